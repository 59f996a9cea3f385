import { html, nothing, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import { tao, whole, words } from '../../kernel/format.js';
import { keysOff } from '../../kernel/keys.js';
import { Load } from '../../kernel/load.js';
import { go } from '../../kernel/router.js';
import { address, copyButton, state } from '../../parts/copy.js';
import { table } from '../../parts/m-table.js';
import { define, Part } from '../../parts/part.js';
import { line } from '../../parts/tree.js';
import { card, facts, link, loaded, refused } from '../../parts/view.js';
import { sentence } from './sentence.js';
import type { Decoded, Happened } from './shapes.js';

interface Whole { block: api.Block; extrinsics: Decoded[]; events: Happened[] | api.Refusal }

class BlockPage extends Part {
  static override properties = { block: {} };
  declare block: string;
  private readonly all = new Load<Whole>(this, () => this.block, async () => {
    const [block, extrinsics, events] = await Promise.all([api.block(this.block), api.blockExtrinsics(this.block) as Promise<Decoded[]>, (api.blockEvents(this.block) as Promise<Happened[]>).catch((refusal: api.Refusal) => refusal)]);
    return { block, extrinsics, events };
  });
  private readonly key = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0];
    const number = this.all.data?.block.number;
    if (number === undefined || keysOff() || event.ctrlKey || event.metaKey || event.altKey || (target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))) return;
    if (event.key === 'j') go(`/blocks/${number + 1}`);
    if (event.key === 'k' && number > 0) go(`/blocks/${number - 1}`);
  };

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.key);
  }

  override render(): TemplateResult {
    return html`${loaded(this.all, ({ block, extrinsics, events }) => html`
      <p class="pager">${block.number > 0 ? link(`/blocks/${block.number - 1}`, `← #${whole(block.number - 1)}`) : nothing} ${link(`/blocks/${block.number + 1}`, `#${whole(block.number + 1)} →`)}</p>
      ${card('Header', facts([
        ['Number', `#${whole(block.number)}`], ['Hash', long(block.hash)], ['Parent', block.number > 0 ? html`<a class="mono wrap" href="/console/blocks/${block.parentHash}">${block.parentHash}</a>` : long(block.parentHash)],
        ['State root', long(block.stateRoot)], ['Extrinsics root', long(block.extrinsicsRoot)], ['Timestamp', timestamp(extrinsics)], ['Finality', state('good', 'final')],
      ]))}
      ${card('Extrinsics', table<Decoded>({
        id: 'extrinsics', caption: 'Extrinsics of this block', plain: true, rows: extrinsics, rowId: (x) => String(x.index), href: (x) => `/extrinsics/${x.hash}`,
        columns: [
          { key: 'index', label: 'No.', number: true, value: (x) => x.index },
          { key: 'call', label: 'Call', value: (x) => (x.call ? `${x.call.pallet}.${x.call.name}` : 'unreadable'), show: (x) => link(`/extrinsics/${x.hash}`, x.call ? `${x.call.pallet}.${x.call.name}` : 'unreadable') },
          { key: 'words', label: 'In words', wide: true, value: (x) => sentence(x) },
          { key: 'signer', label: 'Signer', wide: true, value: (x) => x.signer ?? '', show: (x) => (x.signer ? address(x.signer) : html`<span class="note">no one</span>`) },
          { key: 'outcome', label: 'Outcome', value: (x) => (x.success ? 'done' : 'failed'), show: (x) => (x.success === null ? '–' : x.success ? state('good', 'done') : state('bad', x.failure ? `failed: ${words(String(x.failure.name ?? line(x.failure)))}` : 'failed')) },
        ] }))}
      ${events instanceof api.Refusal ? card('Events', refused(events, () => void this.all.ask())) : card('Events', table<Happened>({
        id: 'events', caption: 'Events of this block, by what caused them', plain: true, rows: events, rowId: (e) => String(e.index), empty: 'Nothing happened.',
        columns: [
          { key: 'cause', label: 'Of', value: (e) => e.extrinsic ?? undefined, show: (e) => (e.extrinsic == null ? 'the block' : `extrinsic ${e.extrinsic}`) },
          { key: 'name', label: 'Event', value: (e) => `${e.pallet}.${e.name}` },
          { key: 'fields', label: 'What', wide: true, value: (e) => line(e.fields) },
        ] }))}
      ${block.payouts.length ? card('Payouts', table<api.Payout>({
        id: 'payouts', caption: 'Payouts of this block', plain: true, rows: block.payouts, rowId: (p) => `${p.netuid}-${p.hotkey}-${p.kind}`,
        columns: [
          { key: 'to', label: 'To', value: (p) => p.name || p.hotkey, show: (p) => address(p.hotkey, p.name) }, { key: 'subnet', label: 'Subnet', number: true, value: (p) => p.netuid, show: (p) => link(`/subnets/${p.netuid}`, p.netuid) },
          { key: 'kind', label: 'For', value: (p) => words(p.kind.toLowerCase()), wide: true }, { key: 'amount', label: 'TAO', number: true, value: (p) => BigInt(p.amount), show: (p) => tao(p.amount, 9) },
        ] })) : nothing}`)}`;
  }
}
define('block-page', BlockPage);

const long = (text: string): TemplateResult => html`<span class="mono wrap">${text}</span> ${copyButton(text, 'the hash')}`;

function timestamp(extrinsics: readonly Decoded[]): unknown {
  const now = extrinsics.find((x) => x.call?.pallet === 'Timestamp')?.call?.args?.['now'];
  return typeof now === 'number' || typeof now === 'string' ? html`<time>${new Date(Number(now)).toISOString().replace('T', ' ').slice(0, 23)} UTC</time>` : 'none';
}
