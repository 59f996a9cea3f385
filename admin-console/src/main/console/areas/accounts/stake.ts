import { html, nothing, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import { percent, rao, tao } from '../../kernel/format.js';
import { Load } from '../../kernel/load.js';
import { nameOf } from '../../kernel/ranking.js';
import { setQuery } from '../../kernel/router.js';
import { shell } from '../../kernel/shell.js';
import { signed, signer } from '../../kernel/signer.js';
import { cli, state } from '../../parts/copy.js';
import { define, Part } from '../../parts/part.js';
import { card, facts, link, loaded, refused } from '../../parts/view.js';

/** Staking tried on the newest state: its fee and slippage, what it does to stake and share, or why it would fail. */
class Stake extends Part {
  static override properties = { from: {}, hotkey: {}, netuid: {}, amount: {}, direction: {} };
  declare from: string;
  declare hotkey: string;
  declare netuid: string;
  declare amount: string;
  declare direction: string;
  private result: api.StakePreview | undefined;
  private refusal: api.Refusal | undefined;
  private wrong = '';
  private readonly subnets = new Load(this, () => 'all', api.subnets);
  private readonly graph = new Load(this, () => this.netuid || '1', () => api.metagraph(Number(this.netuid || '1')));

  private get removes(): boolean { return this.direction === 'remove'; }

  override render(): TemplateResult {
    return html`<div class="columns">${card('Preview', html`<form class="form" @submit=${this.submit}>
        <label for="direction">What</label><select id="direction" name="direction"><option value="add" ?selected=${!this.removes}>add stake</option><option value="remove" ?selected=${this.removes}>take stake back</option></select>
        <label for="from">From (coldkey)</label><input id="from" name="from" .value=${this.from} required autocomplete="off" spellcheck="false">
        <label for="netuid">Subnet</label>${loaded(this.subnets, (all) => html`<select id="netuid" name="netuid" @change=${(e: Event) => setQuery({ netuid: (e.target as HTMLSelectElement).value })}>${all.filter((s) => s.netuid > 0).map((s) => html`<option value=${s.netuid} ?selected=${String(s.netuid) === (this.netuid || '1')}>${s.netuid}: ${s.name}</option>`)}</select>`)}
        <label for="hotkey">With (hotkey)</label>${loaded(this.graph, (graph) => html`<select id="hotkey" name="hotkey">${graph.neurons.map((n) => html`<option value=${n.hotkey} ?selected=${n.hotkey === this.hotkey}>${nameOf(n)}</option>`)}</select>`)}
        <label for="amount">Amount in TAO</label><input id="amount" name="amount" inputmode="decimal" .value=${this.amount} required autocomplete="off">
        ${this.wrong ? html`<p class="trouble" role="alert">${this.wrong}</p>` : nothing}
        <button class="primary">Preview the effect</button></form>`)}
      ${card('Effect', this.refusal ? refused(this.refusal, () => void this.run()) : this.result ? this.effect(this.result) : html`<p class="note">The preview tries it on the newest state: fee, slippage, stake and share then, or the reason it would fail. Nothing is sent. Dividends are not foretold.</p>`)}</div>
      ${card('Sign and send', html`<p>${link(this.composed(), 'Open the call in the composer')} to sign it with a wallet or offline.</p>${cli(shell`./myelin stake ${this.removes ? 'remove' : 'add'} --netuid ${this.netuid || '1'} --from ${signer(this.from)} ${this.hotkey || 'HOTKEY'} ${this.amount || 'AMOUNT'}`, signed(this.from))}`)}`;
  }

  private effect(found: api.StakePreview): TemplateResult {
    const well = found.outcome === 'success';
    return facts([['Outcome', well ? state('good', 'it would go well') : state('bad', found.outcome)], ...(found.error ? [['Reason', found.error] as const] : []), ['Fee', found.fee ? `${tao(found.fee, 9)} TAO` : 'none'],
      ['Slippage', found.slippage === null ? 'not known' : percent(found.slippage, 4)], ['Stake with this hotkey', html`${tao(found.stakeNow)} now, ${tao(found.stakeThen)} then`], ['Share of the subnet\'s stake', html`${percent(found.shareNow, 4)} now, ${percent(found.shareThen, 4)} then`]]);
  }

  private composed(): string {
    const amount = rao(this.amount) ?? '0';
    const args = { hotkey: this.hotkey || this.graph.data?.neurons[0]?.hotkey, netuid: Number(this.netuid || '1'), [this.removes ? 'amount_unstaked' : 'amount_staked']: amount };
    return `/compose?pallet=SubtensorModule&call=${this.removes ? 'remove_stake' : 'add_stake'}&args=${encodeURIComponent(JSON.stringify(args))}&from=${this.from}`;
  }

  private readonly submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const filled = Object.fromEntries([...new FormData(event.target as HTMLFormElement)].map(([k, v]) => [k, String(v).trim()]));
    // The address brings the same, but not at once.
    Object.assign(this, filled);
    setQuery(filled);
    void this.run();
  };

  private async run(): Promise<void> {
    const amount = rao(this.amount);
    this.wrong = amount === undefined ? `The amount was given as '${this.amount.slice(0, 60)}'; needed: TAO with at most nine decimals, such as 12.5.` : '';
    if (amount !== undefined) {
      try {
        this.result = await api.stakePreview({ coldkey: this.from, hotkey: this.hotkey, netuid: Number(this.netuid || '1'), amount, direction: this.removes ? 'remove' : 'add' });
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
