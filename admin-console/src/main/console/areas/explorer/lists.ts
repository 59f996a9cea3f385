import { html, nothing, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import { tao, whole } from '../../kernel/format.js';
import { Load } from '../../kernel/load.js';
import { go, setQuery } from '../../kernel/router.js';
import { address, hash, state } from '../../parts/copy.js';
import { table } from '../../parts/m-table.js';
import { define, Part } from '../../parts/part.js';
import { line } from '../../parts/tree.js';
import { link, loaded } from '../../parts/view.js';
import { menu } from './menu.js';

const PAGE = 50;

class Blocks extends Part {
  static override properties = { until: { attribute: false } };
  declare until: number | undefined;
  private readonly blocks = new Load(this, () => String(this.until ?? ''), () => api.blocks(PAGE, this.until), 1000);

  override render(): TemplateResult {
    return html`${menu('/blocks')}<section class="card">${loaded(this.blocks, (blocks) => html`${table<api.Block>({
      id: 'blocks', caption: 'Blocks, newest first', address: true, rows: blocks, rowId: (b) => String(b.number), href: (b) => `/blocks/${b.number}`,
      columns: [
        { key: 'number', label: 'Block', number: true, value: (b) => b.number, show: (b) => link(`/blocks/${b.number}`, `#${whole(b.number)}`) },
        { key: 'hash', label: 'Hash', value: (b) => b.hash, show: (b) => hash(b.hash) },
        { key: 'extrinsics', label: 'Extrinsics', number: true, value: (b) => b.extrinsics.length },
        { key: 'failed', label: 'Failed', number: true, wide: true, value: (b) => b.extrinsics.filter((x) => !x.success).length },
        { key: 'bytes', label: 'Bytes', number: true, wide: true, value: (b) => b.extrinsics.reduce((all, x) => all + x.bytes, 0), show: (b) => whole(b.extrinsics.reduce((all, x) => all + x.bytes, 0)) },
        { key: 'paid', label: 'Paid out (TAO)', number: true, wide: true, value: (b) => Number(b.payouts.reduce((all, p) => all + BigInt(p.amount), 0n)), show: (b) => (b.payouts.length ? tao(b.payouts.reduce((all, p) => all + BigInt(p.amount), 0n)) : '–') },
        { key: 'root', label: 'State root', off: true, value: (b) => b.stateRoot, show: (b) => hash(b.stateRoot) },
      ] })}
      ${older(blocks.at(-1)?.number, (blocks.at(-1)?.number ?? 0) > 0)}`)}</section>`;
  }
}
define('blocks-page', Blocks);

const older = (before: number | undefined, more: boolean): unknown =>
  html`<p class="pager">${new URLSearchParams(location.search).has('before') ? html`<button type="button" @click=${() => setQuery({ before: '' })}>Newest</button>` : nothing}
    ${more && before !== undefined ? html`<button type="button" @click=${() => setQuery({ before: String(before) }, false)}>Older</button>` : nothing}</p>`;

class Extrinsics extends Part {
  static override properties = { pallet: {}, call: {}, signer: {}, until: {} };
  declare pallet: string;
  declare call: string;
  declare signer: string;
  declare until: string;
  private readonly calls = new Load(this, () => [this.pallet, this.call, this.signer, this.until].join(' '), () => api.calls({ limit: 100, pallet: this.pallet, call: this.call, signer: this.signer, ...(this.until ? { before: Number(this.until) } : {}) }), 2000);

  override render(): TemplateResult {
    return html`${menu('/extrinsics')}<section class="card">
      ${form([['pallet', 'Pallet', this.pallet], ['call', 'Call', this.call], ['signer', 'Signer', this.signer]])}
      ${loaded(this.calls, (calls) => html`${table<api.Call>({
        id: 'extrinsics', caption: 'Extrinsics, newest first', address: true, rows: calls, rowId: (c) => String(c.id), href: (c) => `/extrinsics/${c.hash}`, empty: 'No extrinsic fits.',
        columns: [
          { key: 'block', label: 'Block', number: true, value: (c) => c.block, show: (c) => html`${link(`/blocks/${c.block}`, `#${whole(c.block)}`)}-${c.index}` },
          { key: 'what', label: 'Call', value: (c) => `${c.pallet}.${c.call}`, show: (c) => link(`/extrinsics/${c.hash}`, `${c.pallet}.${c.call}`) },
          { key: 'signer', label: 'Signer', value: (c) => c.signer, show: (c) => (c.signer ? address(c.signer) : html`<span class="note">no one</span>`), wide: true },
          { key: 'outcome', label: 'Outcome', value: (c) => (c.success ? 'done' : 'failed'), show: (c) => (c.success ? state('good', 'done') : state('bad', c.failure ? `failed: ${c.failure}` : 'failed')) },
          { key: 'arguments', label: 'Arguments', value: (c) => line(c.arguments, 56), wide: true },
          { key: 'hash', label: 'Hash', off: true, value: (c) => c.hash, show: (c) => hash(c.hash) },
        ] })}${older(calls.at(-1)?.id, calls.length === 100)}`)}</section>`;
  }
}
define('extrinsics-page', Extrinsics);

class Events extends Part {
  static override properties = { pallet: {}, name: {}, until: {} };
  declare pallet: string;
  declare name: string;
  declare until: string;
  private readonly events = new Load(this, () => [this.pallet, this.name, this.until].join(' '), () => api.events({ limit: 100, pallet: this.pallet, name: this.name, ...(this.until ? { before: Number(this.until) } : {}) }), 2000);

  override render(): TemplateResult {
    return html`${menu('/events')}<section class="card">
      ${form([['pallet', 'Pallet', this.pallet], ['name', 'Event', this.name]])}
      ${loaded(this.events, (events) => html`${table<api.ChainEvent>({
        id: 'events', caption: 'Events, newest first', address: true, rows: events, rowId: (e) => String(e.id), href: (e) => `/blocks/${e.block}`, empty: 'No event fits. That an extrinsic went well (ExtrinsicSuccess) is said of the extrinsic, not here.',
        columns: [
          { key: 'block', label: 'Block', number: true, value: (e) => e.block, show: (e) => html`${link(`/blocks/${e.block}`, `#${whole(e.block)}`)}-${e.position}` },
          { key: 'what', label: 'Event', value: (e) => `${e.pallet}.${e.name}` },
          { key: 'cause', label: 'Of extrinsic', number: true, wide: true, value: (e) => e.extrinsic ?? undefined, show: (e) => e.extrinsic ?? 'the block' },
          { key: 'fields', label: 'What', value: (e) => line(e.fields), wide: true },
        ] })}${older(events.at(-1)?.id, events.length === 100)}`)}</section>`;
  }
}
define('events-page', Events);

/** Fields that the node filters by, over the whole history and not only the rows that are here. */
function form(fields: readonly (readonly [string, string, string])[]): TemplateResult {
  return html`<form class="query" @submit=${(e: SubmitEvent) => {
    e.preventDefault();
    const given = new FormData(e.target as HTMLFormElement);
    const query = new URLSearchParams(fields.flatMap(([name]) => { const value = String(given.get(name) ?? '').trim(); return value ? [[name, value]] : []; }));
    go(`${location.pathname.replace('/console', '')}${query.size ? `?${query}` : ''}`);
  }}>${fields.map(([name, label, value]) => html`<label>${label} <input name=${name} .value=${value} autocomplete="off" spellcheck="false"></label>`)}<button>Search all of history</button></form>`;
}
