import assert from 'node:assert/strict';
import { owners } from '../../main/console/areas/accounts/owners.js';
import { signed, signer } from '../../main/console/kernel/signer.js';

const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const OTHER = '5Dve7qCtaQQNodiYTkqBMGYJf8vuMFLZLvSvzi43x7kkv1Uz';
const neuron = (netuid: number, hotkey: string, stake: string): Parameters<typeof owners>[1][number] => ({ netuid, name: hotkey, hotkey, coldkey: 'cold', stake });

export default {
  'should tell of each account what it owns and runs': () => assert.deepEqual(
    owners([{ netuid: 0, name: 'root', owner: 'nobody' }, { netuid: 1, name: 'text', owner: 'cold' }], [neuron(0, 'x', '9'), neuron(1, 'a', '5'), neuron(2, 'a', '7'), neuron(1, 'b', '0')]),
    [{ address: 'cold', name: '', roles: 'owner of text, coldkey of a and 1 more', stake: 0n }, { address: 'a', name: 'a', roles: 'hotkey in subnet 1, hotkey in subnet 2', stake: 12n }, { address: 'b', name: 'b', roles: 'hotkey in subnet 1', stake: 0n }]),
  'should have a command signed by who is named': () => {
    assert.deepEqual([ALICE, OTHER, '//Eve', 'mine', ''].map(signer), ['//Alice', 'WALLET', '//Eve', 'mine', 'WALLET']);
    assert.deepEqual([ALICE, OTHER, ''].map(signed), ['With a key of this machine', `With a key of this machine; WALLET is the wallet of ${OTHER}`, 'With a key of this machine; WALLET is the wallet that pays']);
  },
};
