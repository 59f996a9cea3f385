// What needs a person, worst first, each with the page that mends it: what the node says, and what its plugins wait for.
import type { Attention, Supply } from '../../kernel/api.js';
import type { PluginRow } from '../../kernel/host.js';

interface Need { readonly weight: number; readonly sentence: string; readonly path: string; readonly action: string }

const PLACES: readonly (readonly [string, string, string])[] = [['index', '/operations?tab=storage', 'Look at the index'], ['disk', '/operations?tab=storage', 'Look at what takes it'], ['worker', '/operations?tab=workers', 'Look at workers'], ['', '/operations', 'Look at the node']];

export function needs(node: readonly Attention[], supply: Supply, plugins: readonly PluginRow[]): Need[] {
  const found: Need[] = node.map((one) => {
    const [, path, action] = PLACES.find(([prefix]) => one.code.startsWith(prefix))!;
    return { weight: one.severity === 'bad' ? 9 : 6, sentence: one.sentence, path, action };
  });
  if (BigInt(supply.difference) !== 0n) found.push({ weight: 8, sentence: `The books are off by ${supply.difference} rao.`, path: '/operations', action: 'Look at the books' });
  for (const plugin of plugins) {
    if (plugin.state === 'DAMAGED' || plugin.state === 'REFUSED') found.push({ weight: 4, sentence: `Plugin ${plugin.id ?? plugin.file} is ${plugin.state.toLowerCase()}: ${plugin.reason ?? ''}`, path: '/plugins', action: 'Look at plugins' });
    if (plugin.state === 'WAITING' || plugin.waiting) found.push({ weight: 3, sentence: `Plugin ${plugin.id} ${plugin.waiting ?? plugin.version ?? ''} waits for approval.`, path: `/plugins/${plugin.id}?tab=capabilities`, action: 'Look at what it asks for' });
  }
  return found.sort((a, b) => b.weight - a.weight);
}
