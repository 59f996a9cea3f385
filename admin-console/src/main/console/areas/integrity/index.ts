import { html } from 'lit';
import type { Route } from '../../kernel/routes.js';
import type { View } from '../../kernel/view.js';
import { link, notBuilt } from '../../parts/view.js';

const INTEGRITY = [['Integrity', '/integrity']] as const;
const today = html`<p>What can be looked at today: how validators score each neuron, on its page, and commits and reveals of weights under ${link('/events?pallet=SubtensorModule', 'events')}.</p>`;
const room = (what: string): View['body'] => html`<section class="card">${notBuilt(what, today)}</section>`;

export function view({ pattern, params }: Route): View {
  switch (pattern) {
    case '/integrity/cases': return { title: 'Cases', purpose: 'What was suspected, what it rests on, and what a person decided.', crumbs: INTEGRITY, body: room('A case begins with a measure that stands out, and nothing is measured yet; so there is none, and nobody is accused.') };
    case '/integrity/cases/{id}': return { title: `Case ${params['id']}`, purpose: 'A claim, its numbers, what would explain it innocently, and the verdict.', crumbs: [...INTEGRITY, ['Cases', '/integrity/cases']], body: room('This node keeps no cases, so it has none of this name either.') };
    default: return { title: 'Integrity', purpose: 'Who may copy whose answers, and which validators agree more than chance explains.',
      body: room('Measures of copying, correlation, reciprocity and common registration need weights and answers of many epochs side by side. The node keeps weights of every epoch and answers of its validators\' newest rounds; nothing compares them yet, so nothing is shown.') };
  }
}
