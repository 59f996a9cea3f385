// What the chain and its node answer: each address stands here; shapes come from the contract, but for what is put together here.
import type * as contract from 'contract';
import { all, at, first, get, MOST_ROWS, page, query, Refusal, sent, type Listing, type Query } from './http.js';

export { MOST_ROWS, Refusal, type Listing };
export type {
  Attention, Block, BlockRow, CallInfo, DecodedEvent, DecodedExtrinsic, EventRow, ExtrinsicRow, Issuance, ItemInfo, Matrix, Mover, PalletInfo, Payout, Prepared, Registration, RegistrationPrice, Stake, StakePreview, StateEntry, Storage, Subnet, SubnetParameter, Submitted, Supply, Trial,
} from 'contract';

/** A row of a metagraph: of each column one value. */
export type GraphNeuron = { netuid: number } & { [Column in keyof contract.MetagraphColumns]: contract.MetagraphColumns[Column][number] };
export interface Metagraph { netuid: number; block: number; neurons: GraphNeuron[] }
export interface Epoch { block: number; neurons: contract.EpochNeuron[] }
export interface Worker { neuron: string; role?: string; netuid?: number; plugin?: string; pid?: number; state: string; restarts: number; reason?: string; memory?: number; enrolled?: boolean; contained?: string }
export type Status = Omit<contract.Status, 'workers'> & { workers: Worker[] };
export type AccountOf = contract.Account;
export type NeuronName = Pick<contract.Neuron, 'netuid' | 'uid' | 'name' | 'hotkey'>;
export type Holder = Pick<contract.Neuron, 'netuid' | 'name' | 'hotkey' | 'coldkey' | 'stake'>;
export interface Call { pallet: string; name: string; args: unknown }

const API = '/api/v1';
const block_ = (id: string | number): string => `${API}/blocks/${at(String(id))}`;
const subnet_ = (netuid: number): string => `${API}/subnets/${netuid}`;
const account_ = (address: string): string => `${API}/accounts/${at(address)}`;

export const chain = (): Promise<contract.ChainInfo> => get(`${API}/chain`);
export const supply = (): Promise<contract.Supply> => get(`${API}/supply`);
/** Issuance from the first block it is known of to the newest, newest first, in no more than a hundred rows. */
export const issuance = (head: number): Promise<Listing<contract.Issuance>> => page(`${API}/chain/issuance`, { limit: 1000, step: 100 * Math.ceil(Math.max(1, head) / 9_900) });
export const status = (): Promise<Status> => get(`${API}/status`);
export const attention = (): Promise<contract.Attention[]> => all(`${API}/attention`);
export const index = (): Promise<contract.IndexState> => get(`${API}/index`);
export const storage = (): Promise<contract.Storage> => get(`${API}/storage`);
export const rebuildIndex = (): Promise<contract.IndexState> => sent(`${API}/index/rebuild`);
export const verifySupply = (): Promise<contract.Supply> => get(`${API}/supply?verify=true`);

export const blocks = (of: { limit: number; cursor?: string; hasFailures?: string }): Promise<Listing<contract.BlockRow>> => page(`${API}/blocks`, of);
export const block = (id: string | number): Promise<contract.Block> => get(block_(id));
export const blockExtrinsics = (id: string | number): Promise<contract.DecodedExtrinsic[]> => all(`${block_(id)}/extrinsics`);
/** Those of one extrinsic, or of the whole block. */
export const blockEvents = (id: string | number, extrinsic?: number): Promise<contract.DecodedEvent[]> => all(`${block_(id)}/events`, { extrinsic });
export const extrinsics = (of: { limit?: number; cursor?: string; signer?: string; pallet?: string; call?: string; success?: string; netuid?: number; from?: string; to?: string }): Promise<Listing<contract.ExtrinsicRow>> => page(`${API}/extrinsics`, of);
export const extrinsic = (hash: string): Promise<contract.ExtrinsicRow> => get(`${API}/extrinsics/${at(hash)}`);
export const events = (of: { limit?: number; cursor?: string; pallet?: string; event?: string; from?: string; to?: string }): Promise<Listing<contract.EventRow>> => page(`${API}/events`, of);
export const metadata = (): Promise<contract.Metadata> => get(`${API}/metadata`);
export const entries = (pallet: string, item: string, keys: readonly string[], of: Query): Promise<Listing<contract.StateEntry>> =>
  page(`${API}/state/${at(pallet)}/${at(item)}${query(of)}${keys.map((key, i) => `${i || Object.values(of).some(Boolean) ? '&' : '?'}key=${at(key)}`).join('')}`);

export const subnets = (): Promise<contract.Subnet[]> => all(`${API}/subnets`);
export const subnet = (netuid: number): Promise<contract.Subnet> => get(subnet_(netuid));
export const parameters = (netuid: number): Promise<contract.SubnetParameter[]> => all(`${subnet_(netuid)}/parameters`);
/** Who joined a subnet and who left it, newest first. */
export const registrations = (netuid: number): Promise<contract.Registration[]> => all(`${subnet_(netuid)}/registrations`);
/** What a place cost after the latest epochs, newest first. */
export const registrationPrices = (netuid: number, limit: number): Promise<Listing<contract.RegistrationPrice>> => page(`${subnet_(netuid)}/registration-prices`, { limit });
export const weights = (netuid: number, block?: number): Promise<contract.Matrix> => get(`${subnet_(netuid)}/weights${query({ at: block })}`);
export const bonds = (netuid: number, block?: number): Promise<contract.Matrix> => get(`${subnet_(netuid)}/bonds${query({ at: block })}`);
export const payouts = (limit: number, of: { netuid?: number; hotkey?: string } = {}): Promise<contract.Payout[]> => first(`${API}/payouts`, limit, of);
export const account = (address: string): Promise<contract.Account> => get(account_(address));
export const stakes = (address: string): Promise<contract.Stake[]> => all(`${account_(address)}/stakes`);
export const stakePreview = (asked: contract.StakePreviewRequest): Promise<contract.StakePreview> => sent(`${API}/stake/preview`, { body: asked });

/** The newest blocks and extrinsics, as many as a page of a list holds, by their hashes. */
export const newestBlocks = (): Promise<Pick<contract.BlockRow, 'number' | 'hash'>[]> => first(`${API}/blocks`, 1000, { fields: 'number,hash' });
export const newestExtrinsics = (): Promise<Pick<contract.ExtrinsicRow, 'block' | 'hash' | 'pallet' | 'call'>[]> => first(`${API}/extrinsics`, 1000, { fields: 'block,hash,pallet,call' });

/** On which subnets an address is the hotkey of a neuron. */
export const neuronsOf = (hotkey: string): Promise<NeuronName[]> => all(`${API}/neurons`, { hotkey, fields: 'netuid,uid,name,hotkey' });
/** Who is a neuron of what, of all subnets. */
export const neuronNames = (): Promise<NeuronName[]> => all(`${API}/neurons`, { fields: 'netuid,uid,name,hotkey' }, 10_000);
/** Who owns and runs the neurons of all subnets, with what is staked on each. */
export const holders = (): Promise<Holder[]> => all(`${API}/neurons`, { fields: 'netuid,name,hotkey,coldkey,stake' });
/** Whose rank the latest epochs changed most. */
export const movers = (limit: number): Promise<contract.Mover[]> => first(`${API}/neurons/movers`, limit);
export const search = (q: string): Promise<contract.SearchHit[]> => first(`${API}/search`, 20, { q });

/** The metagraph comes column by column and is shown row by row. */
export async function metagraph(netuid: number, block?: number): Promise<Metagraph> {
  const { columns, size, asOf } = await get<contract.Metagraph>(`${subnet_(netuid)}/metagraph${query({ at: block })}`);
  const names = Object.keys(columns) as (keyof contract.MetagraphColumns)[];
  const neurons = Array.from({ length: size }, (_, i) => Object.fromEntries([['netuid', netuid], ...names.map((name) => [name, columns[name][i]] as const)]) as unknown as GraphNeuron);
  return { netuid, block: asOf.block, neurons };
}

/** What each of the latest epochs left, oldest first; nothing while the index is not there, which is no fault of the page. */
export async function epochs(netuid: number, limit: number): Promise<Epoch[]> {
  const { state } = await index();
  if (state === 'unavailable') return [];
  const found = new Map<number, contract.EpochNeuron[]>();
  let next: string | null | undefined;
  // Rows of one epoch may be cut by the end of a page: the last one counts when another follows.
  do {
    const part: Listing<contract.EpochNeuron> = await page(`${subnet_(netuid)}/epochs`, { limit: 1000, cursor: next ?? undefined });
    for (const row of part.items) found.set(row.block, [...(found.get(row.block) ?? []), row]);
    next = part.page.next;
  } while (next && found.size <= limit);
  return [...found].slice(0, limit).map(([block, neurons]) => ({ block, neurons })).reverse();
}

export const dryRun = (call: Call, from: string): Promise<contract.Trial> => sent(`${API}/extrinsics/dry-run`, { body: { call, from } });
export const prepare = (call: Call, signer: string): Promise<contract.Prepared> => sent(`${API}/extrinsics/prepare`, { body: { call, signer } });
export const submit = (signed: contract.SignedCall): Promise<contract.Submitted> => sent(`${API}/extrinsics`, { body: { signed } });
export const submitRaw = (extrinsic: string): Promise<contract.Submitted> => sent(`${API}/extrinsics`, { body: { extrinsic } });
