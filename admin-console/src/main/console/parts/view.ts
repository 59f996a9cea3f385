// What pages are made of beside the elements: cards, figures, and what is shown when there is nothing to show.
import { html, nothing, svg, type TemplateResult } from 'lit';
import { ago, percent, whole } from '../kernel/format.js';
import type { Load } from '../kernel/load.js';
import { MOST_ROWS, type Refusal } from '../kernel/http.js';
import { href } from '../kernel/router.js';
import type { Line } from '../kernel/shell.js';
import { cli } from './copy.js';
import { whatItMeans } from './meaning.js';

export type Shown = TemplateResult | string | number | typeof nothing;

export const card = (title: Shown, body: unknown, aside: Shown = nothing, id = ''): TemplateResult =>
  html`<section class="card" id=${id || nothing}><div class="title"><h2>${title}</h2>${aside === nothing ? nothing : html`<span class="note">${aside}</span>`}</div>${body}</section>`;

export const figure = (label: string, value: unknown, note: unknown = nothing, id = ''): TemplateResult =>
  html`<section class="card figure" id=${id || nothing}><h2>${label}</h2><div class="value">${value}</div>${note === nothing ? nothing : html`<div class="note">${note}</div>`}</section>`;

export const facts = (rows: readonly (readonly [string, unknown])[]): TemplateResult =>
  html`<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;

/** What stands beside a table of all rows that has as many as a page takes. */
export const cut = (rows: readonly unknown[], word: 'first' | 'newest'): Shown => (rows.length < MOST_ROWS ? nothing : `the ${word} ${whole(MOST_ROWS)}; a file has all of them`);

/** A share as a bar; the number stands beside it. */
export const bar = (ratio: number): TemplateResult =>
  html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="8"/>${svg`<rect class="fill" width=${Math.max(0, Math.min(100, 100 * ratio))} height="8"/>`}</svg>`;

export const barCell = (ratio: number, of: number): TemplateResult => html`<span class="barcell">${bar(of > 0 ? ratio / of : 0)}<span>${percent(ratio)}</span></span>`;

export const empty = (sentence: unknown, line?: Line): TemplateResult => html`<div class="empty"><p>${sentence}</p>${line ? cli(line) : nothing}</div>`;

/** A room whose data do not exist yet says so, and what there is instead. */
export const notBuilt = (what: string, instead: unknown = nothing): TemplateResult =>
  html`<div class="empty unbuilt"><p><strong>Not built yet.</strong> ${what}</p>${instead}</div>`;

/** The page of the server that signs in works without a script, so it is no page of the router. */
export const signIn = (): TemplateResult => html` <a href="/console/signin?next=${encodeURIComponent(location.pathname)}" target="_self">Sign in</a>`;

/** The code of a refusal, with the way to its meaning, and to signing in where that is all that is needed. */
export const reason = (code: string): TemplateResult => html`<code>${code}</code>${whatItMeans(code)}${code === 'sign-in-needed' ? signIn() : nothing}`;

export function refused(refusal: Refusal, again: () => void): TemplateResult {
  return html`<div class="trouble" role="alert"><p>${refusal.message}</p><p class="note">${reason(refusal.code)} <button type="button" @click=${again}>Try again</button></p></div>`;
}

/** The answer; before it a skeleton; after a refusal the last good answer, greyed, with its age. */
export function loaded<T>(load: Load<T>, draw: (data: T) => unknown): unknown {
  // The bar on top says it at length, once for all parts of a page.
  if (load.data === undefined && load.refusal?.code === 'sign-in-needed') return html`<p class="note">Shown to who is signed in. ${signIn()}${whatItMeans('sign-in-needed')}</p>`;
  if (load.data === undefined) return load.refusal ? refused(load.refusal, () => void load.ask()) : html`<div class="skeleton" aria-label="Loading" role="status"><i></i><i></i><i></i></div>`;
  return load.refusal && !load.refusal.away
    ? html`${refused(load.refusal, () => void load.ask())}<p class="note">Shown is what was heard ${ago(load.at)}.</p><div class="stale">${draw(load.data)}</div>`
    : draw(load.data);
}

/** Tabs are links: each is an address of its own. */
export const tabs = (path: string, chosen: string, names: readonly (readonly [string, string])[]): TemplateResult =>
  html`<nav class="tabs" aria-label="Parts of this page">${names.map(([name, label], i) =>
    html`<a href=${href(i === 0 ? path : `${path}?tab=${name}`)} aria-current=${name === chosen ? 'page' : nothing}>${label}</a>`)}</nav>`;

export const link = (path: string, label: unknown): TemplateResult => html`<a href=${href(path)}>${label}</a>`;
