import { html, nothing, type TemplateResult } from 'lit';
import type { Matrix, Metagraph } from '../../kernel/api.js';
import { percent, whole } from '../../kernel/format.js';
import { isMiner, nameOf } from '../../kernel/ranking.js';
import { heat } from '../../parts/m-heat.js';
import '../../parts/m-heat.js';
import { card, empty } from '../../parts/view.js';

/** Weights or bonds: who gives whom how much, each validator's row as shares of what it gave. */
export function matrix(title: string, found: Matrix, graph: Metagraph, time: unknown): TemplateResult {
  const names = new Map(graph.neurons.map((n) => [n.uid, nameOf(n)]));
  const side = (uid: number): { id: number; name: string } => ({ id: uid, name: names.get(uid) ?? `uid ${uid}` });
  const sums = new Map<number, number>();
  found.from.forEach((from, i) => sums.set(from, (sums.get(from) ?? 0) + (found.value[i] ?? 0)));
  const cells = found.from.map((from, i) => ({ row: from, column: found.to[i] ?? 0, value: (found.value[i] ?? 0) / Math.max(1, sums.get(from) ?? 1) }));
  const columns = [...new Set([...graph.neurons.filter(isMiner).map((n) => n.uid), ...found.to])].sort((a, b) => a - b);
  return card(title, html`${time}${cells.length
    ? heat({ id: title.toLowerCase(), label: `${title} after block ${found.asOf.block}: validators by neurons`, rows: [...sums.keys()].sort((a, b) => a - b).map(side), columns: columns.map(side), cells, show: percent })
    : empty(`No validator has any ${title.toLowerCase()} after block ${whole(found.asOf.block)}: the first come with the epoch after its weights are revealed.`)}`, cells.length ? `${whole(cells.length)} pairs after block ${whole(found.asOf.block)}` : nothing);
}
