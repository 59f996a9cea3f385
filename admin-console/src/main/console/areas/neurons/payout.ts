import { html, type TemplateResult } from 'lit';
import { whole } from '../../kernel/format.js';
import { shell } from '../../kernel/shell.js';
import { cli } from '../../parts/copy.js';
import { link, notBuilt } from '../../parts/view.js';

/** Why somebody got what they got. An id that is a block and a place in it leads to what there is of it. */
export function payout(id: string): TemplateResult {
  const [, block, index] = /^(\d{1,10})-(\d{1,6})$/.exec(id) ?? [];
  const known = block === undefined ? html`payouts stand on the page of their ${link('/blocks', 'block')}`
    : html`this one stands on the page of ${link(`/blocks/${block}`, `block #${whole(Number(block))}`)}; that the chain paid it is shown by its <a href="/api/v1/blocks/${block}/payouts/${index}/proof" target="_self">proof</a>`;
  return html`<section class="card">${notBuilt('From a payout back to the scores it rests on, step by step and to the rao, nothing leads yet.',
    html`<p>What can be looked at today: ${known}; incentive, answers and scores are on the neuron's page.</p>${cli(shell`./myelin explain score --help`, 'What a score rests on, computed again')}`)}</section>`;
}
