import { html, nothing, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import { whole } from '../../kernel/format.js';
import { Load } from '../../kernel/load.js';
import { setQuery } from '../../kernel/router.js';
import { shell } from '../../kernel/shell.js';
import { cli, hash } from '../../parts/copy.js';
import { table } from '../../parts/m-table.js';
import { define, Part } from '../../parts/part.js';
import { line, tree } from '../../parts/tree.js';
import { card, empty, loaded } from '../../parts/view.js';
import { menu } from './menu.js';

const PAGE = 100;

/** Every entry that the chain stores, chosen by its own metadata; keys, block and page are in the address. */
class State extends Part {
  static override properties = { pallet: {}, item: {}, keys: { attribute: false }, at: {}, cursor: {} };
  declare pallet: string;
  declare item: string;
  declare keys: readonly string[];
  declare at: string;
  declare cursor: string;
  private readonly metadata = new Load(this, () => 'all', api.metadata);
  private readonly entries = new Load(this, () => (this.pallet && this.item ? [this.pallet, this.item, this.keys.join(), this.at, this.cursor].join(' ') : undefined),
    () => api.entries(this.pallet, this.item, this.keys, { limit: PAGE, at: this.at || undefined, cursor: this.cursor || undefined }));

  override render(): TemplateResult {
    return html`${menu('/state')}${loaded(this.metadata, (metadata) => {
      const pallets = metadata.pallets.filter((p) => p.storage.length);
      const pallet = pallets.find((p) => p.name === this.pallet) ?? pallets[0];
      const item = pallet?.storage.find((i) => i.name === this.item);
      return html`${card('Entry', html`<form class="form" @submit=${this.submit}>
          <label for="pallet">Pallet</label><select id="pallet" name="pallet" @change=${(e: Event) => setQuery({ pallet: (e.target as HTMLSelectElement).value, item: '', key: '', at: '', cursor: '' })}>${pallets.map((p) => html`<option ?selected=${p === pallet}>${p.name}</option>`)}</select>
          <label for="item">Item</label><select id="item" name="item" @change=${(e: Event) => setQuery({ pallet: pallet?.name ?? '', item: (e.target as HTMLSelectElement).value, key: '', cursor: '' })}>${this.item ? nothing : html`<option value="">Choose an item</option>`}${pallet?.storage.map((i) => html`<option ?selected=${i.name === this.item}>${i.name}</option>`)}</select>
          ${item ? html`<p class="note">${item.docs} Its value is ${item.value}.</p>` : nothing}
          ${item?.keys.map((type, i) => html`<label for="key-${i}">Key ${i + 1}: ${type}</label><input id="key-${i}" name="key" .value=${this.keys[i] ?? ''} placeholder="all" autocomplete="off" spellcheck="false">`)}
          <label for="at">At block (number or hash; empty is the newest)</label><input id="at" name="at" .value=${this.at} autocomplete="off" spellcheck="false">
          <button class="primary">Read</button></form>`, 'the address of this page holds it')}
        ${item ? this.found(item) : card('Value', empty('Choose a pallet and an item, such as System and Account, or SubtensorModule and Tempo.', shell`./myelin query`))}`;
    })}`;
  }

  private found(item: api.ItemInfo): TemplateResult {
    return html`${card(`${this.pallet}.${this.item}`, loaded(this.entries, (found) => html`
      ${found.items.length === 1 && item.keys.length === found.items[0]!.keys.length && (item.keys.length === 0 || this.keys.length === item.keys.length) ? html`${tree(found.items[0]!.value)}<h3>Raw</h3><p class="mono wrap raw" tabindex="0">${found.items[0]!.raw}</p><p class="note">Key in the trie: <span class="mono wrap">${found.items[0]!.key}</span></p>`
        : table<api.StateEntry>({
          id: 'entries', caption: `Entries of ${this.pallet}.${this.item}`, part: found.page.next !== null || this.cursor !== '', rows: found.items, rowId: (e) => e.key, empty: empty('No entry is kept under these keys.', shell`./myelin query --help`), href: (e) => `/state?pallet=${this.pallet}&item=${this.item}&${e.keys.map((key) => `key=${encodeURIComponent(typeof key === 'object' ? JSON.stringify(key) : String(key))}`).join('&')}${this.at ? `&at=${this.at}` : ''}`,
          columns: [...item.keys.map((type, i) => ({ key: `key${i}`, label: type, value: (e: api.StateEntry) => line(e.keys[i], 60) })),
            { key: 'value', label: 'Value', value: (e) => line(e.value, 120), show: (e) => html`<span class="wrapcell">${line(e.value, 160)}</span>` }, { key: 'raw', label: 'Raw', off: true, value: (e) => e.raw, show: (e) => hash(e.raw) }],
        })}
      <p class="pager">${this.cursor ? html`<button type="button" @click=${() => setQuery({ cursor: '' })}>First</button>` : nothing}${found.page.next ? html`<button type="button" @click=${() => setQuery({ cursor: found.page.next ?? '' }, false)}>More</button>` : nothing}
        ${found.page.total === null ? '' : `${whole(found.page.total)} in all`}</p>`))}
      ${cli(shell`./myelin query ${this.pallet} ${this.item} ${[...this.keys, ...(this.at ? ['--at', this.at] : [])]}`)}`;
  }

  private readonly submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const keys = given.getAll('key').map((key) => String(key).trim()).filter(Boolean);
    setQuery({ pallet: String(given.get('pallet') ?? ''), item: String(given.get('item') ?? ''), at: String(given.get('at') ?? '').trim(), cursor: '' }, false, { key: keys });
  };
}
define('state-page', State);
