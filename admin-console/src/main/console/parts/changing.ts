import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { approvals } from '../kernel/access.js';
import { Meanwhile, Refusal, Waiting, type Tagged } from '../kernel/http.js';
import { href } from '../kernel/router.js';
import { who } from '../kernel/session.js';
import { sameLines, type Lines } from './copy.js';
import { say } from './m-toast.js';

/** What is said and done when a change went well, or when somebody else changed the same meanwhile. */
export interface Outcome<T, S extends Tagged = Tagged> {
  readonly label: string;
  readonly done?: (answer: T) => string;
  readonly after?: (answer: T) => void;
  /** What it is now, in a clause. */
  readonly words?: (now: S) => string;
  /** Has the page show what it is now. */
  readonly look?: () => void;
}

/** How often it is looked whether a second person has agreed. */
const PACE = 2_000;

/** A change on its way: whether it is under way, what was refused, and the lines that do the same. */
export class Changing implements ReactiveController {
  busy = false;
  refusal: Refusal | undefined;
  private lines: Lines = {};
  /** What it is meanwhile, and the choice anew. */
  anew: TemplateResult | typeof nothing = nothing;
  private waiting: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) { host.addController(this); }

  hostConnected(): void { /* nothing is asked before somebody changes something */ }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.waiting = undefined;
  }

  /** @param now what it is changed from, where that is another than the page showed */
  async run<T>(change: (now?: Tagged) => Promise<T>, outcome: Outcome<T>, now?: Tagged): Promise<void> {
    clearTimeout(this.timer);
    this.busy = true;
    this.refusal = undefined;
    this.lines = {};
    this.anew = nothing;
    this.waiting = undefined;
    this.host.requestUpdate();
    try {
      const answer = await change(now);
      this.lines = (answer as Lines | undefined) ?? {};
      say(outcome.done ? outcome.done(answer) : `${outcome.label}: done.`);
      outcome.after?.(answer);
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      if (failure instanceof Waiting) this.wait(failure.approval, () => this.run(change, outcome, now));
      else if (failure instanceof Meanwhile) this.meanwhile(failure, outcome, () => void this.run(change, outcome, failure.now));
      else this.refusal = failure;
      if (failure.status === 401 || failure.status === 403) void who.refresh();
    } finally {
      this.busy = false;
      this.host.requestUpdate();
    }
  }

  /** The command and the call that do the same, as the node's answer says them. */
  get same(): TemplateResult { return sameLines(this.lines); }

  /** What waits, and where it is decided. */
  get waits(): TemplateResult | typeof nothing {
    return this.waiting === undefined ? nothing : html`<p class="waits" role="status">Waits for a second person: <a href=${href('/operations/approvals')}>approval ${this.waiting}</a>. It is made as soon as they agree while this page is open, and otherwise when you ask for it once more.</p>`;
  }

  private meanwhile(failure: Meanwhile, outcome: Outcome<never>, again: () => void): void {
    const leave = (): void => { this.anew = nothing; this.host.requestUpdate(); };
    this.anew = html`<div class="trouble meanwhile" role="alert"><p>${failure.message}</p>${outcome.words ? html`<p>It is now: <b>${outcome.words(failure.now)}</b></p>` : nothing}
      <div class="actions"><button type="button" @click=${again}>${outcome.label} all the same</button><button type="button" @click=${leave}>Leave it</button></div></div>`;
    outcome.look?.();
  }

  private wait(approval: string, again: () => Promise<void>): void {
    this.waiting = approval;
    this.timer = setTimeout(() => void this.look(approval, again), PACE);
  }

  private async look(approval: string, again: () => Promise<void>): Promise<void> {
    // Who does not answer now may do so later.
    const found = await approvals().then((all) => all.items.find((a) => a.id === approval), () => undefined);
    if (this.waiting !== approval) return;
    if (found === undefined || found.state === 'waiting') { this.wait(approval, again); return; }
    if (found.state === 'approved') { await again(); return; }
    this.waiting = undefined;
    this.refusal = new Refusal(409, `approval-${found.state}`, `The change was not made: its approval ${approval} is ${found.state}${found.by ? ` by ${found.by}` : ''}${found.reason ? `: ${found.reason}` : ''}.`, found.path);
    this.host.requestUpdate();
  }
}
