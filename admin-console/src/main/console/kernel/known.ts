// The names that a search looks through and addresses are shown with: subnets, their neurons, plugins, parameters, codes of refusals.
import { neuronNames, parameters, subnets } from './api.js';
import { askable, plugins } from './host.js';
import type { Known } from './search.js';

/** Of more the node is asked, as somebody types. */
const MOST_NEURONS = 1000;

/** Codes of refusals; they come with the page, so who may read nothing else finds them, too. */
export const codes = (): Promise<string[]> => import('problems').then(({ PROBLEMS }) => PROBLEMS.map((p) => p.code), () => []);

export async function known(): Promise<Known> {
  const all = await subnets();
  const few = all.reduce((sum, s) => sum + s.neurons, 0) <= MOST_NEURONS;
  const [neurons, installed, served, settings, problems] = await Promise.all([few ? neuronNames() : [], plugins().catch(() => []), askable().catch(() => []), parameters(1).catch(() => []), codes()]);
  return { subnets: all, neurons, plugins: [...new Set([...installed.flatMap((p) => (p.id ? [p.id] : [])), ...served.map((s) => s.plugin)])], parameters: settings.map((p) => p.name), problems };
}
