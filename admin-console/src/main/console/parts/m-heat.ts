import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { define, Part } from './part.js';
import { table } from './m-table.js';

interface HeatSide { readonly id: number; readonly name: string }
interface HeatOptions {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly HeatSide[];
  readonly columns: readonly HeatSide[];
  /** Only what is not zero; 0 to 1. */
  readonly cells: readonly { readonly row: number; readonly column: number; readonly value: number }[];
  readonly show: (value: number) => string;
}

const MOST = 1024;
const NAMED = 16;
const ZOOMS = [1, 2, 4] as const;
// Cividis at nine places: read alike with and without colour blindness.
const SCALE = [[0, 34, 78], [18, 53, 112], [59, 73, 108], [87, 93, 109], [112, 113, 115], [138, 134, 120], [165, 156, 116], [195, 179, 105], [255, 234, 70]] as const;

/** A matrix as a picture with a keyboard cursor; the same pairs stand in a table below. */
class Heat extends Part {
  static override properties = { options: { attribute: false } };
  declare options: HeatOptions;
  private log = true;
  private byValue = false;
  private zoom: (typeof ZOOMS)[number] = 1;
  private at = { row: 0, column: 0 };
  /** The pair that was clicked: the table shows what that side gave, and what that one got. */
  private picked: { readonly row: HeatSide; readonly column: HeatSide } | undefined;
  private values = new Map<string, number>();
  private rows: readonly HeatSide[] = [];
  private columns: readonly HeatSide[] = [];

  private get size(): number {
    return this.zoom * Math.max(2, Math.min(32, Math.floor(900 / Math.max(1, this.columns.length, this.rows.length))));
  }

  override render(): TemplateResult {
    const { id, label, show } = this.options;
    const { rows, columns, picked, size } = this;
    const [row, column] = [rows[this.at.row], columns[this.at.column]];
    const cells = picked ? this.options.cells.filter((c) => c.row === picked.row.id || c.column === picked.column.id) : this.options.cells;
    const here = row && column ? `${row.name} to ${column.name}: ${show(this.values.get(key(row.id, column.id)) ?? 0)}` : '';
    const name = (list: readonly HeatSide[], wanted: number): string => list.find((s) => s.id === wanted)?.name ?? String(wanted);
    return html`<figure class="heat" id=${id}>
      <div class="tools"><span class="note" role="status">${here}</span>
        <label class="check"><input type="checkbox" .checked=${this.log} @change=${(e: Event) => { this.log = (e.target as HTMLInputElement).checked; this.requestUpdate(); }}> logarithmic</label>
        <label class="check"><input type="checkbox" .checked=${this.byValue} @change=${(e: Event) => { this.byValue = (e.target as HTMLInputElement).checked; this.at = { row: 0, column: 0 }; this.sort(); this.requestUpdate(); }}> most first</label>
        <label class="check">Zoom <select @change=${(e: Event) => { this.zoom = ZOOMS[(e.target as HTMLSelectElement).selectedIndex] ?? 1; this.requestUpdate(); }}>${ZOOMS.map((z) => html`<option ?selected=${z === this.zoom}>${z} x</option>`)}</select></label></div>
      <div class="scroll heatbox">${size >= NAMED ? html`<ol class="heatnames" aria-hidden="true">${rows.map((r) => html`<li>${r.name}</li>`)}</ol>` : nothing}<canvas role="img" tabindex="0" aria-label="${label}. Arrow keys move between pairs, Enter shows those of the pair in the table, which has all values." @pointermove=${this.point} @click=${this.pick} @keydown=${this.key}></canvas></div>
      <figcaption class="note">Rows are ${rows.length} validators, columns ${columns.length} neurons. <span class="ramp" aria-hidden="true"></span> dark is little, yellow is much.</figcaption>
      ${picked ? html`<p class="actions">Shown is what ${picked.row.name} gave and what ${picked.column.name} got. <button type="button" @click=${() => { this.picked = undefined; this.requestUpdate(); }}>Show all pairs</button></p>` : nothing}
      ${table<(typeof cells)[number]>({
        id: `${id}-table`, caption: `${label}, pair by pair`, rows: cells, rowId: (c) => key(c.row, c.column), sort: '-value', empty: 'No pair has a value.',
        columns: [{ key: 'from', label: 'From', value: (c) => name(rows, c.row) }, { key: 'to', label: 'To', value: (c) => name(columns, c.column) }, { key: 'value', label: 'Value', number: true, value: (c) => c.value, show: (c) => show(c.value) }],
      })}</figure>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('options')) return;
    this.values = new Map(this.options.cells.map((c) => [key(c.row, c.column), c.value]));
    this.sort();
  }

  /** By uid as they come, or who gave or got most first. */
  private sort(): void {
    const [given, got] = [new Map<number, number>(), new Map<number, number>()];
    for (const c of this.options.cells) {
      given.set(c.row, Math.max(given.get(c.row) ?? 0, c.value));
      got.set(c.column, (got.get(c.column) ?? 0) + c.value);
    }
    const most = (sides: readonly HeatSide[], of: ReadonlyMap<number, number>): readonly HeatSide[] => (this.byValue ? [...sides].sort((a, b) => (of.get(b.id) ?? 0) - (of.get(a.id) ?? 0) || a.id - b.id) : sides).slice(0, MOST);
    this.rows = most(this.options.rows, given);
    this.columns = most(this.options.columns, got);
  }

  protected override updated(): void {
    const canvas = this.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const { rows, columns, size } = this;
    this.querySelectorAll<HTMLElement>('.heatnames li').forEach((name) => name.style.setProperty('height', `${size}px`));
    canvas.width = columns.length * size;
    canvas.height = rows.length * size;
    const most = Math.max(1e-9, ...this.options.cells.map((c) => c.value));
    rows.forEach((r, y) => columns.forEach((c, x) => {
      const value = (this.values.get(key(r.id, c.id)) ?? 0) / most;
      context.fillStyle = shade(this.log && value > 0 ? 1 + Math.log10(Math.max(value, 1e-4)) / 4 : value);
      context.fillRect(x * size, y * size, size - (size > 6 ? 1 : 0), size - (size > 6 ? 1 : 0));
    }));
    context.strokeStyle = '#ff5c5c';
    context.lineWidth = 2;
    context.strokeRect(this.at.column * size + 1, this.at.row * size + 1, Math.max(2, size - 3), Math.max(2, size - 3));
  }

  private readonly point = (event: PointerEvent): void => {
    this.move(Math.floor(event.offsetY / this.size), Math.floor(event.offsetX / this.size));
  };

  private readonly pick = (): void => {
    const [row, column] = [this.rows[this.at.row], this.columns[this.at.column]];
    this.picked = row && column ? { row, column } : undefined;
    this.requestUpdate();
  };

  private readonly key = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') this.pick();
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    this.move(this.at.row + step[0]!, this.at.column + step[1]!);
  };

  private move(row: number, column: number): void {
    const at = { row: Math.max(0, Math.min(this.rows.length - 1, row)), column: Math.max(0, Math.min(this.columns.length - 1, column)) };
    if (at.row === this.at.row && at.column === this.at.column) return;
    this.at = at;
    this.requestUpdate();
  }
}
define('m-heat', Heat);

const key = (row: number, column: number): string => `${row} ${column}`;

function shade(value: number): string {
  const at = Math.max(0, Math.min(1, value)) * (SCALE.length - 1);
  const [from, to] = [SCALE[Math.floor(at)]!, SCALE[Math.ceil(at)]!];
  const mixed = from.map((part, i) => Math.round(part + (to[i]! - part) * (at % 1)));
  return `rgb(${mixed.join(' ')})`;
}

export const heat = (options: HeatOptions): TemplateResult => html`<m-heat .options=${options}></m-heat>`;
