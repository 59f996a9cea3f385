import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { csv, whole } from '../kernel/format.js';
import { go, setQuery } from '../kernel/router.js';
import { save } from '../kernel/save.js';
import { copy } from './copy.js';
import { define, Part } from './part.js';
import { clicked, filtered, held, ofPage, parseSort, parseWidths, sorted, sortText, widthOf, widthsText, windowOf, type Column, type Sort } from './table-model.js';

export type { Column } from './table-model.js';

interface TableOptions<R> {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowId: (row: R) => string;
  /** Where Enter and a click on the row lead, below /console. */
  readonly href?: (row: R) => string | undefined;
  /** Order when the address names none; without one the rows' own. */
  readonly sort?: string;
  readonly empty?: unknown;
  /** Sort, filters and columns are in the address: for the main table of a page. */
  readonly address?: boolean;
  /** The rows are one page of a longer list: that its order and filters are of these alone is said. */
  readonly part?: boolean;
  /** Small tables need no tools. */
  readonly plain?: boolean;
  readonly rowClass?: (row: R) => string;
}

const ROW = 36;
const VIRTUAL = 120;
const HEIGHT = 640;
const STEP = 16;

/** A real table: rows of one height, only those seen in the document, one tab stop, order held under the pointer. */
class Table<R> extends Part {
  static override properties = { options: { attribute: false } };
  declare options: TableOptions<R>;
  private sorts: readonly Sort[] | undefined;
  private filters = new Map<string, string>();
  private chosen: ReadonlySet<string> | undefined;
  private widths = new Map<string, number>();
  // A width is a rule of a sheet: the policy of the page lets no element have a style of its own.
  private readonly sheet = new CSSStyleSheet();
  private rules = '';
  private filtering = false;
  private choosing = false;
  private order: readonly string[] = [];
  private shown: readonly R[] = [];
  private top = 0;
  private row = 0;
  private column = 0;
  private pointed = false;
  private read = '';
  private last = new Map<string, string>();

  private get virtual(): boolean { return this.shown.length > VIRTUAL; }
  private get order_(): readonly Sort[] { return this.sorts ?? parseSort(this.options.sort ?? ''); }
  private get columns(): readonly Column<R>[] {
    const narrow = innerWidth < 640;
    return this.options.columns.filter((c) => (this.chosen ? this.chosen.has(c.key) : !c.off && !(narrow && c.wide)));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('resize', this.redraw);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.sheet];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('resize', this.redraw);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== this.sheet);
  }

  private readonly redraw = (): void => this.requestUpdate();

  protected override willUpdate(_changed: PropertyValues): void {
    if (this.options.address && this.read !== location.search) this.readAddress();
    const by = sortText(this.order_) + [...this.filters].join();
    // Scrolling draws anew and changes no order.
    if (this.options.rows === this.sortedRows && by === this.sortedBy) return;
    const fit = sorted(filtered(this.options.rows, this.options.columns, this.filters), this.options.columns, this.order_);
    const still = by === this.sortedBy && (this.pointed || this.querySelector('tbody')?.contains(document.activeElement) === true);
    this.shown = still ? held(this.order, fit, this.options.rowId) : fit;
    this.sortedBy = by;
    this.sortedRows = this.options.rows;
    this.order = this.shown.map(this.options.rowId);
    this.row = Math.min(this.row, Math.max(0, this.shown.length - 1));
  }

  private sortedBy: string | undefined;
  private sortedRows: readonly R[] | undefined;

  private readAddress(): void {
    this.read = location.search;
    const query = new URLSearchParams(location.search);
    const sort = query.get('sort');
    this.sorts = sort === null ? undefined : parseSort(sort);
    this.filters = new Map([...query].filter(([name]) => name.startsWith('f.')).map(([name, value]) => [name.slice(2), value]));
    this.filtering ||= this.filters.size > 0;
    const cols = query.get('cols');
    this.chosen = cols ? new Set(cols.split(',')) : undefined;
    this.widths = parseWidths(query.get('w') ?? '');
  }

  private changed(): void {
    this.top = 0;
    this.row = 0;
    if (this.options.address) {
      const gone = [...new URLSearchParams(location.search).keys()].filter((name) => name.startsWith('f.')).map((name) => [name, ''] as const);
      setQuery({ ...Object.fromEntries(gone), sort: this.sorts ? sortText(this.sorts) : '', cols: this.chosen ? [...this.chosen].join(',') : '', w: widthsText(this.widths), ...Object.fromEntries([...this.filters].map(([k, v]) => [`f.${k}`, v])) });
      this.read = location.search;
    }
    this.requestUpdate();
  }

  override render(): TemplateResult {
    const { id, caption, rows } = this.options;
    const columns = this.columns;
    const { from, to } = this.virtual ? windowOf(this.shown.length, this.top, HEIGHT, ROW) : { from: 0, to: this.shown.length };
    const seen = this.shown.slice(from, to);
    return html`
      ${this.options.plain ? nothing : this.tools(rows.length)}
      <div class="scroll ${this.virtual ? 'high' : ''} ${this.options.plain ? '' : 'pinned'}" tabindex=${this.shown.length ? -1 : 0} role="region" aria-label=${caption} @scroll=${this.scrolled}>
        <table id=${id} aria-rowcount=${this.shown.length + 1} @keydown=${this.key} @focusin=${this.focused} @pointerenter=${() => { this.pointed = true; }} @pointerleave=${() => { this.pointed = false; }}>
          <caption class="hidden">${caption}</caption>
          <thead><tr aria-rowindex="1">${columns.map((c) => this.heading(c))}</tr>
          ${this.filtering ? html`<tr class="filters">${columns.map((c) => html`<td><input type="search" .value=${this.filters.get(c.key) ?? ''} aria-label="Filter ${c.label}" placeholder=${c.number ? '>, <, =' : 'text, !not'} title="text, !not, =exact, >100, <=5"
            @input=${(e: Event) => this.filterBy(c.key, (e.target as HTMLInputElement).value)}></td>`)}</tr>` : nothing}</thead>
          <tbody>
            ${from > 0 ? html`<tr class="space" aria-hidden="true"><td colspan=${columns.length} .height=${String(from * ROW)}></td></tr>` : nothing}
            ${repeat(seen, this.options.rowId, (row, i) => this.line(row, from + i, columns))}
            ${to < this.shown.length ? html`<tr class="space" aria-hidden="true"><td colspan=${columns.length} .height=${String((this.shown.length - to) * ROW)}></td></tr>` : nothing}
            ${this.shown.length ? nothing : html`<tr><td class="none" colspan=${columns.length}>${rows.length ? 'No row fits the filter.' : (this.options.empty ?? 'Nothing here yet.')}</td></tr>`}
          </tbody>
        </table>
      </div>`;
  }

  private heading(c: Column<R>): TemplateResult {
    const own = this.order_.find((s) => s.key === c.key);
    return html`<th scope="col" class=${c.number ? 'number' : ''} title=${c.help ?? nothing} aria-sort=${own ? (own.down ? 'descending' : 'ascending') : nothing}>
      <button type="button" @keydown=${(e: KeyboardEvent) => this.widen(e, c.key)} @click=${(e: MouseEvent) => { this.sorts = clicked(this.order_, c.key, e.shiftKey, c.number === true); this.changed(); }}>${c.label}<span class="arrow" aria-hidden="true">${own ? (own.down ? '↓' : '↑') : ''}</span></button>${this.options.plain ? nothing : html`<span class="grip" aria-hidden="true" title="Drag to change the width; a double click takes it back. On the heading: Alt and an arrow key" @pointerdown=${(e: PointerEvent) => this.drag(e, c.key)} @dblclick=${() => this.resize(c.key, undefined, true)}></span>`}</th>`;
  }

  private widen(event: KeyboardEvent, key: string): void {
    const by = event.altKey && !this.options.plain ? { ArrowLeft: -STEP, ArrowRight: STEP }[event.key] : undefined;
    if (by === undefined) return;
    event.preventDefault();
    this.resize(key, ((event.currentTarget as HTMLElement).parentElement?.offsetWidth ?? 0) + by, true);
  }

  private drag(event: PointerEvent, key: string): void {
    const grip = event.currentTarget as HTMLElement;
    const before = grip.parentElement?.offsetWidth ?? 0;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    grip.onpointermove = (move) => this.resize(key, before + move.clientX - event.clientX, false);
    grip.onpointerup = () => {
      grip.onpointermove = null;
      grip.onpointerup = null;
      if (this.widths.has(key)) this.changed();
    };
  }

  private resize(key: string, width: number | undefined, keep: boolean): void {
    if (width === undefined) this.widths.delete(key); else this.widths.set(key, widthOf(width));
    if (keep) this.changed(); else this.requestUpdate();
  }

  protected override updated(): void {
    const rules = this.columns.map((c, i) => { const width = this.widths.get(c.key); return width ? `#${this.options.id} tr:not(.space) > :nth-child(${i + 1}) { width: ${width}px; min-width: ${width}px; max-width: ${width}px; overflow: hidden; text-overflow: ellipsis; }` : ''; }).join('\n');
    if (rules === this.rules) return;
    this.rules = rules;
    this.sheet.replaceSync(rules);
  }

  private line(row: R, at: number, columns: readonly Column<R>[]): TemplateResult {
    const id = this.options.rowId(row);
    const to = this.options.href?.(row);
    return html`<tr data-id=${id} aria-rowindex=${at + 2} class="${to ? 'leads' : ''} ${this.options.rowClass?.(row) ?? ''}" @click=${to ? (e: MouseEvent) => this.open(e, to) : nothing}>
      ${columns.map((c, i) => {
        const value = String(c.value(row) ?? '');
        const known = this.last.get(`${id} ${c.key}`);
        this.last.set(`${id} ${c.key}`, value);
        return html`<td data-key=${c.key} tabindex=${at === this.row && i === this.column ? 0 : -1} class="${c.number ? 'number' : ''} ${known !== undefined && known !== value ? 'moved' : ''}">${c.show ? c.show(row) : value}</td>`;
      })}</tr>`;
  }

  private tools(all: number): TemplateResult {
    return html`<div class="tools">
      <span class="note">${this.shown.length === all ? whole(all) : `${whole(this.shown.length)} of ${whole(all)}`} ${all === 1 ? 'row' : 'rows'}${this.options.part ? `, ${ofPage(this.order_.length > 0, this.filters.size > 0)}` : ''}</span>
      <button type="button" aria-pressed=${this.filtering} @click=${() => { this.filtering = !this.filtering; if (!this.filtering && this.filters.size) { this.filters.clear(); this.changed(); } this.requestUpdate(); }}>Filter</button>
      <button type="button" aria-expanded=${this.choosing} @click=${() => { this.choosing = !this.choosing; this.requestUpdate(); }}>Columns</button>
      <button type="button" @click=${() => void copy(this.text('\t'), 'the table')}>Copy</button>
      <button type="button" @click=${this.export}>CSV</button>
      ${this.choosing ? html`<fieldset class="chooser"><legend>Columns</legend>${this.options.columns.map((c) => html`<label><input type="checkbox" .checked=${this.columns.includes(c)} @change=${(e: Event) => this.choose(c.key, (e.target as HTMLInputElement).checked)}> ${c.label}</label>`)}</fieldset>` : nothing}
    </div>`;
  }

  private choose(key: string, on: boolean): void {
    const next = new Set(this.columns.map((c) => c.key));
    if (on) next.add(key); else if (next.size > 1) next.delete(key);
    this.chosen = new Set(this.options.columns.map((c) => c.key).filter((k) => next.has(k)));
    this.column = 0;
    this.changed();
  }

  private filterBy(key: string, text: string): void {
    if (text) this.filters.set(key, text); else this.filters.delete(key);
    this.changed();
  }

  private text(separator: string): string {
    return csv([this.columns.map((c) => c.label), ...this.shown.map((row) => this.columns.map((c) => String(c.value(row) ?? '')))], separator);
  }

  readonly export = (): void => save(`${this.options.id}.csv`, new Blob([this.text(',')], { type: 'text/csv' }));

  /** To the next or the previous row, and to the first where none has the focus. */
  step(by: number): void {
    const inside = this.querySelector('tbody')?.contains(document.activeElement) === true;
    this.row = inside ? Math.max(0, Math.min(this.shown.length - 1, this.row + by)) : 0;
    if (this.shown.length) void this.focusCell();
  }

  private open(event: MouseEvent, to: string): void {
    if (event.composedPath().some((at) => at instanceof HTMLAnchorElement || at instanceof HTMLButtonElement) || getSelection()?.toString()) return;
    go(to);
  }

  private readonly scrolled = (event: Event): void => {
    if (!this.virtual) return;
    this.top = (event.target as HTMLElement).scrollTop;
    this.requestUpdate();
  };

  private readonly focused = (event: FocusEvent): void => {
    const cell = (event.target as HTMLElement).closest('td[data-key]');
    const line = cell?.closest('tr[data-id]');
    if (!cell || !line) return;
    this.row = Number(line.getAttribute('aria-rowindex')) - 2;
    this.column = [...line.children].indexOf(cell);
    this.requestUpdate();
  };

  private readonly key = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (!target.closest('tbody')) return;
    const page = Math.floor(HEIGHT / ROW) - 1;
    const move: Record<string, readonly [number, number]> = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], PageDown: [page, 0], PageUp: [-page, 0], Home: [-this.row, 0], End: [this.shown.length, 0] };
    const step = move[event.key];
    if (step) {
      event.preventDefault();
      this.row = Math.max(0, Math.min(this.shown.length - 1, this.row + step[0]));
      this.column = Math.max(0, Math.min(this.columns.length - 1, this.column + step[1]));
      void this.focusCell();
    } else if (event.key === 'Enter' && target instanceof HTMLTableCellElement) {
      const row = this.shown[this.row];
      const inner = target.querySelector('a');
      const to = row === undefined ? undefined : this.options.href?.(row);
      if (this.column > 0 && inner) inner.click(); else if (to) go(to); else inner?.click();
    }
  };

  private async focusCell(): Promise<void> {
    const box = this.querySelector('.scroll');
    if (this.virtual && box) {
      const y = this.row * ROW;
      if (y < box.scrollTop || y > box.scrollTop + HEIGHT - 3 * ROW) box.scrollTop = Math.max(0, y - HEIGHT / 2);
      this.top = box.scrollTop;
    }
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector<HTMLElement>('td[tabindex="0"]')?.focus();
  }
}
define('m-table', Table);

export type { Table };

export const table = <R>(options: TableOptions<R>): TemplateResult => html`<m-table .options=${options}></m-table>`;
