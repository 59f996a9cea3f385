import { html, type TemplateResult } from 'lit';
import type { GraphNeuron } from '../../kernel/api.js';
import { whole } from '../../kernel/format.js';
import { isMiner, nameOf, seriesOf, type Ranked } from '../../kernel/ranking.js';
import { chart, type Mark } from '../../parts/m-chart.js';
import { card } from '../../parts/view.js';

/** Shares epoch by epoch: miners' incentive and validators' dividends. */
export function history(epochs: readonly { block: number; neurons: readonly Ranked[] }[], neurons: readonly GraphNeuron[], marks: readonly Mark[]): TemplateResult {
  return html`<div class="columns">${group('miner-history', 'Incentive of miners, epoch by epoch', true, (n) => n.incentive, 'No miner has been paid yet.')}
    ${group('validator-history', 'Dividends of validators, epoch by epoch', false, (n) => n.dividends, 'No validator has been paid yet.')}</div>`;

  function group(id: string, label: string, mining: boolean, value: (n: Ranked) => number, empty: string): TemplateResult {
    const paid = epochs.filter((e) => e.neurons.some((n) => value(n) > 0));
    const byHotkey = paid.map((e) => new Map(e.neurons.map((n) => [n.hotkey, value(n)])));
    const members = neurons.filter((n) => isMiner(n) === mining).sort((a, b) => value(b) - value(a) || a.uid - b.uid);
    return card(label, chart({
      id, label, xs: paid.map((e) => e.block), x: (block) => `#${whole(block)}`, y: (share) => `${share.toFixed(1)} %`, empty, marks,
      lines: paid.length ? members.map((n) => ({ name: nameOf(n), series: seriesOf(n.uid), values: byHotkey.map((values) => 100 * (values.get(n.hotkey) ?? 0)) })) : [],
    }));
  }
}
