import { html, type TemplateResult } from 'lit';
import type { GraphNeuron, Metagraph } from '../../kernel/api.js';
import { percent, tao, taoNumber, whole } from '../../kernel/format.js';
import { earned, isMiner, nameOf, ranked, standings, type Ranked } from '../../kernel/ranking.js';
import { address } from '../../parts/copy.js';
import { table } from '../../parts/m-table.js';
import { barCell, link } from '../../parts/view.js';

/** Miners ranked by incentive, then validators by dividends; sorted by any other column when that is asked for. */
export function metagraphTable(netuid: number, graph: Metagraph, before: { neurons: readonly Ranked[] } | undefined): TemplateResult {
  const places = standings(graph.neurons, before);
  const rows = ranked(graph.neurons);
  const most = Math.max(0, ...rows.map(earned));
  const place = (n: GraphNeuron): number | undefined => places.get(n.hotkey)?.place;
  return table<GraphNeuron>({
    id: 'metagraph', caption: 'Neurons of the subnet: miners ranked by incentive, then validators ranked by dividends', address: true, rows, rowId: (n) => String(n.uid), href: (n) => `/subnets/${netuid}/neurons/${n.uid}`,
    columns: [
      { key: 'rank', label: 'Rank', value: place, show: (n) => rank(places.get(n.hotkey)), help: 'Among miners or among validators, and what the latest epoch moved' },
      { key: 'uid', label: 'UID', number: true, wide: true, value: (n) => n.uid },
      { key: 'name', label: 'Neuron', value: nameOf, show: (n) => html`<span class="dot s${n.uid % 7}" aria-hidden="true"></span>${link(`/subnets/${netuid}/neurons/${n.uid}`, nameOf(n))}` },
      { key: 'role', label: 'Role', wide: true, value: (n) => (isMiner(n) ? 'miner' : 'validator') },
      { key: 'share', label: 'Share', number: true, value: earned, show: (n) => barCell(earned(n), most), help: 'Incentive of miners, dividends of validators' },
      { key: 'emission', label: 'Emission (TAO)', number: true, wide: true, value: (n) => taoNumber(n.emission), show: (n) => html`<span title="${tao(n.emission, 9)}">${tao(n.emission)}</span>` },
      { key: 'stake', label: 'Stake (TAO)', number: true, value: (n) => taoNumber(n.stake), show: (n) => html`<span title="${tao(n.stake, 9)}">${tao(n.stake)}</span>` },
      { key: 'trust', label: 'Validator trust', number: true, wide: true, value: (n) => n.validatorTrust, show: (n) => (isMiner(n) ? '–' : percent(n.validatorTrust)) },
      { key: 'incentive', label: 'Incentive', number: true, off: true, value: (n) => n.incentive, show: (n) => percent(n.incentive) },
      { key: 'dividends', label: 'Dividends', number: true, off: true, value: (n) => n.dividends, show: (n) => percent(n.dividends) },
      { key: 'consensus', label: 'Consensus', number: true, off: true, value: (n) => n.consensus, show: (n) => percent(n.consensus) },
      { key: 'weight', label: 'Stake weight', number: true, off: true, value: (n) => n.stakeWeight, show: (n) => percent(n.stakeWeight) },
      { key: 'permit', label: 'Permit', off: true, value: (n) => (n.validatorPermit ? 'yes' : 'no') },
      { key: 'active', label: 'Active', off: true, value: (n) => (n.active ? 'yes' : 'no') },
      { key: 'updated', label: 'Weights set', number: true, off: true, value: (n) => n.lastUpdate, show: (n) => `#${whole(n.lastUpdate)}` },
      { key: 'registered', label: 'Registered', number: true, off: true, value: (n) => n.registeredAt, show: (n) => link(`/blocks/${n.registeredAt}`, `#${whole(n.registeredAt)}`) },
      { key: 'axon', label: 'Axon', off: true, value: (n) => n.axon },
      { key: 'hotkey', label: 'Hotkey', off: true, value: (n) => n.hotkey, show: (n) => address(n.hotkey) },
      { key: 'coldkey', label: 'Coldkey', off: true, value: (n) => n.coldkey, show: (n) => address(n.coldkey) },
    ],
  });
}

function rank(at: { place: number; move: number } | undefined): unknown {
  if (!at) return '–';
  const moved = at.move === 0 ? '' : html` <span class=${at.move > 0 ? 'up' : 'down'} role="img" aria-label="${at.move > 0 ? 'up' : 'down'} ${Math.abs(at.move)}">${at.move > 0 ? '▲' : '▼'}${Math.abs(at.move)}</span>`;
  return html`<b>${at.place}</b>${moved}`;
}
