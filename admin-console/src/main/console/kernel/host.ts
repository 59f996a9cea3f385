// What the host of this node's neurons answers: workers, plugins, jobs, scores, questions.
import type * as contract from 'contract';
import { at, changed, get, once, query, Refusal, send, sent } from './http.js';

export type { Job, JudgedAnswer, JudgedRound, ModelFile, Setting, PluginChange, PluginDetail, PluginGrants, PluginRow, PluginVerdict, PluginVersion } from 'contract';
interface Measured { uid: number; score: number; means?: Record<string, number> }
export interface Round { netuid: number; validator?: string; miners: Record<string, Measured>; value: Record<string, number>; unmeasured?: Record<string, string> }

const HOST = '/host/api/v1';
const plugin_ = (id: string): string => `${HOST}/plugins/${at(id)}`;

/** Bare arrays and lists; what the caller may not read, or a node without a host, shows nothing. */
async function shown<T>(path: string): Promise<T[]> {
  try {
    const found = await get<T[] | { items: T[] }>(path);
    return Array.isArray(found) ? found : found.items;
  } catch (refused) {
    if (refused instanceof Refusal && (refused.status === 403 || refused.status === 404)) return [];
    throw refused;
  }
}

/** What this node's validators asked a neuron in their newest rounds. */
export const answers = (netuid: number, uid: number): Promise<contract.JudgedRound[]> => get(`${HOST}/answers${query({ netuid, uid })}`);
export const scores = (): Promise<Round[]> => shown('/host/api/scores');
export const askable = (): Promise<contract.Askable[]> => shown(`${HOST}/subnets`);
export const tasks = (netuid: number): Promise<contract.AskableTasks> => get(`${HOST}/subnets/${netuid}`);

export const plugins = (): Promise<contract.PluginRow[]> => shown(`${HOST}/plugins`);
export const plugin = (id: string): Promise<contract.PluginDetail> => get(plugin_(id));
export const jobs = (): Promise<contract.Job[]> => shown(`${HOST}/jobs`);
export const job = (id: string): Promise<contract.Job> => get(`${HOST}/jobs/${at(id)}`);

/** The jar as it is; a look at it only, or a job that takes it in. */
export async function inspectJar(jar: File): Promise<contract.PluginVerdict> {
  const { blob, body } = await carried(jar);
  return sent(`${HOST}/plugins${query({ name: jar.name, dryRun: true, allowUnsigned: true, blob })}`, { body });
}

export async function bringJar(jar: File, allowUnsigned: boolean): Promise<contract.Job> {
  const { blob, body } = await carried(jar);
  return sent(`${HOST}/plugins${query({ name: jar.name, allowUnsigned: allowUnsigned || undefined, blob })}`, { body, headers: { 'Idempotency-Key': once() } });
}

const REQUEST = 16 * 2 ** 20;
const PIECE = 8 * 2 ** 20;

// A request has 16 MiB: what is larger is brought in pieces first, and named by its digest.
async function carried(jar: File): Promise<{ blob?: string; body: Blob }> {
  if (jar.size <= REQUEST) return { body: jar };
  if (!crypto.subtle) throw new Refusal(0, 'no-digest', `${jar.name} is larger than 16 MiB and has to be brought in pieces by its digest, which a browser computes over https or on the node's own machine only. ./myelin plugin install takes it.`, HOST);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await jar.arrayBuffer()));
  const blob = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  for (let from = 0; from < jar.size; from += PIECE) {
    const to = Math.min(jar.size, from + PIECE);
    await send(`${HOST}/blobs/${blob}`, { method: 'PUT', body: jar.slice(from, to), headers: { 'Content-Range': `bytes ${from}-${to - 1}/${jar.size}` } });
  }
  return { blob, body: new Blob([]) };
}

export const approve = (p: contract.PluginDetail, sha256: string, grants: contract.PluginGrants): Promise<contract.PluginChange> => changed(plugin_(p.id), p, { part: '/approve', body: { sha256, grants }, headers: { 'Idempotency-Key': once() } });
export const disable = (p: contract.PluginDetail): Promise<contract.PluginChange> => changed(plugin_(p.id), p, { part: '/disable' });
export const rollback = (p: contract.PluginDetail): Promise<contract.PluginChange> => changed(plugin_(p.id), p, { part: '/rollback', headers: { 'Idempotency-Key': once() } });
export const remove = (p: contract.PluginDetail, typed: string): Promise<contract.PluginChange> => changed(plugin_(p.id), p, { part: query({ confirm: typed }), method: 'DELETE' });

export interface NewNeuron { name: string; role: string; wallet?: string; hotkey?: string; coldkeyUri?: string; hotkeyUri?: string; stakeTao: number; settings: Record<string, unknown> }
export const restartNeuron = (name: string): Promise<unknown> => sent(`${HOST}/neurons/${at(name)}/restart`);
export const configuration = (): Promise<contract.Setting[]> => shown(`${HOST}/configuration`);
export const models = (): Promise<contract.ModelFile[]> => shown(`${HOST}/models`);
export const logs = (source: string, q: string, limit: number): Promise<contract.LogLines> => get(`${HOST}/logs${query({ source, q, limit })}`);
export const addNeuron = (netuid: number, plugin: string, neuron: NewNeuron): Promise<unknown> => sent(`${HOST}/neurons`, { body: { netuid, ...(plugin ? { plugin } : {}), neurons: [neuron] } });
export const stopNeuron = (name: string): Promise<unknown> => sent(`${HOST}/neurons/${at(name)}`, { method: 'DELETE' });

interface Heard { event: string; data: Record<string, unknown> }

/** Asks a neuron and hears its answer as it comes: chosen, part, then answer or problem. */
export async function askNeuron(netuid: number, body: { question: Record<string, unknown>; task?: string; hotkey?: string }, hear: (heard: Heard) => void, signal: AbortSignal): Promise<void> {
  const answer = await send(`${HOST}/subnets/${netuid}/ask`, { body, headers: { Accept: 'text/event-stream' }, signal });
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
