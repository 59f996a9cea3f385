// Who this browser is to the node, asked once and again after a refusal; what a page offers depends on it.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { roles, session, type Roles, type Session } from './access.js';
import { Refusal } from './http.js';

const AGAIN = 1_500;

class Who extends EventTarget {
  session: Session | undefined;
  private roles: Roles | undefined;
  private asking: Promise<void> | undefined;

  refresh(): Promise<void> {
    return (this.asking ??= this.ask().finally(() => { this.asking = undefined; }));
  }

  private async ask(): Promise<void> {
    try {
      [this.session, this.roles] = await Promise.all([session(), this.roles ?? roles()]);
    } catch (refused) {
      if (!(refused instanceof Refusal)) throw refused;
      // Before it is known who asks nothing is offered, so a node that went away just then is asked again.
      if (!this.session) setTimeout(() => void this.refresh(), AGAIN);
    }
    this.dispatchEvent(new Event('change'));
  }

  may(permission: string): boolean { return this.session?.permissions.includes(permission) ?? false; }

  /** A key for what is asked only for those who may read it. */
  key(permission: string, rest = ''): string | undefined { return this.may(permission) ? `${this.session?.name} ${rest}` : undefined; }

  /** Why something is not offered, and to whom it would be. */
  why(permission: string): string {
    const names = this.roles?.permissions.find((p) => p.permission === permission)?.roles ?? [];
    const needed = names.length ? `the role ${names.join(' or ')}` : `the permission ${permission}`;
    return this.session?.signedIn ? `${this.session.name} is ${this.session.role ?? 'without a role'}; this needs ${needed}.` : `Sign in with ${needed} to do this.`;
  }

  get roleNames(): string[] { return this.roles?.roles.map((r) => r.role) ?? []; }
}

export const who = new Who();

/** Draws an element anew when somebody signs in or out. */
export class FollowWho implements ReactiveController {
  private readonly draw: () => void;

  constructor(host: ReactiveControllerHost) {
    this.draw = () => host.requestUpdate();
    host.addController(this);
  }

  hostConnected(): void { who.addEventListener('change', this.draw); }
  hostDisconnected(): void { who.removeEventListener('change', this.draw); }
}
