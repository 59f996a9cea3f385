import { html, type TemplateResult } from 'lit';
import * as access from '../../kernel/access.js';
import { keysOff, turnKeys } from '../../kernel/keys.js';
import { Load } from '../../kernel/load.js';
import { shell } from '../../kernel/shell.js';
import { theme, toggle } from '../../kernel/theme.js';
import { switchZone, zone } from '../../kernel/zone.js';
import { cli } from '../../parts/copy.js';
import { fields } from '../../parts/m-fields.js';
import { define, Part } from '../../parts/part.js';
import { card, facts, loaded, signIn } from '../../parts/view.js';

class Me extends Part {
  private readonly session = new Load(this, () => 'own', access.session);

  override render(): TemplateResult {
    return html`${card('Session', loaded(this.session, (s) => html`${facts([
      ['Signed in', s.signedIn ? `as ${s.name}` : 'no'], ['Role', s.role ?? 'none'], ['By', s.via || 'nothing'], ['May', s.permissions.join(', ') || 'nothing'],
      ['Without signing in', s.open ? 'callers of this machine read' : 'nothing is shown'],
    ])}${s.signedIn ? html`<form method="post" action="/console/signout"><button>Sign out</button></form>` : html`<p>${signIn()}</p>${cli(shell`./myelin signin`, 'A one-time link')}`}`))}
      ${this.session.data?.via === 'session' ? card('Password', fields({
        id: 'password', label: 'Change', permission: 'own', fields: [{ name: 'password', label: 'Password of now', kind: 'password' }, { name: 'wanted', label: 'New password', kind: 'password', help: 'Your other sessions end' }],
        send: (given) => access.changePassword(given['password'] ?? '', given['wanted'] ?? ''), done: () => 'Your password is changed.' }), 'of a local user') : ''}
      ${card('Display', html`<p class="actions"><button type="button" @click=${() => { toggle(); this.requestUpdate(); }}>${theme() === 'dark' ? 'Light' : 'Dark'} colours</button><button type="button" @click=${() => { switchZone(); this.requestUpdate(); }}>Times in ${zone() === 'UTC' ? 'local time' : 'UTC'}</button>
        <label class="check"><input type="checkbox" .checked=${keysOff()} @change=${(e: Event) => turnKeys((e.target as HTMLInputElement).checked)}> Turn single keys off</label></p>`, 'kept in this browser')}`;
  }
}
define('me-page', Me);
