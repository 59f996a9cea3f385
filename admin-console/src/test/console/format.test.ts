import assert from 'node:assert/strict';
import { blocksUntil, csv, percent, rao, share, short, span, tao, trimmed, words } from '../../main/console/kernel/format.js';

export default {
  'should keep every rao of an amount that a double would round': () => {
    assert.equal(tao('18446744073709551615', 9), '18,446,744,073.709551615');
    assert.equal(tao('1', 9), '0.000000001');
    assert.equal(tao('-1500000000', 4), '−1.5000');
    assert.equal(trimmed('1000000000'), '1');
    assert.equal(trimmed('1050000000'), '1.05');
  },
  'should read amounts as they are typed and refuse what is none': () => {
    assert.equal(rao('12.5'), '12500000000');
    assert.equal(rao('1,000'), '1000000000000');
    assert.equal(rao('0.0000000001'), undefined);
    assert.equal(rao('-1'), undefined);
    assert.equal(rao('1e9'), undefined);
  },
  'should count blocks up, because part of a block does not exist': () => {
    assert.equal(blocksUntil('0', '10', '3'), 4n);
    assert.equal(blocksUntil('10', '10', '3'), 0n);
    assert.equal(blocksUntil('0', '10', '0'), 0n);
  },
  'should share, shorten and speak': () => {
    assert.equal(share('1', '4'), 0.25);
    assert.equal(share('1', '0'), 0);
    assert.equal(percent(0.12345), '12.35 %');
    assert.equal(short('5DJktdbBtM6sxPwkjbByszWys9yfHtFwJPsetzMvVGWCE9Lq'), '5DJktd..E9Lq');
    assert.equal(short('short'), 'short');
    assert.equal(words('WeightsCommitted'), 'weights committed');
    assert.equal(span(20, 1), '20 s');
    assert.equal(span(10_500_000, 12), '4.0 years');
  },
  'should never give a spreadsheet something to run': () => {
    assert.equal(csv([['a', '=HYPERLINK("x")', '-1.5', '-cmd']]), 'a,"\'=HYPERLINK(""x"")",-1.5,\'-cmd');
    assert.equal(csv([['a\tb', 'c']], '\t'), 'a b\tc');
  },
};
