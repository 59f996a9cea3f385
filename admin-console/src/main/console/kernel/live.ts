// One stream for the whole page. It says that something happened; what happened is asked of the api by whoever shows it.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { stream, type Head, type Payout } from './api.js';

export type Link = 'wait' | 'live' | 'lost';
export interface BlockNews { head?: Head; payouts?: Payout[]; epochs?: number[] }

const RETRY = 3_000;
const PACE = 20;

class Live extends EventTarget {
  link: Link = 'wait';
  head: Head | undefined;
  since = Date.now();
  private seen: { number: number; at: number }[] = [];
  private started = false;

  start(): void {
    if (this.started) return;
    this.started = true;
    this.listen();
  }

  /** Seconds a block takes, as seen on this page; 0 before it is known. */
  get pace(): number {
    const [first, last] = [this.seen[0], this.seen.at(-1)];
    return first && last && last.number > first.number ? (last.at - first.at) / 1000 / (last.number - first.number) : 0;
  }

  private listen(): void {
    const source = stream();
    const receive = (message: MessageEvent<string>): void => this.take(JSON.parse(message.data) as BlockNews);
    source.addEventListener('block', receive);
    source.onopen = () => this.set('live');
    source.onerror = () => {
      this.set('lost');
      // A browser retries a broken stream by itself, but not a refused one.
      if (source.readyState === EventSource.CLOSED) setTimeout(() => this.listen(), RETRY);
    };
  }

  private take(news: BlockNews): void {
    const number = news.head?.number;
    if (news.head && number !== undefined) {
      // A chain begun anew has a lower head: what was seen of the old one says nothing of it.
      if (number < (this.head?.number ?? 0)) this.seen = [];
      this.head = news.head;
      this.seen = [...this.seen, { number, at: Date.now() }].slice(-PACE);
    }
    this.set('live');
    this.dispatchEvent(new CustomEvent<BlockNews>('block', { detail: news }));
  }

  private set(link: Link): void {
    if (this.link === link) return;
    this.link = link;
    this.since = Date.now();
    this.dispatchEvent(new Event('link'));
  }
}

export const live = new Live();

/** Draws an element anew with each block and with each change of the stream. */
export class Follow implements ReactiveController {
  private readonly draw: () => void;

  constructor(host: ReactiveControllerHost) {
    this.draw = () => host.requestUpdate();
    host.addController(this);
  }

  hostConnected(): void {
    live.addEventListener('block', this.draw);
    live.addEventListener('link', this.draw);
  }

  hostDisconnected(): void {
    live.removeEventListener('block', this.draw);
    live.removeEventListener('link', this.draw);
  }
}
