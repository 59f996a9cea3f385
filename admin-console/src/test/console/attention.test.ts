import assert from 'node:assert/strict';
import type { Supply } from '../../main/console/kernel/api.js';
import type { PluginRow } from '../../main/console/kernel/host.js';
import { needs } from '../../main/console/areas/overview/attention.js';

const books = (difference: string): Supply => ({ difference }) as Supply;
const plugin = (of: Partial<PluginRow>): PluginRow => ({ state: 'LIVE', ...of }) as PluginRow;

export default {
  'should need nobody when all is well': () => assert.deepEqual(needs([], books('0'), [plugin({ id: 'text' })]), []),
  'should put the worst first, each with the page that mends it': () => {
    const found = needs([{ severity: 'warn', code: 'worker-waiting', sentence: 'w' }, { severity: 'bad', code: 'chain-stopped', sentence: 'c' }], books('-5'), [plugin({ id: 'text', waiting: '2.0' })]);
    assert.deepEqual(found.map((n) => n.path), ['/operations', '/operations', '/operations?tab=workers', '/plugins/text?tab=capabilities']);
    assert.ok(found[1]!.sentence.includes('off by -5 rao'));
  },
};
