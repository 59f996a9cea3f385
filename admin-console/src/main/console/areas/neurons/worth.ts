import { html, type TemplateResult } from 'lit';
import { fixed } from '../../kernel/format.js';
import type { JudgedRound } from '../../kernel/host.js';
import { mean, standardError } from '../../kernel/ranking.js';
import { table } from '../../parts/m-table.js';
import { card, empty } from '../../parts/view.js';

const MEASURES: readonly (readonly [string, string])[] = [['gain', 'Gain over knowing nothing'], ['ensemble', 'What the ensemble loses without it'], ['peers', 'What it tells of its peers']];
const label = (measure: string): string => `${measure[0]?.toUpperCase()}${measure.slice(1)}`;
interface Row { validator: string; measure: string; words: string; mean: number | undefined; round: number | undefined; error: number | undefined; why: string }

/** Three measures of what a neuron is worth, in bits, as each validator of this node has them. */
export function worth(rounds: readonly JudgedRound[]): TemplateResult {
  const rows = rounds.flatMap((round) => MEASURES.map(([measure, words]): Row => ({
    validator: round.validator, measure, words, mean: round.means[`${measure}Bits`], round: round.value[`${measure}Bits`],
    // Only the gain is known question by question.
    error: measure === 'gain' ? standardError(round.answers.flatMap((a) => (a.bits === null ? [] : [a.bits]))) : undefined,
    why: round.unmeasured[measure] ?? '',
  })));
  if (rounds.length > 1) rows.unshift(...MEASURES.map(([measure, words]): Row => ({ validator: `all ${rounds.length}`, measure, words, mean: mean(of(rows, measure, 'mean')), round: mean(of(rows, measure, 'round')), error: standardError(of(rows, measure, 'mean')), why: '' })));
  if (!rows.length) return card('Value, in bits', empty('No validator of this node has measured it yet; those of other nodes keep what they measured there.'));
  return card('Value, in bits', table<Row>({
    id: 'value', caption: 'Three measures of what this neuron is worth, as each validator of this node has them', plain: true, rows, rowId: (r) => `${r.validator} ${r.measure}`,
    columns: [
      { key: 'validator', label: 'Validator', value: (r) => r.validator }, { key: 'measure', label: 'Measure', value: (r) => label(r.measure), show: (r) => html`<span title=${r.why || r.words}>${label(r.measure)}</span>` }, { key: 'words', label: 'What it is', wide: true, value: (r) => r.why || r.words },
      { key: 'mean', label: 'So far', number: true, help: 'The running mean: each round counts a fifth', value: (r) => r.mean, show: (r) => fixed(r.mean) },
      { key: 'round', label: 'Newest round', number: true, value: (r) => r.round, show: (r) => fixed(r.round) },
      { key: 'error', label: '±', number: true, help: 'Standard error: of all, over their means; of one validator, over the questions of its newest round, which only the gain is measured by', value: (r) => r.error, show: (r) => fixed(r.error, 2) },
    ],
  }), 'each round counts a fifth of the mean; ± is the standard error over validators, or over the questions of a round');
}

const of = (rows: readonly Row[], measure: string, what: 'mean' | 'round'): number[] => rows.flatMap((r) => (r.measure === measure && r[what] !== undefined ? [r[what]] : []));
