import { html } from 'lit';
import type { View } from '../../kernel/view.js';
import { notBuilt } from '../../parts/view.js';

export const view = (): View => ({
  title: 'Integrity', purpose: 'Who may copy whose answers, and which validators agree more than chance explains.',
  body: html`<section class="card">${notBuilt('Measures of copying, correlation, reciprocity and common registration need weights and answers of many epochs side by side. The node keeps weights of every epoch and answers of its validators\' newest rounds; nothing compares them yet, so nothing is shown.',
    html`<p>What can be looked at today: how validators score each neuron, on its page, and commits and reveals of weights under <a href="/console/events?pallet=SubtensorModule">events</a>.</p>`)}</section>`,
});
