import assert from 'node:assert/strict';
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

export default {
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
