import assert from 'node:assert/strict';
import { completed, ranked, standings, type Ranked } from '../../main/console/kernel/ranking.js';

const miner = (hotkey: string, uid: number, incentive: number): Ranked => ({ hotkey, uid, incentive, dividends: 0, axon: {} });
const judge: Ranked = { hotkey: 'v', uid: 0, incentive: 0, dividends: 1, validatorPermit: true };

export default {
  'should rank by what was earned and show what the latest epoch moved': () => {
    const then = { neurons: [miner('a', 1, 0.6), miner('b', 2, 0.4), judge] };
    const now = [miner('a', 1, 0.3), miner('b', 2, 0.7), miner('c', 3, 0), judge];
    assert.deepEqual(Object.fromEntries([...standings(now, then)].sort()), { a: { place: 2, move: -1 }, b: { place: 1, move: 1 }, v: { place: 1, move: 0 } });
    assert.deepEqual(ranked(now).map((n) => n.hotkey), ['b', 'a', 'c', 'v']);
  },
  'should complete the epochs of the index with the one that just closed, and only with that': () => {
    const known = [{ block: 20, neurons: [] }];
    const subnet = { lastEpochBlock: 40, tempo: 20, epochIndex: 2 };
    assert.deepEqual(completed(known, subnet, { block: 45, neurons: [judge] }).map((e) => e.block), [20, 40]);
    assert.deepEqual(completed(known, subnet, { block: 39, neurons: [judge] }).map((e) => e.block), [20]);
    assert.deepEqual(completed([{ block: 900, neurons: [] }], subnet, { block: 45, neurons: [judge] }).map((e) => e.block), [40], 'a chain begun anew');
  },
};
