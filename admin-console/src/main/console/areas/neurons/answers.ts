import { html, nothing, type TemplateResult } from 'lit';
import { fixed, whole } from '../../kernel/format.js';
import type { JudgedAnswer, JudgedRound } from '../../kernel/host.js';
import { said } from '../../kernel/shell.js';
import { cli, state } from '../../parts/copy.js';
import { content } from '../../parts/content.js';
import { table } from '../../parts/m-table.js';
import { card, empty, facts, link } from '../../parts/view.js';

/** What each validator of this node asked in its newest round; one answer whole, where the address names it. */
export function answered(rounds: readonly JudgedRound[], path: string, of: string): TemplateResult {
  if (!rounds.length) return card('Answers', empty('No validator of this node has asked it yet. Validators ask once an epoch, or less often where they are set so; what those of other nodes asked is kept there.'));
  return html`${rounds.map((round) => part(round, path, of))}`;
}

function part(round: JudgedRound, path: string, of: string): TemplateResult {
  const key = (answer: JudgedAnswer): string => `${round.validator}.${answer.question}`;
  const to = (answer: JudgedAnswer): string => `${path}?tab=answers&of=${encodeURIComponent(key(answer))}`;
  const whole_ = round.answers.find((answer) => key(answer) === of);
  const line = said(round.cli);
  return html`${card(`Asked by ${round.validator}`, html`${round.leftOut ? html`<p class="note">The answers are not kept: ${round.leftOut}.</p>` : nothing}${table<JudgedAnswer>({
    id: `answers-${round.validator}`, caption: `What ${round.validator} asked in round ${round.round}, and what the answers were worth`, plain: true, rows: round.answers, rowId: key, href: to, rowClass: (answer) => (key(answer) === of ? 'chosen' : ''),
    empty: 'It was not asked in this round.',
    columns: [
      { key: 'question', label: 'No.', number: true, value: (a) => a.question + 1, show: (a) => link(to(a), a.question + 1) },
      { key: 'task', label: 'Task', value: (a) => a.task },
      { key: 'outcome', label: 'Outcome', value: (a) => outcome(a), show: (a) => state(a.status !== 200 || a.reason ? 'bad' : 'good', outcome(a)) },
      { key: 'millis', label: 'Took (ms)', number: true, wide: true, value: (a) => a.millis, show: (a) => whole(a.millis) },
      { key: 'score', label: 'Score', number: true, value: (a) => a.score ?? undefined, show: (a) => fixed(a.score ?? undefined) },
      { key: 'bits', label: 'Bits', number: true, wide: true, help: 'Gained beyond knowing nothing, where the exam measures it', value: (a) => a.bits ?? undefined, show: (a) => fixed(a.bits ?? undefined, 2) },
    ],
  })}${line ? cli(line, 'Computed again from its evidence') : nothing}`, html`round ${round.round}${round.counted ? '' : ', not counted'}; score of this round ${fixed(round.roundScore)}, so far ${fixed(round.score)}`)}
    ${whole_ ? shown(round, whole_, path) : nothing}`;
}

const outcome = (a: JudgedAnswer): string => (a.status !== 200 ? `${a.status} ${a.message}` : a.reason ?? 'answered');

function shown(round: JudgedRound, a: JudgedAnswer, path: string): TemplateResult {
  return card(`Question ${a.question + 1} of ${round.validator}, round ${round.round}`, facts([
    ['Task', a.task], ['Outcome', `${outcome(a)}, after ${whole(a.millis)} ms`], ['Score', `${fixed(a.score ?? undefined)}${a.bits === null ? '' : `, ${fixed(a.bits, 2)} bits`}`],
    ['Question', content(a.asked)], ['Answer', content(a.answer)], ['Truth', content(a.truth)], ['Evidence', content(a.evidence)],
  ]), link(`${path}?tab=answers`, 'Close'), 'answer');
}
