import { html, nothing, type TemplateResult } from 'lit';
import { metagraph, plugins, subnets } from '../kernel/api.js';
import { go } from '../kernel/router.js';
import { hits, type Hit, type Known } from '../kernel/search.js';
import { define, Part } from '../parts/part.js';

/** Finds addresses, blocks, hashes, subnets, neurons, plugins, pages and actions; a combobox as WAI-ARIA describes it. */
class Search extends Part {
  private text = '';
  private open = false;
  private chosen = 0;
  private known: Known = { subnets: [], neurons: [], plugins: [] };
  private asked = false;

  private get found(): Hit[] { return hits(this.text, this.known); }

  focusField(): void { this.querySelector('input')?.focus(); }

  override render(): TemplateResult {
    const found = this.open ? this.found : [];
    return html`<search class="search"><input type="search" role="combobox" aria-label="Search" aria-expanded=${found.length > 0} aria-controls="search-hits" aria-autocomplete="list"
        aria-activedescendant=${found.length ? `hit-${this.chosen}` : nothing} placeholder="Search: block, 0x.., address, name, page" autocomplete="off" .value=${this.text}
        @focus=${this.learn} @blur=${() => setTimeout(() => this.show(false), 150)} @input=${(e: Event) => { this.text = (e.target as HTMLInputElement).value; this.chosen = 0; this.show(true); }} @keydown=${this.key}>
      <ul id="search-hits" role="listbox" aria-label="Found" class=${found.length ? 'hits' : 'hidden'}>
        ${found.map((hit, i) => html`<li id="hit-${i}" role="option" aria-selected=${i === this.chosen} @mousedown=${(e: Event) => { e.preventDefault(); this.follow(hit); }}><span class="note">${hit.kind}</span> ${hit.label}</li>`)}
      </ul></search>`;
  }

  private show(open: boolean): void {
    this.open = open;
    this.requestUpdate();
  }

  private follow(hit: Hit): void {
    this.text = '';
    this.show(false);
    go(hit.path);
  }

  private readonly key = (event: KeyboardEvent): void => {
    const found = this.found;
    if (event.key === 'Escape') { this.show(false); (event.target as HTMLElement).blur(); }
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && found.length) {
      event.preventDefault();
      this.chosen = (this.chosen + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length;
      this.requestUpdate();
    }
    if (event.key === 'Enter' && this.text.trim()) {
      const hit = found[this.chosen];
      if (hit) this.follow(hit); else { go(`/find?q=${encodeURIComponent(this.text)}`); this.show(false); }
    }
  };

  // Names are learnt when somebody is about to search, once a page.
  private readonly learn = async (): Promise<void> => {
    if (this.asked) return;
    this.asked = true;
    this.known = await known().catch(() => { this.asked = false; return this.known; });
    this.requestUpdate();
  };
}
define('m-search', Search);

export async function known(): Promise<Known> {
  const [all, installed] = await Promise.all([subnets(), plugins().catch(() => [])]);
  const graphs = await Promise.all(all.filter((s) => s.netuid > 0).slice(0, 32).map((s) => metagraph(s.netuid)));
  return { subnets: all, neurons: graphs.flatMap((g) => g.neurons.map((n) => ({ netuid: g.netuid, uid: n.uid, name: n.name, hotkey: n.hotkey }))), plugins: installed.flatMap((p) => (p.id ? [p.id] : [])) };
}

export type { Search };
