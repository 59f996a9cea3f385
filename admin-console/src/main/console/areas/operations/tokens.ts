import { html, type TemplateResult } from 'lit';
import * as access from '../../kernel/access.js';
import { Load } from '../../kernel/load.js';
import { FollowWho, who } from '../../kernel/session.js';
import { copyButton } from '../../parts/copy.js';
import { act, allowed } from '../../parts/m-act.js';
import { fields } from '../../parts/m-fields.js';
import { table } from '../../parts/m-table.js';
import { moment } from '../../parts/m-when.js';
import { define, Part } from '../../parts/part.js';
import { card, loaded } from '../../parts/view.js';

/** What programs sign in with: made, shown once, revoked. */
class Tokens extends Part {
  constructor() { super(); new FollowWho(this); }

  private readonly all = new Load(this, () => who.key('see-people'), access.tokens, 8000);
  private made: access.MadeToken | undefined;

  override render(): TemplateResult {
    const again = (): void => void this.all.ask();
    return html`${card('API tokens', allowed('see-people', () => loaded(this.all, (all) => table<access.Token>({
        id: 'tokens', caption: 'API tokens, without their secrets', rows: all, rowId: (t) => t.id, plain: true, empty: 'No program has a token.',
        columns: [
          { key: 'name', label: 'For', value: (t) => t.name }, { key: 'role', label: 'Role', value: (t) => t.role }, { key: 'by', label: 'Made by', value: (t) => t.by, wide: true }, { key: 'since', label: 'Since', value: (t) => t.since, show: (t) => moment(t.since), wide: true },
          { key: 'expires', label: 'Until', value: (t) => t.expires, show: (t) => moment(t.expires) },
          { key: 'end', label: 'Revoke', value: () => '', show: (t) => act({ label: 'Revoke', permission: 'people', quiet: true, run: () => access.revokeToken(t.id), ask: { sentence: `Programs that use '${t.name}' are refused at once.` }, done: () => `'${t.name}' is revoked.`, after: again }) },
        ] }))))}
      ${card('Make a token', html`${fields({
        id: 'make-token', label: 'Make', permission: 'people', fields: [{ name: 'name', label: 'What it is for' }, { name: 'role', label: 'Role', kind: 'choice', choices: who.roleNames.length ? who.roleNames : ['viewer'] }, { name: 'days', label: 'Days it lasts', kind: 'number', value: '30' }],
        send: (given) => access.makeToken(given['name'] ?? '', given['role'] ?? '', Number(given['days'])), done: () => 'The token is below; it is shown once.', after: (made) => { this.made = made; again(); this.requestUpdate(); } })}
        ${this.made ? html`<div class="secret" role="status"><p>The token '${this.made.token.name}'. Nobody can see it again:</p><p class="mono wrap">${this.made.secret} ${copyButton(this.made.secret, 'the token')}</p><p class="mono wrap note">curl -H "Authorization: Bearer ..." ${location.origin}/api/v1/status</p></div>` : ''}`)}`;
  }
}
define('tokens-page', Tokens);
