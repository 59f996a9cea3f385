// What needs a person, worst first, each with the page that mends it.
import type { IndexStatus, Plugin, Status, Supply } from '../../kernel/api.js';

export interface Need { readonly weight: number; readonly sentence: string; readonly path: string; readonly action: string }

export function needs(status: Status, supply: Supply, index: IndexStatus, plugins: readonly Plugin[]): Need[] {
  const found: Need[] = [];
  if (!status.healthy) found.push({ weight: 9, sentence: `The chain makes no blocks: ${status.reason ?? 'the node gives no reason'}`, path: '/operations', action: 'Look at the node' });
  if (BigInt(supply.difference) !== 0n) found.push({ weight: 8, sentence: `The books are off by ${supply.difference} rao.`, path: '/operations', action: 'Look at the books' });
  for (const worker of status.workers) {
    if (worker.state === 'REFUSED' || worker.state === 'STOPPED') found.push({ weight: 7, sentence: `${worker.neuron} is ${worker.state.toLowerCase()}: ${worker.reason || 'no reason is known'}`, path: '/operations?tab=workers', action: 'Look at workers' });
    else if (worker.state === 'WAITING') found.push({ weight: 5, sentence: `${worker.neuron} waits to restart: ${worker.reason || 'no reason is known'}`, path: '/operations?tab=workers', action: 'Look at workers' });
  }
  if (index.state === 'unavailable') found.push({ weight: 6, sentence: `History is not available: ${index.reason ?? 'the index does not answer'}`, path: '/operations?tab=storage', action: 'Look at the index' });
  for (const plugin of plugins) {
    if (plugin.state === 'DAMAGED' || plugin.state === 'REFUSED') found.push({ weight: 4, sentence: `Plugin ${plugin.id ?? plugin.file} is ${plugin.state.toLowerCase()}: ${plugin.reason ?? ''}`, path: '/plugins', action: 'Look at plugins' });
    if (plugin.state === 'WAITING' || plugin.waiting) found.push({ weight: 3, sentence: `Plugin ${plugin.id} ${plugin.waiting?.version ?? plugin.version ?? ''} waits for approval.`, path: `/plugins/${plugin.id}`, action: 'Look at the plugin' });
  }
  return found.sort((a, b) => b.weight - a.weight);
}
