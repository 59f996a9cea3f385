import { html, type TemplateResult } from 'lit';
import { shownTime, zone } from '../kernel/zone.js';
import { define, Part } from './part.js';

/** A time in the zone that was chosen; the instant itself under the pointer. */
class When extends Part {
  static override properties = { instant: {}, clock: { type: Boolean }, zoned: { type: Boolean } };
  declare instant: string;
  declare clock: boolean;
  declare zoned: boolean;
  private readonly redraw = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('zonechange', this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('zonechange', this.redraw);
  }

  override render(): TemplateResult {
    return html`<time datetime=${this.instant} title=${this.instant}>${shownTime(this.instant, this.clock)}${this.zoned ? ` ${zone()}` : ''}</time>`;
  }
}
define('m-when', When);

/** With its zone, in a sentence. */
export const when = (instant: string): TemplateResult => html`<m-when .instant=${instant} .clock=${false} .zoned=${true}></m-when>`;
/** In a column, whose heading needs no zone: the header says it. */
export const moment = (instant: string): TemplateResult => html`<m-when .instant=${instant} .clock=${false} .zoned=${false}></m-when>`;
/** The time of day, with its day when that is not today's. */
export const clock = (instant: string): TemplateResult => html`<m-when .instant=${instant} .clock=${true} .zoned=${false}></m-when>`;
