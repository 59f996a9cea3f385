import { html } from 'lit';
import type { Route } from '../../kernel/routes.js';
import type { View } from '../../kernel/view.js';
import './account.js';
import './list.js';
import './stake.js';

export function view(route: Route): View {
  const { address } = route.params;
  const query = (name: string): string => route.query.get(name) ?? '';
  if (route.pattern === '/stake') {
    return { title: 'Stake', purpose: 'What staking would do, before anything is signed.', crumbs: [['Accounts', '/accounts']], body: html`<stake-page .from=${query('from')} .hotkey=${query('hotkey')} .netuid=${query('netuid')} .amount=${query('amount')} .direction=${query('direction')}></stake-page>` };
  }
  if (address === undefined) return { title: 'Accounts', purpose: 'Who owns and runs what on this chain.', body: html`<accounts-page></accounts-page>` };
  return { title: 'Account', purpose: 'Balance, stakes and what it did.', crumbs: [['Accounts', '/accounts']], body: html`<account-page .address=${address} .tab=${query('tab') || 'balances'}></account-page>` };
}
