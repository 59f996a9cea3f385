import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import type uPlot from 'uplot';
import { csv } from '../kernel/format.js';
import { save } from '../kernel/save.js';
import { colour } from '../kernel/theme.js';
import { define, Part } from './part.js';
import { link } from './view.js';

export interface Line { readonly name: string; readonly series: number; readonly values: readonly (number | null)[] }
interface ChartOptions {
  readonly id: string;
  readonly label: string;
  readonly xs: readonly number[];
  readonly x: (value: number) => string;
  readonly y: (value: number) => string;
  readonly lines: readonly Line[];
  readonly empty: string;
  /** What happened meanwhile, drawn across the lines and listed below them. */
  readonly marks?: readonly Mark[];
}
export interface Mark { readonly x: number; readonly label: string; readonly path: string }

const DASHES: readonly (readonly number[])[] = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 2], [12, 5], [3, 6]];
const MOST = 7;
const MARKS = 8;
const HEIGHT = 200;

/** Lines over time, told apart by dash as well as by colour; the same numbers stand in a table below. */
class Chart extends Part {
  static override properties = { options: { attribute: false } };
  declare options: ChartOptions;
  private plot: uPlot | undefined;
  private drawn = '';
  private numbers = '';
  private resized: ResizeObserver | undefined;
  private readonly repaint = (): void => { this.drawn = ''; void this.draw(); };

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('themechange', this.repaint);
    this.resized = new ResizeObserver(() => { const width = this.box?.clientWidth ?? 0; if (this.plot && width > 0 && width !== this.plot.width) this.plot.setSize({ width, height: HEIGHT }); });
    this.resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('themechange', this.repaint);
    this.resized?.disconnect();
    this.plot?.destroy();
    this.plot = undefined;
    this.drawn = '';
  }

  private get box(): HTMLElement | null { return this.querySelector('.plot'); }
  private get marks(): readonly Mark[] {
    const [first, last] = [this.options.xs[0] ?? 0, this.options.xs.at(-1) ?? 0];
    return (this.options.marks ?? []).filter((mark) => mark.x >= first && mark.x <= last).slice(0, MARKS);
  }

  private readonly export = (): void => {
    const { id, lines, xs } = this.options;
    save(`${id}.csv`, new Blob([csv([['block', ...lines.map((l) => l.name)], ...xs.map((x, i) => [String(x), ...lines.map((l) => String(l.values[i] ?? ''))])])], { type: 'text/csv' }));
  };

  private get lines(): readonly Line[] { return this.options.lines.slice(0, MOST); }

  override render(): TemplateResult {
    const { label, xs, id } = this.options;
    const rest = this.options.lines.length - this.lines.length;
    return html`<figure class="chart" id=${id} data-points=${xs.length} data-lines=${this.lines.length}>
      <div class="plot" role="img" aria-label="${label}; the table below has the numbers"></div>
      ${xs.length ? html`<figcaption><ul class="legend">${this.lines.map((line) => html`<li><svg viewBox="0 0 28 8" aria-hidden="true">${svg`<line class="s${line.series}" x1="1" y1="4" x2="27" y2="4" stroke-dasharray=${dash(line.series).join(' ')}></line>`}</svg>${line.name} <b>${latest(line, this.options.y)}</b></li>`)}</ul>
      ${rest > 0 ? html`<p class="note">${rest} more in the table.</p>` : nothing}
      ${this.marks.length ? html`<p class="note">Marked: ${this.marks.map((mark, i) => html`${i ? ', ' : ''}${link(mark.path, mark.label)} at ${this.options.x(mark.x)}`)}.</p>` : nothing}
      <details><summary>Table</summary><p class="tools"><button type="button" @click=${this.export}>CSV</button></p><div class="scroll" tabindex="0" role="region" aria-label="${label}, as a table"><table><caption class="hidden">${label}</caption><thead><tr><th scope="col">Block</th>${this.options.lines.map((l) => html`<th scope="col" class="number">${l.name}</th>`)}</tr></thead>
        <tbody>${xs.map((x, i) => html`<tr><th scope="row">${this.options.x(x)}</th>${this.options.lines.map((l) => html`<td class="number">${l.values[i] == null ? '–' : this.options.y(l.values[i] ?? 0)}</td>`)}</tr>`)}</tbody></table></div></details></figcaption>`
        : html`<p class="note">${this.options.empty}</p>`}
    </figure>`;
  }

  protected override updated(_changed: PropertyValues): void {
    void this.draw();
  }

  private async draw(): Promise<void> {
    // Without it the table below has the numbers; the next drawing asks for it again.
    const Plot = await import('uplot').then((loaded) => loaded.default, () => undefined);
    const box = this.box;
    if (!Plot || !box || !this.isConnected || !box.clientWidth) return;
    const data = [this.options.xs as number[], ...this.lines.map((l) => l.values as (number | null)[])] as uPlot.AlignedData;
    const shape = [...this.lines.map((l) => `${l.series} ${l.name}`), ...this.marks.map((m) => m.x)].join();
    if (!this.options.xs.length) { this.plot?.destroy(); this.plot = undefined; this.drawn = ''; return; }
    const numbers = JSON.stringify(data);
    if (this.plot && this.drawn === shape) {
      // Blocks come faster than epochs: most of them change no line.
      if (numbers !== this.numbers) this.plot.setData(data);
      this.numbers = numbers;
      return;
    }
    this.numbers = numbers;
    this.plot?.destroy();
    this.plot = new Plot(this.settings(Plot, box.clientWidth), data, box);
    this.drawn = shape;
  }

  private drawMarks(plot: uPlot): void {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.strokeStyle = colour('--warn');
    ctx.setLineDash([4, 4]);
    for (const mark of this.marks) {
      const x = Math.round(plot.valToPos(mark.x, 'x', true));
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
    }
    ctx.restore();
  }

  /** What its labels cannot tell apart is drawn as the flat line that it is. */
  private readonly heights = (Plot: typeof uPlot, low: number | null, high: number | null): uPlot.Range.MinMax =>
    low === null || high === null ? [null, null] : Plot.rangeNum(low, this.options.y(low) === this.options.y(high) ? low : high, 0.1, true);

  private settings(Plot: typeof uPlot, width: number): uPlot.Options {
    const axis = { stroke: colour('--muted'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false }, font: '12px system-ui, sans-serif' };
    return {
      width, height: HEIGHT, legend: { show: false }, scales: { x: { time: false }, y: { range: (_plot, low, high) => this.heights(Plot, low, high) } },
      // Drawn over with the pointer a part is enlarged; a double click shows all. Charts of the same epochs point at the same one.
      cursor: { drag: { x: true, y: false }, sync: { key: 'epochs' } }, hooks: { draw: [(plot) => this.drawMarks(plot)] },
      axes: [{ ...axis, values: (_plot, splits) => splits.map((at) => (Number.isInteger(at) ? this.options.x(at) : '')), space: 90, size: 30 }, { ...axis, size: 62, values: (_plot, splits) => splits.map(this.options.y) }],
      series: [{}, ...this.lines.map((line) => ({ label: line.name, stroke: colour(`--series-${line.series}`), width: 2, dash: [...dash(line.series)], points: { show: () => this.options.xs.length <= 16, size: 5 } }))],
    };
  }
}
define('m-chart', Chart);

const dash = (i: number): readonly number[] => DASHES[i % DASHES.length] ?? [];
const latest = (line: Line, y: (value: number) => string): string => { const value = line.values.at(-1); return value == null ? '–' : y(value); };

export const chart = (options: ChartOptions): TemplateResult => html`<m-chart .options=${options}></m-chart>`;
