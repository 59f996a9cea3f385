// History addresses: a link is an ordinary link, and the address holds all that is shown.
import { match, type Route } from './routes.js';

const BASE = '/console';
const changed = new EventTarget();

export const href = (path: string): string => BASE + path;

export function current(): Route | undefined {
  return match(location.pathname.slice(BASE.length) || '/', new URLSearchParams(location.search));
}

export function go(path: string, replace = false): void {
  const before = location.pathname;
  history[replace ? 'replaceState' : 'pushState'](null, '', href(path));
  changed.dispatchEvent(new CustomEvent('route', { detail: before !== location.pathname }));
}

/** Sets or, with an empty value, takes away what stands in the query. */
export function setQuery(values: Record<string, string>, replace = true, repeated: Record<string, readonly string[]> = {}): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(values)) {
    if (value) query.set(name, value); else query.delete(name);
  }
  for (const [name, all] of Object.entries(repeated)) {
    query.delete(name);
    for (const value of all) query.append(name, value);
  }
  const text = readable(query);
  go(location.pathname.slice(BASE.length) + (text ? `?${text}` : ''), replace);
}

// A filter is meant to be read in the address.
const readable = (query: URLSearchParams): string => query.toString().replace(/%2C/g, ',').replace(/%3A/g, ':').replace(/%2F/g, '/');

export function onRoute(listener: (fresh: boolean) => void): void {
  changed.addEventListener('route', (event) => listener((event as CustomEvent<boolean>).detail));
  addEventListener('popstate', () => listener(true));
  document.addEventListener('click', (event) => {
    const link = event.composedPath().find((at): at is HTMLAnchorElement => at instanceof HTMLAnchorElement);
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.target || link.hasAttribute('download') || link.origin !== location.origin || !link.pathname.startsWith(`${BASE}/`)) return;
    if (link.hash && link.pathname === location.pathname) return;
    event.preventDefault();
    go(link.pathname.slice(BASE.length) + link.search);
  });
}
