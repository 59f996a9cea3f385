import { html, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import * as host from '../../kernel/host.js';
import { percent, tao, whole, words } from '../../kernel/format.js';
import { Load } from '../../kernel/load.js';
import { earned, isMiner, nameOf, ranked, seriesOf, standings } from '../../kernel/ranking.js';
import { FollowWho, who } from '../../kernel/session.js';
import { address, copyButton } from '../../parts/copy.js';
import { chart } from '../../parts/m-chart.js';
import '../../parts/m-chart.js';
import { allowed } from '../../parts/m-act.js';
import { table } from '../../parts/m-table.js';
import { define, Part } from '../../parts/part.js';
import { card, empty, facts, link, loaded, notBuilt, tabs } from '../../parts/view.js';
import { answered } from './answers.js';
import { worth } from './worth.js';

const TABS = [['rank', 'Rank'], ['answers', 'Answers'], ['value', 'Value'], ['payouts', 'Payouts'], ['copies', 'Copies']] as const;

class NeuronPage extends Part {
  static override properties = { netuid: { type: Number }, uid: { type: Number }, tab: {}, of: {} };
  declare netuid: number;
  declare uid: number;
  declare tab: string;
  /** The answer that is shown whole: the validator and the question's place. */
  declare of: string;
  private readonly graph = new Load(this, () => String(this.netuid), () => api.metagraph(this.netuid), 2000);
  private readonly epochs = new Load(this, () => String(this.netuid), () => api.epochs(this.netuid, 40).catch(() => []), 4000);
  private readonly payouts = new Load(this, () => this.neuron?.hotkey, () => api.payouts(100, { netuid: this.netuid, hotkey: this.neuron?.hotkey ?? '' }), 4000);
  private readonly rounds = new Load(this, () => (this.tab === 'answers' || this.tab === 'value' ? who.key('inspect', `${this.netuid} ${this.uid}`) : undefined), () => host.answers(this.netuid, this.uid), 10_000);
  constructor() { super(); new FollowWho(this); }

  private get neuron(): api.GraphNeuron | undefined { return this.graph.data?.neurons.find((n) => n.uid === this.uid); }

  override render(): TemplateResult {
    return html`${loaded(this.graph, (graph) => {
      const neuron = this.neuron;
      if (!neuron) return empty(`Subnet ${this.netuid} has no neuron with uid ${this.uid}; it has ${graph.neurons.length}.`);
      const at = standings(graph.neurons).get(neuron.hotkey);
      return html`<section class="card strip"><dl class="inline">
          <div><dt>Neuron</dt><dd><b>${nameOf(neuron)}</b></dd></div><div><dt>Role</dt><dd>${isMiner(neuron) ? 'miner' : 'validator'}</dd></div>
          <div><dt>Rank</dt><dd><b>${at ? `${at.place} of ${ranked(graph.neurons).filter((n) => isMiner(n) === isMiner(neuron)).length}` : 'none yet'}</b></dd></div>
          <div><dt>${isMiner(neuron) ? 'Incentive' : 'Dividends'}</dt><dd>${percent(earned(neuron))}</dd></div><div><dt>Stake</dt><dd>${tao(neuron.stake)} TAO</dd></div>
          <div><dt>Hotkey</dt><dd>${address(neuron.hotkey)} ${copyButton(neuron.hotkey, 'the hotkey')}</dd></div><div><dt>Coldkey</dt><dd>${address(neuron.coldkey)}</dd></div></dl></section>
        ${tabs(`/subnets/${this.netuid}/neurons/${this.uid}`, this.tab, TABS)}${this.body(neuron)}`;
    })}`;
  }

  private body(neuron: api.GraphNeuron): unknown {
    switch (this.tab) {
      case 'rank': return html`${this.places(neuron)}${this.shares(neuron)}<div class="columns">${card('Now', facts([
        ['Incentive', percent(neuron.incentive)], ['Dividends', percent(neuron.dividends)], ['Consensus', percent(neuron.consensus)], ['Validator trust', percent(neuron.validatorTrust)], ['Stake weight', percent(neuron.stakeWeight)],
        ['Emission', `${tao(neuron.emission)} TAO`], ['Permit', neuron.validatorPermit ? 'yes' : 'no'], ['Active', neuron.active ? 'yes' : 'no'], ['Weights set', `#${whole(neuron.lastUpdate)}`],
        ['Registered', link(`/blocks/${neuron.registeredAt}`, `#${whole(neuron.registeredAt)}`)], ['Axon', neuron.axon || 'none'],
      ]))}${this.paid(10)}</div>`;
      case 'payouts': return this.paid(100);
      case 'value': return allowed('inspect', () => loaded(this.rounds, worth));
      case 'answers': return allowed('inspect', () => loaded(this.rounds, (rounds) => answered(rounds, `/subnets/${this.netuid}/neurons/${this.uid}`, this.of)));
      case 'copies': return card('Copies', notBuilt('Which neurons answer alike is not measured yet.'));
      default: return notBuilt(`There is no part '${this.tab}' of a neuron.`);
    }
  }

  /** The first place is on top: places are drawn as negative numbers. */
  private places(neuron: api.GraphNeuron): TemplateResult {
    const own = (this.epochs.data ?? []).map((e) => ({ block: e.block, place: standings(e.neurons).get(neuron.hotkey)?.place })).filter((e) => e.place !== undefined);
    return card('Rank', chart({ id: 'places', label: `Rank of ${nameOf(neuron)} among ${isMiner(neuron) ? 'miners' : 'validators'}, epoch by epoch`, xs: own.map((e) => e.block), x: (b) => `#${whole(b)}`,
      y: (v) => (Number.isInteger(v) && v < 0 ? String(-v) : ''), empty: 'It has earned nothing yet, which gives it no rank.',
      lines: own.length ? [{ name: nameOf(neuron), series: seriesOf(neuron.uid), values: own.map((e) => -(e.place ?? 0)) }] : [] }));
  }

  private shares(neuron: api.GraphNeuron): TemplateResult {
    const mining = isMiner(neuron);
    const own = (this.epochs.data ?? []).map((e) => ({ block: e.block, of: e.neurons.find((n) => n.hotkey === neuron.hotkey) })).filter((e) => e.of);
    const label = `${mining ? 'Incentive' : 'Dividends'} of ${nameOf(neuron)}, epoch by epoch`;
    return card(label, chart({ id: 'rank-history', label, xs: own.map((e) => e.block), x: (b) => `#${whole(b)}`, y: (v) => `${v.toFixed(1)} %`, empty: 'No epoch has closed since it registered.',
      lines: own.length ? [{ name: nameOf(neuron), series: seriesOf(neuron.uid), values: own.map((e) => 100 * ((mining ? e.of?.incentive : e.of?.dividends) ?? 0)) }] : [] }));
  }

  private paid(most: number): TemplateResult {
    return card('Payouts', loaded(this.payouts, (all) => table<api.Payout>({
      id: 'payouts', caption: 'Payouts of this neuron, newest first', plain: most <= 10, rows: all.slice(0, most), rowId: (p) => `${p.block}-${p.kind}`, empty: 'It has not been paid yet.',
      columns: [
        { key: 'block', label: 'Block', value: (p) => p.block, show: (p) => link(`/blocks/${p.block}`, `#${whole(p.block)}`) },
        { key: 'kind', label: 'For', value: (p) => words(p.kind.toLowerCase()) },
        { key: 'amount', label: 'TAO', number: true, value: (p) => BigInt(p.amount), show: (p) => html`<span title="${tao(p.amount, 9)} TAO">${tao(p.amount)}</span>` },
      ] })), `the newest ${most}`);
  }
}
define('neuron-page', NeuronPage);
