// The names that a search looks through and addresses are shown with: subnets, their neurons, plugins, parameters, codes of refusals.
import { users } from './access.js';
import { neuronNames, newestBlocks, newestExtrinsics, parameters, search, subnets } from './api.js';
import { askable, configuration, plugins } from './host.js';
import { byHash, isHashPrefix, more, type Hit, type Known } from './search.js';
import { who } from './session.js';

/** Of more the node is asked, as somebody types. */
const MOST_NEURONS = 1000;

/** Codes of refusals; they come with the page, so who may read nothing else finds them, too. */
export const codes = (): Promise<string[]> => import('problems').then(({ PROBLEMS }) => PROBLEMS.map((p) => p.code), () => []);

export async function known(): Promise<Known> {
  // What somebody may see is known once it is known who they are.
  const [all] = await Promise.all([subnets(), who.session ? undefined : who.refresh()]);
  const few = all.reduce((sum, s) => sum + s.neurons, 0) <= MOST_NEURONS;
  const one = all.find((s) => s.netuid > 0);
  const [neurons, installed, served, named, settings, people, problems] = await Promise.all([few ? neuronNames() : [], plugins().catch(() => []), askable().catch(() => []), one ? parameters(one.netuid).catch(() => []) : [],
    who.may('inspect') ? configuration().catch(() => []) : [], who.may('see-people') ? users().catch(() => []) : [], codes()]);
  return { subnets: all, neurons, plugins: [...new Set([...installed.flatMap((p) => (p.id ? [p.id] : [])), ...served.map((s) => s.plugin)])], parameters: named.map((p) => p.name),
    settings: settings.map((s) => s.name), people: people.map((u) => u.name), problems };
}

/** A hash is typed letter by letter; its blocks and extrinsics are asked for once in a while. */
const FRESH = 10_000;
let newest: { at: number; rows: Promise<[Parameters<typeof byHash>[1], Parameters<typeof byHash>[2]]> } | undefined;

/** What the node knows besides; a part of a hash is looked for among its newest blocks and extrinsics. */
export async function asked(text: string, here: readonly Hit[]): Promise<Hit[]> {
  if (!isHashPrefix(text)) return more(here, await search(text));
  if (!newest || Date.now() - newest.at > FRESH) newest = { at: Date.now(), rows: Promise.all([newestBlocks(), newestExtrinsics().catch(() => [])]) };
  return byHash(text, ...(await newest.rows));
}
