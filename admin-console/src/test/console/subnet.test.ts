import assert from 'node:assert/strict';
import { composed, line, made } from '../../main/console/parts/made.js';
import { limit } from '../../main/console/kernel/format.js';
import { changesOf, marks, trial } from '../../main/console/areas/subnets/changes.js';
import type { SubnetParameter } from '../../main/console/kernel/api.js';
import { gini, mean, standardError } from '../../main/console/kernel/ranking.js';

const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const root = (netuid: number): unknown => ({ call: { AdminUtils: { sudo_set_tempo: { netuid, tempo: 40 } } } });

export default {
  'should say the limits of types, as powers where a double has lost digits': () => {
    assert.deepEqual(['0', '65535', '18446744073709551615', '-9223372036854775808', '9223372036854775807'].map(limit), ['0', '65,535', '2^64 - 1', '-2^63', '2^63 - 1']);
  },
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
    const call = (block: number, name: string, args: unknown, innerFailure: string | null = null): { block: number; index: number; hash: string; signer: null; pallet: string; call: string; arguments: unknown; innerFailure: string | null } => ({ block, index: 1, hash: `0x${block}`, signer: null, pallet: '', call: name, arguments: args, innerFailure });
    const changes = changesOf(1, [call(5, 'sudo_set_serving_rate_limit', { netuid: 1 }), call(6, 'sudo', root(1)), call(7, 'sudo', root(2)), call(8, 'sudo', root(1), 'Sudo.Sudid: BadOrigin'), call(9, 'sudo', { call: { Balances: {} } })]);
    assert.deepEqual(marks(changes).map((m) => [m.x, m.label]), [[6, 'tempo'], [5, 'serving rate limit']]);
    assert.deepEqual(changes.map((c) => [c.root, c.to]), [[true, { tempo: 40 }], [false, {}]]);
  },
  'should have root carry out a call inside of Sudo.sudo, and say the command that does the same': () => {
    const call = { pallet: 'AdminUtils', name: 'sudo_set_tempo', args: { netuid: 1, tempo: 40 } };
    assert.deepEqual(made(call, false), call);
    assert.deepEqual(made(call, true), { pallet: 'Sudo', name: 'sudo', args: root(1) });
    assert.equal(line(call, ALICE), './myelin tx AdminUtils sudo_set_tempo --from //Alice --arg netuid=1 --arg tempo=40');
    assert.equal(line(made(call, true), ALICE), `./myelin tx Sudo sudo --from //Alice --arg 'call={"AdminUtils":{"sudo_set_tempo":{"netuid":1,"tempo":40}}}'`);
    assert.equal(composed({ ...call, args: { netuid: 1 } }, true), '/compose?pallet=AdminUtils&call=sudo_set_tempo&args=%7B%22netuid%22%3A1%7D&sudo=true');
    assert.ok(!composed(call, false).includes('sudo=true'));
  },
  'should offer only changes that the running chain would carry out, as root where it has to be': () => {
    const parameter = (changedBy: string | null): SubnetParameter => ({ name: 'Tempo', type: 'u16', value: 360, isDefault: true, unit: null, least: '0', most: '65535', call: changedBy && 'AdminUtils.sudo_set_tempo', argument: 'tempo', changedBy, docs: '' });
    assert.ok(trial(1, parameter('root'))?.endsWith('&sudo=true'));
    assert.ok(!trial(1, parameter('rules'))?.includes('sudo=true'));
    assert.equal(trial(1, parameter('nobody')), undefined);
    assert.equal(trial(1, parameter(null)), undefined);
  },
};
