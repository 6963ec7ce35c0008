// Runs before the first paint, so that a dark page never flashes white. Kept in step with src/lib/theme.ts.
(function () {
  var choice = null;
  try {
    choice = localStorage.getItem('tessera.theme');
  } catch {
    // Storage can be switched off: then the system decides.
  }
  var dark =
    choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
