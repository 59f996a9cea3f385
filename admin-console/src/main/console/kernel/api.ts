// The only file that asks the node: each address and each shape of an answer stands here and nowhere else.
export interface Head { number: number; hash: string; parentHash: string; stateRoot: string }
export interface Payout { block: number; netuid: number; hotkey: string; name: string; kind: string; amount: string }
export interface RawExtrinsic { index: number; hash: string; bytes: number; success: boolean; encoded: string }
export interface Block extends Head { extrinsicsRoot: string; extrinsics: RawExtrinsic[]; payouts: Payout[] }
export interface Supply { block: number; issuance: string; cap: string; accounted: string; difference: string; blockEmission: string; nextHalvingAt: string; verified?: number | null; subnets: { netuid: number; tao: string; alphaOut: string; pending: string }[] }
export interface Subnet {
  netuid: number; name: string; mechanism: number; owner: string; ownerHotkey: string; tempo: number; neurons: number; maxNeurons: number; registrationPrice: string;
  started: boolean; emissionEnabled: boolean; lastEpochBlock: number; epochIndex: number; tao: string; emissionPerBlock: string; pendingServer: string; pendingValidator: string; pendingOwnerCut: string;
}
export interface Axon { ip: string; port: number; protocol: number; version: string; block: number }
export interface Neuron {
  uid: number; hotkey: string; coldkey: string; name: string; stake: string; active: boolean; validatorPermit: boolean; stakeWeight: number; consensus: number; incentive: number;
  dividends: number; validatorTrust: number; emission: string; lastUpdate: number; registeredAt: number; axon?: Axon | null;
}
export interface Metagraph { netuid: number; block: number; neurons: Neuron[] }
export interface EpochNeuron { uid: number; hotkey: string; name: string; stake: string; incentive: number; dividends: number }
export interface Epoch { block: number; neurons: EpochNeuron[] }
export interface Worker { neuron: string; role?: string; netuid?: number; plugin?: string; pid?: number; state: string; restarts: number; reason?: string; memory?: number; enrolled?: boolean; contained?: string }
export interface Status { head: { number: number; hash: string; stateRoot: string }; finalized: number; genesis: string; pid: number; preset: string; healthy: boolean; reason?: string; workers: Worker[] }
export interface IndexStatus { state: string; height: number; head: number; lag: number; reason?: string | null }
export interface Call { id: number; block: number; index: number; hash: string; signer?: string | null; pallet: string; call: string; arguments: unknown; success: boolean; failure?: string | null }
export interface ChainEvent { id: number; block: number; position: number; extrinsic?: number | null; pallet: string; name: string; fields: unknown }
export interface Account { address: string; free: string; reserved: string; nonce: number }
export interface Stake { hotkey: string; name: string; netuid: number; value: string; registered: boolean }
export interface Plugin {
  id?: string; file?: string; version?: string; state: string; modality?: string; sha256?: string; bytes?: number; signature?: string; installed?: string; reason?: string; previous?: string;
  waiting?: { version: string; sha256: string }; grants?: { capabilities?: { kind: string; asked?: unknown }[]; memoryMegabytes?: number; threads?: number };
}
export interface Measured { uid: number; score: number; means?: Record<string, number> }
export interface Round { netuid: number; validator?: string; miners: Record<string, Measured>; value: Record<string, number>; unmeasured?: Record<string, string> }
export interface HostSubnet { netuid: number; plugin: string; version: string; modality: string; tasks?: unknown }
export interface Trial {
  block: number; outcome: string; fee?: string; error?: { name?: string; docs?: string } | null; events?: { pallet: string; name: string; fields: unknown }[];
  changes?: { pallet: string; item: string; keys?: unknown; before?: unknown; after?: unknown }[]; more?: number;
}

/** What the node refused, with what it said. */
export class Refusal extends Error {
  constructor(readonly status: number, readonly code: string, detail: string, readonly path: string) {
    super(detail);
  }

  get away(): boolean { return this.status === 0; }
}

const API = '/api/v1';
const HOST = '/host/api/v1';

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, { cache: 'no-cache', ...init, headers: { Accept: 'application/json', ...init.headers } });
  } catch {
    throw new Refusal(0, 'unreachable', 'The node does not answer. The page goes on by itself as soon as it does.', path);
  }
  if (answer.ok) return answer;
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string; code?: string };
  throw new Refusal(answer.status, problem.code ?? `http-${answer.status}`, problem.detail ?? `GET ${path} was answered with ${answer.status}.`, path);
}

const get = async <T>(path: string): Promise<T> => (await ask(path)).json() as Promise<T>;

/** A list is {items, page}, and a bare array where a resource does not page. */
async function list<T>(path: string): Promise<T[]> {
  const found = await get<T[] | { items: T[] }>(path);
  return Array.isArray(found) ? found : found.items;
}

const query = (values: Record<string, string | number | undefined>): string => {
  const text = new URLSearchParams(Object.entries(values).flatMap(([k, v]) => (v === undefined || v === '' ? [] : [[k, String(v)]]))).toString();
  return text ? `?${text}` : '';
};
const at = encodeURIComponent;

export const supply = (): Promise<Supply> => get(`${API}/supply`);
export const status = (): Promise<Status> => get(`${API}/status`);
export const blocks = (limit: number, before?: number): Promise<Block[]> => list(`${API}/blocks${query({ limit, before })}`);
export const block = (id: string | number): Promise<Block> => get(`${API}/blocks/${at(id)}`);
export const blockExtrinsics = async (id: string | number): Promise<unknown[]> => (await get<{ extrinsics?: unknown[]; items?: unknown[] }>(`${API}/blocks/${at(id)}/extrinsics`).then((a) => a.extrinsics ?? a.items ?? []));
export const blockEvents = async (id: string | number): Promise<unknown[]> => (await get<{ events?: unknown[]; items?: unknown[] }>(`${API}/blocks/${at(id)}/events`).then((a) => a.events ?? a.items ?? []));
export const subnets = (): Promise<Subnet[]> => list(`${API}/subnets`);
export const subnet = (netuid: number): Promise<Subnet> => get(`${API}/subnets/${netuid}`);
export const metagraph = (netuid: number, block?: number): Promise<Metagraph> => get(`${API}/subnets/${netuid}/metagraph${query({ block })}`);
export const payouts = (limit: number, of: { netuid?: number; hotkey?: string } = {}): Promise<Payout[]> => list(`${API}/payouts${query({ limit, ...of })}`);
export const account = (address: string): Promise<Account> => get(`${API}/accounts/${at(address)}`);
export const stakes = (address: string): Promise<Stake[]> => list(`${API}/accounts/${at(address)}/stakes`);
export const index = (): Promise<IndexStatus> => get(`${API}/index`);
export const indexedExtrinsic = (hash: string): Promise<{ block: number; index: number; success: boolean }> => get(`${API}/index/extrinsics/${at(hash)}`);
export const calls = (of: { limit?: number; before?: number; signer?: string; pallet?: string; call?: string }): Promise<Call[]> => list(`${API}/history/extrinsics${query(of)}`);
export const events = (of: { limit?: number; before?: number; pallet?: string; name?: string }): Promise<ChainEvent[]> => list(`${API}/history/events${query(of)}`);

/** What each of the latest epochs left, oldest first; nothing while the index is not there, which is no fault of the page. */
export async function epochs(netuid: number, limit: number): Promise<Epoch[]> {
  const { state } = await index();
  return state === 'unavailable' ? [] : list(`${API}/subnets/${netuid}/epochs${query({ limit })}`);
}

/** What the host tells its own machine only; elsewhere, and without a host, there is nothing to show. */
async function host<T>(path: string): Promise<T[]> {
  try {
    return await list<T>(path);
  } catch (refused) {
    if (refused instanceof Refusal && (refused.status === 403 || refused.status === 404)) return [];
    throw refused;
  }
}

export const scores = (): Promise<Round[]> => host('/host/api/scores');
export const plugins = (): Promise<Plugin[]> => host(`${HOST}/plugins`);
export const askable = (): Promise<HostSubnet[]> => host(`${HOST}/subnets`);
export const tasks = (netuid: number): Promise<HostSubnet> => get(`${HOST}/subnets/${netuid}`);
export const neuronLog = async (name: string): Promise<string> => (await ask(`${HOST}/neurons/${at(name)}/log`, { headers: { Accept: 'text/plain' } })).text();

export interface Session { signedIn: boolean; name: string; role?: string | null; via: string; open: boolean; csrf?: string | null; permissions: string[] }

/** Whoever this browser is to the node. */
export const session = (): Promise<Session> => get(`${API}/session`);

/** A change brings the mark of its session, which no page of another server can know. */
async function post(path: string, body: unknown, headers: Record<string, string> = {}, signal?: AbortSignal): Promise<Response> {
  const { csrf } = await session();
  return ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', 'X-Myelin-Request': '1', ...(csrf ? { 'X-Myelin-Csrf': csrf } : {}), ...headers }, ...(signal ? { signal } : {}) });
}

export const dryRun = async (call: { pallet: string; name: string; args: unknown }, from: string): Promise<Trial> => (await post(`${API}/extrinsics/dry-run`, { call, from })).json() as Promise<Trial>;

export interface Heard { event: string; data: Record<string, unknown> }

/** Asks a neuron and hears its answer as it comes: chosen, part, then answer or problem. */
export async function askNeuron(netuid: number, body: { question: Record<string, unknown>; task?: string; hotkey?: string }, hear: (heard: Heard) => void, signal: AbortSignal): Promise<void> {
  const answer = await post(`${HOST}/subnets/${netuid}/ask`, body, { Accept: 'text/event-stream' }, signal);
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    text += next.value;
    const frames = text.split('\n\n');
    text = frames.pop() ?? '';
    frames.flatMap(frame).forEach(hear);
  }
}

function frame(text: string): Heard[] {
  const fields = text.split('\n').map((line) => line.split(/: ?(.*)/s, 2));
  const data = fields.filter(([name]) => name === 'data').map(([, value]) => value).join('\n');
  if (!data) return [];
  return [{ event: fields.find(([name]) => name === 'event')?.[1] ?? 'message', data: JSON.parse(data) as Record<string, unknown> }];
}

/** The stream of blocks; kernel/live holds the one of the page. */
export const stream = (): EventSource => new EventSource(`${API}/events`);
