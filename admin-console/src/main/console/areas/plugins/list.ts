import { html, type TemplateResult } from 'lit';
import * as host from '../../kernel/host.js';
import { bytes } from '../../kernel/format.js';
import { Load } from '../../kernel/load.js';
import { FollowWho, who } from '../../kernel/session.js';
import { shell } from '../../kernel/shell.js';
import { jobList } from '../../parts/jobs.js';
import { allowed } from '../../parts/m-act.js';
import { table } from '../../parts/m-table.js';
import { define, Part } from '../../parts/part.js';
import { card, empty, link, loaded, tabs } from '../../parts/view.js';
import './upload.js';
import { shown, word } from './words.js';

const TABS = [['installed', 'Installed'], ['upload', 'Upload'], ['history', 'History']] as const;
type Row = Partial<host.PluginRow> & { state: string };

class Plugins extends Part {
  static override properties = { tab: {} };
  declare tab: string;
  constructor() { super(); new FollowWho(this); }
  private readonly all = new Load<Row[]>(this, () => 'all', here, 4000);
  private readonly jobs = new Load(this, () => (this.tab === 'history' ? who.key('inspect') : undefined), host.jobs, 2000);

  override render(): TemplateResult {
    return html`${tabs('/plugins', this.tab, TABS)}${this.tab === 'upload' ? html`<plugin-upload></plugin-upload>` : this.tab === 'history' ? this.history() : this.installed()}`;
  }

  private installed(): TemplateResult {
    return card('Installed plugins', loaded(this.all, (all) => table<Row>({
      id: 'plugins', caption: 'Installed plugins and their states', address: true, rows: all, rowId: (p) => p.id ?? p.file ?? '', href: (p) => (p.id ? `/plugins/${p.id}` : undefined), empty: empty('No plugin is installed.', shell`./myelin plugin install --help`),
      columns: [
        { key: 'id', label: 'Plugin', value: (p) => p.id ?? p.file, show: (p) => (p.id ? link(`/plugins/${p.id}`, p.id) : p.file) },
        { key: 'version', label: 'Version', value: (p) => p.version },
        { key: 'state', label: 'State', value: (p) => word(p.state), show: (p) => shown(p.state) },
        { key: 'modality', label: 'Modality', value: (p) => p.modality, wide: true },
        { key: 'neurons', label: 'Neurons', number: true, value: (p) => p.neurons?.length, wide: true },
        { key: 'signature', label: 'Signed', value: (p) => p.signature, wide: true },
        { key: 'size', label: 'Size', number: true, value: (p) => p.bytes, show: (p) => (p.bytes ? bytes(p.bytes) : '–'), wide: true },
        { key: 'note', label: 'Note', value: note, show: (p) => html`<span class="wrapcell">${note(p)}</span>`, wide: true },
      ] })), link('/plugins?tab=upload', 'Upload a jar'));
  }

  private history(): TemplateResult {
    return card('What was done', allowed('inspect', () => loaded(this.jobs, jobList)),
      html`since this start of the node; ${link('/operations/audit', 'the audit log')} has all`);
  }
}
define('plugins-page', Plugins);

// Beside what was installed the host serves the plugins that came with the platform; those have no note in the store.
async function here(): Promise<Row[]> {
  const [installed, served] = await Promise.all([host.plugins(), host.askable()]);
  const known = new Set(installed.map((p) => p.id));
  return [...installed, ...served.filter((s) => !known.has(s.plugin) && known.add(s.plugin)).map((s): Row => ({ id: s.plugin, version: s.version, modality: s.modality, state: 'LIVE', signature: 'came with the platform' }))];
}

const note = (p: Row): string => p.reason ?? ([p.previous ? `before: ${p.previous}` : '', p.waiting ? `${p.waiting} waits for approval` : ''].filter(Boolean).join('; ') || '–');
