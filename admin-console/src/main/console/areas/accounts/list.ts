import { html, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import { short, tao, taoNumber } from '../../kernel/format.js';
import { Load } from '../../kernel/load.js';
import { shell } from '../../kernel/shell.js';
import { address } from '../../parts/copy.js';
import { table } from '../../parts/m-table.js';
import { define, Part } from '../../parts/part.js';
import { empty, link, loaded } from '../../parts/view.js';

interface Row { address: string; name: string; roles: string; stake: bigint }

class Accounts extends Part {
  private readonly all = new Load<Row[]>(this, () => 'all', known, 10_000);

  override render(): TemplateResult {
    return html`<section class="card"><p class="note">Accounts that own or run a neuron or a subnet. Any account opens by its address, typed into the search field; ${link('/state?pallet=System&item=Account', 'all of them')} are entries of the state. ${link('/stake', 'Preview staking')}</p>
      ${loaded(this.all, (rows) => table<Row>({
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

async function known(): Promise<Row[]> {
  const subnets = await api.subnets();
  const graphs = await Promise.all(subnets.filter((s) => s.netuid > 0).map((s) => api.metagraph(s.netuid)));
  const rows = new Map<string, { name: string; roles: Set<string>; stake: bigint }>();
  const at = (address: string): { name: string; roles: Set<string>; stake: bigint } => {
    const row = rows.get(address) ?? { name: '', roles: new Set<string>(), stake: 0n };
    rows.set(address, row);
    return row;
  };
  for (const s of subnets.filter((each) => each.netuid > 0)) at(s.owner).roles.add(`owner of ${s.name}`);
  for (const graph of graphs) {
    for (const n of graph.neurons) {
      const hot = at(n.hotkey);
      hot.name ||= n.name;
      hot.stake += BigInt(n.stake);
      hot.roles.add(`hotkey in subnet ${graph.netuid}`);
      at(n.coldkey).roles.add(`coldkey of ${n.name || short(n.hotkey)}`);
    }
  }
  const most = (roles: ReadonlySet<string>): string => { const all = [...roles]; return all.length > 2 ? `${all.slice(0, 2).join(', ')} and ${all.length - 2} more` : all.join(', '); };
  return [...rows].map(([address, row]) => ({ address, name: row.name, roles: most(row.roles), stake: row.stake }));
}
