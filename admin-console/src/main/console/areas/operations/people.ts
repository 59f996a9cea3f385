import { html, type TemplateResult } from 'lit';
import * as access from '../../kernel/access.js';
import { Refusal } from '../../kernel/http.js';
import { Load } from '../../kernel/load.js';
import { FollowWho, who } from '../../kernel/session.js';
import { shell } from '../../kernel/shell.js';
import { copyButton, state } from '../../parts/copy.js';
import { act, allowed } from '../../parts/m-act.js';
import { fields } from '../../parts/m-fields.js';
import { table } from '../../parts/m-table.js';
import { moment } from '../../parts/m-when.js';
import { define, Part } from '../../parts/part.js';
import { card, empty, link, loaded } from '../../parts/view.js';

/** Local users, who is signed in, and links that sign in. */
class People extends Part {
  constructor() { super(); new FollowWho(this); }

  private readonly users = new Load(this, () => who.key('see-people'), access.users, 8000);
  private readonly sessions = new Load(this, () => who.key('see-people'), access.sessions, 8000);
  private link: access.SignInLink | undefined;

  override render(): TemplateResult {
    const again = (): void => { void this.users.ask(); void this.sessions.ask(); };
    const roles = who.roleNames.length ? who.roleNames : ['viewer'];
    return html`<p>${link('/operations/approvals', 'Changes that wait for a second person')}</p>
      ${card('Local users', allowed('see-people', () => loaded(this.users, (users) => table<access.User>({
        id: 'users', caption: 'Local users of this node', rows: users, rowId: (u) => u.name, plain: true, empty: empty('Nobody was added yet: whoever has the machine signs in by a one-time link.', shell`./myelin signin`),
        columns: [
          { key: 'name', label: 'Name', value: (u) => u.name }, { key: 'role', label: 'Role', value: (u) => u.role }, { key: 'since', label: 'Since', value: (u) => u.since, show: (u) => moment(u.since), wide: true },
          { key: 'change', label: 'Change', value: () => '', show: (u) => html`<div class="actions">${roles.filter((role) => role !== u.role).map((role) => act<access.User, access.User>({ label: `Make ${role}`, permission: 'people', quiet: true, run: (_, now = u) => access.changeUser(now, { role }), done: () => `${u.name} is ${role} now.`, after: again, words, look: again }))}
            ${act<unknown, access.User>({ label: 'Remove', permission: 'people', quiet: true, run: (_, now = u) => access.removeUser(now), ask: { sentence: `${u.name} cannot sign in any more, and all their sessions end.`, word: u.name }, done: () => `${u.name} is removed.`, after: again, words, look: again })}</div>` },
        ] }))))}
      <div class="columns">${card('Add a user', fields({
        id: 'add-user', label: 'Add', permission: 'people', fields: [{ name: 'name', label: 'Name' }, { name: 'role', label: 'Role', kind: 'choice', choices: roles }, { name: 'password', label: 'Password', kind: 'password', help: 'At least 12 characters' }],
        send: (given) => access.addUser(given['name'] ?? '', given['role'] ?? '', given['password'] ?? ''), done: (u) => `${u.name} may sign in as ${u.role}.`, after: again }))}
      ${card('Set a password', fields<access.User, access.User>({
        id: 'set-password', label: 'Set', permission: 'people', fields: [{ name: 'name', label: 'Name', kind: 'choice', choices: (this.users.data ?? []).map((u) => u.name) }, { name: 'password', label: 'New password', kind: 'password', help: 'Ends their sessions' }],
        send: (given, now = this.shown(given['name'])) => access.changeUser(now, { password: given['password'] ?? '' }), done: (u) => `${u.name} has a new password.`, after: again, words, look: again }))}</div>
      ${card('Sessions', allowed('see-people', () => loaded(this.sessions, (sessions) => table<access.SessionRow>({
        id: 'sessions', caption: 'Who is signed in', rows: sessions, rowId: (s) => s.id, plain: true, empty: 'Nobody is signed in.',
        columns: [
          { key: 'name', label: 'Name', value: (s) => s.name, show: (s) => html`${s.name}${s.current ? html` ${state('info', 'this browser')}` : ''}` }, { key: 'role', label: 'Role', value: (s) => s.role }, { key: 'via', label: 'By', value: (s) => s.via, wide: true },
          { key: 'seen', label: 'Last seen', value: (s) => s.seen, show: (s) => moment(s.seen), wide: true }, { key: 'from', label: 'From', value: (s) => s.from, wide: true },
          { key: 'end', label: 'Revoke', value: () => '', show: (s) => act({ label: 'Revoke', permission: 'people', quiet: true, run: () => access.endSession(s.id), done: () => `The session of ${s.name} ended.`, after: () => { again(); void who.refresh(); } }) },
        ] }))))}
      ${card('One-time link', html`<p>Signs in as owner, once and within 15 minutes. Whoever has it is owner: give it to nobody else.</p>
        ${act({ label: 'Make a link', permission: 'people', run: access.makeLink, done: () => 'The link is below.', after: (link) => { this.link = link; this.requestUpdate(); } })}
        ${this.link ? html`<p class="mono wrap">${location.origin}${this.link.path} ${copyButton(location.origin + this.link.path, 'the link')}</p>` : ''}`)}`;
  }

  /** As it stood on the page when it was chosen. */
  private shown(name: string | undefined): access.User {
    const found = this.users.data?.find((u) => u.name === name);
    if (!found) throw new Refusal(0, 'no-user', 'Nobody was chosen; needed: one of the local users.', location.pathname);
    return found;
  }
}
define('people-page', People);

const words = (u: access.User): string => `${u.name} as ${u.role}`;
