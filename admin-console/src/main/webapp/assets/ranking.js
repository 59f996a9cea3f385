// Who competes with whom, and who stands where: miners by incentive, validators by dividends.
import { short } from './format.js';

// Until the first epoch nobody has a permit; a stake without an axon is a validator in waiting.
export const isMiner = (n) => n.incentive > 0 || (!n.validatorPermit && (Boolean(n.axon) || n.stake === '0'));
export const nameOf = (n) => n.name || short(n.hotkey);
export const earned = (n) => (isMiner(n) ? n.incentive : n.dividends);

// The uid decides ties, so that rows do not flicker.
export function ranked(neurons) {
  return [...neurons].sort((a, b) => isMiner(b) - isMiner(a) || earned(b) - earned(a) || a.uid - b.uid);
}

// Place by hotkey; whoever has earned nothing has none.
function places(neurons, value) {
  const paid = neurons.filter((n) => value(n) > 0).sort((a, b) => value(b) - value(a) || a.uid - b.uid);
  return new Map(paid.map((n, i) => [n.hotkey, i + 1]));
}

// Rank and what the latest epoch did to it (positive is up), by hotkey.
export function standings(neurons, epochBefore) {
  const miners = new Set(neurons.filter(isMiner).map((n) => n.hotkey));
  const now = new Map();
  for (const mining of [true, false]) {
    const group = (list) => list.filter((n) => miners.has(n.hotkey) === mining);
    const value = (n) => (mining ? n.incentive : n.dividends);
    const rank = places(group(neurons), value);
    const old = places(group(epochBefore?.neurons ?? []), value);
    for (const [hotkey, place] of rank) now.set(hotkey, { place, move: (old.get(hotkey) ?? place) - place });
  }
  return now;
}

// A neuron keeps its colour whatever its rank: the uid chooses it, not the place.
export function colourOf(neurons) {
  const uids = (mining) => neurons.filter((n) => isMiner(n) === mining).map((n) => n.uid).sort((a, b) => a - b);
  const groups = new Map([true, false].map((mining) => [mining, uids(mining)]));
  return (n) => `--series-${(groups.get(isMiner(n)).indexOf(n.uid) % 6) + 1}`;
}
