import { html, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import * as host from '../../kernel/host.js';
import { ago, blocksUntil, percent, share, span, tao, taoNumber, trimmed, whole, words } from '../../kernel/format.js';
import { Follow, live } from '../../kernel/live.js';
import { Load } from '../../kernel/load.js';
import { nameOf } from '../../kernel/ranking.js';
import type { View } from '../../kernel/view.js';
import { shell } from '../../kernel/shell.js';
import { address, hash, state } from '../../parts/copy.js';
import { chart } from '../../parts/m-chart.js';
import { table } from '../../parts/m-table.js';
import { define, Part } from '../../parts/part.js';
import { workerState, workerWord } from '../../parts/states.js';
import { bar, card, empty, figure, link, loaded } from '../../parts/view.js';
import { needs } from './attention.js';

/** Subnets that get a line of their own. */
const SHOWN = 12;

class Overview extends Part {
  constructor() { super(); new Follow(this); }

  private readonly supply = new Load(this, () => 'supply', api.supply, 1000);
  private readonly blocks = new Load(this, () => 'blocks', () => api.blocks({ limit: 10 }), 400);
  private readonly payouts = new Load(this, () => 'payouts', () => api.payouts(10), 2000);
  private readonly subnets = new Load(this, () => 'subnets', api.subnets, 2000);
  private readonly status = new Load(this, () => 'status', api.status, 2000);
  private readonly node = new Load(this, () => 'node', api.attention, 2000);
  private readonly plugins = new Load(this, () => 'plugins', host.plugins, 8000);
  private readonly issued = new Load(this, () => (live.head ? 'issuance' : undefined), () => api.issuance(live.head?.number ?? 0).catch(() => undefined), 60_000);
  private readonly movers = new Load(this, () => 'movers', () => api.movers(8), 10_000);

  override render(): TemplateResult {
    return html`
      ${card('Attention', this.attention())}
      <div class="figures">${this.figures()}</div>
      <div class="columns">
        ${card('Latest blocks', loaded(this.blocks, (blocks) => table<api.BlockRow>({
          id: 'blocks', caption: 'Latest blocks, newest first', plain: true, rows: blocks.items, rowId: (b) => String(b.number), href: (b) => `/blocks/${b.number}`,
          columns: [
            { key: 'number', label: 'Block', value: (b) => b.number, show: (b) => link(`/blocks/${b.number}`, `#${whole(b.number)}`) },
            { key: 'hash', label: 'Hash', value: (b) => b.hash, show: (b) => hash(b.hash), wide: true },
            { key: 'extrinsics', label: 'Extrinsics', number: true, value: (b) => b.extrinsics },
            { key: 'payouts', label: 'Payouts', number: true, value: (b) => b.payouts, show: (b) => b.payouts || '–' },
          ] })), link('/blocks', 'All blocks'))}
        ${card('Latest payouts', loaded(this.payouts, (payouts) => table<api.Payout>({
          id: 'payouts', caption: 'Latest payouts, newest first', plain: true, rows: payouts, rowId: (p) => `${p.block}-${p.netuid}-${p.hotkey}-${p.kind}`,
          empty: empty('Nobody has been paid yet; the first epoch that closes pays.', shell`./myelin subnets`),
          columns: [
            { key: 'block', label: 'Block', value: (p) => p.block, show: (p) => link(`/blocks/${p.block}`, `#${whole(p.block)}`) },
            { key: 'to', label: 'To', value: (p) => p.name || p.hotkey, show: (p) => address(p.hotkey, p.name, true) },
            { key: 'kind', label: 'For', value: (p) => words(p.kind.toLowerCase()), wide: true },
            { key: 'amount', label: 'TAO', number: true, value: (p) => BigInt(p.amount), show: (p) => html`<span title="${tao(p.amount, 9)} TAO">${tao(p.amount)}</span>` },
          ] })))}
      </div>
      <div class="columns">
        ${card('Emission over subnets', loaded(this.subnets, (all) => this.emission(all)), link('/subnets', 'All subnets'))}
        ${card('Top movers', loaded(this.movers, (movers) => table<api.Mover>({
          id: 'movers', caption: 'Neurons whose rank the latest epoch changed most', plain: true, rows: movers, rowId: (m) => `${m.netuid}-${m.uid}`, href: (m) => `/subnets/${m.netuid}/neurons/${m.uid}`,
          empty: 'No rank changed in the latest epoch of any subnet.',
          columns: [
            { key: 'name', label: 'Neuron', value: nameOf, show: (m) => link(`/subnets/${m.netuid}/neurons/${m.uid}`, nameOf(m)) },
            { key: 'subnet', label: 'Subnet', value: (m) => this.subnetName(m.netuid) },
            { key: 'place', label: 'Rank', number: true, value: (m) => m.rank },
            { key: 'move', label: 'Moved', number: true, value: (m) => m.moved, show: (m) => html`<span class=${m.moved > 0 ? 'up' : 'down'}>${m.moved > 0 ? '▲' : '▼'} ${Math.abs(m.moved)}</span>` },
          ] })), 'ranks before and after the latest epoch')}
        ${card('Issuance', this.issuance(), this.issued.data?.page.cutAt ?? '')}
      </div>
      ${card('Workers', loaded(this.status, (status) => workers(status.workers)), link('/operations?tab=workers', 'All workers'))}
      <p class="foot">The same numbers for programs: <a href="/api/v1/chain/head">head</a> <a href="/api/v1/supply">supply</a> <a href="/api/v1/subnets">subnets</a> <a href="/api/v1/openapi">OpenAPI</a> <a href="/health">health</a> <a href="/metrics">metrics</a></p>`;
  }

  private subnetName(netuid: number): string {
    return this.subnets.data?.find((subnet) => subnet.netuid === netuid)?.name ?? `subnet ${netuid}`;
  }

  private attention(): unknown {
    return loaded(this.node, (node) => loaded(this.supply, (supply) => {
      const found = needs(node, supply, this.plugins.data ?? []);
      return found.length
        ? html`<ul class="plain needs">${found.map((need) => html`<li>${state(need.weight > 6 ? 'bad' : 'warn', need.weight > 6 ? 'now' : 'soon')} <span>${need.sentence}</span> ${link(need.path, need.action)}</li>`)}</ul>`
        : html`<p id="quiet">${state('good', 'Nothing needs you.')} <span class="note">Last checked ${ago(this.node.at)}.</span></p>`;
    }));
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

  private issuance(): TemplateResult {
    const rows = [...(this.issued.data?.items ?? [])].reverse();
    return chart({
      id: 'issuance', label: 'Issuance over blocks, in TAO', xs: rows.map((r) => r.block), x: (block) => `#${whole(block)}`, y: (v) => whole(Math.round(v)), empty: 'Not known yet: the index reads it every 100 blocks.',
      lines: rows.length ? [{ name: 'TAO', series: 0, values: rows.map((r) => taoNumber(r.issuance)) }] : [],
    });
  }

  private emission(all: readonly api.Subnet[]): TemplateResult {
    const paying = all.filter((s) => s.netuid > 0);
    const sumOf = paying.reduce((sum, s) => sum + BigInt(s.emissionPerBlock), 0n).toString();
    if (BigInt(sumOf) === 0n) return empty('No subnet gets emission yet: none has been started.', shell`./myelin subnets`);
    const line = (name: unknown, part: string): TemplateResult => html`<li>${name}${bar(share(part, sumOf))}<span class="number">${percent(share(part, sumOf))}</span><span class="number note">${tao(part)} TAO a block</span></li>`;
    const most = [...paying].sort((a, b) => Number(BigInt(b.emissionPerBlock) - BigInt(a.emissionPerBlock)) || a.netuid - b.netuid);
    const rest = most.splice(most.length > SHOWN + 1 ? SHOWN : most.length);
    const restOf = rest.reduce((sum, s) => sum + BigInt(s.emissionPerBlock), 0n).toString();
    return html`<ul class="plain shares">${most.map((s) => line(link(`/subnets/${s.netuid}`, s.name), s.emissionPerBlock))}${rest.length ? line(link('/subnets', `${rest.length} others`), restOf) : ''}</ul>`;
  }
}
define('overview-page', Overview);

function workers(list: readonly api.Worker[]): TemplateResult {
  if (!list.length) return empty('No worker runs here: this node hosts no neuron.', shell`./myelin neuron add --help`);
  return html`<ul id="workers" class="plain dots">${list.map((w) => html`<li data-state=${w.state}>${workerState(w, w.neuron)} <span class="note">${workerWord(w)}</span></li>`)}</ul>`;
}

export const view = (): View => ({ title: 'Overview', purpose: 'Whether the market is well, and what it does now.', body: html`<overview-page></overview-page>` });
