import * as api from '../../kernel/api.js';
import { words } from '../../kernel/format.js';
import type { Mark } from '../../parts/m-chart.js';
import { composed } from '../../parts/made.js';

const MOST = 200;
type Fields = Record<string, unknown>;
type Row = Pick<api.ExtrinsicRow, 'block' | 'index' | 'hash' | 'signer' | 'pallet' | 'call' | 'arguments' | 'innerFailure'>;

/** One call that set a parameter of a subnet: what to, by whom, and whether as root. */
export interface ParameterChange { block: number; index: number; hash: string; call: string; to: Fields; signer: string | null; root: boolean }

/** The newest calls that set parameters of this subnet, newest first, and whether there are more. */
export async function parameterChanges(netuid: number): Promise<{ changes: ParameterChange[]; cut: boolean }> {
  const of = (pallet: string): Promise<api.Listing<api.ExtrinsicRow>> => api.extrinsics({ pallet, netuid, success: 'true', limit: MOST });
  const found = await Promise.all([of('AdminUtils'), of('Sudo')]);
  return { changes: changesOf(netuid, found.flatMap((each) => each.items)), cut: found.some((each) => each.page.next !== null) };
}

/** Root's call may have come to nothing inside of one that succeeded. */
export function changesOf(netuid: number, calls: readonly Row[]): ParameterChange[] {
  return calls.flatMap((x) => {
    const given = (x.arguments ?? {}) as Fields;
    const inner = Object.entries((((given['call'] as Fields | undefined)?.['AdminUtils'] as Fields | undefined)) ?? {})[0] as [string, Fields] | undefined;
    const [call, args] = inner ?? [x.call, given];
    const { netuid: of, ...to } = args;
    return Number(of ?? -1) === netuid && !x.innerFailure ? [{ block: x.block, index: x.index, hash: x.hash, call, to, signer: x.signer, root: inner !== undefined }] : [];
  }).sort((a, b) => b.block - a.block || b.index - a.index);
}

export const named = (call: string): string => words(call.replace('sudo_set_', ''));

/** The same as marks of charts. */
export const marks = (changes: readonly ParameterChange[]): Mark[] => changes.map((c) => ({ x: c.block, label: named(c.call), path: `/extrinsics/${c.hash}` }));

export const callName = (p: api.SubnetParameter): string => p.call?.split('.')[1] ?? '';

/** A change that the running chain would carry out, filled in as far as it is known, as root where it has to be. */
export const trial = (netuid: number, p: api.SubnetParameter): string | undefined =>
  (p.call && p.changedBy && p.changedBy !== 'nobody' ? composed({ pallet: p.call.split('.')[0] ?? '', name: callName(p), args: { netuid } }, p.changedBy === 'root') : undefined);
