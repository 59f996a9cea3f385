import { html, nothing, svg, type TemplateResult } from 'lit';
import { href } from '../kernel/router.js';

const ICONS: Record<string, TemplateResult> = {
  overview: svg`<path d="M2 8 8 2.5 14 8M4 7v6.5h8V7"/>`,
  subnets: svg`<circle cx="8" cy="3.5" r="1.8"/><circle cx="3.5" cy="12" r="1.8"/><circle cx="12.5" cy="12" r="1.8"/><path d="M7 5.2 4.4 10.3M9 5.2l2.6 5.1M5.4 12h5.2"/>`,
  blocks: svg`<path d="m8 1.8 5.5 3v6.4L8 14.2l-5.5-3V4.8zM2.5 4.8 8 8l5.5-3.2M8 8v6.2"/>`,
  extrinsics: svg`<path d="M2.5 4h11M2.5 8h11M2.5 12h7"/>`,
  accounts: svg`<circle cx="8" cy="5.2" r="2.7"/><path d="M2.8 13.8c.6-3 2.6-4.5 5.2-4.5s4.6 1.5 5.2 4.5"/>`,
  integrity: svg`<path d="M8 1.8 13.3 4v4c0 3.2-2.2 5.4-5.3 6.3C4.9 13.4 2.7 11.2 2.7 8V4z"/><path d="m5.6 7.9 1.8 1.8 3.2-3.5"/>`,
  plugins: svg`<path d="M6 2v3M10 2v3M4 5h8v3.5A3.5 3.5 0 0 1 8.5 12h-1A3.5 3.5 0 0 1 4 8.5zM8 12v2.5"/>`,
  playground: svg`<path d="M2.5 3h11v8h-6L4.5 13.5V11h-2zM5 6h6M5 8.3h4"/>`,
  operations: svg`<path d="M1.8 8.5h3L6.5 4l3 8.5 1.8-4h3"/>`,
};

export const PLACES: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['overview', '/', 'Overview', ['overview']],
  ['subnets', '/subnets', 'Subnets', ['subnets', 'neurons']],
  ['blocks', '/blocks', 'Explorer', ['explorer']],
  ['accounts', '/accounts', 'Accounts', ['accounts']],
  ['plugins', '/plugins', 'Plugins', ['plugins']],
  ['playground', '/ask/1', 'Playground', ['playground']],
  ['integrity', '/integrity', 'Integrity', ['integrity']],
  ['operations', '/operations', 'Operations', ['operations']],
];
// A hand reaches five places; the rest is found by search and from the pages.
const AT_HAND = new Set(['overview', 'subnets', 'blocks', 'plugins', 'operations']);

const place = ([icon, path, label, areas]: (typeof PLACES)[number], area: string): TemplateResult =>
  html`<a class=${AT_HAND.has(icon) ? 'hand' : ''} href=${href(path)} aria-current=${areas.includes(area) ? 'page' : nothing}><svg viewBox="0 0 16 16" aria-hidden="true">${ICONS[icon]}</svg><span>${label}</span></a>`;

export const rail = (area: string): TemplateResult => html`<nav class="rail" aria-label="Areas">${PLACES.map((each) => place(each, area))}</nav>`;
