import assert from 'node:assert/strict';
import { meaning } from '../../main/console/kernel/keys.js';
import { match } from '../../main/console/kernel/routes.js';
import { hits } from '../../main/console/kernel/search.js';

const none = new URLSearchParams();
const known = { subnets: [{ netuid: 1, name: 'text' }], neurons: [{ netuid: 1, uid: 3, name: 'miner-strong-1', hotkey: '5Dve7qCtaQQNodiYTkqBMGYJf8vuMFLZLvSvzi43x7kkv1Uz' }], plugins: ['myelin-text'] };
const paths = (text: string): string[] => hits(text, known).map((h) => h.path);

export default {
  'should find the area of an address and what is in it': () => {
    assert.deepEqual(match('/subnets/1/neurons/3', none)?.params, { netuid: '1', uid: '3' });
    assert.equal(match('/', none)?.area, 'overview');
    assert.equal(match('/subnets/', none)?.pattern, '/subnets');
    assert.equal(match('/no-such-page', none), undefined);
    assert.deepEqual(match('/plugins/a%2Fb', none)?.params, { id: 'a/b' });
    assert.deepEqual(match('/plugins/%zz', none)?.params, { id: '%zz' });
  },
  'should understand what is typed into the search field': () => {
    assert.deepEqual(paths('1'), ['/blocks/1', '/subnets/1']);
    assert.deepEqual(paths('sn1'), ['/subnets/1']);
    assert.deepEqual(paths('sn1/uid4'), ['/subnets/1/neurons/4']);
    assert.deepEqual(paths(`0x${'ab'.repeat(32)}`).map((p) => p.split('/')[1]), ['blocks', 'extrinsics']);
    assert.deepEqual(paths('5Dve7qCtaQQNodiYTkqBMGYJf8vuMFLZLvSvzi43x7kkv1Uz'), ['/accounts/5Dve7qCtaQQNodiYTkqBMGYJf8vuMFLZLvSvzi43x7kkv1Uz', '/subnets/1/neurons/3']);
    assert.deepEqual(paths('strong'), ['/subnets/1/neurons/3']);
    assert.ok(paths('restart').includes('/operations?tab=workers'));
    assert.deepEqual(paths('  '), []);
  },
  'should lead to a place after g and not without it': () => {
    assert.deepEqual(meaning('g', false), { waits: true });
    assert.deepEqual(meaning('s', true), { go: '/subnets' });
    assert.deepEqual(meaning('s', false), {});
    assert.deepEqual(meaning('q', true), {});
  },
};
