// The same as a page shows by other ways: a command, an address of data, a file of all rows. One table; a page without a line has no such way.
import { at, query } from './http.js';
import type { Route } from './routes.js';
import { shell, type Line } from './shell.js';

export interface Ways {
  readonly cli?: Line;
  readonly data?: string;
  /** What reading the data needs; reading in general where nothing is said. */
  readonly permission?: string;
  /** The address of a list, all of whose rows the node writes into a file. */
  readonly rows?: string;
}

type Of = (route: Route, tab: string) => Ways;

const API = '/api/v1';
const HOST = '/host/api/v1';
/** A list of the history with the filters of its page. */
const history = (name: string, ...filters: string[]): ((route: Route) => Pick<Ways, 'data' | 'rows'>) => (route) => {
  const path = `${API}/${name}${query(Object.fromEntries(filters.map((each) => [each, route.query.get(each) ?? ''])))}`;
  return { data: path, rows: path };
};
const extrinsics = history('extrinsics', 'pallet', 'call', 'signer', 'success', 'from', 'to');
const events = history('events', 'pallet', 'event', 'from', 'to');
const blocks = history('blocks', 'hasFailures');

const SUBNET: Record<string, (netuid: number, of: string) => Ways> = {
  metagraph: (n, of) => ({ data: `/metagraph${of}`, ...(of ? {} : { cli: shell`./myelin metagraph ${n}` }) }),
  weights: (_, of) => ({ data: `/weights${of}` }),
  bonds: (_, of) => ({ data: `/bonds${of}` }),
  history: () => ({ data: '/epochs' }),
  economy: () => ({ cli: shell`./myelin subnets`, data: '/registration-prices', rows: '/registration-prices' }),
  registrations: () => ({ data: '/registrations', rows: '/registrations' }),
  parameters: () => ({ data: '/parameters' }),
};

const OPERATIONS: Record<string, (query: URLSearchParams) => Ways> = {
  nodes: () => ({ cli: shell`./myelin status`, data: `${API}/status` }),
  workers: () => ({ cli: shell`./myelin neuron list`, data: `${HOST}/workers` }),
  consensus: () => ({ cli: shell`./myelin status`, data: `${API}/chain` }),
  storage: () => ({ cli: shell`./myelin index status`, data: `${API}/storage`, permission: 'inspect' }),
  configuration: () => ({ data: `${HOST}/configuration`, permission: 'inspect' }),
  logs: (q) => {
    const source = q.get('source') || 'platform';
    const neuron = source !== 'platform' && source !== 'supervisor';
    return { ...(neuron ? { cli: shell`./myelin neuron logs ${source}` } : {}), data: `${HOST}/logs${query({ source, q: q.get('q') ?? '' })}`, permission: 'inspect' };
  },
  jobs: (q) => ({ data: `${HOST}/jobs${q.get('job') ? `/${at(q.get('job') ?? '')}` : ''}`, permission: 'inspect' }),
};

const ACCOUNT: Record<string, (address: string) => Ways> = {
  balances: (a) => ({ cli: shell`./myelin wallet balance ${a}`, data: '' }),
  stakes: (a) => ({ cli: shell`./myelin stake list ${a}`, data: '/stakes', rows: '/stakes' }),
  extrinsics: () => ({ data: '/extrinsics', rows: '/extrinsics' }),
};

/** Below an address: what a tab has is said without it. */
const below = (place: string, ways: Ways | undefined): Ways => ({ ...ways, ...(ways?.data === undefined ? {} : { data: place + ways.data }), ...(ways?.rows === undefined ? {} : { rows: place + ways.rows }) });
const past = (route: Route): string => query({ at: Number(route.query.get('at')) || undefined });

const WAYS: Record<string, Of> = {
  '/': () => ({ cli: shell`./myelin status`, data: `${API}/status` }),
  '/subnets': () => ({ cli: shell`./myelin subnets`, data: `${API}/subnets`, rows: `${API}/subnets` }),
  '/subnets/{netuid}': (route, tab) => below(`${API}/subnets/${Number(route.params['netuid'])}`, SUBNET[tab || 'metagraph']?.(Number(route.params['netuid']), past(route))),
  '/subnets/{netuid}/neurons/{uid}': ({ params: { netuid, uid } }, tab) => (tab === 'copies' ? {} : tab === 'answers' || tab === 'value'
    ? { data: `${HOST}/answers${query({ netuid, uid })}`, permission: 'inspect' }
    : { cli: shell`./myelin metagraph ${netuid}`, data: `${API}/neurons${query({ netuid, uid })}` }),
  '/blocks': (route) => ({ cli: shell`./myelin block`, ...blocks(route) }),
  '/blocks/{id}': ({ params: { id } }) => ({ cli: shell`./myelin block ${id}`, data: `${API}/blocks/${at(id ?? '')}` }),
  '/extrinsics': extrinsics,
  '/extrinsics/{hash}': ({ params: { hash } }) => ({ data: `${API}/extrinsics/${at(hash ?? '')}` }),
  '/events': (route) => ({ cli: shell`./myelin events`, ...events(route) }),
  '/state': ({ query: q }) => {
    const [pallet, item, keys, block] = [q.get('pallet'), q.get('item'), q.getAll('key'), q.get('at')];
    if (!pallet || !item) return { cli: shell`./myelin query`, data: `${API}/metadata` };
    const asked = new URLSearchParams([...keys.map((key) => ['key', key]), ...(block ? [['at', block]] : [])]).toString();
    return { cli: shell`./myelin query ${pallet} ${item} ${[...keys, ...(block ? ['--at', block] : [])]}`, data: `${API}/state/${at(pallet)}/${at(item)}${asked ? `?${asked}` : ''}` };
  },
  '/compose': ({ query: q }) => ({ cli: shell`./myelin tx ${[q.get('pallet'), q.get('call')].filter(Boolean)}`, data: `${API}/metadata` }),
  '/accounts': () => ({ cli: shell`./myelin wallet list`, data: `${API}/accounts`, rows: `${API}/accounts` }),
  '/accounts/{address}': ({ params: { address } }, tab) => below(`${API}/accounts/${at(address ?? '')}`, ACCOUNT[tab || 'balances']?.(address ?? '')),
  '/stake': ({ query: q }) => ({ cli: shell`./myelin stake ${q.get('direction') === 'remove' ? 'remove' : 'add'} --help`, ...(q.get('from') ? { data: `${API}/accounts/${at(q.get('from') ?? '')}/stakes` } : {}) }),
  '/plugins': () => ({ cli: shell`./myelin plugin list`, data: `${HOST}/plugins` }),
  '/plugins/{id}': ({ params: { id } }) => ({ cli: shell`./myelin plugin list`, data: `${HOST}/plugins/${at(id ?? '')}` }),
  '/ask/{netuid}': ({ params: { netuid } }) => ({ cli: shell`./myelin ask ${netuid} QUESTION --explain`, data: `${HOST}/subnets/${at(netuid ?? '')}` }),
  '/operations': (route, tab) => OPERATIONS[tab || 'nodes']?.(route.query) ?? {},
  '/operations/audit': ({ query: q }) => ({ cli: shell`./myelin audit list`, data: `${API}/audit${query({ who: q.get('who') ?? '', what: q.get('what') ?? '', before: q.get('before') ?? '' })}`, permission: 'audit' }),
  '/operations/people': () => ({ cli: shell`./myelin signin`, data: `${API}/users`, permission: 'see-people' }),
  '/operations/tokens': () => ({ data: `${API}/tokens`, permission: 'see-people' }),
  '/operations/approvals': () => ({ cli: shell`./myelin approvals list`, data: `${API}/approvals`, permission: 'own' }),
  '/me': () => ({ data: `${API}/session` }),
  '/find': ({ query: q }) => (q.get('q') ? { data: `${API}/search${query({ q: q.get('q') ?? '' })}` } : {}),
};

export const waysOf = (route: Route): Ways => WAYS[route.pattern]?.(route, route.query.get('tab') ?? '') ?? {};

/** A line that reads the data; the token of a program where not everybody of this machine may read it. */
export const curl = (origin: string, ways: Ways, open: boolean): Line | undefined =>
  ways.data === undefined ? undefined : open && ways.permission === undefined ? shell`curl ${origin + ways.data}` : shell`curl -H "Authorization: Bearer $MYELIN_TOKEN" ${origin + ways.data}`;
