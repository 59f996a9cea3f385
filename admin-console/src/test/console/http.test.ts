import assert from 'node:assert/strict';
import { blockEvents, blocks, events, extrinsics, payouts, stakes } from '../../main/console/kernel/api.js';
import { changed, Meanwhile, Refusal } from '../../main/console/kernel/http.js';

interface Sent { path: string; method: string; tag: string | undefined }

/** A node that answers what it is told to; what it was asked is kept. */
function node(answers: Record<string, readonly [number, unknown]>): Sent[] {
  const sent: Sent[] = [];
  globalThis.fetch = ((path: string, init: RequestInit = {}) => {
    const method = init.method ?? 'GET';
    sent.push({ path, method, tag: (init.headers as Record<string, string>)['If-Match'] });
    const [status, body] = answers[`${method} ${path}`] ?? [404, { detail: 'none', code: 'not-found' }];
    return Promise.resolve({ ok: status < 400, status, headers: new Map(), json: () => Promise.resolve(body), text: () => Promise.resolve(JSON.stringify(body)) });
  }) as unknown as typeof fetch;
  return sent;
}

const session = [200, { csrf: 'mark' }] as const;

const part = (items: readonly unknown[], next: string | null): readonly [number, unknown] => [200, { items, page: { next } }];

export default {
  'should read a list to its end, also one of more than a page': async () => {
    node({ 'GET /api/v1/accounts/5A/stakes?limit=1000': part([1, 2], 'c1'), 'GET /api/v1/accounts/5A/stakes?limit=1000&cursor=c1': part([3], 'c2'), 'GET /api/v1/accounts/5A/stakes?limit=1000&cursor=c2': part([4], null) });
    assert.deepEqual(await stakes('5A') as unknown, [1, 2, 3, 4]);
  },
  'should ask for the events of one extrinsic, not for those of its whole block': async () => {
    const sent = node({ 'GET /api/v1/blocks/7/events?limit=1000&extrinsic=0': part(['a'], null), 'GET /api/v1/blocks/7/events?limit=1000': part(['a'], 'c1'), 'GET /api/v1/blocks/7/events?limit=1000&cursor=c1': part(['b'], null) });
    assert.deepEqual(await blockEvents(7, 0) as unknown, ['a']);
    assert.equal(sent.length, 1);
    assert.deepEqual(await blockEvents(7) as unknown, ['a', 'b']);
  },
  'should have the node filter the history by outcome and span': async () => {
    const sent = node({ 'GET /api/v1/blocks?limit=50&hasFailures=true': part([], null), 'GET /api/v1/extrinsics?success=false&from=7&to=2026-11-30T12%3A00%3A00Z': part([], null), 'GET /api/v1/events?from=7': part([], null) });
    await blocks({ limit: 50, hasFailures: 'true', cursor: '' });
    await extrinsics({ success: 'false', from: '7', to: '2026-11-30T12:00:00Z' });
    await events({ from: '7', to: '' });
    assert.equal(sent.length, 3);
  },
  'should take no more than was asked for': async () => {
    node({ 'GET /api/v1/payouts?limit=2&netuid=1': part([1, 2], 'c1') });
    assert.deepEqual(await payouts(2, { netuid: 1 }) as unknown, [1, 2]);
  },
  'should change only what is as it was shown': async () => {
    const sent = node({ 'GET /api/v1/session': session, 'PUT /u/bob': [200, { name: 'bob', role: 'auditor', tag: 'new' }] });
    assert.deepEqual(await changed('/u/bob', { tag: 'old' }, { method: 'PUT', body: {} }), { name: 'bob', role: 'auditor', tag: 'new' });
    assert.deepEqual(sent.at(-1), { path: '/u/bob', method: 'PUT', tag: '"old"' });
  },
  'should say what it is meanwhile, and by whom': async () => {
    const sent = node({ 'GET /api/v1/session': session, 'POST /u/bob/approve': [412, { code: 'changed-meanwhile', detail: "It is not what was seen: ann changed it at 3 to 'bob as owner'. Look again: GET /u/bob; its tag is \"new\" now." }], 'GET /u/bob': [200, { name: 'bob', tag: 'new' }] });
    await assert.rejects(changed('/u/bob', { tag: 'old' }, { part: '/approve' }), (fault) => {
      assert.ok(fault instanceof Meanwhile);
      assert.deepEqual((fault as Meanwhile).now, { name: 'bob', tag: 'new' });
      assert.equal((fault as Meanwhile).message, "It is not what was seen: ann changed it at 3 to 'bob as owner'.");
      return true;
    });
    assert.equal(sent.at(-1)?.path, '/u/bob');
  },
  'should leave any other refusal as it is': async () => {
    node({ 'GET /api/v1/session': session, 'PUT /u/bob': [403, { code: 'role-refused', detail: 'no' }] });
    await assert.rejects(changed('/u/bob', { tag: 'old' }, { method: 'PUT' }), (fault) => fault instanceof Refusal && !(fault instanceof Meanwhile) && fault.status === 403);
  },
};
