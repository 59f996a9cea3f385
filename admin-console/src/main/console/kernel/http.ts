// The only file that asks the node.

/** What the node refused, with what it said. */
export class Refusal extends Error {
  constructor(readonly status: number, readonly code: string, detail: string, readonly path: string) {
    super(detail);
  }

  get away(): boolean { return this.status === 0; }
}

/** A change that was not made yet: somebody else has to agree to it first. */
export class Waiting extends Refusal {
  constructor(readonly approval: string, path: string) {
    super(202, 'second-person', `This waits for a second person: approval ${approval}. It is made when somebody else with the same permission has approved it and it is sent once more.`, path);
  }
}

/** A list as the contract has them, with where it goes on. */
export interface Listing<T> { items: T[]; page: { next: string | null; prev: string | null; first: string; size: number; total: number | null; cutAt: string | null } }

export type Query = Record<string, string | number | boolean | undefined>;

// A node that goes away breaks off what it says, or says nothing.
const heard = <T>(path: string, saying: Promise<T>): Promise<T> => saying.catch(() => { throw new Refusal(0, 'unreachable', 'The node does not answer. The page goes on by itself as soon as it does.', path); });

export async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const answer = await heard(path, fetch(path, { cache: 'no-cache', ...init, headers: { Accept: 'application/json', ...init.headers } }));
  if (answer.ok) return answer;
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string; code?: string };
  throw new Refusal(answer.status, problem.code ?? `http-${answer.status}`, problem.detail ?? `${init.method ?? 'GET'} ${path} was answered with ${answer.status}.`, path);
}

async function read<T>(path: string, answer: Response): Promise<T> {
  const text = await heard(path, answer.text());
  return (text ? JSON.parse(text) : {}) as T;
}

export const get = async <T>(path: string): Promise<T> => read(path, await ask(path));

/** What is no JSON, as a file. */
export const file = async (path: string, type: string): Promise<Blob> => heard(path, (await ask(path, { headers: { Accept: type } })).blob());

/** The first so many rows, where more are not wanted; whoever shows them says how many they are. */
export const first = async <T>(path: string, limit: number, of: Query = {}): Promise<T[]> => (await page<T>(path, { limit, ...of })).items;

export const page = <T>(path: string, of: Query = {}): Promise<Listing<T>> => get(`${path}${query(of)}`);

/** More rows than these are not brought to a page; a table that has so many says so. */
export const MOST_ROWS = 100_000;

/** All rows of a list, page by page. */
export async function all<T>(path: string, of: Query = {}, most = MOST_ROWS): Promise<T[]> {
  const rows: T[] = [];
  let next: string | null = null;
  do {
    const found: Listing<T> = await page<T>(path, { limit: 1000, ...of, ...(next ? { cursor: next } : {}) });
    rows.push(...found.items);
    next = found.page.next;
  } while (next && rows.length < most);
  return rows;
}

export const query = (values: Query): string => {
  const text = new URLSearchParams(Object.entries(values).flatMap(([k, v]) => (v === undefined || v === '' ? [] : [[k, String(v)]]))).toString();
  return text ? `?${text}` : '';
};

export const at = encodeURIComponent;

/** The mark of the session, which no page of another server can know; asked for once and again after a refusal. */
let mark: Promise<string | null> | undefined;
const csrf = (): Promise<string | null> => (mark ??= get<{ csrf?: string | null }>('/api/v1/session').then((s) => s.csrf ?? null).catch((refused) => { mark = undefined; throw refused; }));

export interface Change { method?: 'POST' | 'PUT' | 'DELETE'; body?: unknown; headers?: Record<string, string>; signal?: AbortSignal }

/** A change, or a question too long for an address. */
export async function send(path: string, change: Change = {}): Promise<Response> {
  const own = await csrf();
  const raw = change.body instanceof Blob;
  const headers: Record<string, string> = { 'X-Myelin-Request': '1', ...(own ? { 'X-Myelin-Csrf': own } : {}), ...(change.body === undefined ? {} : { 'Content-Type': raw ? 'application/octet-stream' : 'application/json' }), ...change.headers };
  const request: RequestInit = { method: change.method ?? 'POST', headers, ...(change.body === undefined ? {} : { body: raw ? (change.body as Blob) : JSON.stringify(change.body) }), ...(change.signal ? { signal: change.signal } : {}) };
  try {
    return await agreed(path, request);
  } catch (refused) {
    mark = undefined;
    throw refused;
  }
}

const APPROVAL = 'X-Myelin-Approval';

/** Where a second person is needed the same request is sent again, with their approval, once there is one. */
async function agreed(path: string, request: RequestInit): Promise<Response> {
  const answer = await ask(path, request);
  const approval = answer.status === 202 ? answer.headers.get(APPROVAL) : null;
  if (!approval) return answer;
  if ((await read<{ state?: string }>(path, answer)).state !== 'approved') throw new Waiting(approval, path);
  return ask(path, { ...request, headers: { ...(request.headers as Record<string, string>), [APPROVAL]: approval } });
}

export const sent = async <T>(path: string, change: Change = {}): Promise<T> => read(path, await send(path, change));

/** What others may change while it is looked at: its tag is another one then. */
export interface Tagged { readonly tag: string }

/** A change that was not made, since what was shown is another by now; with what it is. */
export class Meanwhile extends Refusal {
  constructor(refused: Refusal, readonly now: Tagged) {
    // How to look again is for programs: it was looked at already.
    super(refused.status, refused.code, refused.message.replace(/ Look again: .*$/s, ''), refused.path);
  }
}

/** Changes what is at a place, or by a part of it, if it still is what was seen. */
export async function changed<T>(place: string, seen: Tagged, { part = '', ...change }: Change & { part?: string }): Promise<T> {
  try {
    return await sent<T>(`${place}${part}`, { ...change, headers: { ...change.headers, 'If-Match': `"${seen.tag}"` } });
  } catch (refused) {
    if (!(refused instanceof Refusal) || refused.status !== 412) throw refused;
    throw new Meanwhile(refused, await get<Tagged>(place));
  }
}

/** One change is made once, also when its answer was lost and it is sent again. */
export const once = (): string => crypto.randomUUID();

/** Every topic is an event of its own; see kernel/live. */
export const stream = (topics: readonly string[], last: string): EventSource => new EventSource(`/api/v1/stream${query({ topics: topics.join(','), lastEventId: last })}`);
