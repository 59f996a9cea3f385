import { html, nothing, type TemplateResult } from 'lit';
import type { Tagged } from '../kernel/http.js';
import { FollowWho, who } from '../kernel/session.js';
import { Changing, type Outcome } from './changing.js';
import { define, Part } from './part.js';
import { reason, signIn } from './view.js';

export interface Deed<T = unknown, S extends Tagged = Tagged> extends Outcome<T, S> {
  readonly permission: string;
  /**
   * @param typed what was typed to go on
   * @param now what it is changed from, where that is another than was shown
   */
  readonly run: (typed: string, now?: S) => Promise<T>;
  /** What it would do; with a word to be typed where nothing brings it back, or a field for what is said with it. */
  readonly ask?: { readonly sentence: unknown; readonly word?: string; readonly field?: { readonly label: string; readonly most: number; readonly help: string } };
  readonly primary?: boolean;
  /** Who may is told by the button alone, where a table has many. */
  readonly quiet?: boolean;
  readonly disabled?: boolean;
}

/** A change: offered to whom it may be, asked about where it destroys, and its answer or refusal beside it. */
class Act extends Part {
  static override properties = { deed: { attribute: false } };
  declare deed: Deed;
  private readonly change = new Changing(this);

  constructor() { super(); new FollowWho(this); }

  override render(): TemplateResult {
    const { label, permission, ask, primary, disabled, quiet } = this.deed;
    const may = who.may(permission);
    return html`<button type="button" class=${primary ? 'primary' : nothing} ?disabled=${!may || this.change.busy || disabled} title=${may ? nothing : who.why(permission)} @click=${() => (ask ? this.querySelector('dialog')?.showModal() : void this.run())}>${this.change.busy ? `${label} ...` : label}</button>
      ${may || quiet || !who.session ? nothing : html`<span class="note">${who.why(permission)}${who.session.signedIn ? nothing : signIn()}</span>`}
      ${ask ? html`<dialog aria-label=${label}><h2>${label}</h2><p>${ask.sentence}</p><form method="dialog" class="form" @submit=${this.confirmed}>
        ${ask.word ? html`<label class="typed">Type <b>${ask.word}</b> to go on <input name="word" autocomplete="off" spellcheck="false" required @input=${(e: Event) => { const field = e.target as HTMLInputElement; field.setCustomValidity(field.value === ask.word ? '' : `Needed: ${ask.word}`); }}></label>` : nothing}
        ${ask.field ? html`<label class="typed">${ask.field.label} (optional) <input name="word" autocomplete="off" maxlength=${ask.field.most}><span class="note">${ask.field.help}</span></label>` : nothing}
        <div class="actions"><button value="go" class="primary">${label}</button><button value="" formnovalidate>Leave it</button></div></form></dialog>` : nothing}
      ${this.change.waits}${this.change.anew}
      ${this.change.refusal ? html`<div class="trouble" role="alert"><p>${this.change.refusal.message}</p><p class="note">${reason(this.change.refusal.code)}</p></div>` : nothing}
      ${this.change.same}`;
  }

  private readonly confirmed = (event: SubmitEvent): void => {
    const button = event.submitter as HTMLButtonElement | null;
    const form = event.target as HTMLFormElement;
    const typed = String(new FormData(form).get('word') ?? '');
    if (button?.value === 'go' && (this.deed.ask?.word ?? typed) === typed) void this.run(typed.trim());
    form.reset();
  };

  private run(typed = ''): Promise<void> {
    const { deed } = this;
    return this.change.run((now) => deed.run(typed, now), deed);
  }
}
define('m-act', Act);

/** What only some may read: they see it, the others who may, and nothing is asked in vain. */
export const allowed = (permission: string, body: () => unknown): unknown =>
  !who.session ? html`<p class="note" role="status">Asking who you are</p>` : who.may(permission) ? body() : html`<p class="note">${who.why(permission)}${who.session.signedIn ? nothing : signIn()}</p>`;

export const act = <T, S extends Tagged = Tagged>(deed: Deed<T, S>): TemplateResult => html`<m-act .deed=${deed}></m-act>`;
