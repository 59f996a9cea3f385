import assert from 'node:assert/strict';
import { marksOf } from '../../main/console/areas/subnets/changes.js';
import { gini, mean, standardError } from '../../main/console/kernel/ranking.js';

export default {
  'should measure how unequal a spread is': () => {
    assert.equal(gini([]), 0);
    assert.ok(Math.abs(gini([1, 1, 1, 1])) < 1e-12);
    assert.ok(Math.abs(gini([0, 0, 0, 1]) - 0.75) < 1e-12);
  },
  'should say how far a mean of few values may be off, and nothing of one': () => {
    assert.equal(mean([1, 3]), 2);
    assert.equal(mean([]), undefined);
    assert.equal(standardError([1, 3]), 1);
    assert.equal(standardError([1]), undefined);
  },
  'should mark when a parameter was set by owner or root, and not where root was refused': () => {
    const call = (block: number, name: string, args: unknown, innerFailure: string | null = null): { block: number; index: number; hash: string; call: string; arguments: unknown; innerFailure: string | null } => ({ block, index: 1, hash: `0x${block}`, call: name, arguments: args, innerFailure });
    const root = (netuid: number): unknown => ({ call: { AdminUtils: { sudo_set_tempo: { netuid, tempo: 40 } } } });
    const marks = marksOf(1, [call(5, 'sudo_set_serving_rate_limit', { netuid: 1 }), call(6, 'sudo', root(1)), call(7, 'sudo', root(2)), call(8, 'sudo', root(1), 'Sudo.Sudid: BadOrigin'), call(9, 'sudo', { call: { Balances: {} } })]);
    assert.deepEqual(marks.map((m) => [m.x, m.label]), [[5, 'serving rate limit'], [6, 'tempo']]);
  },
};
