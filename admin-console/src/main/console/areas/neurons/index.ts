import { html, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import { fixed, percent, tao, whole, words } from '../../kernel/format.js';
import { Load } from '../../kernel/load.js';
import { earned, isMiner, nameOf, ranked, seriesOf, standings } from '../../kernel/ranking.js';
import type { Route } from '../../kernel/routes.js';
import type { View } from '../../kernel/view.js';
import { address, cli, copyButton } from '../../parts/copy.js';
import { chart } from '../../parts/m-chart.js';
import '../../parts/m-chart.js';
import { table } from '../../parts/m-table.js';
import { define, Part } from '../../parts/part.js';
import { card, empty, facts, link, loaded, notBuilt, tabs } from '../../parts/view.js';

const TABS = [['rank', 'Rank'], ['answers', 'Answers'], ['value', 'Value'], ['payouts', 'Payouts'], ['copies', 'Copies']] as const;

class NeuronPage extends Part {
  static override properties = { netuid: { type: Number }, uid: { type: Number }, tab: {} };
  declare netuid: number;
  declare uid: number;
  declare tab: string;
  private readonly graph = new Load(this, () => String(this.netuid), () => api.metagraph(this.netuid), 2000);
  private readonly epochs = new Load(this, () => String(this.netuid), () => api.epochs(this.netuid, 40).catch(() => []), 4000);
  private readonly payouts = new Load(this, () => this.neuron?.hotkey, () => api.payouts(100, { netuid: this.netuid, hotkey: this.neuron?.hotkey ?? '' }), 4000);
  private readonly rounds = new Load(this, () => String(this.netuid), api.scores, 5000);

  private get neuron(): api.Neuron | undefined { return this.graph.data?.neurons.find((n) => n.uid === this.uid); }

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

  private body(neuron: api.Neuron): unknown {
    switch (this.tab) {
      case 'rank': return html`${this.shares(neuron)}<div class="columns">${card('Now', facts([
        ['Incentive', percent(neuron.incentive)], ['Dividends', percent(neuron.dividends)], ['Consensus', percent(neuron.consensus)], ['Validator trust', percent(neuron.validatorTrust)], ['Stake weight', percent(neuron.stakeWeight)],
        ['Emission', `${tao(neuron.emission)} TAO`], ['Permit', neuron.validatorPermit ? 'yes' : 'no'], ['Active', neuron.active ? 'yes' : 'no'], ['Weights set', `#${whole(neuron.lastUpdate)}`],
        ['Registered', link(`/blocks/${neuron.registeredAt}`, `#${whole(neuron.registeredAt)}`)], ['Axon', neuron.axon ? `${neuron.axon.ip}:${neuron.axon.port}` : 'none'],
      ]))}${this.paid(10)}</div>`;
      case 'payouts': return this.paid(100);
      case 'value': return this.value();
      case 'answers': return card('Answers', notBuilt('Answers with their scores and evidence are not kept by the host yet.', cli(`./myelin ask ${this.netuid} "..." --hotkey ${neuron.hotkey}`, 'Ask it yourself')));
      case 'copies': return card('Copies', notBuilt('Which neurons answer alike is measured by the integrity work, which is not there yet.'));
      default: return notBuilt(`There is no part '${this.tab}' of a neuron.`);
    }
  }

  private shares(neuron: api.Neuron): TemplateResult {
    const mining = isMiner(neuron);
    const own = (this.epochs.data ?? []).map((e) => ({ block: e.block, of: e.neurons.find((n) => n.hotkey === neuron.hotkey) })).filter((e) => e.of);
    const label = `${mining ? 'Incentive' : 'Dividends'} of ${nameOf(neuron)}, epoch by epoch`;
    return card(label, chart({ id: 'rank-history', label, xs: own.map((e) => e.block), x: (b) => `#${whole(b)}`, y: (v) => `${v.toFixed(1)} %`, empty: 'No epoch has closed since it registered.',
      lines: own.length ? [{ name: nameOf(neuron), series: seriesOf(neuron.uid), values: own.map((e) => 100 * ((mining ? e.of?.incentive : e.of?.dividends) ?? 0)) }] : [] }));
  }

  private paid(most: number): TemplateResult {
    return card('Payouts', loaded(this.payouts, (all) => table<api.Payout>({
      id: 'payouts', caption: 'Payouts of this neuron, newest first', plain: most <= 10, rows: all.slice(0, most), rowId: (p) => `${p.block}-${p.kind}`, empty: 'It has not been paid in the latest blocks.',
      columns: [
        { key: 'block', label: 'Block', value: (p) => p.block, show: (p) => link(`/blocks/${p.block}`, `#${whole(p.block)}`) },
        { key: 'kind', label: 'For', value: (p) => words(p.kind.toLowerCase()) },
        { key: 'amount', label: 'TAO', number: true, value: (p) => BigInt(p.amount), show: (p) => html`<span title="${tao(p.amount, 9)} TAO">${tao(p.amount)}</span>` },
      ] })), 'of the latest 2,000 blocks');
  }

  private value(): TemplateResult {
    return card('Value, in bits', loaded(this.rounds, (rounds) => {
      const own = rounds.filter((r) => r.netuid === this.netuid).flatMap((r) => Object.values(r.miners).filter((m) => m.uid === this.uid).map((m) => ({ ...m, by: r.validator ?? '' })));
      return own.length ? table<(typeof own)[number]>({ id: 'value', caption: 'What each validator of this node measured', plain: true, rows: own, rowId: (m) => m.by, columns: [
        { key: 'by', label: 'Validator', value: (m) => m.by }, { key: 'score', label: 'Score', number: true, value: (m) => m.score, show: (m) => fixed(m.score) },
        ...['gain', 'ensemble', 'peers'].map((k) => ({ key: k, label: k[0]!.toUpperCase() + k.slice(1), number: true, value: (m: (typeof own)[number]) => m.means?.[`${k}Bits`], show: (m: (typeof own)[number]) => fixed(m.means?.[`${k}Bits`]) })),
      ] }) : empty('No validator of this node has measured it; scores are shown on the node\'s own machine only.');
    }));
  }
}
define('neuron-page', NeuronPage);

export function view(route: Route): View {
  const { netuid, uid, id } = route.params;
  if (id !== undefined) {
    return { title: 'Why did I get this?', purpose: 'Where each rao of a payout comes from.', crumbs: [['Subnets', '/subnets']],
      body: card(`Payout ${id}`, notBuilt('The explanation of a payout, re-derived step by step from its inputs, needs data that the node does not keep yet. That a payout is in its block can be proven today.', cli('curl http://127.0.0.1:9944/api/v1/blocks/HEIGHT/payouts/INDEX/proof', 'Until then'))) };
  }
  return {
    title: `Neuron ${uid}`, purpose: 'How it ranks, what it is worth and what it was paid.', crumbs: [['Subnets', '/subnets'], [`Subnet ${netuid}`, `/subnets/${netuid}`]],
    body: html`<neuron-page .netuid=${Number(netuid)} .uid=${Number(uid)} .tab=${route.query.get('tab') ?? 'rank'}></neuron-page>`, cli: `./myelin metagraph ${netuid}`, data: `/api/v1/subnets/${netuid}/metagraph`,
  };
}
