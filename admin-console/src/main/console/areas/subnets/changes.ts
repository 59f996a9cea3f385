import * as api from '../../kernel/api.js';
import { words } from '../../kernel/format.js';
import type { Mark } from '../../parts/m-chart.js';

const MOST = 200;
type Fields = Record<string, unknown>;

/** When a parameter of this subnet was set, for charts: by its owner, or by root, whose call may have come to nothing. */
export async function parameterChanges(netuid: number): Promise<Mark[]> {
  const [own, root] = await Promise.all([api.extrinsics({ pallet: 'AdminUtils', success: 'true', limit: MOST }), api.extrinsics({ pallet: 'Sudo', success: 'true', limit: MOST })]);
  return marksOf(netuid, [...own.items, ...root.items]);
}

export function marksOf(netuid: number, calls: readonly Pick<api.ExtrinsicRow, 'block' | 'index' | 'hash' | 'call' | 'arguments' | 'innerFailure'>[]): Mark[] {
  return calls.flatMap((x) => {
    const given = (x.arguments ?? {}) as Fields;
    const inner = Object.entries((((given['call'] as Fields | undefined)?.['AdminUtils'] as Fields | undefined)) ?? {})[0] as [string, Fields] | undefined;
    const [call, args] = inner ?? [x.call, given];
    return Number(args['netuid'] ?? -1) === netuid && !x.innerFailure ? [{ x: x.block, label: words(call.replace('sudo_set_', '')), path: `/extrinsics/${x.hash}` }] : [];
  });
}
