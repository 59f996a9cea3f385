import { html } from 'lit';
import type { Route } from '../../kernel/routes.js';
import type { View } from '../../kernel/view.js';
import './page.js';
import { payout } from './payout.js';

export function view(route: Route): View {
  const { netuid, uid, id } = route.params;
  if (id !== undefined) return { title: `Payout ${id}`, purpose: 'Why somebody got what they got.', crumbs: [['Subnets', '/subnets']], body: payout(id) };
  return {
    title: `Neuron ${uid}`, purpose: 'How it ranks, what it is worth and what it was paid.', crumbs: [['Subnets', '/subnets'], [`Subnet ${netuid}`, `/subnets/${netuid}`]],
    body: html`<neuron-page .netuid=${Number(netuid)} .uid=${Number(uid)} .tab=${route.query.get('tab') ?? 'rank'} .of=${route.query.get('of') ?? ''}></neuron-page>`,
  };
}
