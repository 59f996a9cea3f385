import type { Holder, Subnet } from '../../kernel/api.js';
import { short } from '../../kernel/format.js';

export interface Owner { address: string; name: string; roles: string; stake: bigint }
interface Kept { name: string; roles: Set<string>; stake: bigint }

/** What each account owns or runs, of all subnets but root. */
export function owners(subnets: readonly Pick<Subnet, 'netuid' | 'name' | 'owner'>[], neurons: readonly Holder[]): Owner[] {
  const rows = new Map<string, Kept>();
  const at = (address: string): Kept => {
    const row = rows.get(address) ?? { name: '', roles: new Set<string>(), stake: 0n };
    rows.set(address, row);
    return row;
  };
  for (const s of subnets.filter((each) => each.netuid > 0)) at(s.owner).roles.add(`owner of ${s.name}`);
  for (const n of neurons.filter((each) => each.netuid > 0)) {
    const hot = at(n.hotkey);
    hot.name ||= n.name;
    hot.stake += BigInt(n.stake);
    hot.roles.add(`hotkey in subnet ${n.netuid}`);
    at(n.coldkey).roles.add(`coldkey of ${n.name || short(n.hotkey)}`);
  }
  return [...rows].map(([address, row]) => ({ address, name: row.name, roles: most(row.roles), stake: row.stake }));
}

const most = (roles: ReadonlySet<string>): string => { const all = [...roles]; return all.length > 2 ? `${all.slice(0, 2).join(', ')} and ${all.length - 2} more` : all.join(', '); };
