import { html, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import { Load } from '../../kernel/load.js';
import { cli } from '../../parts/copy.js';
import { define, Part } from '../../parts/part.js';
import { card, facts, loaded, signIn } from '../../parts/view.js';

class Me extends Part {
  private readonly session = new Load(this, () => 'own', api.session);

  override render(): TemplateResult {
    return card('Session', loaded(this.session, (s) => html`${facts([
      ['Signed in', s.signedIn ? `as ${s.name}` : 'no'], ['Role', s.role ?? 'none'], ['By', s.via || 'nothing'], ['May', s.permissions.join(', ') || 'nothing'],
      ['Without signing in', s.open ? 'callers of this machine read' : 'nothing is shown'],
    ])}${s.signedIn ? html`<form method="post" action="/console/signout"><button>Sign out</button></form>` : html`<p>${signIn()}</p>${cli('./myelin signin', 'A one-time link')}`}`));
  }
}
define('me-page', Me);
