import { html, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import { tao, taoNumber, whole } from '../../kernel/format.js';
import { Load } from '../../kernel/load.js';
import { shell } from '../../kernel/shell.js';
import { address, copyButton, state } from '../../parts/copy.js';
import { table } from '../../parts/m-table.js';
import { define, Part } from '../../parts/part.js';
import { ended, outcome } from '../../parts/states.js';
import { line } from '../../parts/tree.js';
import { card, empty, facts, link, loaded, notBuilt, tabs } from '../../parts/view.js';

const TABS = [['balances', 'Balances'], ['stakes', 'Stakes'], ['extrinsics', 'Extrinsics'], ['delegates', 'Delegates']] as const;
const amount = (rao: string): TemplateResult => html`<span title="${tao(rao, 9)} TAO">${tao(rao)} TAO</span>`;

class AccountPage extends Part {
  static override properties = { address: {}, tab: {} };
  declare address: string;
  declare tab: string;
  private readonly account = new Load(this, () => this.address, () => api.account(this.address), 2000);
  private readonly stakes = new Load(this, () => this.address, () => api.stakes(this.address), 4000);
  private readonly calls = new Load(this, () => (this.tab === 'extrinsics' ? this.address : undefined), () => api.extrinsics({ signer: this.address, limit: 100 }), 4000);

  override render(): TemplateResult {
    return html`<section class="card strip"><span class="mono wrap" data-address=${this.address}>${this.address}</span> ${copyButton(this.address, 'the address')}</section>
      ${tabs(`/accounts/${this.address}`, this.tab, TABS)}${this.body()}`;
  }

  private body(): unknown {
    switch (this.tab) {
      case 'balances': return card('Balances', loaded(this.account, (a) => facts([['Free', amount(a.free)], ['Reserved', amount(a.reserved)],
        ['Staked', loaded(this.stakes, (all) => amount(all.reduce((sum, s) => sum + BigInt(s.value), 0n).toString()))], ['Extrinsics signed', whole(a.nonce)]])));
      case 'stakes': return card('Stakes', loaded(this.stakes, (all) => table<api.Stake>({
        id: 'stakes', caption: 'What this account has staked, and with whom', address: true, rows: all, rowId: (s) => `${s.netuid}-${s.hotkey}`, empty: empty('It has staked nothing.', shell`./myelin stake add --help`),
        columns: [
          { key: 'hotkey', label: 'With', value: (s) => s.name || s.hotkey, show: (s) => address(s.hotkey, s.name) }, { key: 'netuid', label: 'Subnet', number: true, value: (s) => s.netuid, show: (s) => link(`/subnets/${s.netuid}`, s.netuid) },
          { key: 'value', label: 'Value (TAO)', number: true, value: (s) => taoNumber(s.value), show: (s) => tao(s.value) }, { key: 'registered', label: 'Neuron', value: (s) => (s.registered ? 'registered' : 'not registered'), show: (s) => state(s.registered ? 'good' : 'warn', s.registered ? 'registered' : 'not registered') },
        ] })), link(`/stake?from=${this.address}`, 'Preview staking'));
      case 'extrinsics': return card('Extrinsics', loaded(this.calls, (all) => table<api.ExtrinsicRow>({
        id: 'extrinsics', caption: 'Latest extrinsics that this account signed', address: true, part: all.page.next !== null, rows: all.items, rowId: (c) => `${c.block}-${c.index}`, href: (c) => `/extrinsics/${c.hash}`, empty: empty('It has signed nothing.', shell`./myelin tx --help`),
        columns: [
          { key: 'block', label: 'Block', number: true, value: (c) => c.block, show: (c) => link(`/blocks/${c.block}`, `#${whole(c.block)}`) }, { key: 'call', label: 'Call', value: (c) => `${c.pallet}.${c.call}`, show: (c) => link(`/extrinsics/${c.hash}`, `${c.pallet}.${c.call}`) },
          { key: 'arguments', label: 'Arguments', wide: true, value: (c) => line(c.arguments) }, { key: 'outcome', label: 'Outcome', value: ended, show: (c) => outcome(c) },
        ] })), 'the latest 100');
      default: return card('Delegates', notBuilt('Who stakes on this account and what each earns is not in the index yet.'));
    }
  }
}
define('account-page', AccountPage);
