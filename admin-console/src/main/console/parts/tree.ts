import { html, type TemplateResult } from 'lit';
import { isAddress, shortAddresses } from '../kernel/address.js';
import { href } from '../kernel/router.js';


/** Decoded arguments and fields as they nest. */
export function tree(value: unknown): TemplateResult {
  if (value === null || value === undefined) return html`<span class="note">none</span>`;
  if (Array.isArray(value)) return value.length ? html`<ol class="tree">${value.map((each) => html`<li>${tree(each)}</li>`)}</ol>` : html`<span class="note">empty</span>`;
  if (typeof value === 'object') {
    const entries = Object.entries(value);
    return entries.length ? html`<dl class="tree">${entries.map(([name, each]) => html`<div><dt>${name}</dt><dd>${tree(each)}</dd></div>`)}</dl>` : html`<span class="note">no arguments</span>`;
  }
  const text = String(value);
  return isAddress(text) ? html`<a class="mono wrap" href=${href(`/accounts/${text}`)}>${text}</a>` : html`<span class="mono wrap">${text}</span>`;
}

/** The same in one line, for a cell. */
export function line(value: unknown, most = 90): string {
  const text = value === null || value === undefined ? '' : typeof value === 'object' ? Object.entries(value).map(([k, v]) => `${Array.isArray(value) ? '' : `${k}: `}${typeof v === 'object' && v !== null ? JSON.stringify(v) : v}`).join(', ') : String(value);
  const flat = shortAddresses(text.replaceAll('"', '')).replace(/0x[0-9a-f]{20,}/g, (h) => `${h.slice(0, 10)}..`);
  return flat.length > most ? `${flat.slice(0, most - 2)}..` : flat;
}
