// One stream for the whole page. It says that something happened; what happened is asked of the api by whoever shows it.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { session } from './access.js';
import { HeadAge } from './head-age.js';
import { stream } from './http.js';
import { who } from './session.js';

/** Signed out: the node answers, and shows this browser nothing. */
type Link = 'wait' | 'live' | 'lost' | 'signedout';
export interface Head { number: number; hash: string; time: string; finalized: number }

const RETRY = 3_000;
/** Somebody may sign in on another page of this browser. */
const SIGNED_OUT_RETRY = 10_000;
/** A node that says nothing for so long is not there. */
const ANSWER = 1_000;
const PACE = 20;
/** Without a block for so long, pages are drawn and asked for all the same: what is wrong is on them. */
const QUIET = 10_000;
const SLOW = 5_000;

class Live extends EventTarget {
  link: Link = 'wait';
  head: Head | undefined;
  since = Date.now();
  readonly age = new HeadAge();
  private heard = Date.now();
  private seen: { number: number; at: number }[] = [];
  private readonly topics = new Map<string, number>();
  private source: EventSource | undefined;
  private last = '';
  private due: ReturnType<typeof setTimeout> | undefined;

  start(): void {
    if (this.source || this.topics.size) return;
    this.want('head');
    setInterval(() => this.watch(Date.now()), SLOW);
    // A page that a browser keeps for 'back' would hold its connection; a handful of them leave none for the next page.
    addEventListener('pagehide', () => { clearTimeout(this.due); this.source?.close(); });
    addEventListener('pageshow', (event) => { if (event.persisted) this.listen(); });
  }

  /** Seconds a block takes, as seen on this page; 0 before it is known. */
  get pace(): number {
    const [first, last] = [this.seen[0], this.seen.at(-1)];
    return first && last && last.number > first.number ? (last.at - first.at) / 1000 / (last.number - first.number) : 0;
  }

  /** Whether the newest block is older than it should be. */
  get late(): boolean { return this.age.late(Date.now(), this.pace); }

  /** What follows blocks goes on without them, slowly, while the chain makes none; who is signed out is shown nothing anyway. */
  watch(now: number): void {
    if (this.link !== 'signedout' && now - this.heard >= QUIET) this.dispatchEvent(new Event('beat'));
  }

  /** Hears of one more topic until it is given back; the stream is begun anew, and goes on where it was. */
  want(topic: string): () => void {
    this.topics.set(topic, (this.topics.get(topic) ?? 0) + 1);
    if (this.topics.get(topic) === 1) this.listenSoon();
    return () => {
      const left = (this.topics.get(topic) ?? 1) - 1;
      if (left > 0) this.topics.set(topic, left); else { this.topics.delete(topic); this.listenSoon(); }
    };
  }

  // A page that opens wants several topics at once.
  private listenSoon(): void {
    clearTimeout(this.due);
    this.due = setTimeout(() => this.listen(), 0);
  }

  private listen(): void {
    this.source?.close();
    const source = stream([...this.topics.keys()].sort(), this.last);
    this.source = source;
    for (const topic of this.topics.keys()) {
      source.addEventListener(topic, (message: MessageEvent<string>) => this.take(topic, JSON.parse(message.data) as unknown, message.lastEventId));
    }
    source.addEventListener('reset', () => this.dispatchEvent(new Event('beat')));
    source.onopen = () => { this.age.begin(); this.set('live'); };
    source.onerror = () => void this.broken(source);
  }

  // A browser does not say why there is no stream, and retries a broken one by itself, but not a refused one.
  private async broken(source: EventSource): Promise<void> {
    const closed = source.readyState === EventSource.CLOSED;
    const out = session().then((own) => !own.permissions.includes('read'), () => false);
    const late = new Promise<undefined>((settle) => { setTimeout(() => settle(undefined), this.link === 'signedout' ? SIGNED_OUT_RETRY : ANSWER); });
    const said = await Promise.race([out, late]);
    if (source !== this.source || source.readyState === EventSource.OPEN) return;
    this.without(said === true);
    // A node that takes its time has answered all the same.
    if (said === undefined) void out.then((signedOut) => { if (signedOut && this.source?.readyState !== EventSource.OPEN) this.without(true); });
    if (!closed) return;
    clearTimeout(this.due);
    this.due = setTimeout(() => this.listen(), said === true ? SIGNED_OUT_RETRY : RETRY);
  }

  private without(signedOut: boolean): void {
    if (signedOut && this.link !== 'signedout') void who.refresh();
    this.set(signedOut ? 'signedout' : 'lost');
  }

  /** One frame of the stream. */
  take(topic: string, data: unknown, id: string): void {
    this.last = id;
    this.set('live');
    if (topic === 'head') {
      const head = data as Head;
      // A chain begun anew has a lower head: what was seen of the old one says nothing of it.
      if (head.number < (this.head?.number ?? 0)) this.seen = [];
      this.head = head;
      this.heard = Date.now();
      this.age.take(head.time, this.heard);
      this.seen = [...this.seen, { number: head.number, at: this.heard }].slice(-PACE);
      this.dispatchEvent(new Event('beat'));
    }
    this.dispatchEvent(new CustomEvent(`topic:${topic}`, { detail: data }));
  }

  private set(link: Link): void {
    if (this.link === link) return;
    this.link = link;
    this.since = Date.now();
    this.dispatchEvent(new Event('link'));
  }
}

export const live = new Live();

/** Draws an element anew with each beat (a block, or a while without one) and with each change of the stream. */
export class Follow implements ReactiveController {
  private readonly draw: () => void;

  constructor(host: ReactiveControllerHost) {
    this.draw = () => host.requestUpdate();
    host.addController(this);
  }

  hostConnected(): void {
    live.addEventListener('beat', this.draw);
    live.addEventListener('link', this.draw);
  }

  hostDisconnected(): void {
    live.removeEventListener('beat', this.draw);
    live.removeEventListener('link', this.draw);
  }
}
