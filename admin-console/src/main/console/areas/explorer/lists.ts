import { html, nothing, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import { whole } from '../../kernel/format.js';
import { Load } from '../../kernel/load.js';
import { go, setQuery } from '../../kernel/router.js';
import { address, hash } from '../../parts/copy.js';
import { table } from '../../parts/m-table.js';
import { clock } from '../../parts/m-when.js';
import { define, Part } from '../../parts/part.js';
import { ended, outcome } from '../../parts/states.js';
import { line } from '../../parts/tree.js';
import { link, loaded } from '../../parts/view.js';
import { menu } from './menu.js';

const PAGE = 50;

/** The buttons of a list of the history: where it goes on is in the address. */
const pager = (page: { prev: string | null; next: string | null }): TemplateResult => html`<p class="pager">
  ${new URLSearchParams(location.search).has('cursor') ? html`<button type="button" @click=${() => setQuery({ cursor: '' })}>Newest</button>` : nothing}
  ${page.prev ? html`<button type="button" @click=${() => setQuery({ cursor: page.prev ?? '' }, false)}>Newer</button>` : nothing}
  ${page.next ? html`<button type="button" @click=${() => setQuery({ cursor: page.next ?? '' }, false)}>Older</button>` : nothing}</p>`;

const ofMany = (page: { prev: string | null; next: string | null }): boolean => page.prev !== null || page.next !== null;

class Blocks extends Part {
  static override properties = { failures: {}, cursor: {} };
  declare failures: string;
  declare cursor: string;
  private readonly blocks = new Load(this, () => `${this.failures} ${this.cursor}`, () => api.blocks({ limit: PAGE, hasFailures: this.failures, cursor: this.cursor }), 1000);

  override render(): TemplateResult {
    return html`${menu('/blocks')}<section class="card">
      ${form([{ name: 'hasFailures', label: 'Extrinsics in it', value: this.failures, of: [['', 'any outcome'], ['true', 'one or more failed'], ['false', 'none failed']] }])}
      ${loaded(this.blocks, (blocks) => html`${table<api.BlockRow>({
      id: 'blocks', caption: 'Blocks, newest first', address: true, part: ofMany(blocks.page), rows: blocks.items, rowId: (b) => String(b.number), href: (b) => `/blocks/${b.number}`,
      columns: [
        { key: 'number', label: 'Block', number: true, value: (b) => b.number, show: (b) => link(`/blocks/${b.number}`, `#${whole(b.number)}`) },
        { key: 'hash', label: 'Hash', value: (b) => b.hash, show: (b) => hash(b.hash) },
        { key: 'time', label: 'Time', value: (b) => b.time, show: (b) => clock(b.time), wide: true },
        { key: 'extrinsics', label: 'Extrinsics', number: true, value: (b) => b.extrinsics },
        { key: 'failed', label: 'Failed', number: true, wide: true, value: (b) => b.failed },
        { key: 'bytes', label: 'Bytes', number: true, wide: true, value: (b) => b.bytes, show: (b) => whole(b.bytes) },
        { key: 'payouts', label: 'Payouts', number: true, wide: true, value: (b) => b.payouts },
        { key: 'root', label: 'State root', off: true, value: (b) => b.stateRoot, show: (b) => hash(b.stateRoot) },
      ] })}
      ${pager(blocks.page)}`)}</section>`;
  }
}
define('blocks-page', Blocks);

class Extrinsics extends Part {
  static override properties = { pallet: {}, call: {}, signer: {}, success: {}, since: {}, until: {}, cursor: {} };
  declare pallet: string;
  declare call: string;
  declare signer: string;
  declare success: string;
  declare since: string;
  declare until: string;
  declare cursor: string;
  private readonly calls = new Load(this, () => [this.pallet, this.call, this.signer, this.success, this.since, this.until, this.cursor].join(' '), () => api.extrinsics({ limit: 100, pallet: this.pallet, call: this.call, signer: this.signer, success: this.success, from: this.since, to: this.until, cursor: this.cursor }), 2000);

  override render(): TemplateResult {
    return html`${menu('/extrinsics')}<section class="card">
      ${form([{ name: 'pallet', label: 'Pallet', value: this.pallet }, { name: 'call', label: 'Call', value: this.call }, { name: 'signer', label: 'Signer', value: this.signer },
        { name: 'success', label: 'Outcome', value: this.success, of: [['', 'any'], ['true', 'went well'], ['false', 'failed']] }, ...span(this.since, this.until)])}
      ${loaded(this.calls, (calls) => html`${table<api.ExtrinsicRow>({
        id: 'extrinsics', caption: 'Extrinsics, newest first', address: true, part: ofMany(calls.page), rows: calls.items, rowId: (c) => `${c.block}-${c.index}`, href: (c) => `/extrinsics/${c.hash}`, empty: 'No extrinsic fits.',
        columns: [
          { key: 'block', label: 'Block', number: true, value: (c) => c.block, show: (c) => html`${link(`/blocks/${c.block}`, `#${whole(c.block)}`)}-${c.index}` },
          { key: 'what', label: 'Call', value: (c) => `${c.pallet}.${c.call}`, show: (c) => link(`/extrinsics/${c.hash}`, `${c.pallet}.${c.call}`) },
          { key: 'signer', label: 'Signer', value: (c) => c.signer, show: (c) => (c.signer ? address(c.signer) : html`<span class="note">no one</span>`), wide: true },
          { key: 'outcome', label: 'Outcome', value: ended, show: (c) => outcome(c) },
          { key: 'arguments', label: 'Arguments', value: (c) => line(c.arguments, 56), wide: true },
          { key: 'hash', label: 'Hash', off: true, value: (c) => c.hash, show: (c) => hash(c.hash) },
        ] })}${pager(calls.page)}`)}</section>`;
  }
}
define('extrinsics-page', Extrinsics);

class Events extends Part {
  static override properties = { pallet: {}, event: {}, since: {}, until: {}, cursor: {} };
  declare pallet: string;
  declare event: string;
  declare since: string;
  declare until: string;
  declare cursor: string;
  private readonly events = new Load(this, () => [this.pallet, this.event, this.since, this.until, this.cursor].join(' '), () => api.events({ limit: 100, pallet: this.pallet, event: this.event, from: this.since, to: this.until, cursor: this.cursor }), 2000);

  override render(): TemplateResult {
    return html`${menu('/events')}<section class="card">
      ${form([{ name: 'pallet', label: 'Pallet', value: this.pallet }, { name: 'event', label: 'Event', value: this.event }, ...span(this.since, this.until)])}
      ${loaded(this.events, (events) => html`${table<api.EventRow>({
        id: 'events', caption: 'Events, newest first', address: true, part: ofMany(events.page), rows: events.items, rowId: (e) => `${e.block}-${e.index}`, href: (e) => `/blocks/${e.block}`, empty: 'No event fits. That an extrinsic went well (ExtrinsicSuccess) is said of the extrinsic, not here.',
        columns: [
          { key: 'block', label: 'Block', number: true, value: (e) => e.block, show: (e) => html`${link(`/blocks/${e.block}`, `#${whole(e.block)}`)}-${e.index}` },
          { key: 'what', label: 'Event', value: (e) => `${e.pallet}.${e.event}` },
          { key: 'cause', label: 'Of extrinsic', number: true, wide: true, value: (e) => e.extrinsic ?? undefined, show: (e) => e.extrinsic ?? 'the block' },
          { key: 'fields', label: 'What', value: (e) => line(e.fields), wide: true },
        ] })}${pager(events.page)}`)}</section>`;
  }
}
define('events-page', Events);

interface Field { name: string; label: string; value: string; hint?: string; of?: readonly (readonly [string, string])[] }

const SPAN = 'block or instant';
const span = (since: string, until: string): Field[] => [{ name: 'from', label: 'From', value: since, hint: SPAN }, { name: 'to', label: 'To, included', value: until, hint: SPAN }];

const input = ({ name, value, hint, of }: Field): TemplateResult => (of
  ? html`<select name=${name}>${of.map(([each, word]) => html`<option value=${each} ?selected=${each === value}>${word}</option>`)}</select>`
  : html`<input name=${name} .value=${value} placeholder=${hint ?? nothing} title=${hint ? 'A block\'s number, or an instant such as 2026-11-30T12:00:00Z' : nothing} autocomplete="off" spellcheck="false">`);

/** Fields that the node filters by, over the whole history and not only the rows that are here. */
function form(fields: readonly Field[]): TemplateResult {
  return html`<form class="query" @submit=${(e: SubmitEvent) => {
    e.preventDefault();
    const given = new FormData(e.target as HTMLFormElement);
    const query = new URLSearchParams(fields.flatMap(({ name }) => { const value = String(given.get(name) ?? '').trim(); return value ? [[name, value]] : []; }));
    go(`${location.pathname.replace('/console', '')}${query.size ? `?${query}` : ''}`);
  }}>${fields.map((field) => html`<label>${field.label} ${input(field)}</label>`)}<button>Search all of history</button></form>`;
}
