import { html, nothing, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import * as host from '../../kernel/host.js';
import { bytes } from '../../kernel/format.js';
import { Refusal } from '../../kernel/http.js';
import { Load } from '../../kernel/load.js';
import { go } from '../../kernel/router.js';
import { FollowWho } from '../../kernel/session.js';
import { shell } from '../../kernel/shell.js';
import { hash, state } from '../../parts/copy.js';
import { act } from '../../parts/m-act.js';
import { table } from '../../parts/m-table.js';
import { say, sayRefused, sayUndoable } from '../../parts/m-toast.js';
import { moment } from '../../parts/m-when.js';
import { define, Part } from '../../parts/part.js';
import { tree } from '../../parts/tree.js';
import { card, empty, link, loaded, tabs } from '../../parts/view.js';
import { grants } from './grants.js';
import { shown, word } from './words.js';

const TABS = [['versions', 'Versions'], ['capabilities', 'Capabilities'], ['settings', 'Settings'], ['workers', 'Workers'], ['dry-runs', 'Dry runs'], ['logs', 'Logs']] as const;

type Change = host.PluginChange;
const words = (p: host.PluginDetail): string => `${p.id} ${word(p.state)}: ${p.versions.map((v) => `${v.version} ${v.place}`).join(', ')}`;

const SHIPPED = 'came with the platform';

class PluginPage extends Part {
  static override properties = { name: {}, tab: {} };
  declare name: string;
  declare tab: string;
  private readonly plugin = new Load(this, () => this.name, () => found(this.name), 3000);
  private readonly status = new Load(this, () => (this.tab === 'workers' || this.tab === 'logs' ? 'all' : undefined), api.status, 4000);
  private looked: host.PluginDetail | undefined;
  constructor() { super(); new FollowWho(this); }

  override render(): TemplateResult {
    const p = this.plugin.data;
    const live = p?.versions.find((v) => v.place === 'live') ?? p?.versions[0];
    return html`${loaded(this.plugin, () => html`<section class="card strip"><dl class="inline"><div><dt>Plugin</dt><dd><b>${p?.id}</b></dd></div><div><dt>Version</dt><dd>${live?.version ?? '–'}</dd></div><div><dt>State</dt><dd>${p ? shown(p.state) : nothing}</dd></div><div><dt>Modality</dt><dd>${live?.modality ?? '–'}</dd></div><div><dt>Can be</dt><dd>${p?.roles.join(', ')}</dd></div></dl></section>`)}
      ${tabs(`/plugins/${this.name}`, this.tab, TABS)}${p ? this.body(p) : nothing}`;
  }

  private body(p: host.PluginDetail): unknown {
    const own = (workers: readonly api.Worker[]): api.Worker[] => workers.filter((w) => w.plugin?.startsWith(`${p.id} `));
    switch (this.tab) {
      case 'versions': return html`${card('Versions', table<host.PluginVersion>({
          id: 'versions', caption: `Versions of ${p.id}`, rows: p.versions, rowId: (v) => v.sha256, plain: true,
          columns: [
            { key: 'version', label: 'Version', value: (v) => v.version }, { key: 'place', label: 'Place', value: (v) => v.place, show: (v) => state(v.place === 'live' ? 'good' : v.place === 'waiting' ? 'warn' : 'muted', v.place) },
            { key: 'signature', label: 'Signed', value: (v) => v.signature, wide: true }, { key: 'bytes', label: 'Size', number: true, value: (v) => v.bytes, show: (v) => (v.bytes ? bytes(v.bytes) : '–'), wide: true },
            { key: 'installed', label: 'Installed', value: (v) => v.installed, show: (v) => moment(v.installed), wide: true }, { key: 'sha256', label: 'Digest', value: (v) => v.sha256, show: (v) => (v.sha256 ? hash(v.sha256) : '–'), wide: true },
          ] }))}
        ${card('Change it', p.versions.some((v) => v.signature === SHIPPED) ? empty('It came with the platform, and a newer platform brings the next version.') : this.changes(p))}`;
      case 'capabilities': return this.capabilities(p);
      case 'settings': return card('Settings', html`<p class="note">What the row of a neuron may set; given when the neuron is added.</p>${tree(p.settings)}`, link('/operations?tab=workers', 'Add a neuron'));
      case 'workers': return card('Workers', loaded(this.status, (s) => { const all = own(s.workers); return all.length ? html`<ul class="plain">${all.map((w) => html`<li>${link(`/operations?tab=logs&source=worker-${encodeURIComponent(w.neuron)}`, w.neuron)} <span class="note">${w.state.toLowerCase()}, ${w.memory ? bytes(w.memory) : 'no process'}, ${w.restarts === 1 ? '1 restart' : `${w.restarts} restarts`}${w.reason ? `; ${w.reason}` : ''}</span></li>`)}</ul>` : empty('No neuron of this plugin runs here.', shell`./myelin neuron add --help`); }));
      case 'logs': return card('Logs', loaded(this.status, (s) => html`<ul class="plain">${own(s.workers).map((w) => html`<li>${link(`/operations?tab=logs&source=worker-${encodeURIComponent(w.neuron)}`, `Log of ${w.neuron}`)}</li>`)}</ul>`));
      default: return card('Dry runs', html`<ul class="plain">${p.versions.map((v) => html`<li>${v.version} ${v.trial ? state(v.trial.outcome === 'passed' ? 'good' : v.trial.outcome === 'refused' ? 'bad' : 'warn', v.trial.outcome) : state('muted', 'not tried')} <span class="note">${v.trial?.why ?? ''}</span></li>`)}</ul>`, 'a version is played before neurons run it');
    }
  }

  private capabilities(p: host.PluginDetail): TemplateResult {
    // The page is kept fresh; what is asked for stays what somebody looks at until they say so.
    const seen = (this.looked ??= p.asked ? p : undefined);
    const newer = seen !== undefined && seen.tag !== p.tag;
    return html`<div class="columns">${card('Granted', p.granted ? grants(p.granted) : empty('Nothing: no version is live.'))}${card('Asked for', seen?.asked
      ? html`${newer ? html`<p class="trouble" role="alert">The plugin changed while you looked. <button type="button" @click=${() => { this.looked = undefined; this.requestUpdate(); }}>Look at it anew</button></p>` : nothing}${grants(seen.asked)}${this.approval(seen, newer)}`
      : empty('No version waits for approval.'))}</div>`;
  }

  // What was drawn is what is granted: a version that comes meanwhile is another one, and the node refuses.
  private approval(seen: host.PluginDetail, newer: boolean): TemplateResult {
    const waiting = seen.versions.find((v) => v.place === 'waiting');
    return html`<div class="actions">${waiting && seen.asked ? act<Change, host.PluginDetail>({ label: `Grant all of it to ${waiting.version}`, permission: 'operate', primary: true, disabled: newer, words, look: () => void this.plugin.ask(), run: (_, now = seen) => host.approve(now, waiting.sha256, seen.asked!), done: (c) => c.sentence, after: () => { this.looked = undefined; void this.plugin.ask(); } }) : nothing}</div>`;
  }

  // What was disabled goes on with the version and the grants that it had.
  private async enable(disabled: host.PluginDetail, live: host.PluginVersion): Promise<void> {
    try {
      say((await host.approve(disabled, live.sha256, live.grants)).sentence);
    } catch (refused) {
      if (!(refused instanceof Refusal)) throw refused;
      sayRefused(refused);
    }
    void this.plugin.ask();
  }

  private changes(p: host.PluginDetail): TemplateResult {
    const live = p.versions.find((v) => v.place === 'live');
    const before = p.versions.find((v) => v.place === 'previous');
    const again = (): void => void this.plugin.ask();
    const uses = p.neurons.length ? `Neurons that run it: ${p.neurons.join(', ')}.` : 'No neuron runs it.';
    return html`<div class="actions">
      ${p.asked ? link(`/plugins/${encodeURIComponent(p.id)}?tab=capabilities`, 'Look at what a version asks for') : nothing}
      ${p.state === 'DISABLED' && live ? act<Change, host.PluginDetail>({ label: 'Switch on again', permission: 'operate', primary: true, words, look: again, run: (_, now = p) => host.approve(now, live.sha256, live.grants), done: (c) => c.sentence, after: again }) : nothing}
      ${before ? act<Change, host.PluginDetail>({ label: `Roll back to ${before.version}`, permission: 'operate', words, look: again, run: (_, now = p) => host.rollback(now), ask: { sentence: `${live?.version ?? 'The version of now'} is deleted. ${uses}`, word: p.id }, done: (c) => c.sentence, after: again }) : nothing}
      ${p.state === 'LIVE' ? act<Change, host.PluginDetail>({ label: 'Disable', permission: 'operate', words, look: again, run: (_, now = p) => host.disable(now), ask: { sentence: `No neuron may run it until it is switched on again. ${uses}` }, done: (c) => c.sentence, after: (c) => { again(); const { plugin } = c; if (live && plugin) sayUndoable(c.sentence, () => void this.enable(plugin, live)); } }) : nothing}
      ${act<Change, host.PluginDetail>({ label: 'Remove', permission: 'operate', words, look: again, run: (typed, now = p) => host.remove(now, typed), ask: { sentence: `Deletes the plugin and its jars. ${uses}`, word: p.id }, done: (c) => c.sentence, after: () => go('/plugins') })}
      ${link('/plugins?tab=upload', 'Bring a newer version')}</div>${p.next ? html`<p class="note">${p.next}</p>` : nothing}`;
  }
}
define('plugin-page', PluginPage);

// What came with the platform is in no store: it is replaced with the platform.
async function found(id: string): Promise<host.PluginDetail> {
  const [stored, served] = await Promise.all([host.plugins(), host.askable()]);
  const shipped = stored.some((p) => p.id === id) ? undefined : served.find((s) => s.plugin === id);
  if (!shipped) return host.plugin(id);
  return { id, state: 'LIVE', tag: '', versions: [{ version: shipped.version, place: 'live', sha256: '', bytes: 0, modality: shipped.modality, signature: SHIPPED, installed: '', grants: { capabilities: [], memoryMegabytes: 0, threads: 0 }, trial: null }],
    granted: null, asked: null, roles: [], tasks: [], settings: {}, neurons: [], next: null };
}
