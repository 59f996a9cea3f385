import assert from 'node:assert/strict';
import { kindOf, read, shownAs } from '../../main/console/areas/explorer/arguments.js';

export default {
  'should tell fields by the type that metadata names': () => {
    assert.deepEqual(['Compact<u64>', 'u16', 'bool', 'AccountId32', 'MultiAddress', 'H256', 'Vec<u8>', 'Vec<u16>', 'Option<u32>', 'RuntimeCall'].map(kindOf), ['number', 'number', 'flag', 'account', 'account', 'bytes', 'bytes', 'json', 'json', 'json']);
  },
  'should keep all digits of a large amount': () => {
    assert.deepEqual(read('Compact<u64>', '1,000,000,000'), { value: 1_000_000_000 });
    assert.deepEqual(read('u64', '18446744073709551615'), { value: '18446744073709551615' });
  },
  'should say what is wrong with a text': () => {
    assert.deepEqual(read('u16', '1.5'), { wrong: "'1.5' is no whole number" });
    assert.deepEqual(read('bool', 'yes'), { wrong: "'yes' is neither true nor false" });
    assert.deepEqual(read('Vec<u16>', '[1,'), { wrong: "'[1,' is no JSON" });
    assert.deepEqual(read('AccountId32', ' '), { wrong: 'nothing was given' });
  },
  'should read JSON as it is': () => assert.deepEqual(read('Vec<u16>', '[1, 2]'), { value: [1, 2] }),
  'should show what came in the address': () => assert.deepEqual([undefined, 'x', 7, { a: 1 }].map(shownAs), ['', 'x', '7', '{"a":1}']),
};
