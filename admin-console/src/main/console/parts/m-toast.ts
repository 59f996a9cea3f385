import { html, type TemplateResult } from 'lit';
import { define, Part } from './part.js';

const SHOWN = 4_000;
let latest: Toast | undefined;

/** One polite sentence; readers hear it, eyes see it for a few seconds. */
class Toast extends Part {
  private text = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    latest = this;
  }

  say(text: string): void {
    this.text = text;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.text = ''; this.requestUpdate(); }, SHOWN);
    this.requestUpdate();
  }

  override render(): TemplateResult {
    return html`<div role="status" class=${this.text ? 'toast' : 'hidden'}>${this.text}</div>`;
  }
}
define('m-toast', Toast);

export const say = (text: string): void => latest?.say(text);
