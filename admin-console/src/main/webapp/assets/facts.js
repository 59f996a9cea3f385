// The figures at the top: head, epoch, supply, books, and how the node and its workers are.
import { byId, el, text } from './dom.js';
import { blocksUntil, bytes, percent, share, short, tao, trimmed, whole } from './format.js';

let headNumber = -1;
let subnet = null;

export const seen = () => headNumber;
// A chain begun anew has a lower head; a late answer is only a few blocks behind.
export const restarted = (block) => headNumber - block.number > 50;
export function forget() { headNumber = -1; subnet = null; }

export function head(block) {
  if (block.number < headNumber) return;
  headNumber = block.number;
  text('head-number', whole(block.number));
  text('head-hash', short(block.hash, 14, 12));
  byId('head-hash').title = block.hash;
  progress();
}

export function epoch(shown) {
  subnet = shown;
  text('subnet-name', `· ${shown.name}`);
  progress();
}

function progress() {
  if (!subnet || headNumber < 0) return;
  const next = subnet.lastEpochBlock + subnet.tempo;
  const left = Math.max(0, next - headNumber);
  text('epoch-number', whole(subnet.epochIndex));
  text('epoch-note', subnet.tempo ? `closes with #${whole(next)}, ${left === 1 ? '1 block' : `${whole(left)} blocks`} to go` : 'this subnet has no epochs');
  byId('epoch-meter').style.width = `${subnet.tempo ? 100 * (1 - Math.min(1, left / subnet.tempo)) : 0}%`;
}

export function supply(s) {
  text('supply-issuance', tao(s.issuance, 3));
  byId('supply-issuance').title = `${tao(s.issuance)} TAO`;
  text('supply-note', `${percent(share(s.issuance, s.cap))} of ${tao(s.cap, 0)} TAO`);
  byId('supply-meter').style.width = `${100 * share(s.issuance, s.cap)}%`;
  text('halving-blocks', whole(blocksUntil(s.issuance, s.nextHalvingAt, s.blockEmission)));
  text('halving-note', `at ${tao(s.nextHalvingAt, 0)} TAO; until then ${trimmed(s.blockEmission)} TAO per block`);
  const exact = BigInt(s.difference) === 0n;
  text('supply-difference', exact ? 'Balanced' : `Off by ${s.difference} rao`);
  byId('supply-difference').className = exact ? 'good' : 'bad';
  text('supply-accounted', exact ? 'accounts, stakes and pools hold every rao issued' : `${tao(s.accounted)} TAO found in accounts, stakes and pools`);
}

const STATES = { READY: 'ready', STARTING: 'starting', WAITING: 'waits to restart', REFUSED: 'refused', STOPPED: 'stopped' };

export function workers(list) {
  byId('workers-part').hidden = !list.length;
  byId('workers').replaceChildren(...list.map((w) => {
    const trouble = (w.state !== 'READY' || w.enrolled === false) && w.reason;
    const restarts = w.restarts === 1 ? '1 restart' : `${whole(w.restarts)} restarts`;
    const contained = !w.contained || w.contained.startsWith('contained');
    const note = trouble || [w.memory ? bytes(w.memory) : 'no process', w.restarts ? restarts : '', contained ? '' : w.contained.split(/[:(]/)[0].trim()].filter(Boolean).join(' · ');
    const tile = el('li', { title: [w.reason ? `${restarts}; the last reason: ${w.reason}` : `process ${w.pid}`, w.contained].filter(Boolean).join('; ') },
      el('b', {}, w.neuron), el('span', { className: 'state' }, w.state === 'READY' && w.enrolled === false ? 'not enrolled' : STATES[w.state] ?? w.state), el('span', { className: 'note' }, note));
    tile.dataset.state = w.state;
    return tile;
  }));
}
