import { html, nothing, type TemplateResult } from 'lit';
import { bytes } from '../../kernel/format.js';
import * as host from '../../kernel/host.js';
import { Load } from '../../kernel/load.js';
import { setQuery } from '../../kernel/router.js';
import { FollowWho, who } from '../../kernel/session.js';
import { shell } from '../../kernel/shell.js';
import { allowed } from '../../parts/m-act.js';
import { define, Part } from '../../parts/part.js';
import { card, empty, loaded } from '../../parts/view.js';

const LINES = 200;

/** The end of the node's log, its supervisor's, or a neuron's; kept fresh, and searched on the node. */
class Logs extends Part {
  static override properties = { source: {}, q: {} };
  declare source: string;
  declare q: string;
  constructor() { super(); new FollowWho(this); }

  private get name(): string { return this.source === '' ? 'platform' : this.source; }
  private readonly log = new Load(this, () => who.key('inspect', `${this.name} ${this.q}`), () => host.logs(this.name, this.q, LINES), 3000);

  override render(): TemplateResult {
    return card('Logs', allowed('inspect', () => html`<form class="query" @submit=${this.search}>
        <label>Log <select name="source" @change=${(e: Event) => setQuery({ source: (e.target as HTMLSelectElement).value })}>${(this.log.data?.sources ?? [{ name: this.name, bytes: 0, written: '' }]).map((s) => html`<option value=${s.name} ?selected=${s.name === this.name}>${s.name}${s.bytes ? ` (${bytes(s.bytes)})` : ''}</option>`)}</select></label>
        <label>Lines with <input name="q" .value=${this.q} autocomplete="off" spellcheck="false"></label><button>Show</button></form>
      ${loaded(this.log, (log) => (log.lines.length
        ? html`<pre class="log" tabindex="0" role="region" aria-label="Log ${log.source}, the end of it">${log.lines.join('\n')}</pre>${log.more ? html`<p class="note">Earlier lines are in the file of the data folder.</p>` : nothing}`
        : empty(this.q ? `No line of the end of it has '${this.q}'.` : 'It has said nothing yet.', shell`./myelin neuron logs --help`)))}`), `the last ${LINES} lines, kept fresh`);
  }

  private readonly search = (event: SubmitEvent): void => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    setQuery({ source: String(given.get('source') ?? ''), q: String(given.get('q') ?? '').trim() });
  };
}
define('logs-part', Logs);
