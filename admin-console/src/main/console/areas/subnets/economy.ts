import { html, type TemplateResult } from 'lit';
import type { Epoch, Listing, RegistrationPrice, Subnet } from '../../kernel/api.js';
import { tao, taoNumber, whole } from '../../kernel/format.js';
import { gini, nameOf, seriesOf } from '../../kernel/ranking.js';
import { chart } from '../../parts/m-chart.js';
import { card, facts } from '../../parts/view.js';

const at = (block: number): string => `#${whole(block)}`;

export function economy(s: Subnet, epochs: readonly Epoch[], prices: Listing<RegistrationPrice> | undefined): TemplateResult {
  const paid = epochs.map((e) => ({ block: e.block, miners: e.neurons.map((n) => n.incentive).filter((v) => v > 0) })).filter((e) => e.miners.length > 0);
  return html`<div class="columns">${card('Economy', facts([
    ['Price of alpha', '1 TAO, by the rules of this version'],
    ['Pool', html`<span title="${tao(s.tao, 9)} TAO">${tao(s.tao)} TAO</span>`], ['Emission', `${tao(s.emissionPerBlock)} TAO a block`], ['Registration price', `${tao(s.registrationPrice)} TAO`],
    ['Waiting for miners', `${tao(s.pendingServer)} TAO`], ['Waiting for validators', `${tao(s.pendingValidator)} TAO`], ['Waiting for the owner', `${tao(s.pendingOwnerCut)} TAO`],
  ]))}
  ${card('How unequal miners are paid', chart({
    id: 'gini', label: 'Gini coefficient of incentive over paid miners, epoch by epoch', xs: paid.map((e) => e.block), x: at, y: (v) => v.toFixed(2), empty: 'No miner has been paid yet.',
    lines: paid.length ? [{ name: 'Gini of incentive', series: 0, values: paid.map((e) => gini(e.miners)) }] : [],
  }))}
  ${card('Registration price', registrationPrice(prices), prices?.page.cutAt ?? '')}
  ${card('What epochs paid', chart({
    id: 'epoch-emission', label: 'What neurons got in an epoch, in TAO', xs: epochs.map((e) => e.block), x: at, y: (v) => v.toFixed(3), empty: 'No epoch has ended yet.',
    lines: epochs.length ? [{ name: 'TAO', series: 0, values: epochs.map((e) => e.neurons.reduce((all, n) => all + taoNumber(n.emission), 0)) }] : [],
  }))}
  ${card('Trust in validators', trust(epochs), 'how far each agrees with the others, epoch by epoch')}</div>`;
}

/** Of epochs whose state the index could read; what is known since when stands beside it. */
export function registrationPrice(prices: Listing<RegistrationPrice> | undefined): TemplateResult {
  const rows = [...(prices?.items ?? [])].reverse();
  return chart({
    id: 'registration-price', label: 'What a place cost after each epoch, in TAO', xs: rows.map((r) => r.block), x: at, y: (v) => v.toFixed(4), empty: 'No price is known yet: the index reads one with each epoch that ends.',
    lines: rows.length ? [{ name: 'TAO', series: 0, values: rows.map((r) => taoNumber(r.price)) }] : [],
  });
}

function trust(epochs: readonly Epoch[]): TemplateResult {
  const judged = epochs.filter((e) => e.neurons.some((n) => n.validatorTrust > 0));
  const byHotkey = judged.map((e) => new Map(e.neurons.map((n) => [n.hotkey, n.validatorTrust])));
  const validators = (judged.at(-1)?.neurons ?? []).filter((n) => n.validatorTrust > 0).sort((a, b) => b.validatorTrust - a.validatorTrust || a.uid - b.uid);
  return chart({
    id: 'validator-trust', label: 'Trust in validators, epoch by epoch', xs: judged.map((e) => e.block), x: at, y: (v) => v.toFixed(3), empty: 'No validator has set weights yet.',
    lines: validators.map((n) => ({ name: nameOf(n), series: seriesOf(n.uid), values: byHotkey.map((values) => values.get(n.hotkey) ?? null) })),
  });
}
