// Who competes with whom, and who stands where: miners by incentive, validators by dividends.
export interface Ranked { uid: number; hotkey: string; name?: string; incentive: number; dividends: number; validatorPermit?: boolean; axon?: unknown; stake?: string }
interface Standing { place: number; move: number }

// Until the first epoch nobody has a permit; a stake without an axon is a validator in waiting.
export const isMiner = (n: Ranked): boolean => n.incentive > 0 || (!n.validatorPermit && (Boolean(n.axon) || n.stake === '0'));
export const earned = (n: Ranked): number => (isMiner(n) ? n.incentive : n.dividends);
export const nameOf = (n: { name?: string; hotkey: string }): string => n.name || `${n.hotkey.slice(0, 6)}..${n.hotkey.slice(-4)}`;

// The uid decides ties, so that rows do not flicker.
export const ranked = <N extends Ranked>(neurons: readonly N[]): N[] => [...neurons].sort((a, b) => Number(isMiner(b)) - Number(isMiner(a)) || earned(b) - earned(a) || a.uid - b.uid);

// Place by hotkey; whoever has earned nothing has none.
function places(neurons: readonly Ranked[], value: (n: Ranked) => number): Map<string, number> {
  const paid = neurons.filter((n) => value(n) > 0).sort((a, b) => value(b) - value(a) || a.uid - b.uid);
  return new Map(paid.map((n, i) => [n.hotkey, i + 1]));
}

/** Rank and what the latest epoch did to it (positive is up, who is new has not moved), by hotkey. */
export function standings(neurons: readonly Ranked[], before?: { neurons: readonly Ranked[] }): Map<string, Standing> {
  const now = new Map<string, Standing>();
  for (const mining of [true, false]) {
    const group = (list: readonly Ranked[]): Ranked[] => list.filter((n) => isMiner(n) === mining);
    const value = (n: Ranked): number => (mining ? n.incentive : n.dividends);
    const old = places(group(before?.neurons ?? []), value);
    for (const [hotkey, place] of places(group(neurons), value)) now.set(hotkey, { place, move: (old.get(hotkey) ?? place) - place });
  }
  return now;
}

/** Epochs oldest first, completed by the metagraph of now: the index follows the chain by a moment. */
export function completed<E extends { block: number; neurons: readonly Ranked[] }>(known: readonly E[], subnet: { lastEpochBlock: number; tempo: number; epochIndex: number }, graph: { block: number; neurons: readonly Ranked[] }): { block: number; neurons: readonly Ranked[] }[] {
  const ended = subnet.lastEpochBlock;
  const past = known.filter((e) => e.block <= ended);
  const same = graph.block >= ended && graph.block < ended + subnet.tempo;
  return same && (past.at(-1)?.block ?? -1) < ended && subnet.epochIndex > 0 ? [...past, { block: ended, neurons: graph.neurons }] : [...past];
}

export const seriesOf = (uid: number): number => uid % 7;

/** How unequally something is spread: 0 when all have the same, towards 1 when one has everything. */
export function gini(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const sum = sorted.reduce((all, v) => all + v, 0);
  if (sum <= 0) return 0;
  const weighted = sorted.reduce((all, v, i) => all + (i + 1) * v, 0);
  return (2 * weighted) / (sorted.length * sum) - (sorted.length + 1) / sorted.length;
}

export const mean = (values: readonly number[]): number | undefined => (values.length ? values.reduce((all, v) => all + v, 0) / values.length : undefined);

/** How far the mean of so few values may be off: their standard error; nothing of fewer than two. */
export function standardError(values: readonly number[]): number | undefined {
  const middle = mean(values);
  if (middle === undefined || values.length < 2) return undefined;
  return Math.sqrt(values.reduce((all, v) => all + (v - middle) ** 2, 0) / (values.length - 1) / values.length);
}
