import { html, type TemplateResult } from 'lit';
import { bytes } from '../../kernel/format.js';
import * as host from '../../kernel/host.js';
import { Load } from '../../kernel/load.js';
import { FollowWho, who } from '../../kernel/session.js';
import { shell } from '../../kernel/shell.js';
import { cli, hash, state } from '../../parts/copy.js';
import { allowed } from '../../parts/m-act.js';
import { table } from '../../parts/m-table.js';
import { define, Part } from '../../parts/part.js';
import { card, empty, loaded } from '../../parts/view.js';

/** Every setting of node and host: what holds, the default, and where it came from. */
class Settings extends Part {
  constructor() { super(); new FollowWho(this); }

  private readonly all = new Load(this, () => who.key('inspect'), host.configuration);
  private readonly models = new Load(this, () => 'all', host.models);

  override render(): TemplateResult {
    return html`${card('Configuration', html`${allowed('inspect', () => loaded(this.all, (all) => table<host.Setting>({
        id: 'settings', caption: 'Settings of node and host as they hold in this process', address: true, rows: all, rowId: (s) => s.name,
        columns: [
          { key: 'name', label: 'Setting', value: (s) => s.name, show: (s) => html`<span class="mono" title=${s.meaning}>${s.name}</span>` }, { key: 'value', label: 'Value', value: (s) => s.value ?? '', show: (s) => html`<span class="mono wrapcell">${s.value ?? '–'}</span>` },
          { key: 'otherwise', label: 'Default', value: (s) => s.otherwise, wide: true, show: (s) => html`<span class="wrapcell">${s.otherwise}</span>` }, { key: 'source', label: 'Source', value: (s) => s.source, show: (s) => state(s.source === 'default' ? 'muted' : 'info', s.source) },
          { key: 'option', label: 'Option of up', value: (s) => s.option ?? '', wide: true, show: (s) => s.option ?? '–' }, { key: 'variable', label: 'Variable', off: true, value: (s) => s.variable }, { key: 'meaning', label: 'What it is', off: true, value: (s) => s.meaning },
        ] })))}${cli(shell`./myelin up --help`)}`, 'secrets are not shown')}
      ${card('Model files', loaded(this.models, (all) => table<host.ModelFile>({
        id: 'models', caption: 'Model files of the data folder', plain: true, rows: all, rowId: (m) => m.sha256, empty: empty('No model file is here.', shell`./myelin model fetch --help`),
        columns: [{ key: 'sha256', label: 'Digest', value: (m) => m.sha256, show: (m) => hash(m.sha256) }, { key: 'bytes', label: 'Size', number: true, value: (m) => m.bytes, show: (m) => bytes(m.bytes) }, { key: 'plugins', label: 'Asked for by', value: (m) => m.plugins.join(', ') || 'nobody' }],
      })), html`<code>./myelin model fetch</code> brings one`)}`;
  }
}
define('settings-part', Settings);
