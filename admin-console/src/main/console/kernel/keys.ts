// Single keys, never inside a field; a person can turn them off (WCAG 2.1.4).
const OFF = 'myelin.keys.off';
const PLACES: Record<string, string> = { o: '/', s: '/subnets', b: '/blocks', e: '/extrinsics', a: '/accounts', i: '/integrity', p: '/plugins', x: '/operations' };

const ACTS: Record<string, Act> = { '/': 'search', '?': 'help', t: 'theme', c: 'copy', e: 'export', j: 'next', k: 'previous' };

export type Act = 'search' | 'help' | 'theme' | 'copy' | 'export' | 'next' | 'previous';

export const KEYS: readonly (readonly [string, string])[] = [
  ['/', 'search'], ['?', 'this list'], ['g then o s b e a i p x', 'overview, subnets, blocks, extrinsics, accounts, integrity, plugins, operations'],
  ['arrow keys', 'rows and cells of a table'], ['Enter', 'open the row'], ['j k', 'next and previous row; on a block\'s page, block'], ['[ ]', 'earlier and later epoch'],
  ['c', 'copy the address of the row, the account or the neuron; else of the page'], ['e', 'export the table'], ['t', 'other colour scheme'], ['Esc', 'close'],
];

export function keysOff(): boolean {
  try { return localStorage.getItem(OFF) === '1'; } catch { return false; }
}

export function turnKeys(off: boolean): void {
  try { if (off) localStorage.setItem(OFF, '1'); else localStorage.removeItem(OFF); } catch { /* lasts for this page only */ }
}

/** What a key means now; 'waiting' is true after a g. */
export function meaning(key: string, waiting: boolean): { go?: string; act?: Act; waits?: boolean } {
  if (waiting) return PLACES[key] ? { go: PLACES[key] } : {};
  if (key === 'g') return { waits: true };
  return ACTS[key] ? { act: ACTS[key] } : {};
}

/** Whether a key stands for itself: not typed into a field, not with another one, and not turned off. */
export function bare(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  const field = target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
  return !event.ctrlKey && !event.metaKey && !event.altKey && !keysOff() && !field;
}

export function listen(act: (meant: { go?: string; act?: Act }) => void): void {
  let waiting = false;
  addEventListener('keydown', (event) => {
    if (!bare(event)) return;
    const meant = meaning(event.key, waiting);
    waiting = meant.waits === true;
    if (meant.go ?? meant.act) { event.preventDefault(); act(meant); }
  });
}
