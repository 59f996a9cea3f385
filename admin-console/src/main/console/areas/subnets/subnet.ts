import { html, nothing, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import { counted, tao, whole } from '../../kernel/format.js';
import { Follow, live } from '../../kernel/live.js';
import { Load } from '../../kernel/load.js';
import { completed } from '../../kernel/ranking.js';
import { address, cli } from '../../parts/copy.js';
import { time } from '../../parts/m-time.js';
import '../../parts/m-time.js';
import { define, Part } from '../../parts/part.js';
import { bar, card, facts, loaded, notBuilt, refused, tabs } from '../../parts/view.js';
import { history } from './history.js';
import { metagraphTable } from './metagraph.js';
import { value } from './value.js';

const TABS = [['metagraph', 'Metagraph'], ['weights', 'Weights'], ['bonds', 'Bonds'], ['economy', 'Economy'], ['registrations', 'Registrations'], ['parameters', 'Parameters'], ['history', 'History']] as const;
const SHOWN = 40;

class SubnetPage extends Part {
  static override properties = { netuid: { type: Number }, tab: {}, at: { attribute: false } };
  declare netuid: number;
  declare tab: string;
  declare at: number | undefined;
  constructor() { super(); new Follow(this); }

  private readonly subnet = new Load(this, () => String(this.netuid), () => api.subnet(this.netuid), 1000);
  private readonly graph = new Load(this, () => `${this.netuid} ${this.at ?? ''}`, () => api.metagraph(this.netuid, this.at), 2000);
  private readonly epochs = new Load(this, () => String(this.netuid), () => api.epochs(this.netuid, SHOWN).catch(() => []), 4000);
  private readonly rounds = new Load(this, () => String(this.netuid), () => api.scores(), 5000);

  override render(): TemplateResult {
    return html`${loaded(this.subnet, (subnet) => this.strip(subnet))}
      ${tabs(`/subnets/${this.netuid}`, this.tab, TABS)}
      ${this.body()}`;
  }

  private strip(s: api.Subnet): TemplateResult {
    const next = s.lastEpochBlock + s.tempo;
    const left = Math.max(0, next - (live.head?.number ?? s.lastEpochBlock));
    return html`<section class="card strip"><dl class="inline">
      <div><dt>Name</dt><dd><b id="subnet-name">${s.name}</b></dd></div>
      <div><dt>Epoch</dt><dd><b id="epoch-number">${whole(s.epochIndex)}</b></dd></div>
      <div class="grow"><dt>Closes</dt><dd>${s.tempo && s.netuid ? html`with #${whole(next)}, ${counted(left, 'block')} to go ${bar(1 - Math.min(1, left / s.tempo))}` : 'this subnet has no epochs'}</dd></div>
      <div><dt>Tempo</dt><dd>${whole(s.tempo)} blocks</dd></div>
      <div><dt>Neurons</dt><dd>${whole(s.neurons)} of ${whole(s.maxNeurons)}</dd></div>
      <div><dt>Emission</dt><dd>${tao(s.emissionPerBlock)} TAO a block</dd></div>
    </dl></section>`;
  }

  private body(): unknown {
    switch (this.tab) {
      case 'metagraph': return this.metagraph();
      case 'history': return this.joined((epochs, graph) => history(epochs, graph.neurons));
      case 'economy': return loaded(this.subnet, economy);
      case 'parameters': return loaded(this.subnet, parameters);
      case 'registrations': return this.registrations();
      case 'weights': return card('Weights', notBuilt('Which validator gives which miner how much is not served over REST yet; it comes with the packed weights of every epoch, as validators by miners.', cli(`./myelin query SubtensorModule Weights ${this.netuid}`, 'Until then')));
      case 'bonds': return card('Bonds', notBuilt('Bonds of validators to miners are not served over REST yet.', cli(`./myelin query SubtensorModule Bonds ${this.netuid}`, 'Until then')));
      default: return notBuilt(`There is no part '${this.tab}' of a subnet.`);
    }
  }

  private joined(draw: (epochs: ReturnType<typeof completed>, graph: api.Metagraph) => unknown): unknown {
    return loaded(this.graph, (graph) => {
      const subnet = this.subnet.data;
      const known = this.epochs.data ?? [];
      return draw(subnet && this.at === undefined ? completed(known, subnet, graph) : known.filter((e) => e.block <= (this.at ?? Infinity)), graph);
    });
  }

  private metagraph(): unknown {
    const gone = this.at !== undefined && this.graph.refusal && !this.graph.data;
    return html`${card('Metagraph', html`${time((this.epochs.data ?? []).map((e) => e.block), this.at)}
      ${gone ? refused(this.graph.refusal!, () => void this.graph.ask()) : this.joined((epochs, graph) => metagraphTable(this.netuid, graph, epochs.filter((e) => e.block < (this.at ?? this.subnet.data?.lastEpochBlock ?? Infinity)).at(-1)))}`,
      'share: incentive of miners, dividends of validators')}
      ${this.at === undefined ? this.joined((epochs, graph) => history(epochs, graph.neurons)) : nothing}
      ${this.graph.data ? value((this.rounds.data ?? []).filter((r) => r.netuid === this.netuid), this.graph.data) : nothing}`;
  }

  private registrations(): unknown {
    return loaded(this.graph, (graph) => card('Registrations', html`<ol class="plain">${[...graph.neurons].sort((a, b) => b.registeredAt - a.registeredAt || b.uid - a.uid).map((n) => html`<li><a href="/console/blocks/${n.registeredAt}">#${whole(n.registeredAt)}</a> uid ${n.uid} ${address(n.hotkey, n.name)}</li>`)}</ol>
      ${notBuilt('Who was pruned, by whom each was replaced and what it paid is not kept in the index yet; shown are the neurons of now.')}`, 'newest first'));
  }
}
define('subnet-page', SubnetPage);

const economy = (s: api.Subnet): TemplateResult => card('Economy', html`${facts([
  ['Pool', html`<span title="${tao(s.tao, 9)} TAO">${tao(s.tao)} TAO</span>`], ['Emission', `${tao(s.emissionPerBlock)} TAO a block`], ['Registration price', `${tao(s.registrationPrice)} TAO`],
  ['Waiting for miners', `${tao(s.pendingServer)} TAO`], ['Waiting for validators', `${tao(s.pendingValidator)} TAO`], ['Waiting for the owner', `${tao(s.pendingOwnerCut)} TAO`],
])}${notBuilt('Price, pools and emission over time need series that the index does not keep yet.')}`);

const parameters = (s: api.Subnet): TemplateResult => card('Parameters', html`${facts([
  ['Tempo', `${whole(s.tempo)} blocks`], ['Most neurons', whole(s.maxNeurons)], ['Mechanism', String(s.mechanism)], ['Started', s.started ? 'yes' : 'no'], ['Emission', s.emissionEnabled ? 'on' : 'off'],
  ['Owner', address(s.owner)], ['Owner hotkey', address(s.ownerHotkey)],
])}${notBuilt('All other parameters with their bounds, who may change them, and changing them here come with the settings of the interface.',
  html`${cli(`./myelin query SubtensorModule ImmunityPeriod ${s.netuid}`, 'Immunity period, until then')}${cli(`./myelin tx AdminUtils sudo_set_tempo --arg netuid=${s.netuid} --arg tempo=${s.tempo} --dry-run`, 'A change, tried and not sent')}`)}`);
