// Runs before the first paint, so that a remembered scheme does not flash in the other one.
(() => {
  const KEY = 'myelin.theme';
  const system = matchMedia('(prefers-color-scheme: dark)');
  const remembered = () => {
    try { return localStorage.getItem(KEY); } catch (blocked) { return null; }
  };
  const apply = () => {
    const saved = remembered();
    const dark = saved ? saved === 'dark' : system.matches;
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    const button = document.getElementById('theme-toggle');
    if (button) button.setAttribute('aria-label', `Switch to the ${dark ? 'light' : 'dark'} colour scheme`);
    dispatchEvent(new Event('themechange'));
  };
  apply();
  system.addEventListener('change', apply);
  addEventListener('DOMContentLoaded', () => {
    apply();
    document.getElementById('theme-toggle').addEventListener('click', () => {
      const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
      try { localStorage.setItem(KEY, next); } catch (blocked) { /* lasts for this page only */ }
      document.documentElement.dataset.theme = next;
      if (remembered() === next) apply(); else dispatchEvent(new Event('themechange'));
    });
  });
})();
