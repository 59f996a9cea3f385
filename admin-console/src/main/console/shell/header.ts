import { html, type TemplateResult } from 'lit';
import { clock, whole } from '../kernel/format.js';
import { href } from '../kernel/router.js';
import { Follow, live } from '../kernel/live.js';
import { theme, toggle } from '../kernel/theme.js';
import { define, Part } from '../parts/part.js';
import './search.js';

const WORDS = { wait: 'Connecting', live: 'Live', lost: 'Not connected' };

class Header extends Part {
  constructor() { super(); new Follow(this); }

  private readonly redraw = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('themechange', this.redraw);
  }

  override render(): TemplateResult {
    const other = theme() === 'dark' ? 'light' : 'dark';
    return html`<header class="head">
      <a class="brand" href=${href('/')} aria-label="Myelin, overview"><svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8"/><path d="M7 23V11l6 8 3-4 3 4 6-8v12"/></svg><span>Myelin</span></a>
      <m-search></m-search>
      <span class="grow"></span>
      <span class="headnumber" title="The newest block; what is in a block is final">${live.head ? html`<a href=${href(`/blocks/${live.head.number}`)}>#<span id="head-number">${whole(live.head.number)}</span></a> <span class="note final">final</span>` : '#–'}</span>
      <span id="link" class="pill" role="status" data-state=${live.link}>${WORDS[live.link]}</span>
      <button id="theme-toggle" class="icon" type="button" aria-label="Switch to the ${other} colour scheme" title="Switch to the ${other} colour scheme" @click=${() => { toggle(); this.requestUpdate(); }}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="5.5"/><path class="half" d="M8 2.5a5.5 5.5 0 0 1 0 11z"/></svg></button>
    </header>
    ${live.link === 'lost' ? html`<p id="trouble" class="lost" role="alert">Not connected since ${clock(live.since)} UTC; ${live.head ? `shown is block ${whole(live.head.number)}` : 'nothing was heard yet'}. The node does not answer. The page goes on by itself as soon as it does.</p>` : ''}`;
  }
}
define('m-header', Header);
