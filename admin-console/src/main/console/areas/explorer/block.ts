import { html, nothing, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import { tao, whole, words } from '../../kernel/format.js';
import { bare } from '../../kernel/keys.js';
import { Load } from '../../kernel/load.js';
import { go } from '../../kernel/router.js';
import { address, copyButton, state } from '../../parts/copy.js';
import { table } from '../../parts/m-table.js';
import { when } from '../../parts/m-when.js';
import { define, Part } from '../../parts/part.js';
import { ended, outcome } from '../../parts/states.js';
import { line } from '../../parts/tree.js';
import { card, cut, facts, link, loaded, refused } from '../../parts/view.js';
import { sentence } from './sentence.js';

/** Tables with more rows have tools. */
const FEW = 50;

interface Whole { block: api.Block; extrinsics: api.DecodedExtrinsic[]; events: api.DecodedEvent[] | api.Refusal }

class BlockPage extends Part {
  static override properties = { block: {} };
  declare block: string;
  private readonly all = new Load<Whole>(this, () => this.block, async () => {
    const [block, extrinsics, events] = await Promise.all([api.block(this.block), api.blockExtrinsics(this.block), api.blockEvents(this.block).catch((refusal: api.Refusal) => refusal)]);
    return { block, extrinsics, events };
  });
  private readonly key = (event: KeyboardEvent): void => {
    const number = this.all.data?.block.number;
    if (number === undefined || !bare(event)) return;
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
        ['State root', long(block.stateRoot)], ['Extrinsics root', long(block.extrinsicsRoot)], ['Timestamp', when(block.time)], ['Finality', block.finalized ? state('good', 'final') : state('warn', 'not final yet')],
      ]))}
      ${card('Extrinsics', table<api.DecodedExtrinsic>({
        id: 'extrinsics', caption: 'Extrinsics of this block', plain: extrinsics.length <= FEW, rows: extrinsics, rowId: (x) => String(x.index), href: (x) => `/extrinsics/${x.hash}`,
        columns: [
          { key: 'index', label: 'No.', number: true, value: (x) => x.index },
          { key: 'call', label: 'Call', value: (x) => (x.call ? `${x.call.pallet}.${x.call.name}` : 'unreadable'), show: (x) => link(`/extrinsics/${x.hash}`, x.call ? `${x.call.pallet}.${x.call.name}` : 'unreadable') },
          { key: 'words', label: 'In words', wide: true, value: (x) => sentence(x) },
          { key: 'signer', label: 'Signer', wide: true, value: (x) => signerOf(x), show: (x) => (x.signer ? address(signerOf(x)) : html`<span class="note">no one</span>`) },
          { key: 'outcome', label: 'Outcome', value: ended, show: (x) => (x.success === null ? '–' : outcome({ ...x, failure: x.failure ? words(x.failure.name) : null })) },
        ] }), cut(extrinsics, 'first'))}
      ${events instanceof api.Refusal ? card('Events', refused(events, () => void this.all.ask())) : card('Events', table<api.DecodedEvent>({
        id: 'events', caption: 'Events of this block, by what caused them', plain: events.length <= FEW, rows: events, rowId: (e) => String(e.index), empty: 'Nothing happened.',
        columns: [
          { key: 'cause', label: 'Of', value: (e) => e.extrinsic ?? undefined, show: (e) => (e.extrinsic == null ? 'the block' : `extrinsic ${e.extrinsic}`) },
          { key: 'name', label: 'Event', value: (e) => `${e.pallet}.${e.name}` },
          { key: 'fields', label: 'What', wide: true, value: (e) => line(e.fields) },
        ] }), cut(events, 'first'))}
      ${block.payouts.length ? card('Payouts', table<api.Payout>({
        id: 'payouts', caption: 'Payouts of this block', plain: true, rows: block.payouts, rowId: (p) => `${p.netuid}-${p.hotkey}-${p.kind}`,
        columns: [
          { key: 'to', label: 'To', value: (p) => p.name || p.hotkey, show: (p) => address(p.hotkey, p.name) }, { key: 'subnet', label: 'Subnet', number: true, value: (p) => p.netuid, show: (p) => link(`/subnets/${p.netuid}`, p.netuid) },
          { key: 'kind', label: 'For', value: (p) => words(p.kind.toLowerCase()), wide: true }, { key: 'amount', label: 'TAO', number: true, value: (p) => BigInt(p.amount), show: (p) => tao(p.amount, 9) },
        ] })) : nothing}`)}`;
  }
}
define('block-page', BlockPage);

const signerOf = (x: api.DecodedExtrinsic): string => (typeof x.signer === 'string' ? x.signer : '');

const long = (text: string): TemplateResult => html`<span class="mono wrap">${text}</span> ${copyButton(text, 'the hash')}`;
