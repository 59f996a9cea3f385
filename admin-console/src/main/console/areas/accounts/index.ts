import { html } from 'lit';
import { at } from '../../kernel/http.js';
import type { Route } from '../../kernel/routes.js';
import type { View } from '../../kernel/view.js';
import { shell } from '../../kernel/shell.js';
import './account.js';
import './list.js';
import './stake.js';

// What a tab shows, below the account's own address.
const DATA: Record<string, string> = { stakes: '/stakes', extrinsics: '/extrinsics' };

export function view(route: Route): View {
  const { address } = route.params;
  const query = (name: string): string => route.query.get(name) ?? '';
  if (route.pattern === '/stake') {
    return { title: 'Stake', purpose: 'What staking would do, before anything is signed.', crumbs: [['Accounts', '/accounts']], body: html`<stake-page .from=${query('from')} .hotkey=${query('hotkey')} .netuid=${query('netuid')} .amount=${query('amount')} .direction=${query('direction')}></stake-page>`, cli: shell`./myelin stake add --help` };
  }
  if (address === undefined) return { title: 'Accounts', purpose: 'Who owns and runs what on this chain.', body: html`<accounts-page></accounts-page>`, cli: shell`./myelin wallet list` };
  return { title: 'Account', purpose: 'Balance, stakes and what it did.', crumbs: [['Accounts', '/accounts']], body: html`<account-page .address=${address} .tab=${query('tab') || 'balances'}></account-page>`, cli: shell`./myelin wallet balance ${address}`, data: `/api/v1/accounts/${at(address)}${DATA[query('tab')] ?? ''}` };
}
