// The newest blocks and payouts.
import { cell, el, fill, head } from './dom.js';
import { short, tao, whole } from './format.js';

const BLOCKS = 10;
const CAUSES = { MINER: 'mining', VALIDATOR: 'validating', NOMINATOR: 'nominating', OWNER_CUT: 'owner cut', TAKE: 'take', CHILD: 'child key' };

export function blocks(list) {
  fill('blocks', list.slice(0, BLOCKS).map((b) => {
    const sum = (b.payouts ?? []).reduce((all, p) => all + BigInt(p.amount), 0n);
    return el('tr', { className: sum > 0n ? 'paid' : '' },
      head(`#${whole(b.number)}`), cell(short(b.hash), 'mono', b.hash),
      cell(whole(b.extrinsics?.length ?? 0), 'number wide'), cell(sum > 0n ? tao(sum, 4) : '–', 'number', sum > 0n ? `${b.payouts.length} payouts` : ''));
  }), 4, 'No block yet');
}

export function payouts(list, subnet) {
  const name = (p) => p.name || (p.hotkey === subnet?.ownerHotkey ? 'subnet owner' : short(p.hotkey));
  fill('payouts', list.map((p) => el('tr', {},
    head(`#${whole(p.block)}`), cell(name(p), '', p.hotkey),
    cell(CAUSES[p.kind] ?? p.kind), cell(tao(p.amount, 4), 'number', `${tao(p.amount)} TAO`))), 4, 'Nothing has been paid yet');
}
