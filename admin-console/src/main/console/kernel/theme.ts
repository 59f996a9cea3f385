const KEY = 'myelin.theme';

export const theme = (): string => document.documentElement.dataset['theme'] ?? 'light';

export function toggle(): void {
  const next = theme() === 'dark' ? 'light' : 'dark';
  try { localStorage.setItem(KEY, next); } catch { /* lasts for this page only */ }
  show(next);
}

function show(scheme: string): void {
  document.documentElement.dataset['theme'] = scheme;
  dispatchEvent(new Event('themechange'));
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => {
  let saved: string | null = null;
  try { saved = localStorage.getItem(KEY); } catch { /* the system decides */ }
  if (!saved) show(event.matches ? 'dark' : 'light');
});

export const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
