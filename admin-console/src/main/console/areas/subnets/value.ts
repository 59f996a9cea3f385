import { nothing, type TemplateResult } from 'lit';
import type { Metagraph } from '../../kernel/api.js';
import type { Round } from '../../kernel/host.js';
import { fixed } from '../../kernel/format.js';
import { mean, nameOf } from '../../kernel/ranking.js';
import { table } from '../../parts/m-table.js';
import { card, link } from '../../parts/view.js';

const MEASURES = ['gain', 'ensemble', 'peers'] as const;
interface Row { uid: number; name: string; score: number | undefined; gain: number | undefined; ensemble: number | undefined; peers: number | undefined }

/** What the node's own validators think of each neuron by the three measures, in bits. */
export function value(rounds: readonly Round[], graph: Metagraph): TemplateResult | typeof nothing {
  const counted = rounds.filter((r) => Object.keys(r.miners).length);
  const first = counted[0];
  if (!first) return nothing;
  const known = new Map(graph.neurons.map((n) => [n.uid, n]));
  const uids = [...new Set(counted.flatMap((r) => Object.values(r.miners).map((m) => m.uid)))].sort((a, b) => a - b);
  const rows = uids.map((uid): Row => {
    const seen = counted.flatMap((r) => Object.values(r.miners).filter((m) => m.uid === uid));
    const neuron = known.get(uid);
    const bits = (measure: string): number | undefined => mean(seen.flatMap((m) => m.means?.[`${measure}Bits`] ?? []));
    return { uid, name: neuron ? nameOf(neuron) : `uid ${uid}`, score: mean(seen.map((m) => m.score)), gain: bits('gain'), ensemble: bits('ensemble'), peers: bits('peers') };
  });
  const lacking = [...new Set(counted.flatMap((r) => Object.entries(r.unmeasured ?? {}).map(([name, why]) => `${name}: ${why}`)))];
  const paid = MEASURES.filter((m) => (first.value[m] ?? 0) > 0).map((m) => `${m} ${first.value[m]}`).join(', ');
  return card('Value of miners, in bits', table<Row>({
    id: 'value', caption: 'What each miner is worth by three measures: gain over knowing nothing, what the ensemble loses without it, what it tells of its peers', plain: true, rows, rowId: (r) => String(r.uid),
    columns: [
      { key: 'name', label: 'Neuron', value: (r) => r.name, show: (r) => link(`/subnets/${graph.netuid}/neurons/${r.uid}`, r.name) },
      { key: 'score', label: 'Score', number: true, value: (r) => r.score, show: (r) => fixed(r.score) },
      ...MEASURES.map((m) => ({ key: m, label: m[0]!.toUpperCase() + m.slice(1), number: true, value: (r: Row) => r[m], show: (r: Row) => fixed(r[m]) })),
    ],
  }), [`mean of ${counted.length === 1 ? '1 validator' : `${counted.length} validators`} of this node${paid ? `; paid by ${paid}` : ''}`, ...lacking].join('; '), 'value-part');
}
