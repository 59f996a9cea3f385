import { html, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import { ago, blocksUntil, percent, share, span, tao, trimmed, whole, words } from '../../kernel/format.js';
import { Follow, live } from '../../kernel/live.js';
import { Load } from '../../kernel/load.js';
import { nameOf, standings } from '../../kernel/ranking.js';
import type { View } from '../../kernel/view.js';
import { address, hash, state } from '../../parts/copy.js';
import { table } from '../../parts/m-table.js';
import { define, Part } from '../../parts/part.js';
import { bar, card, empty, figure, link, loaded } from '../../parts/view.js';
import { needs } from './attention.js';

interface Mover { netuid: number; subnet: string; uid: number; name: string; place: number; move: number }

class Overview extends Part {
  constructor() { super(); new Follow(this); }

  private readonly supply = new Load(this, () => 'supply', api.supply, 1000);
  private readonly blocks = new Load(this, () => 'blocks', () => api.blocks(10), 400);
  private readonly payouts = new Load(this, () => 'payouts', () => api.payouts(10), 2000);
  private readonly subnets = new Load(this, () => 'subnets', api.subnets, 2000);
  private readonly status = new Load(this, () => 'status', api.status, 2000);
  private readonly index = new Load(this, () => 'index', api.index, 4000);
  private readonly plugins = new Load(this, () => 'plugins', api.plugins, 8000);
  private readonly movers = new Load(this, () => 'movers', moved, 10_000);

  override render(): TemplateResult {
    return html`
      ${card('Attention', this.attention())}
      <div class="figures">${this.figures()}</div>
      <div class="columns">
        ${card('Latest blocks', loaded(this.blocks, (blocks) => table<api.Block>({
          id: 'blocks', caption: 'Latest blocks, newest first', plain: true, rows: blocks, rowId: (b) => String(b.number), href: (b) => `/blocks/${b.number}`,
          columns: [
            { key: 'number', label: 'Block', value: (b) => b.number, show: (b) => link(`/blocks/${b.number}`, `#${whole(b.number)}`) },
            { key: 'hash', label: 'Hash', value: (b) => b.hash, show: (b) => hash(b.hash), wide: true },
            { key: 'extrinsics', label: 'Extrinsics', number: true, value: (b) => b.extrinsics.length },
            { key: 'paid', label: 'Paid out (TAO)', number: true, value: (b) => sum(b.payouts), show: (b) => (b.payouts.length ? tao(sum(b.payouts)) : '–') },
          ] })), link('/blocks', 'All blocks'))}
        ${card('Latest payouts', loaded(this.payouts, (payouts) => table<api.Payout>({
          id: 'payouts', caption: 'Latest payouts, newest first', plain: true, rows: payouts, rowId: (p) => `${p.block}-${p.netuid}-${p.hotkey}-${p.kind}`,
          empty: 'Nobody has been paid yet; the first epoch that closes pays.',
          columns: [
            { key: 'block', label: 'Block', value: (p) => p.block, show: (p) => link(`/blocks/${p.block}`, `#${whole(p.block)}`) },
            { key: 'to', label: 'To', value: (p) => p.name || p.hotkey, show: (p) => (p.name ? html`<a href="/console/accounts/${p.hotkey}" title=${p.hotkey}>${p.name}</a>` : address(p.hotkey)) },
            { key: 'kind', label: 'For', value: (p) => words(p.kind.toLowerCase()), wide: true },
            { key: 'amount', label: 'TAO', number: true, value: (p) => BigInt(p.amount), show: (p) => html`<span title="${tao(p.amount, 9)} TAO">${tao(p.amount)}</span>` },
          ] })))}
      </div>
      <div class="columns">
        ${card('Emission over subnets', loaded(this.subnets, (all) => this.emission(all)), link('/subnets', 'All subnets'))}
        ${card('Top movers', loaded(this.movers, (movers) => table<Mover>({
          id: 'movers', caption: 'Neurons whose rank the latest epoch changed most', plain: true, rows: movers, rowId: (m) => `${m.netuid}-${m.uid}`, href: (m) => `/subnets/${m.netuid}/neurons/${m.uid}`,
          empty: 'No rank changed in the latest epoch of any subnet.',
          columns: [
            { key: 'name', label: 'Neuron', value: (m) => m.name, show: (m) => link(`/subnets/${m.netuid}/neurons/${m.uid}`, m.name) },
            { key: 'subnet', label: 'Subnet', value: (m) => m.subnet },
            { key: 'place', label: 'Rank', number: true, value: (m) => m.place },
            { key: 'move', label: 'Moved', number: true, value: (m) => m.move, show: (m) => html`<span class=${m.move > 0 ? 'up' : 'down'}>${m.move > 0 ? '▲' : '▼'} ${Math.abs(m.move)}</span>` },
          ] })), 'ranks before and after the latest epoch')}
      </div>
      ${card('Workers', loaded(this.status, (status) => workers(status.workers)), link('/operations?tab=workers', 'All workers'))}
      <p class="foot">The same numbers for programs: <a href="/api/v1/chain/head">head</a> <a href="/api/v1/supply">supply</a> <a href="/api/v1/subnets">subnets</a> <a href="/openapi">OpenAPI</a> <a href="/health">health</a> <a href="/metrics">metrics</a></p>`;
  }

  private attention(): unknown {
    return loaded(this.status, (status) => loaded(this.supply, (supply) => loaded(this.index, (index) => {
      const found = needs(status, supply, index, this.plugins.data ?? []);
      return found.length
        ? html`<ul class="plain needs">${found.map((need) => html`<li>${state(need.weight > 6 ? 'bad' : 'warn', need.weight > 6 ? 'now' : 'soon')} <span>${need.sentence}</span> ${link(need.path, need.action)}</li>`)}</ul>`
        : html`<p id="quiet">${state('good', 'Nothing needs you.')} <span class="note">Last checked ${ago(this.status.at)}.</span></p>`;
    })));
  }

  private figures(): unknown {
    const head = live.head;
    const pace = live.pace;
    return html`
      ${figure('Head', html`#${head ? whole(head.number) : '–'}`, html`${head ? hash(head.hash, `/blocks/${head.number}`) : 'waiting for the node'}<br>${loaded(this.status, (s) => `${s.finalized >= s.head.number ? 'final' : `final is #${whole(s.finalized)}, ${whole(s.head.number - s.finalized)} behind`}${pace ? `; a block every ${pace.toFixed(1)} s` : ''}`)}`)}
      ${loaded(this.supply, (s) => {
        const exact = BigInt(s.difference) === 0n;
        const left = blocksUntil(s.issuance, s.nextHalvingAt, s.blockEmission);
        return html`
          ${figure('Issuance', html`<span id="supply-issuance" title="${tao(s.issuance, 9)} TAO">${tao(s.issuance, 3)}</span> <small>TAO</small>`, html`${bar(share(s.issuance, s.cap))}${percent(share(s.issuance, s.cap))} of ${tao(s.cap, 0)} TAO supply`)}
          ${figure('Next halving in', html`${whole(left)} <small>blocks</small>`, html`at ${tao(s.nextHalvingAt, 0)} TAO${pace ? `, in ${span(Number(left), pace)} at this pace` : ''}; until then ${trimmed(s.blockEmission)} TAO per block`)}
          ${figure('Books', html`<span id="supply-difference" class=${exact ? 'good' : 'bad'}>${exact ? 'Balanced' : `Off by ${s.difference} rao`}</span>`, exact ? 'accounts, stakes and pools hold every rao issued' : `${tao(s.accounted)} TAO found in accounts, stakes and pools`)}`;
      })}`;
  }

  private emission(all: readonly api.Subnet[]): TemplateResult {
    const paying = all.filter((s) => s.netuid > 0);
    const sumOf = paying.reduce((whole_, s) => whole_ + BigInt(s.emissionPerBlock), 0n).toString();
    if (BigInt(sumOf) === 0n) return empty('No subnet gets emission yet: none has been started.', './myelin subnet list');
    return html`<ul class="plain shares">${paying.map((s) => html`<li>${link(`/subnets/${s.netuid}`, s.name)}${bar(share(s.emissionPerBlock, sumOf))}<span class="number">${percent(share(s.emissionPerBlock, sumOf))}</span><span class="number note">${tao(s.emissionPerBlock)} TAO a block</span></li>`)}</ul>`;
  }
}
define('overview-page', Overview);

const sum = (payouts: readonly api.Payout[]): bigint => payouts.reduce((all, p) => all + BigInt(p.amount), 0n);

function workers(list: readonly api.Worker[]): TemplateResult {
  if (!list.length) return empty('No worker runs here: this node hosts no neuron.', './myelin neuron add --help');
  return html`<ul id="workers" class="plain dots">${list.map((w) => html`<li data-state=${w.state}>${state(w.state === 'READY' ? (w.enrolled === false ? 'warn' : 'good') : w.state === 'REFUSED' || w.state === 'STOPPED' ? 'bad' : 'warn', w.neuron)} <span class="note">${w.state === 'READY' && w.enrolled === false ? 'not enrolled' : w.state.toLowerCase()}</span></li>`)}</ul>`;
}

async function moved(): Promise<Mover[]> {
  const all = (await api.subnets()).filter((s) => s.netuid > 0 && s.epochIndex > 0).slice(0, 16);
  const each = await Promise.all(all.map(async (subnet) => {
    const [graph, epochs] = await Promise.all([api.metagraph(subnet.netuid), api.epochs(subnet.netuid, 2).catch(() => [])]);
    const before = epochs.filter((e) => e.block < subnet.lastEpochBlock).at(-1);
    const places = standings(graph.neurons, before);
    return graph.neurons.flatMap((n) => { const at = places.get(n.hotkey); return at?.move ? [{ netuid: subnet.netuid, subnet: subnet.name, uid: n.uid, name: nameOf(n), ...at }] : []; });
  }));
  return each.flat().sort((a, b) => Math.abs(b.move) - Math.abs(a.move)).slice(0, 8);
}

export const view = (): View => ({ title: 'Overview', purpose: 'Whether the market is well, and what it does now.', body: html`<overview-page></overview-page>`, cli: './myelin status', data: '/api/v1/status' });
