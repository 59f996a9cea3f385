// What a person may have meant by a word, without asking anybody: numbers, hashes, addresses, names of pages and of what can be done there.
import { isAddress } from './address.js';
import { words } from './format.js';

export interface Hit { kind: string; label: string; path: string }

const PAGES: readonly (readonly [string, string])[] = [
  ['overview', '/'], ['subnets', '/subnets'], ['blocks', '/blocks'], ['extrinsics', '/extrinsics'], ['events', '/events'], ['state', '/state'], ['accounts', '/accounts'], ['plugins', '/plugins'],
  ['playground: ask neurons', '/ask/1'], ['operations: nodes and health', '/operations'], ['operations: workers', '/operations?tab=workers'], ['operations: storage and index', '/operations?tab=storage'],
  ['operations: configuration and settings', '/operations?tab=configuration'], ['operations: logs', '/operations?tab=logs'], ['operations: jobs', '/operations?tab=jobs'], ['audit log', '/operations/audit'],
  ['people and sessions', '/operations/people'], ['tokens', '/operations/tokens'], ['approvals: what waits for a second person', '/operations/approvals'], ['me and my display', '/me'], ['integrity', '/integrity'],
  ['search', '/find'], ['help: what refusals mean', '/help'],
];
const ACTIONS: readonly (readonly [string, string])[] = [
  ['compose a call, try it and sign it', '/compose'], ['transfer TAO', '/compose?pallet=Balances&call=transfer_keep_alive'], ['stake: preview and sign', '/stake'], ['restart a worker', '/operations?tab=workers'],
  ['stop a neuron', '/operations?tab=workers'], ['add a neuron', '/operations?tab=workers'], ['upload a plugin', '/plugins?tab=upload'], ['rebuild the index', '/operations?tab=storage'],
  ['count the supply in full', '/operations'], ['add a user', '/operations/people'], ['revoke a session', '/operations/people'], ['make a sign-in link', '/operations/people'], ['make a token', '/operations/tokens'],
  ['change my password', '/me'], ['sign out', '/me'], ['times in UTC or local', '/me'],
];

export interface Known {
  subnets: { netuid: number; name: string }[];
  neurons: { netuid: number; uid: number; name: string; hotkey: string }[];
  plugins: string[];
  parameters: string[];
  /** Names of settings of the node, and of people who may sign in; none for who may not see them. */
  settings: string[];
  people: string[];
  /** Codes of refusals. */
  problems: string[];
}

const MOST_NEURONS = 12;
const MOST_PROBLEMS = 8;
const MOST_PARAMETERS = 8;
const MOST_SUBNETS = 4;
const MOST_SETTINGS = 6;
const MOST = 24;

/** @param here the subnet of the page, whose parameters are meant */
export function hits(text: string, known: Known, here?: number): Hit[] {
  const word = text.trim();
  const lower = word.toLowerCase();
  if (!word) return [];
  const found: Hit[] = [];
  const number = /^#?(\d{1,10})$/.exec(word)?.[1];
  if (number) {
    found.push({ kind: 'block', label: `Block ${number}`, path: `/blocks/${number}` });
    found.push(...known.subnets.filter((s) => String(s.netuid) === number).map(subnet));
    found.push(...known.neurons.filter((n) => String(n.uid) === number).slice(0, MOST_NEURONS).map(neuron));
  }
  const place = /^sn(\d{1,5})(?:\/(?:uid)?(\d{1,5}))?$/.exec(lower);
  if (place) found.push(place[2] ? { kind: 'neuron', label: `Subnet ${place[1]}, neuron ${place[2]}`, path: `/subnets/${place[1]}/neurons/${place[2]}` } : { kind: 'subnet', label: `Subnet ${place[1]}`, path: `/subnets/${place[1]}` });
  if (/^0x[0-9a-f]{64}$/.test(lower)) found.push({ kind: 'block', label: 'Block of this hash', path: `/blocks/${lower}` }, { kind: 'extrinsic', label: 'Extrinsic of this hash', path: `/extrinsics/${lower}` });
  if (isAddress(word)) found.push({ kind: 'account', label: `Account ${word}`, path: `/accounts/${word}` });
  if (lower.length < 2) return found;
  const fits = (name: string): boolean => name.toLowerCase().includes(lower);
  found.push(...known.subnets.filter((s) => fits(s.name)).map(subnet));
  found.push(...known.neurons.filter((n) => fits(n.name) || n.hotkey.startsWith(word)).slice(0, MOST_NEURONS).map(neuron));
  found.push(...known.plugins.filter(fits).map((p) => ({ kind: 'plugin', label: `Plugin ${p}`, path: `/plugins/${p}` })));
  const subnets = known.subnets.filter((s) => s.netuid > 0 && (here === undefined || s.netuid === here)).slice(0, MOST_SUBNETS);
  found.push(...known.parameters.filter((p) => fits(p) || fits(words(p))).flatMap((p) => subnets.map((s) => ({ kind: 'parameter', label: `${words(p)} of ${s.name}`, path: `/subnets/${s.netuid}?tab=parameters&f.name=${encodeURIComponent(`=${words(p)}`)}` }))).slice(0, MOST_PARAMETERS));
  found.push(...known.settings.filter(fits).slice(0, MOST_SETTINGS).map((name) => ({ kind: 'setting', label: name, path: `/operations?tab=configuration&f.name=${encodeURIComponent(`=${name}`)}` })));
  found.push(...known.people.filter(fits).slice(0, MOST_SETTINGS).map((name) => ({ kind: 'person', label: name, path: '/operations/people' })));
  found.push(...known.problems.filter((p) => fits(p) || fits(p.replaceAll('-', ' '))).slice(0, MOST_PROBLEMS).map((p) => ({ kind: 'refusal', label: `What ${p} means`, path: `/help/${encodeURIComponent(p)}` })));
  found.push(...named('page', PAGES, lower), ...named('action', ACTIONS, lower));
  return found.slice(0, MOST);
}

/** Long enough to be a part of a hash, and too short to be one. */
export const isHashPrefix = (text: string): boolean => /^0x[0-9a-f]{4,63}$/i.test(text.trim());

/** Of blocks and extrinsics, newest first, those whose hash begins so. */
export function byHash(text: string, blocks: readonly { number: number; hash: string }[], extrinsics: readonly { hash: string; pallet: string; call: string; block: number }[]): Hit[] {
  const prefix = text.trim().toLowerCase();
  return [...blocks.filter((b) => b.hash.startsWith(prefix)).map((b) => ({ kind: 'block', label: `Block ${b.number}, ${b.hash}`, path: `/blocks/${b.hash}` })),
    ...extrinsics.filter((x) => x.hash.startsWith(prefix)).map((x) => ({ kind: 'extrinsic', label: `${x.pallet}.${x.call} in block ${x.block}, ${x.hash}`, path: `/extrinsics/${x.hash}` }))].slice(0, MOST);
}

/** What a place of the console is called. */
export const placeName = (path: string): string => { const name = [...PAGES, ...ACTIONS].find(([, at]) => at === path)?.[0] ?? path; return name[0]?.toUpperCase() + name.slice(1); };

const subnet = (s: { netuid: number; name: string }): Hit => ({ kind: 'subnet', label: `Subnet ${s.netuid}: ${s.name}`, path: `/subnets/${s.netuid}` });
const neuron = (n: { netuid: number; uid: number; name: string; hotkey: string }): Hit => ({ kind: 'neuron', label: `${n.name || n.hotkey}, uid ${n.uid} of subnet ${n.netuid}`, path: `/subnets/${n.netuid}/neurons/${n.uid}` });

// Each word of what was typed is in the name: 'worker restart' finds 'restart a worker'.
const named = (kind: string, of: readonly (readonly [string, string])[], lower: string): Hit[] =>
  of.filter(([name]) => lower.split(/\s+/).every((part) => name.toLowerCase().includes(part))).map(([name, path]) => ({ kind, label: name[0]?.toUpperCase() + name.slice(1), path }));

/** What the node found besides, as places of the console; what is here already is left out. */
export function more(found: readonly Hit[], remote: readonly { type: string; label: string; detail: string; href: string }[]): Hit[] {
  const seen = new Set(found.map((hit) => hit.path));
  return remote.flatMap(({ type, label, detail, href }) => {
    const path = placeOf(href);
    return path && !seen.has(path) ? [{ kind: type, label: detail ? `${label}, ${detail}` : label, path }] : [];
  });
}

function placeOf(href: string): string | undefined {
  const neuron_ = /^\/api\/v1\/neurons\?netuid=(\d+)&uid=(\d+)$/.exec(href);
  if (neuron_) return `/subnets/${neuron_[1]}/neurons/${neuron_[2]}`;
  return /^\/api\/v1(\/(?:accounts|blocks|extrinsics|subnets)\/[^/?]+)$/.exec(href)?.[1];
}
