// Runs before the first paint, so that a remembered scheme does not flash in the other one. A plain script: it imports nothing.
(() => {
  let saved: string | null = null;
  try { saved = localStorage.getItem('myelin.theme'); } catch { /* storage is blocked: the system decides */ }
  const dark = saved ? saved === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
})();
