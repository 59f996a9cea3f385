import { html, nothing, type TemplateResult } from 'lit';
import { decoded } from '../kernel/base64.js';
import { counted } from '../kernel/format.js';

const NUMBERS = 24;
const ENTRIES = 8;
const SIGNS = 2_000;
const PRINTED = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/;

/** What a question or an answer holds, its texts readable; of long lists the beginning, with how much follows. */
export function content(value: unknown): TemplateResult {
  if (value === null || value === undefined) return html`<span class="note">none</span>`;
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object') return html`<span class="mono">${String(value)}</span>`;
  if (Array.isArray(value)) return list(value);
  const entries = Object.entries(value);
  return entries.length ? html`<dl class="tree">${entries.map(([name, each]) => html`<div><dt>${name}</dt><dd>${content(each)}</dd></div>`)}</dl>` : html`<span class="note">empty</span>`;
}

function list(values: readonly unknown[]): TemplateResult {
  const flat = values.every((each) => typeof each === 'number' || typeof each === 'boolean');
  const most = flat ? NUMBERS : ENTRIES;
  const rest = values.length > most ? html`<span class="note">and ${values.length - most} more</span>` : nothing;
  if (!values.length) return html`<span class="note">empty</span>`;
  return flat ? html`<span class="mono wrap">${values.slice(0, most).join(', ')}</span> ${rest}`
    : html`<ol class="tree">${values.slice(0, most).map((each) => html`<li>${content(each)}</li>`)}</ol>${rest}`;
}

function text(value: string): TemplateResult {
  const found = decoded(value);
  const read = found !== value && PRINTED.test(found);
  const shown = read ? found : value;
  return html`<span class=${read ? 'said' : 'mono wrap'} title=${read ? 'a text, sent as base64' : nothing}>${shown.slice(0, SIGNS)}</span>${shown.length > SIGNS ? html` <span class="note">and ${counted(shown.length - SIGNS, 'more sign')}</span>` : nothing}`;
}
