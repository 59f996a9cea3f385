import { html, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import { tao, whole } from '../../kernel/format.js';
import { Load } from '../../kernel/load.js';
import { address, copyButton } from '../../parts/copy.js';
import { define, Part } from '../../parts/part.js';
import { outcome } from '../../parts/states.js';
import { tree } from '../../parts/tree.js';
import { card, empty, facts, link, loaded, refused } from '../../parts/view.js';
import { sentence } from './sentence.js';

interface Found { row: api.ExtrinsicRow; events: api.DecodedEvent[] | api.Refusal; raw: string }

class ExtrinsicPage extends Part {
  static override properties = { hash: {} };
  declare hash: string;
  private readonly found = new Load<Found>(this, () => this.hash, async () => {
    const row = await api.extrinsic(this.hash);
    const [events, block] = await Promise.all([api.blockEvents(row.block, row.index).catch((refusal: api.Refusal) => refusal), api.block(row.block)]);
    return { row, events, raw: block.extrinsics.find((x) => x.index === row.index)?.encoded ?? '' };
  });

  override render(): TemplateResult {
    return html`${loaded(this.found, ({ row, events, raw }) => {
      const said = { call: { pallet: row.pallet, name: row.call, args: row.arguments }, signer: row.signer, unreadable: null };
      return html`${card('What it is', html`<p class="sentence">${sentence(said)}.</p>${facts([
          ['Call', `${row.pallet}.${row.call}`], ['Signer', row.signer ? address(row.signer) : 'no one: the author of the block put it in'], ['Block', html`${link(`/blocks/${row.block}`, `#${whole(row.block)}`)}, number ${row.index} in it`],
          ['Outcome', outcome(row)], ...(row.innerFailure ? [['Inside it', html`<span class="wrap">${row.innerFailure}</span>`] as const] : []),
          ['Fee', events instanceof api.Refusal ? 'not known here' : feeOf(events)], ['Hash', html`<span class="mono wrap">${row.hash}</span> ${copyButton(row.hash, 'the hash')}`],
        ])}`, link(`/compose?pallet=${row.pallet}&call=${row.call}&args=${encodeURIComponent(JSON.stringify(row.arguments ?? {}))}`, 'Compose one like it'))}
        ${card('Arguments', tree(row.arguments ?? {}))}
        ${events instanceof api.Refusal ? card('Events', refused(events, () => void this.found.ask())) : card('Events', events.length ? html`<ol class="tree">${events.map((e) => html`<li><b>${e.pallet}.${e.name}</b>${tree(e.fields)}</li>`)}</ol>` : empty('It caused no event.'))}
        ${card('Raw', html`<p class="mono wrap raw" tabindex="0">${raw || 'not known here'}</p>`, raw ? `${whole((raw.length - 2) / 2)} bytes` : '')}`;
    })}`;
  }
}
define('extrinsic-page', ExtrinsicPage);

function feeOf(events: readonly api.DecodedEvent[]): string {
  const paid = events.find((e) => e.name === 'TransactionFeePaid')?.fields as { actual_fee?: string | number } | undefined;
  return paid?.actual_fee === undefined ? 'none' : `${tao(String(paid.actual_fee), 9)} TAO`;
}
