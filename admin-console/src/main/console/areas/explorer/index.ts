import { html } from 'lit';
import type { Route } from '../../kernel/routes.js';
import type { View } from '../../kernel/view.js';
import './block.js';
import './compose.js';
import { forks } from './forks.js';
import './extrinsic.js';
import './lists.js';
import './state.js';

const EXPLORER = [['Explorer', '/blocks']] as const;

export function view(route: Route): View {
  const { id, hash } = route.params;
  const query = (name: string): string => route.query.get(name) ?? '';
  switch (route.pattern) {
    case '/blocks': return { title: 'Blocks', purpose: 'What the chain did, block by block.', body: html`<blocks-page .failures=${query('hasFailures')} .cursor=${query('cursor')}></blocks-page>` };
    case '/blocks/{id}': return { title: `Block ${id}`, purpose: 'Its extrinsics, what they did, and what was paid.', crumbs: [['Blocks', '/blocks']], body: html`<block-page .block=${id ?? ''}></block-page>` };
    case '/extrinsics': return { title: 'Extrinsics', purpose: 'Who called what, newest first.', crumbs: EXPLORER, body: html`<extrinsics-page .pallet=${query('pallet')} .call=${query('call')} .signer=${query('signer')} .success=${query('success')} .since=${query('from')} .until=${query('to')} .cursor=${query('cursor')}></extrinsics-page>` };
    case '/extrinsics/{hash}': return { title: 'Extrinsic', purpose: 'One call in words, its arguments and what came of it.', crumbs: [['Extrinsics', '/extrinsics']], body: html`<extrinsic-page .hash=${hash ?? ''}></extrinsic-page>` };
    case '/events': return { title: 'Events', purpose: 'What happened on the chain, newest first.', crumbs: EXPLORER, body: html`<events-page .pallet=${query('pallet')} .event=${query('event')} .since=${query('from')} .until=${query('to')} .cursor=${query('cursor')}></events-page>` };
    case '/state': return { title: 'State', purpose: 'Any entry of the chain\'s state.', crumbs: EXPLORER, body: html`<state-page .pallet=${query('pallet')} .item=${query('item')} .keys=${route.query.getAll('key')} .at=${query('at')} .cursor=${query('cursor')}></state-page>` };
    case '/forks': return { title: 'Forks', purpose: 'Blocks that were made and left for others.', crumbs: EXPLORER, body: forks() };
    default: return { title: 'Compose a call', purpose: 'What a call would do, before anybody signs it.', crumbs: EXPLORER, body: html`<compose-page .pallet=${query('pallet')} .call=${query('call')} .args=${query('args')} .from=${query('from')} .sudo=${query('sudo') === 'true'}></compose-page>` };
  }
}
