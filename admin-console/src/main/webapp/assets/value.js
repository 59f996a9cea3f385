// What the node's own validators think of each neuron by the three measures, in bits.
import { byId, cell, el, fill, head, text } from './dom.js';
import { short } from './format.js';

const MEASURES = ['gain', 'ensemble', 'peers'];

export function show(rounds, neurons) {
  const counted = rounds.filter((r) => Object.keys(r.miners).length);
  byId('value-part').hidden = !counted.length;
  if (!counted.length) return;
  const uids = [...new Set(counted.flatMap((r) => Object.values(r.miners).map((m) => m.uid)))].sort((a, b) => a - b);
  const known = new Map(neurons.map((n) => [n.uid, n]));
  fill('value', uids.map((uid) => {
    const seen = counted.flatMap((r) => Object.values(r.miners).filter((m) => m.uid === uid));
    const neuron = known.get(uid);
    return el('tr', {},
      head(neuron ? neuron.name || short(neuron.hotkey) : `uid ${uid}`, '', neuron?.hotkey),
      cell(mean(seen.map((m) => m.score)), 'number'),
      ...MEASURES.map((measure) => cell(mean(seen.map((m) => m.means?.[`${measure}Bits`])), 'number')));
  }), 5, 'No round yet');
  const shares = counted[0].value;
  const lacking = new Set(counted.flatMap((r) => Object.entries(r.unmeasured ?? {}).map(([name, why]) => `${name}: ${why}`)));
  text('value-note', [`mean of ${counted.length === 1 ? '1 validator' : `${counted.length} validators`} of this node; paid by `
    + MEASURES.filter((m) => shares[m] > 0).map((m) => `${m} ${shares[m]}`).join(', '), ...lacking].join('; '));
}

function mean(values) {
  const numbers = values.filter(Number.isFinite);
  return numbers.length ? (numbers.reduce((all, one) => all + one, 0) / numbers.length).toFixed(4) : '–';
}
