import { html, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import { bytes } from '../../kernel/format.js';
import { Load } from '../../kernel/load.js';
import type { Route } from '../../kernel/routes.js';
import type { View } from '../../kernel/view.js';
import { cli, hash, state } from '../../parts/copy.js';
import { table } from '../../parts/m-table.js';
import { define, Part } from '../../parts/part.js';
import { tree } from '../../parts/tree.js';
import { card, empty, facts, link, loaded, notBuilt, tabs } from '../../parts/view.js';

const WORDS: Record<string, string> = { LIVE: 'live', WAITING: 'waits for approval', DISABLED: 'disabled', DAMAGED: 'damaged', REFUSED: 'refused' };
const KINDS: Record<string, 'good' | 'warn' | 'bad' | 'muted'> = { LIVE: 'good', WAITING: 'warn', DISABLED: 'muted', DAMAGED: 'bad', REFUSED: 'bad' };
const shown = (p: api.Plugin): TemplateResult => state(KINDS[p.state] ?? 'muted', WORDS[p.state] ?? p.state.toLowerCase());
const LIST = [['installed', 'Installed'], ['upload', 'Upload'], ['history', 'History']] as const;
const ONE = [['versions', 'Versions'], ['capabilities', 'Capabilities'], ['settings', 'Settings'], ['workers', 'Workers'], ['dry-runs', 'Dry runs'], ['logs', 'Logs']] as const;

class Plugins extends Part {
  static override properties = { tab: {} };
  declare tab: string;
  private readonly all = new Load<api.Plugin[]>(this, () => 'all', here, 4000);

  override render(): TemplateResult {
    return html`${tabs('/plugins', this.tab, LIST)}${this.tab === 'upload'
      ? card('Upload', notBuilt('Uploading a jar here, with its steps from signature to live, needs sign-in, which this node does not have yet.', cli('./myelin plugin install FILE.jar', 'The command line installs, checks and starts it')))
      : this.tab === 'history' ? card('History', notBuilt('Who installed and removed which version is not kept yet; each plugin knows the version before its own.'))
      : card('Installed plugins', loaded(this.all, (all) => table<api.Plugin>({
        id: 'plugins', caption: 'Installed plugins and their states', address: true, rows: all, rowId: (p) => p.id ?? p.file ?? '', href: (p) => (p.id ? `/plugins/${p.id}` : undefined),
        empty: 'No plugin is installed, or this page is looked at from another machine: plugins are shown on the node\'s own machine only.',
        columns: [
          { key: 'id', label: 'Plugin', value: (p) => p.id ?? p.file, show: (p) => (p.id ? link(`/plugins/${p.id}`, p.id) : p.file) },
          { key: 'version', label: 'Version', value: (p) => p.version },
          { key: 'state', label: 'State', value: (p) => WORDS[p.state] ?? p.state, show: shown },
          { key: 'modality', label: 'Modality', value: (p) => p.modality, wide: true },
          { key: 'signature', label: 'Signed', value: (p) => p.signature, wide: true },
          { key: 'size', label: 'Size', number: true, value: (p) => p.bytes, show: (p) => (p.bytes ? bytes(p.bytes) : '–'), wide: true },
          { key: 'note', label: 'Note', value: (p) => note(p), show: (p) => html`<span class="wrapcell">${note(p)}</span>`, wide: true },
        ] })), 'changed by ./myelin plugin')}`;
  }
}
define('plugins-page', Plugins);

// Beside what was installed the host serves the plugins that came with the platform; those have no note in the store.
async function here(): Promise<api.Plugin[]> {
  const [installed, served] = await Promise.all([api.plugins(), api.askable()]);
  const known = new Set(installed.map((p) => p.id));
  return [...installed, ...served.filter((s) => !known.has(s.plugin) && known.add(s.plugin)).map((s): api.Plugin => ({ id: s.plugin, version: s.version, modality: s.modality, state: 'LIVE', signature: 'came with the platform' }))];
}

const note = (p: api.Plugin): string => p.reason ?? ([p.previous ? `before: ${p.previous}` : '', p.waiting ? `${p.waiting.version} waits for approval` : ''].filter(Boolean).join('; ') || '–');

class PluginPage extends Part {
  static override properties = { name: {}, tab: {} };
  declare name: string;
  declare tab: string;
  private readonly all = new Load<api.Plugin[]>(this, () => this.name, here, 4000);
  private readonly status = new Load(this, () => (this.tab === 'workers' || this.tab === 'logs' ? 'all' : undefined), api.status, 4000);

  override render(): TemplateResult {
    return html`${loaded(this.all, (all) => {
      const plugin = all.find((p) => p.id === this.name);
      return plugin ? html`<section class="card strip"><dl class="inline"><div><dt>Plugin</dt><dd><b>${plugin.id}</b></dd></div><div><dt>Version</dt><dd>${plugin.version ?? '–'}</dd></div><div><dt>State</dt><dd>${shown(plugin)}</dd></div><div><dt>Modality</dt><dd>${plugin.modality ?? '–'}</dd></div></dl></section>
          ${tabs(`/plugins/${this.name}`, this.tab, ONE)}${this.body(plugin)}`
        : empty(`No plugin '${this.name}' is installed here${all.length ? `; there are ${all.map((p) => p.id).join(', ')}` : ''}.`, './myelin plugin list');
    })}`;
  }

  private body(p: api.Plugin): unknown {
    const command = (action: string): TemplateResult => cli(`./myelin plugin ${action} ${p.id}`);
    switch (this.tab) {
      case 'versions': return card('Versions', html`${facts([['Live', p.version ?? '–'], ['Before it', p.previous ?? 'none'], ['Waiting', p.waiting ? `${p.waiting.version}, for approval` : 'none'], ['Digest', p.sha256 ? hash(p.sha256) : '–'], ['Size', p.bytes ? bytes(p.bytes) : '–'], ['Signed', p.signature ?? '–'], ['Installed', p.installed ?? '–']])}
        ${notBuilt('Approving, rolling back and removing here need sign-in.', html`${p.waiting ? command('approve') : ''}${p.previous ? command('rollback') : ''}${command('remove')}`)}`);
      case 'capabilities': return card('Capabilities', p.grants ? html`${facts([['Memory', p.grants.memoryMegabytes ? `${p.grants.memoryMegabytes} MB` : 'not limited'], ['Threads', String(p.grants.threads ?? 'not limited')]])}<h3>Granted</h3>${tree(p.grants.capabilities ?? [])}` : empty('It was granted nothing beside computing.'));
      case 'settings': return card('Settings', notBuilt('Settings of a plugin are read from its neurons\' files; showing and changing them here comes with the settings of the interface.'));
      case 'workers': return card('Workers', loaded(this.status, (s) => { const own = s.workers.filter((w) => w.plugin?.startsWith(`${p.id} `)); return own.length ? html`<ul class="plain">${own.map((w) => html`<li>${link(`/operations?tab=logs&source=${encodeURIComponent(w.neuron)}`, w.neuron)} <span class="note">${w.state.toLowerCase()}, ${w.memory ? bytes(w.memory) : 'no process'}, ${w.restarts === 1 ? '1 restart' : `${w.restarts} restarts`}${w.reason ? `; ${w.reason}` : ''}</span></li>`)}</ul>` : empty('No neuron of this plugin runs here.', './myelin neuron add --help'); }));
      case 'logs': return card('Logs', loaded(this.status, (s) => html`<ul class="plain">${s.workers.filter((w) => w.plugin?.startsWith(`${p.id} `)).map((w) => html`<li>${link(`/operations?tab=logs&source=${encodeURIComponent(w.neuron)}`, `Log of ${w.neuron}`)}</li>`)}</ul>`));
      default: return card('Dry runs', notBuilt('Dry runs of a new version with scores beside the live one are done by the command line only.', cli(`./myelin plugin dry-run --help`)));
    }
  }
}
define('plugin-page', PluginPage);

export function view(route: Route): View {
  const { id } = route.params;
  return id === undefined
    ? { title: 'Plugins', purpose: 'What this node can mine and judge, by which jar.', body: html`<plugins-page .tab=${route.query.get('tab') ?? 'installed'}></plugins-page>`, cli: './myelin plugin list', data: '/host/api/v1/plugins' }
    : { title: `Plugin ${id}`, purpose: 'Its versions, what it may do, and the workers that run it.', crumbs: [['Plugins', '/plugins']], body: html`<plugin-page .name=${id} .tab=${route.query.get('tab') ?? 'versions'}></plugin-page>`, cli: './myelin plugin list' };
}
