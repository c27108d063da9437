// Runs before the first paint, so that nobody sees the other theme flash by.
(() => {
  try {
    const chosen = localStorage.getItem('clientele.theme');
    if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
  } catch {
    // Storage is closed: the system's choice holds.
  }
})();
