import { html } from 'lit';
import type { Route } from '../../kernel/routes.js';
import type { View } from '../../kernel/view.js';
import { shell } from '../../kernel/shell.js';
import './list.js';
import './subnet.js';

// What a tab shows, below the subnet's own address.
const DATA: Record<string, string> = { metagraph: '/metagraph', weights: '/weights', bonds: '/bonds', parameters: '/parameters', history: '/epochs' };
const PAST: ReadonlySet<string> = new Set(['metagraph', 'weights', 'bonds']);

export function view(route: Route): View {
  const netuid = route.params['netuid'];
  if (netuid === undefined) return { title: 'Subnets', purpose: 'Markets of this chain: what each asks for, pays and costs.', body: html`<subnets-page></subnets-page>`, cli: shell`./myelin subnets`, data: '/api/v1/subnets', rows: '/api/v1/subnets' };
  const at = Number(route.query.get('at')) || undefined;
  return {
    title: `Subnet ${netuid}`, purpose: 'Who works here, who judges, and what each earns.', crumbs: [['Subnets', '/subnets']],
    body: html`<subnet-page .netuid=${Number(netuid)} .tab=${route.query.get('tab') ?? 'metagraph'} .at=${at} .span=${Number(route.query.get('span')) || undefined}></subnet-page>`,
    cli: shell`./myelin metagraph ${netuid}`, data: `/api/v1/subnets/${Number(netuid)}${DATA[route.query.get('tab') ?? 'metagraph'] ?? ''}${at && PAST.has(route.query.get('tab') ?? 'metagraph') ? `?at=${at}` : ''}`,
  };
}
