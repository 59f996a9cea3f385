import { html, nothing, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import * as host from '../../kernel/host.js';
import { counted, tao, whole } from '../../kernel/format.js';
import { Follow, live } from '../../kernel/live.js';
import { Load } from '../../kernel/load.js';
import { setQuery } from '../../kernel/router.js';
import { FollowWho, who } from '../../kernel/session.js';
import { completed } from '../../kernel/ranking.js';
import { time } from '../../parts/m-time.js';
import '../../parts/m-time.js';
import { define, Part } from '../../parts/part.js';
import { bar, card, loaded, notBuilt, refused, tabs } from '../../parts/view.js';
import { marks, parameterChanges } from './changes.js';
import { economy } from './economy.js';
import { history } from './history.js';
import { matrix } from './matrix.js';
import { metagraphTable } from './metagraph.js';
import { parameters } from './parameters.js';
import { registrations } from './registrations.js';
import { value } from './value.js';

const TABS = [['metagraph', 'Metagraph'], ['weights', 'Weights'], ['bonds', 'Bonds'], ['economy', 'Economy'], ['registrations', 'Registrations'], ['parameters', 'Parameters'], ['history', 'History']] as const;
const SPANS = [40, 200, 1000] as const;

class SubnetPage extends Part {
  static override properties = { netuid: { type: Number }, tab: {}, at: { attribute: false }, span: { attribute: false } };
  declare netuid: number;
  declare tab: string;
  declare at: number | undefined;
  /** How many epochs the charts go back. */
  declare span: number | undefined;
  constructor() { super(); new Follow(this); new FollowWho(this); }

  private readonly subnet = new Load(this, () => String(this.netuid), () => api.subnet(this.netuid), 1000);
  private readonly graph = new Load(this, () => `${this.netuid} ${this.at ?? ''}`, () => api.metagraph(this.netuid, this.at), 2000);
  private readonly epochs = new Load(this, () => `${this.netuid} ${this.span ?? ''}`, () => api.epochs(this.netuid, this.shown).catch(() => []), 4000);
  private readonly changes = new Load(this, () => (['history', 'metagraph', 'parameters'].includes(this.tab) ? String(this.netuid) : undefined), () => parameterChanges(this.netuid).catch(() => undefined), 10_000);
  private readonly weights = new Load(this, () => (this.tab === 'weights' ? `${this.netuid} ${this.at ?? ''}` : undefined), () => api.weights(this.netuid, this.at), 4000);
  private readonly bonds = new Load(this, () => (this.tab === 'bonds' ? `${this.netuid} ${this.at ?? ''}` : undefined), () => api.bonds(this.netuid, this.at), 4000);
  private readonly settings = new Load(this, () => (this.tab === 'parameters' ? String(this.netuid) : undefined), () => api.parameters(this.netuid), 8000);
  private readonly joins = new Load(this, () => (this.tab === 'registrations' ? String(this.netuid) : undefined), () => api.registrations(this.netuid), 10_000);
  private readonly prices = new Load(this, () => (this.tab === 'economy' || this.tab === 'registrations' ? `${this.netuid} ${this.span ?? ''}` : undefined), () => api.registrationPrices(this.netuid, this.shown).catch(() => undefined), 4000);
  private readonly rounds = new Load(this, () => who.key('inspect', String(this.netuid)), host.scores, 5000);

  override render(): TemplateResult {
    return html`${loaded(this.subnet, (subnet) => this.strip(subnet))}
      ${tabs(`/subnets/${this.netuid}`, this.tab, TABS)}
      ${this.body()}`;
  }

  private strip(s: api.Subnet): TemplateResult {
    const next = s.nextEpochBlock ?? s.lastEpochBlock + s.tempo;
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

  private get shown(): number { return SPANS.find((s) => s === this.span) ?? SPANS[0]; }

  private spans(): TemplateResult {
    return html`<p class="actions" role="group" aria-label="How far back">Epochs: ${SPANS.map((s) => html`<button type="button" aria-pressed=${s === this.shown} @click=${() => setQuery({ span: s === SPANS[0] ? '' : String(s) })}>${whole(s)}</button>`)} <span class="note">drawn over with the pointer a part is enlarged; a double click shows all</span></p>`;
  }

  private body(): unknown {
    switch (this.tab) {
      case 'metagraph': return this.metagraph();
      case 'history': return html`${this.spans()}${this.joined((epochs, graph) => history(epochs, graph.neurons, marks(this.changes.data?.changes ?? [])))}`;
      case 'economy': return html`${this.spans()}${loaded(this.subnet, (subnet) => economy(subnet, this.epochs.data ?? [], this.prices.data))}`;
      case 'parameters': return loaded(this.settings, (all) => parameters(this.netuid, all, this.changes.data?.changes ?? [], !this.changes.data ? 'the index does not answer, so changes are not known' : this.changes.data.cut ? 'the newest 200 by owner and by root' : 'by owner and by root'));
      case 'registrations': return loaded(this.joins, (rows) => registrations(this.netuid, rows, this.prices.data));
      case 'weights': return this.matrix('Weights', this.weights);
      case 'bonds': return this.matrix('Bonds', this.bonds);
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
      ${this.at === undefined ? this.joined((epochs, graph) => history(epochs, graph.neurons, marks(this.changes.data?.changes ?? []))) : nothing}
      ${this.graph.data ? value((this.rounds.data ?? []).filter((r) => r.netuid === this.netuid), this.graph.data) : nothing}`;
  }

  private matrix(title: string, source: Load<api.Matrix>): unknown {
    const slider = time((this.epochs.data ?? []).map((e) => e.block), this.at);
    return loaded(this.graph, (graph) => loaded(source, (found) => matrix(title, found, graph, slider)));
  }
}
define('subnet-page', SubnetPage);
