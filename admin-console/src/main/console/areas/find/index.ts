import { html, type TemplateResult } from 'lit';
import type { Route } from '../../kernel/routes.js';
import { hits, isHashPrefix, type Known } from '../../kernel/search.js';
import { asked, known } from '../../kernel/known.js';
import { Load } from '../../kernel/load.js';
import type { View } from '../../kernel/view.js';
import { define, Part } from '../../parts/part.js';
import { empty, link, loaded } from '../../parts/view.js';

class Find extends Part {
  static override properties = { q: {} };
  declare q: string;
  private readonly known = new Load<Known>(this, () => 'known', known);

  private readonly remote = new Load(this, () => (this.q.trim().length >= 3 ? this.q : undefined), () => asked(this.q.trim(), []));

  override render(): TemplateResult {
    return html`<section class="card">${loaded(this.known, (names) => {
      const here = hits(this.q, names);
      const found = [...here, ...(this.remote.data ?? []).filter((hit) => !here.some((own) => own.path === hit.path))];
      return found.length ? html`<ul class="plain">${found.map((hit) => html`<li><span class="note">${hit.kind}</span> ${link(hit.path, hit.label)}</li>`)}</ul>`
        : empty(isHashPrefix(this.q) ? `No hash of the newest 1,000 blocks and extrinsics begins with '${this.q}'; older ones are found by the whole hash, 0x and 64 digits.` : this.q ? `Nothing fits '${this.q}'. Blocks are found by number or hash, extrinsics by the whole hash, accounts by the whole address, those of neurons also by its beginning, everything else by a part of its name.` : 'Type into the search field above, or press /.');
    })}</section>`;
  }
}
define('find-page', Find);

export const view = (route: Route): View => ({ title: 'Search', purpose: 'Everything that fits what was typed.', body: html`<find-page .q=${route.query.get('q') ?? ''}></find-page>` });
