import { html, nothing, type TemplateResult } from 'lit';
import type { Tagged } from '../kernel/http.js';
import { FollowWho, who } from '../kernel/session.js';
import { Changing, type Outcome } from './changing.js';
import { define, Part } from './part.js';
import { reason, signIn } from './view.js';

interface FieldOf {
  readonly name: string;
  readonly label: string;
  readonly kind?: 'text' | 'password' | 'number' | 'choice' | 'lines';
  readonly choices?: readonly string[];
  readonly value?: string;
  readonly help?: string;
  readonly optional?: boolean;
}
interface FormOf<T, S extends Tagged> extends Outcome<T, S> {
  readonly id: string;
  readonly permission: string;
  readonly fields: readonly FieldOf[];
  /** @param now what it is changed from, where that is another than was shown */
  readonly send: (given: Record<string, string>, now?: S) => Promise<T>;
}

/** A form that changes something: its fields, who may send it, and what came of it. */
class Fields extends Part {
  static override properties = { form: { attribute: false } };
  declare form: FormOf<unknown, Tagged>;
  private readonly change = new Changing(this);

  constructor() { super(); new FollowWho(this); }

  override render(): TemplateResult {
    const { id, label, permission, fields } = this.form;
    const may = who.may(permission);
    return html`<form class="form" id=${id} @submit=${this.submit} autocomplete="off">${fields.map((f) => this.field(f, `${id}-${f.name}`))}
      ${this.change.waits}${this.change.anew}
      ${this.change.refusal ? html`<p class="trouble" role="alert">${this.change.refusal.message} ${reason(this.change.refusal.code)}</p>` : nothing}
      <div class="actions"><button class="primary" ?disabled=${!may || this.change.busy}>${label}</button>${may || !who.session ? nothing : html`<span class="note">${who.why(permission)}${who.session.signedIn ? nothing : signIn()}</span>`}</div></form>${this.change.same}`;
  }

  private field(f: FieldOf, id: string): TemplateResult {
    const help = f.help ? `${id}-help` : nothing;
    const input = f.kind === 'choice'
      ? html`<select id=${id} name=${f.name} aria-describedby=${help}>${(f.choices ?? []).map((c) => html`<option ?selected=${c === f.value}>${c}</option>`)}</select>`
      : f.kind === 'lines' ? html`<textarea id=${id} name=${f.name} rows="3" spellcheck="false" ?required=${!f.optional} aria-describedby=${help} .defaultValue=${f.value ?? ''}></textarea>`
      : html`<input id=${id} name=${f.name} type=${f.kind === 'password' ? 'password' : 'text'} inputmode=${f.kind === 'number' ? 'numeric' : 'text'} autocomplete=${f.kind === 'password' ? 'new-password' : 'off'} spellcheck="false" ?required=${!f.optional} aria-describedby=${help} value=${f.value ?? ''}>`;
    return html`<label for=${id}>${f.label}${f.optional ? ' (optional)' : ''}</label>${input}${f.help ? html`<p class="note" id=${help}>${f.help}</p>` : nothing}`;
  }

  private readonly submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const given = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));
    const { form: sent } = this;
    await this.change.run(async (now) => {
      const answer = await sent.send(given, now);
      form.reset();
      return answer;
    }, sent);
  };
}
define('m-fields', Fields);

export const fields = <T, S extends Tagged = Tagged>(form: FormOf<T, S>): TemplateResult => html`<m-fields .form=${form}></m-fields>`;
