import { html, type TemplateResult } from 'lit';
import type { Route } from '../../kernel/routes.js';
import { hits, type Known } from '../../kernel/search.js';
import { metagraph, subnets } from '../../kernel/api.js';
import { Load } from '../../kernel/load.js';
import type { View } from '../../kernel/view.js';
import { define, Part } from '../../parts/part.js';
import { empty, link, loaded } from '../../parts/view.js';

class Find extends Part {
  static override properties = { q: {} };
  declare q: string;
  private readonly known = new Load<Known>(this, () => 'known', async () => {
    const all = await subnets();
    const graphs = await Promise.all(all.filter((s) => s.netuid > 0).slice(0, 32).map((s) => metagraph(s.netuid)));
    return { subnets: all, neurons: graphs.flatMap((g) => g.neurons.map((n) => ({ netuid: g.netuid, uid: n.uid, name: n.name, hotkey: n.hotkey }))), plugins: [] };
  });

  override render(): TemplateResult {
    return html`<section class="card">${loaded(this.known, (known) => {
      const found = hits(this.q, known);
      return found.length ? html`<ul class="plain">${found.map((hit) => html`<li><span class="note">${hit.kind}</span> ${link(hit.path, hit.label)}</li>`)}</ul>`
        : empty(this.q ? `Nothing fits '${this.q}'. Blocks are found by number or hash, accounts and extrinsics by the whole address or hash, everything else by a part of its name.` : 'Type into the search field above, or press /.');
    })}</section>`;
  }
}
define('find-page', Find);

export const view = (route: Route): View => ({ title: 'Search', purpose: 'Everything that fits what was typed.', body: html`<find-page .q=${route.query.get('q') ?? ''}></find-page>` });
