import { html, type TemplateResult } from 'lit';
import { define, Part } from './part.js';

export interface Drop { readonly label: string; readonly accept: string; readonly disabled: boolean; readonly take: (file: File) => void }

/** A place to drop a file on; a button and the file dialog for those without a mouse. */
class DropZone extends Part {
  static override properties = { drop: { attribute: false } };
  declare drop: Drop;
  private over = false;

  override render(): TemplateResult {
    return html`<div class="drop ${this.over ? 'over' : ''}" @dragover=${(e: DragEvent) => { e.preventDefault(); this.hover(!this.drop.disabled); }} @dragleave=${() => this.hover(false)} @drop=${this.dropped}>
      <label>${this.drop.label} <input type="file" accept=${this.drop.accept} ?disabled=${this.drop.disabled} @change=${(e: Event) => this.take((e.target as HTMLInputElement).files?.[0])}></label></div>`;
  }

  private hover(over: boolean): void {
    if (over === this.over) return;
    this.over = over;
    this.requestUpdate();
  }

  private readonly dropped = (event: DragEvent): void => {
    event.preventDefault();
    this.hover(false);
    if (!this.drop.disabled) this.take(event.dataTransfer?.files[0]);
  };

  private take(file: File | undefined): void {
    if (file) this.drop.take(file);
  }
}
define('m-upload', DropZone);

export const drop = (drop_: Drop): TemplateResult => html`<m-upload .drop=${drop_}></m-upload>`;
