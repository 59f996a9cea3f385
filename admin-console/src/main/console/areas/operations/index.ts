import { html } from 'lit';
import type { Route } from '../../kernel/routes.js';
import type { View } from '../../kernel/view.js';
import { cli } from '../../parts/copy.js';
import { card, notBuilt } from '../../parts/view.js';
import './me.js';
import './page.js';

const OPERATIONS = [['Operations', '/operations']] as const;

export function view(route: Route): View {
  switch (route.pattern) {
    case '/operations': return { title: 'Operations', purpose: 'This node: its health, its workers, what it stores and how it is set.', body: html`<operations-page .tab=${route.query.get('tab') ?? 'nodes'} .source=${route.query.get('source') ?? ''}></operations-page>`, cli: './myelin status', data: '/api/v1/status' };
    case '/operations/audit': return { title: 'Audit', purpose: 'Who changed what, when, and from where.', crumbs: OPERATIONS, body: card('Audit log', notBuilt('The node keeps the audit log: who did what, before and after, from where, chained by hash. A page of it is not built; the command line shows and verifies it. What changed on the chain is in its extrinsics, each with its signer.', html`${cli('./myelin audit verify')}<p><a href="/console/extrinsics?pallet=AdminUtils">Changes of parameters on the chain</a></p>`)) };
    case '/operations/people': return { title: 'People', purpose: 'Who may sign in, and with which role.', crumbs: OPERATIONS, body: card('People and sessions', notBuilt('People and sessions are served by the interface; a page of them is not built.', cli('./myelin signin', 'A one-time link to sign in'))) };
    case '/operations/tokens': return { title: 'Tokens', purpose: 'What programs use to sign in.', crumbs: OPERATIONS, body: card('API tokens', notBuilt('Tokens are made, listed and ended by the interface (/api/v1/tokens); a page of them is not built.')) };
    default: return { title: 'Me', purpose: 'Who you are to this node.', crumbs: OPERATIONS, body: html`<me-page></me-page>` };
  }
}
