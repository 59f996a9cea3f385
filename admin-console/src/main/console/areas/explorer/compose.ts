import { html, nothing, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import { Load } from '../../kernel/load.js';
import { setQuery } from '../../kernel/router.js';
import { signed } from '../../kernel/signer.js';
import { cli } from '../../parts/copy.js';
import { line, made } from '../../parts/made.js';
import { define, Part } from '../../parts/part.js';
import { trial } from '../../parts/trial.js';
import { card, loaded, refused } from '../../parts/view.js';
import { HINTS, kindOf, read, shownAs } from './arguments.js';
import { menu } from './menu.js';
import './sign.js';

const EXAMPLE = { pallet: 'Balances', call: 'transfer_keep_alive', args: '{"dest": "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty", "value": 1000000000}', from: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY' };

/** Any call of the chain: filled in by its metadata, tried, and signed by whoever holds the key. */
class Compose extends Part {
  static override properties = { pallet: {}, call: {}, args: {}, from: {}, sudo: { type: Boolean } };
  declare pallet: string;
  declare call: string;
  declare args: string;
  declare from: string;
  /** Whether root carries it out: the call is signed inside of Sudo.sudo. */
  declare sudo: boolean;
  private readonly metadata = new Load(this, () => 'all', api.metadata);
  private result: api.Trial | undefined;
  private refusal: api.Refusal | undefined;
  private wrong = '';
  private busy = false;

  override render(): TemplateResult {
    return html`${menu('/compose')}${loaded(this.metadata, (metadata) => this.page(metadata.pallets.filter((p) => p.calls.length)))}`;
  }

  private page(pallets: readonly api.PalletInfo[]): TemplateResult {
    const now = this.now;
    const pallet = pallets.find((p) => p.name === now.pallet) ?? pallets[0];
    const call = pallet?.calls.find((c) => c.name === now.call);
    const given = parsed(now.args) ?? {};
    const asRoot = this.sudo && pallets.some((p) => p.name === 'Sudo');
    const whole = call ? made({ pallet: pallet?.name ?? '', name: call.name, args: given }, asRoot) : undefined;
    return html`<div class="columns">${card('Call', html`<form class="form" @submit=${this.submit}>
        <label for="pallet">Pallet</label><select id="pallet" name="pallet" @change=${(e: Event) => this.choose((e.target as HTMLSelectElement).value, '')}>${pallets.map((p) => html`<option ?selected=${p === pallet}>${p.name}</option>`)}</select>
        <label for="call">Call</label><select id="call" name="call" @change=${(e: Event) => this.choose(pallet?.name ?? '', (e.target as HTMLSelectElement).value)}>${call ? nothing : html`<option value="">Choose a call</option>`}${pallet?.calls.map((c) => html`<option ?selected=${c === call}>${c.name}</option>`)}</select>
        ${call?.docs ? html`<p class="note">${call.docs}</p>` : nothing}
        ${call ? this.who(call, pallets) : nothing}
        ${call?.arguments.map((argument) => field(argument, shownAs(given[argument.name])))}
        <label for="from">From</label><input id="from" name="from" .value=${now.from} autocomplete="off" spellcheck="false" required aria-describedby="from-help"><p class="note" id="from-help">Address of who would sign; a dry run signs nothing.</p>
        ${this.wrong ? html`<p class="trouble" role="alert">${this.wrong}</p>` : nothing}
        <button class="primary" ?disabled=${this.busy || !call}>${this.busy ? 'Trying' : 'Dry run'}</button></form>`, 'the address of this page holds it, so it can be shared')}
      ${card('What it would do', this.refusal ? refused(this.refusal, () => void this.run()) : this.result ? trial(this.result) : html`<p class="note">A dry run shows the fee, the outcome and every entry of the state that would change. Nothing is sent.</p>`)}</div>
      ${card('Sign and send', html`<sign-part .call=${whole} .from=${now.from}></sign-part>
        ${cli(line(whole ?? { pallet: now.pallet, name: now.call, args: given }, now.from), signed(now.from))}`)}`;
  }

  private get now(): typeof EXAMPLE {
    return this.pallet ? { pallet: this.pallet, call: this.call, args: this.args || '{}', from: this.from || EXAMPLE.from } : { ...EXAMPLE, from: this.from || EXAMPLE.from };
  }

  private choose(pallet: string, call: string): void {
    this.result = undefined;
    this.refusal = undefined;
    this.wrong = '';
    setQuery({ pallet, call, args: '', from: this.now.from, sudo: '' });
  }

  /** Who may make it, and the choice to have root make it. */
  private who(call: api.CallInfo, pallets: readonly api.PalletInfo[]): TemplateResult {
    const sudo = pallets.some((p) => p.name === 'Sudo');
    const choose = (e: Event): void => { this.result = undefined; setQuery({ sudo: (e.target as HTMLInputElement).checked ? 'true' : '' }); };
    return html`${call.madeBy === 'nobody' ? html`<p class="trouble">This version of the chain refuses this call to everybody, root too.</p>` : nothing}
      ${call.madeBy === 'root' && !this.sudo ? html`<p class="trouble">This call is refused to all but root: have Sudo.sudo carry it out.</p>` : nothing}
      ${sudo ? html`<label class="check"><input type="checkbox" name="sudo" .checked=${this.sudo} @change=${choose}> As root, inside of Sudo.sudo</label><p class="note">The signer has to be the chain's sudo key.</p>` : nothing}`;
  }

  private readonly submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const call = this.metadata.data?.pallets.find((p) => p.name === given.get('pallet'))?.calls.find((c) => c.name === given.get('call'));
    const read_ = (call?.arguments ?? []).map((a) => ({ name: a.name, found: read(a.type, String(given.get(`arg.${a.name}`) ?? '')) }));
    this.wrong = read_.flatMap(({ name, found }) => ('wrong' in found ? [`${name}: ${found.wrong}.`] : [])).join(' ');
    this.requestUpdate();
    if (this.wrong || !call) return;
    const args = Object.fromEntries(read_.map(({ name, found }) => [name, 'value' in found ? found.value : undefined]));
    const filled = { pallet: String(given.get('pallet')), call: call.name, args: JSON.stringify(args), from: String(given.get('from')).trim() };
    // The address brings the same, but not at once.
    Object.assign(this, filled);
    setQuery(filled);
    void this.run();
  };

  private async run(): Promise<void> {
    const { pallet, call, args, from } = this.now;
    this.busy = true;
    this.requestUpdate();
    try {
      this.result = await api.dryRun(made({ pallet, name: call, args: parsed(args) ?? {} }, this.sudo), from);
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

function field({ name, type }: { name: string; type: string }, value: string): TemplateResult {
  const kind = kindOf(type);
  const input = kind === 'flag'
    ? html`<select id="arg-${name}" name="arg.${name}"><option ?selected=${value !== 'true'}>false</option><option ?selected=${value === 'true'}>true</option></select>`
    : kind === 'json' ? html`<textarea id="arg-${name}" name="arg.${name}" rows="3" spellcheck="false" .value=${value} required aria-describedby="arg-${name}-help"></textarea>`
    : html`<input id="arg-${name}" name="arg.${name}" .value=${value} inputmode=${kind === 'number' ? 'numeric' : 'text'} autocomplete="off" spellcheck="false" required aria-describedby="arg-${name}-help">`;
  return html`<label for="arg-${name}">${name}</label>${input}<p class="note" id="arg-${name}-help">${type}: ${HINTS[kind]}</p>`;
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch { return undefined; }
}
