import { html, nothing, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import { setQuery } from '../../kernel/router.js';
import { cli } from '../../parts/copy.js';
import { define, Part } from '../../parts/part.js';
import { trial } from '../../parts/trial.js';
import { card, refused } from '../../parts/view.js';
import { menu } from './menu.js';

const EXAMPLE = { pallet: 'Balances', call: 'transfer_keep_alive', args: '{"dest": "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty", "value": 1000000000}', from: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY' };

class Compose extends Part {
  static override properties = { pallet: {}, call: {}, args: {}, from: {} };
  declare pallet: string;
  declare call: string;
  declare args: string;
  declare from: string;
  private result: api.Trial | undefined;
  private refusal: api.Refusal | undefined;
  private wrong = '';
  private busy = false;

  override render(): TemplateResult {
    const now = this.now;
    return html`${menu('/compose')}<div class="columns">${card('Call', html`<form class="form" @submit=${this.submit} @change=${this.keep}>
        ${field('pallet', 'Pallet', now.pallet, 'As metadata names it: Balances, SubtensorModule, AdminUtils')}${field('call', 'Call', now.call, 'transfer_keep_alive, add_stake')}
        <label for="args">Arguments, as JSON</label><textarea id="args" name="args" rows="6" spellcheck="false" .value=${now.args} aria-describedby="args-help"></textarea><p class="note" id="args-help">Amounts are rao: 1 TAO is 1000000000.</p>
        ${field('from', 'From', now.from, 'Address of who would sign; nothing is signed here')}
        ${this.wrong ? html`<p class="trouble" role="alert">${this.wrong}</p>` : nothing}
        <button class="primary" ?disabled=${this.busy}>${this.busy ? 'Trying' : 'Dry run'}</button></form>`, 'the address of this page holds it, so it can be shared')}
      ${card('What it would do', this.refusal ? refused(this.refusal, () => void this.run()) : this.result ? trial(this.result) : html`<p class="note">A dry run shows the fee, the outcome and every entry of the state that would change. Nothing is sent.</p>`)}</div>
      ${card('Sign and send', html`<p>Signing with a wallet extension is not built yet. The command line signs with a key of this machine:</p>${cli(this.line())}`)}`;
  }

  private get now(): typeof EXAMPLE {
    return this.pallet ? { pallet: this.pallet, call: this.call, args: this.args || '{}', from: this.from || EXAMPLE.from } : EXAMPLE;
  }

  private line(): string {
    const { pallet, call, args } = this.now;
    const given = parsed(args);
    return `./myelin tx ${pallet} ${call} --from //Alice${Object.entries(given ?? {}).map(([k, v]) => ` --arg ${k}=${typeof v === 'object' ? `'${JSON.stringify(v)}'` : String(v)}`).join('')}`;
  }

  private readonly keep = (event: Event): void => {
    const form = (event.target as HTMLInputElement).form;
    if (form) setQuery(Object.fromEntries([...new FormData(form)].map(([k, v]) => [k, String(v)])));
  };

  private readonly submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setQuery(Object.fromEntries([...new FormData(event.target as HTMLFormElement)].map(([k, v]) => [k, String(v)])));
    void this.updateComplete.then(() => this.run());
  };

  private async run(): Promise<void> {
    const { pallet, call, args, from } = this.now;
    const given = parsed(args);
    this.wrong = given === undefined ? 'The arguments are no JSON object; needed: {"name": value}.' : '';
    if (given === undefined) { this.requestUpdate(); return; }
    this.busy = true;
    this.requestUpdate();
    try {
      this.result = await api.dryRun({ pallet, name: call, args: given }, from);
      this.refusal = undefined;
    } catch (failure) {
      if (!(failure instanceof api.Refusal)) throw failure;
      this.refusal = failure;
    } finally {
      this.busy = false;
      this.requestUpdate();
    }
  }
}
define('compose-page', Compose);

const field = (name: string, label: string, value: string, help: string): TemplateResult =>
  html`<label for=${name}>${label}</label><input id=${name} name=${name} .value=${value} autocomplete="off" spellcheck="false" required aria-describedby="${name}-help"><p class="note" id="${name}-help">${help}</p>`;

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch { return undefined; }
}
