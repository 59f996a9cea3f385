import { html, nothing, type TemplateResult } from 'lit';
import { Refusal } from '../kernel/http.js';
import { KEYS, keysOff, listen, turnKeys, type Act } from '../kernel/keys.js';
import { live } from '../kernel/live.js';
import { who } from '../kernel/session.js';
import { current, go, href, onRoute } from '../kernel/router.js';
import type { Route } from '../kernel/routes.js';
import { saveRows } from '../kernel/save.js';
import { toggle } from '../kernel/theme.js';
import type { View } from '../kernel/view.js';
import { curl, waysOf } from '../kernel/ways.js';
import { cli, copy } from '../parts/copy.js';
import type { Dialog } from '../parts/m-dialog.js';
import '../parts/m-dialog.js';
import type { Table } from '../parts/m-table.js';
import { say, sayRefused } from '../parts/m-toast.js';
import './address-card.js';
import { define, Part } from '../parts/part.js';
import { AREAS } from './areas.js';
import './header.js';
import { rail } from './rail.js';
import type { Search } from './search.js';

// What a browser could not fetch is a TypeError, and it has said so itself.
const unfetched = (failure: unknown): undefined => { if (!(failure instanceof TypeError)) console.error(failure); };

/** The frame of all pages: rail, header, and the page that the address names. */
class App extends Part {
  private route: Route | undefined;
  private page: View | undefined;
  private trouble = '';
  private unloaded = false;
  private turn = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    onRoute((fresh) => void this.show(fresh));
    listen((meant) => this.act(meant));
    live.start();
    // A part that the node did not hand out, as when it went away just then, is asked for again while the stream goes on.
    live.addEventListener('beat', () => { if (this.unloaded) void this.show(false); });
    void who.refresh();
    void this.show(false);
  }

  private act(meant: { go?: string; act?: Act }): void {
    if (meant.go) go(meant.go);
    switch (meant.act) {
      case 'theme': return toggle();
      case 'search': return this.querySelector<Search>('m-search')?.focusField();
      case 'help': return this.querySelector<Dialog>('m-dialog')?.open();
      case 'copy': return this.copyAddress();
      case 'export': return this.export();
      // A block's page goes to the next block itself.
      case 'next': return this.querySelector('block-page') ? undefined : this.table?.step(1);
      case 'previous': return this.querySelector('block-page') ? undefined : this.table?.step(-1);
      default:
    }
  }

  private get table(): Table<unknown> | null { return this.querySelector<Table<unknown>>('main m-table:has(.tools)') ?? this.querySelector<Table<unknown>>('main m-table'); }

  private copyAddress(): void {
    const row = document.activeElement?.closest('tr')?.querySelector<HTMLElement>('[data-address]')?.dataset['address'];
    const own = row ?? this.querySelector<HTMLElement>('main .strip [data-address]')?.dataset['address'];
    void copy(own ?? location.href, own ? own : 'the link');
  }

  private export(): void {
    if (this.table) this.table.export(); else say('This page has no table to export.');
  }

  private async show(fresh: boolean): Promise<void> {
    const turn = ++this.turn;
    const route = current();
    const area = route && (await AREAS[route.area]!().catch(unfetched));
    if (turn !== this.turn) return;
    let page: View | undefined;
    this.unloaded = !!route && !area;
    this.trouble = this.unloaded ? 'This part of the console could not be loaded. It is asked for again with each block; if it stays so, load the page again, and look into the node\'s log.' : '';
    try {
      page = route && area?.view(route);
    } catch (failure) {
      this.trouble = failure instanceof Refusal ? failure.message : 'This page could not be drawn: a fault of the console. Load the page again; the browser\'s own console says more.';
      console.error(failure);
    }
    this.route = route;
    this.page = page;
    document.title = `${page?.title ?? 'No such page'} - Myelin`;
    this.requestUpdate();
    if (!fresh) return;
    await this.updateComplete;
    scrollTo(0, 0);
    this.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }

  override render(): TemplateResult {
    return html`<a class="skip" href="#content">Skip to the content</a>
      <m-header .netuid=${this.route?.params['netuid'] ? Number(this.route.params['netuid']) : undefined}></m-header>
      <div class="frame">${rail(this.route?.area ?? '')}<main id="content" tabindex="-1">${this.turn === 0 || (!this.page && !this.trouble && current()) ? html`<h1 tabindex="-1">Loading</h1>` : this.page ? this.body(this.page) : this.missing()}</main></div>
      <m-toast></m-toast><m-address-card></m-address-card>
      <m-dialog .heading=${'Keys'} .body=${html`<dl class="facts">${KEYS.map(([key, what]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${what}</dd></div>`)}</dl>
        <label><input type="checkbox" .checked=${keysOff()} @change=${(e: Event) => turnKeys((e.target as HTMLInputElement).checked)}> Turn single keys off</label>`}></m-dialog>`;
  }

  private body(page: View): TemplateResult {
    return html`<div class="pagehead">
        ${page.crumbs?.length ? html`<nav class="crumbs" aria-label="Where this page is"><ol>${page.crumbs.map(([label, path]) => html`<li><a href=${href(path)}>${label}</a></li>`)}<li aria-current="page">${page.title}</li></ol></nav>` : nothing}
        <div class="titleline"><h1 tabindex="-1">${page.title}</h1>${this.more()}</div>
        <p class="purpose">${page.purpose}</p></div>
      ${page.body}`;
  }

  private more(): TemplateResult {
    const ways = this.route ? waysOf(this.route) : {};
    const reads = curl(location.origin, ways, who.session?.open === true);
    return html`<button type="button" class="icon" aria-label="More of this page" title="More of this page" popovertarget="more"><svg viewBox="0 0 16 16" aria-hidden="true" class="dots"><circle cx="3" cy="8" r="1.3"/><circle cx="8" cy="8" r="1.3"/><circle cx="13" cy="8" r="1.3"/></svg></button>
      <div id="more" popover class="more"><button type="button" @click=${() => void copy(location.href, 'the link')}>Copy link</button>
        ${ways.cli ? html`<button type="button" @click=${() => void copy(ways.cli ?? '', 'the command')}>Copy command</button>` : nothing}
        ${reads ? html`<button type="button" @click=${() => void copy(reads, 'the curl line')}>Copy curl</button>` : nothing}
        <button type="button" @click=${() => this.export()}>Export the table</button>
        ${ways.rows ? html`<button type="button" @click=${() => void this.exportAll(ways.rows ?? '')}>Export all rows</button>` : nothing}
        ${ways.cli ? cli(ways.cli) : nothing}</div>`;
  }

  private async exportAll(rows: string): Promise<void> {
    say('The node writes the file; large ones take a while.');
    try {
      await saveRows(rows, `${rows.split('?')[0]?.split('/').at(-1)}.csv`);
    } catch (refused) {
      if (!(refused instanceof Refusal)) throw refused;
      sayRefused(refused);
    }
  }

  private missing(): TemplateResult {
    if (this.trouble) return html`<h1 tabindex="-1">That did not work</h1><p class="trouble" role="alert">${this.trouble}</p>`;
    return html`<h1 tabindex="-1">No such page</h1><p class="purpose">The console has no page at <code>${location.pathname}</code>: it was not found.</p><p><a href=${href('/')}>Back to the overview</a>, or press <kbd>/</kbd> and search.</p>`;
  }
}
define('m-app', App);
