import { html, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import { tao, taoNumber } from '../../kernel/format.js';
import { Load } from '../../kernel/load.js';
import { shell } from '../../kernel/shell.js';
import { address } from '../../parts/copy.js';
import { table } from '../../parts/m-table.js';
import { define, Part } from '../../parts/part.js';
import { empty, link, loaded } from '../../parts/view.js';
import { owners, type Owner } from './owners.js';

class Accounts extends Part {
  private readonly all = new Load<Owner[]>(this, () => 'all', async () => owners(...(await Promise.all([api.subnets(), api.holders()]))), 30_000);

  override render(): TemplateResult {
    return html`<section class="card"><p class="note">Accounts that own or run a neuron or a subnet. Any account opens by its address, typed into the search field; ${link('/state?pallet=System&item=Account', 'all of them')} are entries of the state. ${link('/stake', 'Preview staking')}</p>
      ${loaded(this.all, (rows) => table<Owner>({
        id: 'accounts', caption: 'Accounts of subnets and neurons', address: true, rows, rowId: (r) => r.address, href: (r) => `/accounts/${r.address}`, empty: empty('No subnet has a neuron yet.', shell`./myelin neuron add --help`),
        columns: [
          { key: 'address', label: 'Account', value: (r) => r.address, show: (r) => address(r.address) },
          { key: 'name', label: 'Name', value: (r) => r.name },
          { key: 'roles', label: 'What it is', value: (r) => r.roles, wide: true },
          { key: 'stake', label: 'Stake (TAO)', number: true, value: (r) => taoNumber(String(r.stake)), show: (r) => (r.stake ? tao(r.stake) : '–') },
        ] }))}</section>`;
  }
}
define('accounts-page', Accounts);
