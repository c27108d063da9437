// Which model predicts best on purchases it had not seen.
export function models() {
  return null;
}
