import { html, type TemplateResult } from 'lit';
import { define, Part } from './part.js';

/** The browser's own dialog: focus stays in it, Esc closes it, focus goes back. */
class Dialog extends Part {
  static override properties = { heading: {}, body: { attribute: false } };
  declare heading: string;
  declare body: unknown;

  open(): void { this.querySelector('dialog')?.showModal(); }

  override render(): TemplateResult {
    return html`<dialog aria-label=${this.heading}><h2>${this.heading}</h2>${this.body}<form method="dialog"><button>Close</button></form></dialog>`;
  }
}
define('m-dialog', Dialog);

export type { Dialog };
