import { html, nothing, type TemplateResult } from 'lit';
import * as access from '../../kernel/access.js';
import { counted } from '../../kernel/format.js';
import { Load } from '../../kernel/load.js';
import { go, setQuery } from '../../kernel/router.js';
import { FollowWho, who } from '../../kernel/session.js';
import { shell } from '../../kernel/shell.js';
import { cli, hash, state } from '../../parts/copy.js';
import { allowed } from '../../parts/m-act.js';
import { table } from '../../parts/m-table.js';
import { moment } from '../../parts/m-when.js';
import { define, Part } from '../../parts/part.js';
import { card, loaded } from '../../parts/view.js';

const KINDS: Record<string, 'good' | 'bad' | 'info'> = { done: 'good', refused: 'bad', failed: 'bad', begun: 'info', asked: 'info' };

/** Who changed what: each deed with what was before and after, and whether the chain of hashes holds. */
class Audit extends Part {
  static override properties = { actor: {}, deed: {}, until: { attribute: false } };
  declare actor: string;
  declare deed: string;
  declare until: number | undefined;
  constructor() { super(); new FollowWho(this); }

  private readonly entries = new Load(this, () => who.key('audit', [this.actor, this.deed, this.until].join(' ')), () => access.audit({ limit: 100, ...(this.actor ? { who: this.actor } : {}), ...(this.deed ? { what: this.deed } : {}), ...(this.until ? { before: this.until } : {}) }), 5000);
  private readonly head = new Load(this, () => who.key('audit'), access.auditHead, 30_000);

  override render(): TemplateResult {
    return html`${card('Audit log', html`<p class="note">Who changed what on this node: each deed with what was before and after, chained by hash.</p>${allowed('audit', () => html`${loaded(this.head, (h) => html`<p>${h.sound ? state('good', `The log is as it was written: ${counted(h.entries, 'entry').replace('entrys', 'entries')}, chained by hash`) : state('bad', `The log was changed: ${h.fault ?? 'an entry does not follow from the one before'}`)} ${hash(h.hash)} <a href="/api/v1/audit/export" download target="_self">Export</a></p>`)}
      <form class="query" @submit=${this.search}><label>Who (actor) <input name="who" .value=${this.actor} autocomplete="off"></label><label>What, such as plugin.install <input name="what" .value=${this.deed} autocomplete="off"></label><button>Show</button></form>
      ${loaded(this.entries, (found) => html`${table<access.Deed>({
        id: 'audit', caption: 'Changes and refusals, newest first', part: found.page.next != null || this.until !== undefined, rows: found.items, rowId: (d) => String(d.number), empty: 'Nothing fits.',
        columns: [
          { key: 'number', label: 'No.', number: true, value: (d) => d.number, wide: true }, { key: 'at', label: 'When', value: (d) => d.at, show: (d) => moment(d.at) }, { key: 'who', label: 'Who', value: (d) => d.who },
          { key: 'role', label: 'Role', value: (d) => d.role, wide: true }, { key: 'via', label: 'By', value: (d) => d.via, off: true }, { key: 'what', label: 'What', value: (d) => d.what }, { key: 'target', label: 'Of', value: (d) => d.target, wide: true, show: (d) => html`<span class="wrapcell">${d.target}</span>` },
          { key: 'outcome', label: 'Outcome', value: (d) => d.outcome, show: (d) => state(KINDS[d.outcome] ?? 'muted', d.outcome) }, { key: 'before', label: 'Before', value: (d) => d.before, wide: true, show: (d) => html`<span class="wrapcell">${d.before ?? '–'}</span>` },
          { key: 'after', label: 'After', value: (d) => d.after, wide: true, show: (d) => html`<span class="wrapcell">${d.after ?? '–'}</span>` }, { key: 'from', label: 'From', value: (d) => d.from, off: true }, { key: 'hash', label: 'Hash', value: (d) => d.hash, off: true, show: (d) => hash(d.hash) },
        ] })}<p class="pager">${this.until ? html`<button type="button" @click=${() => setQuery({ before: '' })}>Newest</button>` : nothing}${found.page.next ? html`<button type="button" @click=${() => setQuery({ before: String(found.page.next) }, false)}>Older</button>` : nothing}</p>`)}`)}
      ${cli(shell`./myelin audit verify`, 'Verify it on the machine')}
      <p><a href="/console/extrinsics?pallet=AdminUtils">Changes of parameters on the chain</a></p>`)}`;
  }

  private readonly search = (event: SubmitEvent): void => {
    event.preventDefault();
    const query = new URLSearchParams([...new FormData(event.target as HTMLFormElement)].flatMap(([k, v]) => (String(v).trim() ? [[k, String(v).trim()]] : [])));
    go(`/operations/audit${query.size ? `?${query}` : ''}`);
  };
}
define('audit-page', Audit);
