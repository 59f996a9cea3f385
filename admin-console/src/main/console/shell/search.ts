import { html, nothing, type TemplateResult } from 'lit';
import { asked, codes, known } from '../kernel/known.js';
import { recent, remember } from '../kernel/recent.js';
import { current, go } from '../kernel/router.js';
import { hits, type Hit, type Known } from '../kernel/search.js';
import { define, Part } from '../parts/part.js';

const SHORTEST = 3;
const PAUSE = 80;

/** Finds addresses, blocks, hashes, subnets, neurons, plugins, pages and actions; a combobox as WAI-ARIA describes it. */
class Search extends Part {
  private text = '';
  private open = false;
  private chosen = 0;
  private known: Known = { subnets: [], neurons: [], plugins: [], parameters: [], settings: [], people: [], problems: [] };
  private asked = false;

  private remote: { text: string; found: readonly Hit[] } = { text: '', found: [] };
  private due: ReturnType<typeof setTimeout> | undefined;

  /** What is known here at once, then what the node found; before anything is typed, what was found before. */
  private get found(): Hit[] {
    const word = this.text.trim();
    if (!word) return recent();
    const netuid = current()?.params['netuid'];
    const here = hits(word, this.known, netuid === undefined ? undefined : Number(netuid));
    return [...here, ...(this.remote.text === word ? this.remote.found.filter((hit) => !here.some((own) => own.path === hit.path)) : [])];
  }

  focusField(): void { this.querySelector('input')?.focus(); }

  override render(): TemplateResult {
    const found = this.open ? this.found : [];
    return html`<search class="search"><input type="search" role="combobox" aria-label="Search" aria-expanded=${found.length > 0} aria-controls="search-hits" aria-autocomplete="list"
        aria-activedescendant=${found.length ? `hit-${this.chosen}` : nothing} placeholder="Search: block, 0x.., address, name, page" autocomplete="off" .value=${this.text}
        @focus=${() => { this.show(true); void this.learn(); }} @blur=${() => setTimeout(() => this.show(false), 150)} @input=${(e: Event) => this.typed((e.target as HTMLInputElement).value)} @keydown=${this.key}>
      <ul id="search-hits" role="listbox" aria-label="Found" class="hits" ?hidden=${!found.length}>
        ${found.map((hit, i) => html`<li id="hit-${i}" role="option" aria-selected=${i === this.chosen} @mousedown=${(e: Event) => { e.preventDefault(); this.follow(hit); }}><span class="note kind">${this.text.trim() && hit.kind === found[i - 1]?.kind ? '' : hit.kind}</span> ${hit.label}</li>`)}
      </ul></search>`;
  }

  private show(open: boolean): void {
    this.open = open;
    this.requestUpdate();
  }

  private typed(text: string): void {
    this.text = text;
    this.chosen = 0;
    this.show(true);
    clearTimeout(this.due);
    const word = text.trim();
    // Shorter words are too many things to ask the node.
    if (word.length >= SHORTEST) this.due = setTimeout(() => void asked(word, []).then((found) => { this.remote = { text: word, found }; this.requestUpdate(); }, () => undefined), PAUSE);
  }

  private follow(hit: Hit): void {
    remember(hit);
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
    if (event.key === 'Enter') {
      const hit = found[this.chosen];
      if (hit) this.follow(hit); else if (this.text.trim()) { go(`/find?q=${encodeURIComponent(this.text)}`); this.show(false); }
    }
  };

  // Names are learnt when somebody is about to search, once a page.
  private readonly learn = async (): Promise<void> => {
    if (this.asked) return;
    this.asked = true;
    this.known = await known().catch(async () => { this.asked = false; return { ...this.known, problems: await codes() }; });
    this.requestUpdate();
  };
}
define('m-search', Search);

export type { Search };
