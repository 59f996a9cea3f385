import { html, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import { tao, whole } from '../../kernel/format.js';
import { Load } from '../../kernel/load.js';
import { address, copyButton, state } from '../../parts/copy.js';
import { define, Part } from '../../parts/part.js';
import { tree } from '../../parts/tree.js';
import { card, empty, facts, link, loaded } from '../../parts/view.js';
import { sentence } from './sentence.js';
import type { Decoded, Happened } from './shapes.js';

interface Found { height: number; extrinsic: Decoded | undefined; events: Happened[]; raw: string }

class ExtrinsicPage extends Part {
  static override properties = { hash: {} };
  declare hash: string;
  private readonly found = new Load<Found>(this, () => this.hash, async () => {
    const { block: height } = await api.indexedExtrinsic(this.hash);
    const [all, events, block] = await Promise.all([api.blockExtrinsics(height) as Promise<Decoded[]>, (api.blockEvents(height) as Promise<Happened[]>).catch(() => []), api.block(height)]);
    const extrinsic = all.find((x) => x.hash === this.hash.toLowerCase());
    return { height, extrinsic, events: events.filter((e) => e.extrinsic === extrinsic?.index), raw: block.extrinsics.find((x) => x.index === extrinsic?.index)?.encoded ?? '' };
  });

  override render(): TemplateResult {
    return html`${loaded(this.found, ({ height, extrinsic: x, events, raw }) => {
      if (!x) return empty(`Block ${height} holds no extrinsic of this hash any more.`);
      const fee = events.find((e) => e.name === 'TransactionFeePaid')?.fields as { actual_fee?: string | number } | undefined;
      return html`${card('What it is', html`<p class="sentence">${sentence(x)}.</p>${facts([
          ['Call', x.call ? `${x.call.pallet}.${x.call.name}` : 'unreadable'], ['Signer', x.signer ? address(x.signer) : 'no one: the author of the block put it in'], ['Block', html`${link(`/blocks/${height}`, `#${whole(height)}`)}, number ${x.index} in it`],
          ['Outcome', x.success == null ? 'not known here' : x.success ? state('good', 'done') : state('bad', x.failure?.name ? `failed: ${x.failure.name}` : 'failed')], ...(x.failure?.docs ? [['Reason', x.failure.docs] as const] : []),
          ['Fee', fee?.actual_fee === undefined ? 'none' : `${tao(String(fee.actual_fee), 9)} TAO`], ['Hash', html`<span class="mono wrap">${x.hash}</span> ${copyButton(x.hash, 'the hash')}`],
        ])}`)}
        ${card('Arguments', tree(x.call?.args ?? {}))}
        ${card('Events', events.length ? html`<ol class="tree">${events.map((e) => html`<li><b>${e.pallet}.${e.name}</b>${tree(e.fields)}</li>`)}</ol>` : empty('It caused no event, or they are not known here.'))}
        ${card('Raw', html`<p class="mono wrap raw">${raw || 'not known here'}</p>`, raw ? `${(raw.length - 2) / 2} bytes` : '')}`;
    })}`;
  }
}
define('extrinsic-page', ExtrinsicPage);
