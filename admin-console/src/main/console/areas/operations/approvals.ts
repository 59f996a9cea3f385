import { html, nothing, type TemplateResult } from 'lit';
import * as access from '../../kernel/access.js';
import { Load } from '../../kernel/load.js';
import { FollowWho, who } from '../../kernel/session.js';
import { hash, state } from '../../parts/copy.js';
import { act, allowed } from '../../parts/m-act.js';
import { table } from '../../parts/m-table.js';
import { moment } from '../../parts/m-when.js';
import { define, Part } from '../../parts/part.js';
import { card, loaded } from '../../parts/view.js';

const KINDS: Record<string, 'good' | 'bad' | 'info' | 'warn'> = { waiting: 'warn', approved: 'info', used: 'good', refused: 'bad' };

/** As the interface takes it. */
const REASON = { label: 'Reason', most: 200, help: 'For who asked, and for the audit log.' };

/** What waits for a second person, and what became of it within a week. */
class Approvals extends Part {
  constructor() { super(); new FollowWho(this); }

  private readonly all = new Load(this, () => who.key('own'), access.approvals, 3000);

  override render(): TemplateResult {
    return html`${card('Changes that wait for a second person', allowed('own', () => loaded(this.all, (found) => html`
      <p class="note">${found.required ? 'This node asks for a second person: what decides who and what runs is made when somebody else with the same permission agrees. Whoever asked makes it then.' : 'This node asks for no second person; MYELIN_SECOND_PERSON=required before ./myelin up has it ask.'}</p>
      ${table<access.Approval>({
        id: 'approvals', caption: 'Changes, newest first', rows: found.items, rowId: (a) => a.id, plain: true, empty: 'Nothing waits.',
        columns: [
          { key: 'asked', label: 'Asked', value: (a) => a.asked, show: (a) => moment(a.asked) }, { key: 'who', label: 'By', value: (a) => a.who }, { key: 'change', label: 'Change', value: (a) => a.change },
          { key: 'what', label: 'What', value: (a) => `${a.path} ${a.summary}`, show: (a) => html`<span class="wrapcell"><code>${a.method} ${a.path}${a.query ? `?${a.query}` : ''}</code> ${a.summary}</span>` },
          { key: 'digest', label: 'SHA-256', value: (a) => a.digest, wide: true, show: (a) => (a.digest ? hash(a.digest) : '–') },
          { key: 'state', label: 'State', value: (a) => a.state, show: (a) => html`${state(KINDS[a.state] ?? 'muted', a.state)} <span class="note wrapcell">${a.by ? `by ${a.by}` : nothing}${a.reason ? `: ${a.reason}` : nothing}</span>` },
          { key: 'until', label: 'Until', value: (a) => a.expires, show: (a) => moment(a.expires), wide: true },
          { key: 'decide', label: 'Decide', value: () => '', show: (a) => this.choice(a) },
        ] })}`)))}`;
  }

  private choice(a: access.Approval): unknown {
    if (a.state !== 'waiting' && !(a.own && a.state === 'approved')) return nothing;
    const after = (): void => void this.all.ask();
    const what = `${a.change}, ${a.method} ${a.path}${a.query ? `?${a.query}` : ''} ${a.summary}`;
    return html`<div class="actions">${a.mayApprove ? act({ label: 'Approve', permission: a.permission, quiet: true, run: (why) => access.decide(a.id, 'approve', why), ask: { sentence: `${a.who} may then make this change once: ${what}`, field: REASON }, done: () => `${a.who} may make it now.`, after }) : nothing}
      ${a.mayApprove || a.own ? act({ label: a.own ? 'Take back' : 'Refuse', permission: a.permission, quiet: true, run: (why) => access.decide(a.id, 'refuse', why), ask: { sentence: `This will not be made: ${what}`, field: REASON }, done: () => 'It will not be made.', after }) : nothing}</div>`;
  }
}
define('approvals-page', Approvals);
