// The last places that were found by search, in this browser only.
import type { Hit } from './search.js';

const KEY = 'myelin.searches';
const MOST = 10;

export function recent(): Hit[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]') as unknown;
    return Array.isArray(kept) ? kept.filter((hit): hit is Hit => typeof hit === 'object' && hit !== null && ['kind', 'label', 'path'].every((name) => typeof (hit as Record<string, unknown>)[name] === 'string')).slice(0, MOST) : [];
  } catch { return []; }
}

export function remember(hit: Hit): void {
  try { localStorage.setItem(KEY, JSON.stringify([hit, ...recent().filter((each) => each.path !== hit.path)].slice(0, MOST))); } catch { /* nothing is kept */ }
}
