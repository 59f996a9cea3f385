// What an element shows, asked for and kept fresh: the first answer, later ones with the blocks (slowly, while none come), and what was refused.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Refusal } from './http.js';
import { live } from './live.js';

const AT_LEAST = 400;
const AWAY = 1_500;

export class Load<T> implements ReactiveController {
  data: T | undefined;
  refusal: Refusal | undefined;
  at = 0;
  private asked: string | undefined;
  private busy = false;
  private again = false;
  private due = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly tick = (): void => {
    if (Date.now() >= this.due) void this.ask();
  };

  /** @param every milliseconds between answers; nothing: once for each key */
  constructor(private readonly host: ReactiveControllerHost, private readonly key: () => string | undefined, private readonly source: () => Promise<T>, private readonly every?: number) {
    host.addController(this);
  }

  hostConnected(): void {
    if (this.every !== undefined) live.addEventListener('beat', this.tick);
  }

  hostDisconnected(): void {
    live.removeEventListener('beat', this.tick);
    clearTimeout(this.timer);
  }

  hostUpdate(): void {
    const key = this.key();
    if (key === this.asked) return;
    this.asked = key;
    this.data = undefined;
    this.refusal = undefined;
    if (key !== undefined) void this.ask();
  }

  async ask(): Promise<void> {
    if (this.busy) { this.again = true; return; }
    if (this.asked === undefined) return;
    this.busy = true;
    clearTimeout(this.timer);
    const key = this.asked;
    this.due = Date.now() + Math.max(AT_LEAST, this.every ?? 0);
    try {
      const answer = await this.source();
      if (key === this.asked) { this.data = answer; this.refusal = undefined; this.at = Date.now(); }
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      if (key === this.asked) this.refusal = failure;
      // Who is away comes back; a refusal stays one until it is asked for again.
      if (failure.away || failure.status === 503) this.timer = setTimeout(() => void this.ask(), AWAY);
    } finally {
      this.busy = false;
      this.host.requestUpdate();
      if (this.again || key !== this.asked) { this.again = false; void this.ask(); }
    }
  }
}
