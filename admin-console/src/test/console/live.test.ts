import assert from 'node:assert/strict';
import type { ReactiveControllerHost } from 'lit';
import { lasted } from '../../main/console/kernel/format.js';
import { HeadAge } from '../../main/console/kernel/head-age.js';
import { live } from '../../main/console/kernel/live.js';
import { Load } from '../../main/console/kernel/load.js';

const MADE = Date.UTC(2026, 10, 30, 12);
const at = (millis: number): string => new Date(MADE + millis).toISOString();
const page = { addController: () => undefined, requestUpdate: () => undefined } as unknown as ReactiveControllerHost;
const settled = async (): Promise<void> => { for (let i = 0; i < 10; i++) await Promise.resolve(); };

/** What a page asks of the node, and how often it has. */
function shown(every?: number): { load: Load<number>; asked: () => number } {
  let asked = 0;
  const load = new Load(page, () => 'all', () => Promise.resolve(++asked), every);
  load.hostConnected();
  load.hostUpdate();
  return { load, asked: () => asked };
}

export default {
  'should ask on, slowly, while the chain stands': async () => {
    const followed = shown(0);
    const once = shown();
    await settled();
    const now = Date.now();
    live.take('head', { number: 7, hash: '0x', time: new Date(now).toISOString(), finalized: 7 }, '7.1');
    live.watch(now + 9_000);
    await settled();
    const before = followed.asked();
    const wait = Date.now;
    try {
      Date.now = () => now + 15_000;
      live.watch(now + 15_000);
      await settled();
      assert.equal(followed.asked(), before + 1);
      Date.now = () => now + 21_000;
      live.watch(now + 21_000);
      await settled();
      assert.equal(followed.asked(), before + 2);
      assert.equal(once.asked(), 1);
      assert.ok(live.late);
    } finally { Date.now = wait; followed.load.hostDisconnected(); once.load.hostDisconnected(); }
  },
  'should know how old the newest block is, also where the clock of the browser is off': () => {
    const fast = 90_000;
    const age = new HeadAge();
    assert.equal(age.at(MADE), 0);
    age.begin();
    age.take(at(0), MADE + fast);
    age.take(at(1000), MADE + 1000 + fast);
    assert.equal(age.at(MADE + 4000 + fast), 3000);
    age.begin();
    age.take(at(2000), MADE + 60_000 + fast);
    assert.equal(age.at(MADE + 60_000 + fast), 58_000);
  },
  'should call a block late by the pace of its chain': () => {
    const age = new HeadAge();
    age.take(at(0), MADE);
    assert.deepEqual([[10_000, 1], [10_001, 1], [59_000, 12], [61_000, 12], [19_000, 0], [21_000, 0]].map(([millis, pace]) => age.late(MADE + millis!, pace!)), [false, true, false, true, false, true]);
    assert.deepEqual([3_000, 200_000, 7_300_000, 259_200_000].map(lasted), ['3 s', '3 min', '2 h', '3 days']);
  },
};
