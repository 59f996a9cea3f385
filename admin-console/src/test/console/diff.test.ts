import assert from 'node:assert/strict';
import { differences } from '../../main/console/parts/diff.js';

export default {
  'should show of two records only what differs': () => assert.deepEqual(
    differences({ nonce: 0, data: { free: '10', reserved: 0 } }, { nonce: 1, data: { free: '9', reserved: 0 } }),
    [{ path: 'nonce', before: '0', after: '1' }, { path: 'data.free', before: '10', after: '9' }]),
  'should show what came and what went as a whole': () => {
    assert.deepEqual(differences(null, 5), [{ path: '', before: 'null', after: '5' }]);
    assert.deepEqual(differences([1, 2], [1, 3, 4]), [{ path: '1', before: '2', after: '3' }, { path: '2', before: '', after: '4' }]);
  },
  'should find nothing in what is the same': () => assert.deepEqual(differences({ a: [1] }, { a: [1] }), []),
};
