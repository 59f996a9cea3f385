import { html } from 'lit';
import type { Route } from '../../kernel/routes.js';
import type { View } from '../../kernel/view.js';
import { cli } from '../../parts/copy.js';
import { card, notBuilt } from '../../parts/view.js';
import './block.js';
import './compose.js';
import './extrinsic.js';
import './lists.js';
import { state } from './state.js';

const EXPLORER = [['Explorer', '/blocks']] as const;

export function view(route: Route): View {
  const { id, hash } = route.params;
  const query = (name: string): string => route.query.get(name) ?? '';
  switch (route.pattern) {
    case '/blocks': return { title: 'Blocks', purpose: 'What the chain did, block by block.', body: html`<blocks-page .until=${Number(query('before')) || undefined}></blocks-page>`, cli: './myelin blocks', data: '/api/v1/blocks' };
    case '/blocks/{id}': return { title: `Block ${id}`, purpose: 'Its extrinsics, what they did, and what was paid.', crumbs: [['Blocks', '/blocks']], body: html`<block-page .block=${id ?? ''}></block-page>`, data: `/api/v1/blocks/${id}` };
    case '/extrinsics': return { title: 'Extrinsics', purpose: 'Who called what, newest first.', crumbs: EXPLORER, body: html`<extrinsics-page .pallet=${query('pallet')} .call=${query('call')} .signer=${query('signer')} .until=${query('before')}></extrinsics-page>`, data: '/api/v1/history/extrinsics' };
    case '/extrinsics/{hash}': return { title: 'Extrinsic', purpose: 'One call in words, its arguments and what came of it.', crumbs: [['Extrinsics', '/extrinsics']], body: html`<extrinsic-page .hash=${hash ?? ''}></extrinsic-page>` };
    case '/events': return { title: 'Events', purpose: 'What happened on the chain, newest first.', crumbs: EXPLORER, body: html`<events-page .pallet=${query('pallet')} .name=${query('name')} .until=${query('before')}></events-page>`, data: '/api/v1/history/events' };
    case '/state': return { title: 'State', purpose: 'Any entry of the chain\'s state.', crumbs: EXPLORER, body: state() };
    case '/compose': return { title: 'Compose a call', purpose: 'What a call would do, before anybody signs it.', crumbs: EXPLORER, body: html`<compose-page .pallet=${query('pallet')} .call=${query('call')} .args=${query('args')} .from=${query('from')}></compose-page>` };
    default: return { title: 'Forks', purpose: 'Blocks beside the chain.', crumbs: EXPLORER, body: card('Forks', notBuilt('This node has one author, so no block was ever beside its chain; forks are shown when several machines make blocks.', cli('./myelin status'))) };
  }
}
