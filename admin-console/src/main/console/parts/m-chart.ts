import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import type uPlot from 'uplot';
import { colour } from '../kernel/theme.js';
import { define, Part } from './part.js';

export interface Line { readonly name: string; readonly series: number; readonly values: readonly (number | null)[] }
export interface ChartOptions {
  readonly id: string;
  readonly label: string;
  readonly xs: readonly number[];
  readonly x: (value: number) => string;
  readonly y: (value: number) => string;
  readonly lines: readonly Line[];
  readonly empty: string;
}

const DASHES: readonly (readonly number[])[] = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 2], [12, 5], [3, 6]];
const MOST = 7;
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
  private get lines(): readonly Line[] { return this.options.lines.slice(0, MOST); }

  override render(): TemplateResult {
    const { label, xs, id } = this.options;
    const rest = this.options.lines.length - this.lines.length;
    return html`<figure class="chart" id=${id} data-points=${xs.length} data-lines=${this.lines.length}>
      <div class="plot" role="img" aria-label="${label}; the table below has the numbers"></div>
      ${xs.length ? html`<figcaption><ul class="legend">${this.lines.map((line) => html`<li><svg viewBox="0 0 28 8" aria-hidden="true">${svg`<line class="s${line.series}" x1="1" y1="4" x2="27" y2="4" stroke-dasharray=${dash(line.series).join(' ')}></line>`}</svg>${line.name} <b>${latest(line, this.options.y)}</b></li>`)}</ul>
      ${rest > 0 ? html`<p class="note">${rest} more in the table.</p>` : nothing}
      <details><summary>Table</summary><div class="scroll" tabindex="0" role="region" aria-label="${label}, as a table"><table><caption class="hidden">${label}</caption><thead><tr><th scope="col">Block</th>${this.options.lines.map((l) => html`<th scope="col" class="number">${l.name}</th>`)}</tr></thead>
        <tbody>${xs.map((x, i) => html`<tr><th scope="row">${this.options.x(x)}</th>${this.options.lines.map((l) => html`<td class="number">${l.values[i] == null ? '–' : this.options.y(l.values[i] ?? 0)}</td>`)}</tr>`)}</tbody></table></div></details></figcaption>`
        : html`<p class="note">${this.options.empty}</p>`}
    </figure>`;
  }

  protected override updated(_changed: PropertyValues): void {
    void this.draw();
  }

  private async draw(): Promise<void> {
    const { default: Plot } = await import('uplot');
    const box = this.box;
    if (!box || !this.isConnected || !box.clientWidth) return;
    const data = [this.options.xs as number[], ...this.lines.map((l) => l.values as (number | null)[])] as uPlot.AlignedData;
    const shape = this.lines.map((l) => `${l.series} ${l.name}`).join();
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
    this.plot = new Plot(this.settings(box.clientWidth), data, box);
    this.drawn = shape;
  }

  private settings(width: number): uPlot.Options {
    const axis = { stroke: colour('--muted'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false }, font: '12px system-ui, sans-serif' };
    return {
      width, height: HEIGHT, legend: { show: false }, cursor: { drag: { x: false, y: false } }, scales: { x: { time: false } },
      axes: [{ ...axis, values: (_plot, splits) => splits.map((at) => (Number.isInteger(at) ? this.options.x(at) : '')), space: 90, size: 30 }, { ...axis, size: 62, values: (_plot, splits) => splits.map(this.options.y) }],
      series: [{}, ...this.lines.map((line) => ({ label: line.name, stroke: colour(`--series-${line.series}`), width: 2, dash: [...dash(line.series)], points: { show: this.options.xs.length <= 16, size: 5 } }))],
    };
  }
}
define('m-chart', Chart);

const dash = (i: number): readonly number[] => DASHES[i % DASHES.length] ?? [];
const latest = (line: Line, y: (value: number) => string): string => { const value = line.values.at(-1); return value == null ? '–' : y(value); };

export const chart = (options: ChartOptions): TemplateResult => html`<m-chart .options=${options}></m-chart>`;
