import { html, nothing, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import { rao } from '../../kernel/format.js';
import { Load } from '../../kernel/load.js';
import { nameOf } from '../../kernel/ranking.js';
import { setQuery } from '../../kernel/router.js';
import { cli } from '../../parts/copy.js';
import { define, Part } from '../../parts/part.js';
import { trial } from '../../parts/trial.js';
import { card, loaded, refused } from '../../parts/view.js';

/** Staking tried on the newest state: its effect, its fee, or why it would fail. */
class Stake extends Part {
  static override properties = { from: {}, hotkey: {}, netuid: {}, amount: {} };
  declare from: string;
  declare hotkey: string;
  declare netuid: string;
  declare amount: string;
  private result: api.Trial | undefined;
  private refusal: api.Refusal | undefined;
  private wrong = '';
  private readonly subnets = new Load(this, () => 'all', api.subnets);
  private readonly graph = new Load(this, () => this.netuid || '1', () => api.metagraph(Number(this.netuid || '1')));

  override render(): TemplateResult {
    return html`<div class="columns">${card('Preview', html`<form class="form" @submit=${this.submit}>
        <label for="from">From (coldkey)</label><input id="from" name="from" .value=${this.from} required autocomplete="off" spellcheck="false">
        <label for="netuid">Subnet</label>${loaded(this.subnets, (all) => html`<select id="netuid" name="netuid" @change=${(e: Event) => setQuery({ netuid: (e.target as HTMLSelectElement).value })}>${all.filter((s) => s.netuid > 0).map((s) => html`<option value=${s.netuid} ?selected=${String(s.netuid) === (this.netuid || '1')}>${s.netuid}: ${s.name}</option>`)}</select>`)}
        <label for="hotkey">With (hotkey)</label>${loaded(this.graph, (graph) => html`<select id="hotkey" name="hotkey">${graph.neurons.map((n) => html`<option value=${n.hotkey} ?selected=${n.hotkey === this.hotkey}>${nameOf(n)}</option>`)}</select>`)}
        <label for="amount">Amount in TAO</label><input id="amount" name="amount" inputmode="decimal" .value=${this.amount} required autocomplete="off">
        ${this.wrong ? html`<p class="trouble" role="alert">${this.wrong}</p>` : nothing}
        <button class="primary">Preview the effect</button></form>`)}
      ${card('Effect', this.refusal ? refused(this.refusal, () => void this.run()) : this.result ? trial(this.result) : html`<p class="note">The preview tries the stake on the newest state: fee, changed entries, or the reason it would fail. Nothing is sent. Its effect on weight and dividends of the next epoch is not computed yet.</p>`)}</div>
      ${card('Sign and send', html`<p>Signing in the browser is not built yet. The command line signs with a key of this machine:</p>${cli(`./myelin stake add --from //Alice ${this.hotkey || 'HOTKEY'} ${this.amount || 'AMOUNT'}`)}`)}`;
  }

  private readonly submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setQuery(Object.fromEntries([...new FormData(event.target as HTMLFormElement)].map(([k, v]) => [k, String(v).trim()])));
    void this.updateComplete.then(() => this.run());
  };

  private async run(): Promise<void> {
    const amount = rao(this.amount);
    this.wrong = amount === undefined ? `The amount was given as '${this.amount}'; needed: TAO with at most nine decimals, such as 12.5.` : '';
    if (amount !== undefined) {
      try {
        this.result = await api.dryRun({ pallet: 'SubtensorModule', name: 'add_stake', args: { hotkey: this.hotkey, netuid: Number(this.netuid || '1'), amount_staked: amount } }, this.from);
        this.refusal = undefined;
      } catch (failure) {
        if (!(failure instanceof api.Refusal)) throw failure;
        this.refusal = failure;
      }
    }
    this.requestUpdate();
  }
}
define('stake-page', Stake);
