import { html, nothing, svg, type TemplateResult } from 'lit';
import { short } from '../kernel/format.js';
import { href } from '../kernel/router.js';
import { said, type Line } from '../kernel/shell.js';
import { say } from './m-toast.js';

export async function copy(text: string, what = text): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(`Copied ${what.length > 60 ? `${what.slice(0, 57)}...` : what}`);
  } catch {
    say('The browser refused to copy; select the text and copy it by hand.');
  }
}

/** A button that copies the whole of what is shown short. */
export const copyButton = (text: string, what: string): TemplateResult =>
  html`<button type="button" class="icon" title="Copy ${what}" aria-label="Copy ${what}" @click=${(e: Event) => { e.stopPropagation(); void copy(text); }}>
    <svg viewBox="0 0 16 16" aria-hidden="true"><rect x="5" y="5" width="8" height="9" rx="1.5"/><path d="M10.5 2.5h-6A1.5 1.5 0 0 0 3 4v7"/></svg></button>`;

export const hash = (value: string, path?: string): TemplateResult =>
  path ? html`<a class="mono" href=${href(path)} title=${value}>${short(value, 8, 6)}</a>` : html`<span class="mono" title=${value}>${short(value, 8, 6)}</span>`;

/** An account: its name first where it has one, or alone where there is little room. */
export const address = (value: string, name?: string | null, alone = false): TemplateResult =>
  html`<a class="address" href=${href(`/accounts/${value}`)} data-address=${value}>${name ? html`${name} ` : ''}${name && alone ? '' : html`<span class="mono">${short(value)}</span>`}</a>`;

/** A line for the terminal that does or shows the same. */
export const cli = (line: Line, label = 'On the command line'): TemplateResult =>
  html`<div class="cli"><span class="note">${label}</span><code tabindex="0">${line}</code>${copyButton(line, 'the command')}</div>`;

/** What the node's answer to a change says that does the same; none where it names none. */
export interface Lines { readonly cli?: string | null; readonly curl?: string | null }

export function sameLines({ cli: command, curl }: Lines): TemplateResult {
  const shown = (text: string | null | undefined, label: string): TemplateResult | typeof nothing => { const line = said(text ?? undefined); return line ? cli(line, label) : nothing; };
  return html`${shown(command, 'The same on the command line')}${shown(curl, 'The same with curl')}`;
}

// A state is a word and a shape, never a colour alone.
const SHAPES = {
  good: svg`<circle cx="5" cy="5" r="4"/>`, warn: svg`<path d="M5 1 9.5 9h-9z"/>`, bad: svg`<path d="M1 1h8v8H1z"/>`, info: svg`<path d="M5 .5 9.5 5 5 9.5.5 5z"/>`, muted: svg`<path d="M1 4h8v2H1z"/>`,
};

export const state = (kind: 'good' | 'warn' | 'bad' | 'info' | 'muted', label: string): TemplateResult =>
  html`<span class="state ${kind}"><svg viewBox="0 0 10 10" aria-hidden="true">${SHAPES[kind]}</svg>${label}</span>`;
