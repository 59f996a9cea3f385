import assert from 'node:assert/strict';
import { problemOf } from '../../main/console/kernel/help.js';
import { meaning } from '../../main/console/kernel/keys.js';
import { match } from '../../main/console/kernel/routes.js';
import { byHash, hits, isHashPrefix, more, placeName } from '../../main/console/kernel/search.js';

const none = new URLSearchParams();
const known = { subnets: [{ netuid: 1, name: 'text' }], neurons: [{ netuid: 1, uid: 3, name: 'miner-strong-1', hotkey: '5Dve7qCtaQQNodiYTkqBMGYJf8vuMFLZLvSvzi43x7kkv1Uz' }], plugins: ['myelin-text'], parameters: ['ImmunityPeriod'], settings: ['myelin.history'], people: ['ann'], problems: ['sign-in-needed', 'ask-*'] };
const paths = (text: string): string[] => hits(text, known).map((h) => h.path);

export default {
  'should find the area of an address and what is in it': () => {
    assert.deepEqual(match('/subnets/1/neurons/3', none)?.params, { netuid: '1', uid: '3' });
    assert.equal(match('/', none)?.area, 'overview');
    assert.equal(match('/subnets/', none)?.pattern, '/subnets');
    assert.deepEqual(['/payouts/63-0', '/integrity/cases', '/integrity/cases/7', '/forks'].map((path) => match(path, none)?.area), ['neurons', 'integrity', 'integrity', 'explorer']);
    assert.equal(match('/no-such-page', none), undefined);
    assert.deepEqual(match('/plugins/a%2Fb', none)?.params, { id: 'a/b' });
    assert.deepEqual(match('/plugins/%zz', none)?.params, { id: '%zz' });
  },
  'should find the meaning of a code, also of one of a family': () => {
    const all = ['ask-*', 'asked', 'busy'].map((code) => ({ code, meaning: '', cause: '', next: '', page: '-' }));
    assert.deepEqual(['busy', 'ask-503', 'asked', 'ask-', 'bus', 'ask'].map((code) => problemOf(code, all)?.code), ['busy', 'ask-*', 'asked', undefined, undefined, undefined]);
    assert.deepEqual([match('/help', none)?.params, match('/help/busy', none)?.params], [{}, { topic: 'busy' }]);
    assert.deepEqual(paths('sign-in-n'), ['/help/sign-in-needed']);
    assert.deepEqual(paths('in needed'), ['/help/sign-in-needed']);
    assert.ok(paths('refusals mean').includes('/help'));
    assert.deepEqual([placeName('/operations?tab=logs'), placeName('/nowhere')], ['Operations: logs', '/nowhere']);
  },
  'should understand what is typed into the search field': () => {
    assert.deepEqual(paths('1'), ['/blocks/1', '/subnets/1']);
    assert.deepEqual(paths('3'), ['/blocks/3', '/subnets/1/neurons/3']);
    assert.deepEqual(paths('sn1'), ['/subnets/1']);
    assert.deepEqual(paths('sn1/uid4'), ['/subnets/1/neurons/4']);
    assert.deepEqual(paths(`0x${'ab'.repeat(32)}`).map((p) => p.split('/')[1]), ['blocks', 'extrinsics']);
    assert.deepEqual(paths('5Dve7qCtaQQNodiYTkqBMGYJf8vuMFLZLvSvzi43x7kkv1Uz'), ['/accounts/5Dve7qCtaQQNodiYTkqBMGYJf8vuMFLZLvSvzi43x7kkv1Uz', '/subnets/1/neurons/3']);
    assert.deepEqual(paths('strong'), ['/subnets/1/neurons/3']);
    assert.ok(paths('restart').includes('/operations?tab=workers'));
    assert.deepEqual(paths('immunity per'), ['/subnets/1?tab=parameters&f.name=%3Dimmunity%20period']);
    assert.deepEqual(paths('worker restart'), ['/operations?tab=workers']);
    assert.deepEqual(paths('  '), []);
  },
  'should lead to the parameter of the subnet that is looked at, and else of those there are': () => {
    const two = { ...known, subnets: [{ netuid: 0, name: 'root' }, { netuid: 2, name: 'text' }, { netuid: 5, name: 'images' }] };
    const of = (here?: number): string[] => hits('immunity per', two, here).map((h) => h.path.split('?')[0] ?? '');
    assert.deepEqual([of(), of(5)], [['/subnets/2', '/subnets/5'], ['/subnets/5']]);
  },
  'should find people and settings': () => {
    assert.deepEqual(paths('ann'), ['/operations/people']);
    assert.ok(paths('myelin.hist').includes('/operations?tab=configuration&f.name=%3Dmyelin.history'));
  },
  'should find a block and an extrinsic by the beginning of its hash': () => {
    assert.deepEqual(['0xab12', '0xAB12f', '0xab', `0x${'ab'.repeat(32)}`, 'ab12'].map(isHashPrefix), [true, true, false, false, false]);
    assert.deepEqual(byHash('0xAB12', [{ number: 7, hash: '0xab12cd' }, { number: 8, hash: '0xcdab12' }], [{ hash: '0xab1299', pallet: 'Sudo', call: 'sudo', block: 7 }]).map((h) => h.path), ['/blocks/0xab12cd', '/extrinsics/0xab1299']);
  },
  'should take what the node found besides, and only where a page shows it': () => {
    const hit = (type: string, href: string): { type: string; label: string; detail: string; href: string } => ({ type, label: type, detail: '', href });
    const found = more([{ kind: 'neuron', label: '', path: '/subnets/1/neurons/3' }], [hit('neuron', '/api/v1/neurons?netuid=1&uid=3'), hit('account', '/api/v1/accounts/5A'), hit('unheard', '/api/v1/unheard/7'), hit('evil', 'https://evil.example/accounts/1')]);
    assert.deepEqual(found, [{ kind: 'account', label: 'account', path: '/accounts/5A' }]);
  },
  'should lead to a place after g and not without it': () => {
    assert.deepEqual(meaning('g', false), { waits: true });
    assert.deepEqual(meaning('s', true), { go: '/subnets' });
    assert.deepEqual(meaning('s', false), {});
    assert.deepEqual(meaning('q', true), {});
  },
};
