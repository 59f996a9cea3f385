import { html, nothing, type TemplateResult } from 'lit';
import { whole } from '../kernel/format.js';
import { bare } from '../kernel/keys.js';
import { setQuery } from '../kernel/router.js';
import { define, Part } from './part.js';

/** A slider over epochs: the place is in the address as at=block, and at its end the page is live again. */
class Time extends Part {
  static override properties = { marks: { attribute: false }, at: { attribute: false } };
  declare marks: readonly number[];
  declare at: number | undefined;
  private readonly key = (event: KeyboardEvent): void => {
    if ((event.key !== '[' && event.key !== ']') || !bare(event)) return;
    this.move(this.place + (event.key === '[' ? -1 : 1));
  };

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.key);
  }

  private get place(): number {
    const found = this.at === undefined ? -1 : this.marks.indexOf(this.at);
    return found < 0 ? this.marks.length : found;
  }

  private move(to: number): void {
    const mark = this.marks[Math.max(0, to)];
    setQuery({ at: mark === undefined ? '' : String(mark) });
  }

  override render(): TemplateResult | typeof nothing {
    if (this.marks.length < 2) return nothing;
    const word = this.at === undefined ? 'now' : `after the epoch at block ${whole(this.at)}`;
    return html`<div class="time"><label for="epoch-slider">Epoch</label>
      <input id="epoch-slider" type="range" min="0" max=${this.marks.length} .value=${String(this.place)} aria-valuetext=${word} @change=${(e: Event) => this.move(Number((e.target as HTMLInputElement).value))}>
      <output for="epoch-slider">${word}</output>${this.at === undefined ? nothing : html`<button type="button" @click=${() => this.move(this.marks.length)}>Back to now</button>`}</div>`;
  }
}
define('m-time', Time);

export const time = (marks: readonly number[], at: number | undefined): TemplateResult => html`<m-time .marks=${marks} .at=${at}></m-time>`;
