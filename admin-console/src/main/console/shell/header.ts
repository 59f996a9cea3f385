import { html, nothing, type TemplateResult } from 'lit';
import * as api from '../kernel/api.js';
import { counted, lasted, span, whole } from '../kernel/format.js';
import * as host from '../kernel/host.js';
import { Load } from '../kernel/load.js';
import { href } from '../kernel/router.js';
import { Follow, live } from '../kernel/live.js';
import { FollowWho, who } from '../kernel/session.js';
import { theme, toggle } from '../kernel/theme.js';
import { switchZone, zone } from '../kernel/zone.js';
import { jobPath } from '../parts/jobs.js';
import { clock } from '../parts/m-when.js';
import { define, Part } from '../parts/part.js';
import './search.js';

const WORDS = { wait: 'Connecting', live: 'Live', lost: 'Not connected', signedout: 'Signed out', late: 'No new block' };

const signInHere = (): string => `/console/signin?next=${encodeURIComponent(location.pathname + location.search)}`;

/** What is true of every page: head, epoch, what goes on, who looks, and in which zone and colours. */
class Header extends Part {
  static override properties = { netuid: { attribute: false } };
  /** The subnet of the page; without one the first that has epochs. */
  declare netuid: number | undefined;
  constructor() { super(); new Follow(this); new FollowWho(this); }

  private readonly subnets = new Load(this, () => 'all', api.subnets, 4000);
  private readonly jobs = new Load(this, () => who.key('inspect'), host.jobs, 5000);
  private readonly redraw = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('themechange', this.redraw);
    addEventListener('zonechange', this.redraw);
  }

  private epoch(): TemplateResult | typeof nothing {
    const running = (this.subnets.data ?? []).filter((s) => s.nextEpochBlock !== null);
    const subnet = running.find((s) => s.netuid === this.netuid) ?? running[0];
    if (!subnet || subnet.nextEpochBlock === null || !live.head) return nothing;
    const left = Math.max(0, subnet.nextEpochBlock - live.head.number);
    const done = 1 - Math.min(1, left / Math.max(1, subnet.nextEpochBlock - subnet.lastEpochBlock));
    const word = `Epoch ${whole(subnet.epochIndex)} of ${subnet.name} closes in ${counted(left, 'block')}${live.pace ? `, about ${span(left, live.pace)}` : ''}`;
    return html`<a class="epoch" href=${href(`/subnets/${subnet.netuid}`)} title=${word} aria-label=${word}><svg viewBox="0 0 20 20" aria-hidden="true"><circle class="round" cx="10" cy="10" r="7.5"/><circle class="done" cx="10" cy="10" r="7.5" pathLength="100" stroke-dasharray="${(100 * done).toFixed(0)} 100"/></svg><span>${whole(left)}</span></a>`;
  }

  private work(): TemplateResult | typeof nothing {
    const open = (this.jobs.data ?? []).filter((j) => j.state === 'running' || j.state === 'waiting');
    const first = open[0];
    if (!first) return nothing;
    const word = open.length === 1 ? `${first.what} ${first.target}: ${first.state}` : `${open.length} jobs, the newest: ${first.what} ${first.target}`;
    return html`<a class="pill chip" href=${href(open.length === 1 ? jobPath(first) : '/operations?tab=jobs')} title=${word} aria-label=${word} data-state=${open.some((j) => j.state === 'running') ? 'running' : 'waiting'}>${counted(open.length, 'job')}</a>`;
  }

  private person(): TemplateResult {
    const own = who.session;
    if (own?.signedIn) return html`<a class="person" href=${href('/me')} title="Signed in as ${own.name}">${own.name} <span class="note">${own.role ?? ''}</span></a>`;
    return html`<a class="person" href=${signInHere()} target="_self" title=${own?.open ? 'A development chain: this machine reads without signing in; changes need it' : 'Nothing is shown without signing in'}>${own?.open ? html`<span class="note">open for reading</span> ` : ''}Sign in</a>`;
  }

  override render(): TemplateResult {
    const state = live.link === 'live' && live.late ? 'late' : live.link;
    const other = theme() === 'dark' ? 'light' : 'dark';
    return html`<header class="head">
      <a class="brand" href=${href('/')} aria-label="Myelin, overview"><svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8"/><path d="M7 23V11l6 8 3-4 3 4 6-8v12"/></svg><span>Myelin</span></a>
      <m-search></m-search>
      <span class="grow"></span>
      <span class="headnumber" title="The newest block; what is in a block is final">${live.head ? html`<a href=${href(`/blocks/${live.head.number}`)}>#<span id="head-number">${whole(live.head.number)}</span></a> <span class="note final">${live.late ? `${lasted(live.age.at(Date.now()))} old` : 'final'}</span>` : '#–'}</span>
      ${this.epoch()}${this.work()}
      <span id="link" class="pill" role="status" data-state=${state}>${WORDS[state]}</span>
      <button id="zone-toggle" class="icon zone" type="button" aria-label="Times are ${zone() === 'UTC' ? 'in UTC; show them in local time' : 'in local time; show them in UTC'}" title="Times are ${zone() === 'UTC' ? 'in UTC; show them in local time' : 'in local time; show them in UTC'}" @click=${switchZone}>${zone()}</button>
      ${this.person()}
      <button id="theme-toggle" class="icon" type="button" aria-label="Switch to the ${other} colour scheme" title="Switch to the ${other} colour scheme" @click=${() => { toggle(); this.requestUpdate(); }}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="5.5"/><path class="half" d="M8 2.5a5.5 5.5 0 0 1 0 11z"/></svg></button>
    </header>
    ${live.link === 'signedout' ? html`<p id="trouble" class="lost" role="alert">Nobody is signed in here since ${clock(new Date(live.since).toISOString())} ${zone()}${live.head ? `; shown is block ${whole(live.head.number)}` : ''}. The node runs, and shows nothing more before <a href=${signInHere()} target="_self">you sign in</a>.</p>` : ''}
    ${live.link === 'lost' ? html`<p id="trouble" class="lost" role="alert">Not connected since ${clock(new Date(live.since).toISOString())} ${zone()}; ${live.head ? `shown is block ${whole(live.head.number)}` : 'nothing was heard yet'}. The node does not answer. The page goes on by itself as soon as it does.</p>` : ''}`;
  }
}
define('m-header', Header);
