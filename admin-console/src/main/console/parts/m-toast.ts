import { html, nothing, type TemplateResult } from 'lit';
import type { Refusal } from '../kernel/http.js';
import { whatItMeans } from './meaning.js';
import { define, Part } from './part.js';

const SHOWN = 4_000;
const UNDONE = 10_000;
let latest: Toast | undefined;

/** One polite sentence; readers hear it, eyes see it for a few seconds. */
class Toast extends Part {
  private text = '';
  private undo: (() => void) | undefined;
  private code = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    latest = this;
  }

  say(text: string, undo?: () => void, code = ''): void {
    this.text = text;
    this.undo = undo;
    this.code = code;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.text = ''; this.undo = undefined; this.requestUpdate(); }, undo || code ? UNDONE : SHOWN);
    this.requestUpdate();
  }

  override render(): TemplateResult {
    return html`<div role="status" class=${this.text ? 'toast' : 'hidden'}>${this.text}${this.text && this.code ? whatItMeans(this.code) : nothing}${this.undo ? html` <button type="button" @click=${() => { this.undo?.(); this.undo = undefined; this.requestUpdate(); }}>Undo</button>` : nothing}</div>`;
  }
}
define('m-toast', Toast);

export const say = (text: string): void => latest?.say(text);

/** What was refused, for ten seconds, with the way to what it means. */
export const sayRefused = (refusal: Refusal): void => latest?.say(refusal.message, undefined, refusal.code);

/** What was done, and for ten seconds a button that takes it back. */
export const sayUndoable = (text: string, undo: () => void): void => latest?.say(text, undo);
