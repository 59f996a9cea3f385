// What a person may have meant by a word, without asking anybody: numbers, hashes, addresses, names of pages.
export interface Hit { kind: string; label: string; path: string }

const PAGES: readonly (readonly [string, string])[] = [
  ['overview', '/'], ['subnets', '/subnets'], ['blocks', '/blocks'], ['extrinsics', '/extrinsics'], ['events', '/events'], ['state', '/state'], ['compose a call', '/compose'], ['accounts', '/accounts'],
  ['stake', '/stake'], ['plugins', '/plugins'], ['operations: nodes and health', '/operations'], ['operations: workers', '/operations?tab=workers'], ['restart a worker', '/operations?tab=workers'],
  ['operations: storage and index', '/operations?tab=storage'], ['audit', '/operations/audit'], ['people', '/operations/people'], ['tokens', '/operations/tokens'], ['integrity', '/integrity'],
];

export interface Known { subnets: { netuid: number; name: string }[]; neurons: { netuid: number; uid: number; name: string; hotkey: string }[]; plugins: string[] }

export function hits(text: string, known: Known): Hit[] {
  const word = text.trim();
  const lower = word.toLowerCase();
  if (!word) return [];
  const found: Hit[] = [];
  const number = /^#?(\d{1,10})$/.exec(word)?.[1];
  if (number) {
    found.push({ kind: 'block', label: `Block ${number}`, path: `/blocks/${number}` });
    found.push(...known.subnets.filter((s) => String(s.netuid) === number).map((s) => ({ kind: 'subnet', label: `Subnet ${s.netuid}: ${s.name}`, path: `/subnets/${s.netuid}` })));
  }
  const place = /^sn(\d{1,5})(?:\/(?:uid)?(\d{1,5}))?$/.exec(lower);
  if (place) found.push(place[2] ? { kind: 'neuron', label: `Subnet ${place[1]}, neuron ${place[2]}`, path: `/subnets/${place[1]}/neurons/${place[2]}` } : { kind: 'subnet', label: `Subnet ${place[1]}`, path: `/subnets/${place[1]}` });
  if (/^0x[0-9a-f]{64}$/.test(lower)) found.push({ kind: 'block', label: 'Block of this hash', path: `/blocks/${lower}` }, { kind: 'extrinsic', label: 'Extrinsic of this hash', path: `/extrinsics/${lower}` });
  if (/^5[1-9A-HJ-NP-Za-km-z]{46,48}$/.test(word)) found.push({ kind: 'account', label: `Account ${word}`, path: `/accounts/${word}` });
  if (lower.length < 2) return found;
  found.push(...known.subnets.filter((s) => s.name.toLowerCase().includes(lower)).map((s) => ({ kind: 'subnet', label: `Subnet ${s.netuid}: ${s.name}`, path: `/subnets/${s.netuid}` })));
  found.push(...known.neurons.filter((n) => n.name.toLowerCase().includes(lower) || n.hotkey.startsWith(word)).slice(0, 12).map((n) => ({ kind: 'neuron', label: `${n.name || n.hotkey}, subnet ${n.netuid}`, path: `/subnets/${n.netuid}/neurons/${n.uid}` })));
  found.push(...known.plugins.filter((p) => p.toLowerCase().includes(lower)).map((p) => ({ kind: 'plugin', label: `Plugin ${p}`, path: `/plugins/${p}` })));
  found.push(...PAGES.filter(([name]) => name.includes(lower)).map(([name, path]) => ({ kind: 'page', label: name[0]?.toUpperCase() + name.slice(1), path })));
  return found.slice(0, 20);
}
