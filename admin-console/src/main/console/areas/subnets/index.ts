import { html } from 'lit';
import type { Route } from '../../kernel/routes.js';
import type { View } from '../../kernel/view.js';
import './list.js';
import './subnet.js';

export function view(route: Route): View {
  const netuid = route.params['netuid'];
  if (netuid === undefined) return { title: 'Subnets', purpose: 'Markets of this chain: what each asks for, pays and costs.', body: html`<subnets-page></subnets-page>` };
  const at = Number(route.query.get('at')) || undefined;
  return {
    title: `Subnet ${netuid}`, purpose: 'Who works here, who judges, and what each earns.', crumbs: [['Subnets', '/subnets']],
    body: html`<subnet-page .netuid=${Number(netuid)} .tab=${route.query.get('tab') ?? 'metagraph'} .at=${at} .span=${Number(route.query.get('span')) || undefined}></subnet-page>`,
  };
}
