import { html, nothing, type TemplateResult } from 'lit';
import { Refusal } from '../kernel/api.js';
import { KEYS, keysOff, listen, turnKeys } from '../kernel/keys.js';
import { live } from '../kernel/live.js';
import { current, go, href, onRoute } from '../kernel/router.js';
import type { Route } from '../kernel/routes.js';
import { toggle } from '../kernel/theme.js';
import type { View } from '../kernel/view.js';
import { cli, copy } from '../parts/copy.js';
import type { Dialog } from '../parts/m-dialog.js';
import '../parts/m-dialog.js';
import '../parts/m-toast.js';
import { define, Part } from '../parts/part.js';
import { AREAS } from './areas.js';
import './header.js';
import { rail } from './rail.js';
import type { Search } from './search.js';

/** The frame of all pages: rail, header, and the page that the address names. */
class App extends Part {
  private route: Route | undefined;
  private page: View | undefined;
  private trouble = '';
  private turn = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    onRoute((fresh) => void this.show(fresh));
    listen((meant) => this.act(meant));
    live.start();
    void this.show(false);
  }

  private act(meant: { go?: string; act?: string }): void {
    if (meant.go) go(meant.go);
    if (meant.act === 'theme') toggle();
    if (meant.act === 'search') this.querySelector<Search>('m-search')?.focusField();
    if (meant.act === 'help') this.querySelector<Dialog>('m-dialog')?.open();
  }

  private async show(fresh: boolean): Promise<void> {
    const turn = ++this.turn;
    const route = current();
    let page: View | undefined;
    this.trouble = '';
    try {
      page = route && (await AREAS[route.area]!()).view(route);
    } catch (failure) {
      this.trouble = failure instanceof Refusal ? failure.message : 'This part of the console could not be loaded. Load the page again; if it stays so, the node\'s log says why.';
      console.error(failure);
    }
    if (turn !== this.turn) return;
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
      <m-header></m-header>
      <div class="frame">${rail(this.route?.area ?? '')}<main id="content" tabindex="-1">${this.turn === 0 || (!this.page && !this.trouble && current()) ? html`<h1 tabindex="-1">Loading</h1>` : this.page ? this.body(this.page) : this.missing()}</main></div>
      <m-toast></m-toast>
      <m-dialog .heading=${'Keys'} .body=${html`<dl class="facts">${KEYS.map(([key, what]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${what}</dd></div>`)}</dl>
        <label><input type="checkbox" .checked=${keysOff()} @change=${(e: Event) => turnKeys((e.target as HTMLInputElement).checked)}> Turn single keys off</label>`}></m-dialog>`;
  }

  private body(page: View): TemplateResult {
    return html`<div class="pagehead">
        ${page.crumbs?.length ? html`<nav class="crumbs" aria-label="Where this page is"><ol>${page.crumbs.map(([label, path]) => html`<li><a href=${href(path)}>${label}</a></li>`)}<li aria-current="page">${page.title}</li></ol></nav>` : nothing}
        <div class="titleline"><h1 tabindex="-1">${page.title}</h1>${this.more(page)}</div>
        <p class="purpose">${page.purpose}</p></div>
      ${page.body}`;
  }

  private more(page: View): TemplateResult {
    return html`<button type="button" class="icon" aria-label="More of this page" title="More of this page" popovertarget="more"><svg viewBox="0 0 16 16" aria-hidden="true" class="dots"><circle cx="3" cy="8" r="1.3"/><circle cx="8" cy="8" r="1.3"/><circle cx="13" cy="8" r="1.3"/></svg></button>
      <div id="more" popover class="more"><button type="button" @click=${() => void copy(location.href, 'the link')}>Copy link</button>
        ${page.data ? html`<button type="button" @click=${() => void copy(`curl ${location.origin}${page.data}`, 'the curl line')}>Copy curl</button>` : nothing}
        ${page.cli ? cli(page.cli) : nothing}</div>`;
  }

  private missing(): TemplateResult {
    if (this.trouble) return html`<h1 tabindex="-1">That did not work</h1><p class="trouble" role="alert">${this.trouble}</p>`;
    return html`<h1 tabindex="-1">No such page</h1><p class="purpose">The console has no page at <code>${location.pathname}</code>: it was not found.</p><p><a href=${href('/')}>Back to the overview</a>, or press <kbd>/</kbd> and search.</p>`;
  }
}
define('m-app', App);
