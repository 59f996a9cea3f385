// Single keys, never inside a field; a person can turn them off (WCAG 2.1.4).
const OFF = 'myelin.keys.off';
const PLACES: Record<string, string> = { o: '/', s: '/subnets', b: '/blocks', e: '/extrinsics', a: '/accounts', i: '/integrity', p: '/plugins', x: '/operations' };

export const KEYS: readonly (readonly [string, string])[] = [
  ['/', 'search'], ['?', 'this list'], ['g then o s b e a i p x', 'overview, subnets, blocks, extrinsics, accounts, integrity, plugins, operations'],
  ['arrow keys', 'rows and cells of a table'], ['Enter', 'open the row'], ['j k', 'next and previous block on a block\'s page'], ['t', 'other colour scheme'], ['Esc', 'close'],
];

export function keysOff(): boolean {
  try { return localStorage.getItem(OFF) === '1'; } catch { return false; }
}

export function turnKeys(off: boolean): void {
  try { if (off) localStorage.setItem(OFF, '1'); else localStorage.removeItem(OFF); } catch { /* lasts for this page only */ }
}

/** What a key means now; 'waiting' is true after a g. */
export function meaning(key: string, waiting: boolean): { go?: string; act?: string; waits?: boolean } {
  if (waiting) return PLACES[key] ? { go: PLACES[key] } : {};
  if (key === 'g') return { waits: true };
  return { '/': { act: 'search' }, '?': { act: 'help' }, t: { act: 'theme' } }[key] ?? {};
}

export function listen(act: (meant: { go?: string; act?: string }) => void): void {
  let waiting = false;
  addEventListener('keydown', (event) => {
    const target = event.composedPath()[0];
    if (event.ctrlKey || event.metaKey || event.altKey || keysOff() || (target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)))) return;
    const meant = meaning(event.key, waiting);
    waiting = meant.waits === true;
    if (meant.go ?? meant.act) { event.preventDefault(); act(meant); }
  });
}
