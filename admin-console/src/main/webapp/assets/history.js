// Epochs of the shown subnet, oldest first: from the node's index when the page opens, from the metagraph after that.
import { get, rows } from './feed.js';

const SHOWN = 40;
let epochs = [];
let whole = false;

export const all = () => epochs;
export const before = () => epochs.at(-2);
export function forget() {
  epochs = [];
  whole = false;
}

// Asked for only when there is one: a refusal would stand in the browser's console as an error.
async function load(netuid) {
  const { state } = await get('index');
  if (state === 'opening' || state === 'unavailable') return;
  const byBlock = new Map();
  for (const row of await rows(`subnets/${netuid}/epochs?limit=1000`)) {
    byBlock.set(row.block, [...(byBlock.get(row.block) ?? []), row]);
  }
  epochs = [...byBlock].slice(0, SHOWN).map(([block, neurons]) => ({ block, neurons })).reverse();
  whole = true;
}

// The index follows the chain by a moment, so the newest epoch comes from the metagraph of now.
export async function update(subnet, graph) {
  const known = epochs.at(-1)?.block ?? -1;
  if (known > subnet.lastEpochBlock) forget();
  if (!whole || known < subnet.lastEpochBlock - subnet.tempo) {
    await load(subnet.netuid).catch(() => {});
  }
  const ended = subnet.lastEpochBlock;
  // Two answers of a moving chain: only when both are of the same epoch they belong together.
  if (graph.block >= ended && graph.block < ended + subnet.tempo && (epochs.at(-1)?.block ?? -1) < ended && subnet.epochIndex > 0) {
    epochs = [...epochs, { block: ended, neurons: graph.neurons }].slice(-SHOWN);
  }
}
