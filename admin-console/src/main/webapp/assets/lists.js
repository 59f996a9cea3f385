// The newest blocks and payouts.
import { cell, el, fill, head } from './dom.js';
import { short, tao, whole } from './format.js';

const BLOCKS = 10;
const CAUSES = { MINER: 'mining', VALIDATOR: 'validating', NOMINATOR: 'nominating', OWNER_CUT: 'owner cut', TAKE: 'take', CHILD: 'child key' };

export function blocks(list) {
  fill('blocks', list.slice(0, BLOCKS).map((b) => {
    return el('tr', { className: b.payouts > 0 ? 'paid' : '' },
      head(`#${whole(b.number)}`), cell(short(b.hash), 'mono', b.hash),
      cell(whole(b.extrinsics), 'number wide'), cell(b.payouts > 0 ? `${whole(b.payouts)} payouts` : '–', 'number'));
  }), 4, 'No block yet');
}

export function payouts(list, subnet) {
  const name = (p) => p.name || (p.hotkey === subnet?.ownerHotkey ? 'subnet owner' : short(p.hotkey));
  fill('payouts', list.map((p) => el('tr', {},
    head(`#${whole(p.block)}`), cell(name(p), '', p.hotkey),
    cell(CAUSES[p.kind] ?? p.kind), cell(tao(p.amount, 4), 'number', `${tao(p.amount)} TAO`))), 4, 'Nothing has been paid yet');
}
