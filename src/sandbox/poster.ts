/** Posts callbacks and repeats each with growing pauses until it is answered 2xx; nothing is ever given up. */
import { randomInt } from 'node:crypto';

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Callback {
  readonly key: string;
  /** Posted once, whatever it is answered. */
  readonly once?: boolean;
  /** Built anew for each try; `wait` until `release`, `drop` when nobody needs it any more. */
  build(): Promise<Post | 'wait' | 'drop'>;
  /** Called once, after an answer of 2xx. */
  answered(): Promise<void>;
}

export interface PosterOptions {
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  readonly inFlightMax: number;
  readonly timeoutMs: number;
}

const CLOSE_PATIENCE_MS = 1_000;

interface Entry {
  readonly callback: Callback;
  readonly tries: number;
}

export class Poster {
  readonly #options: PosterOptions;
  readonly #ready = new Set<Entry>();
  readonly #held = new Set<Entry>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #flights = new Set<Promise<void>>();
  readonly #hangUp = new AbortController();
  #closed = false;
  #silentUntil = 0;
  #answered = 0;
  #repeated = 0;

  constructor(options: PosterOptions) {
    this.#options = options;
  }

  get counts(): { waiting: number; answered: number; repeated: number } {
    const waiting = this.#ready.size + this.#held.size + this.#timers.size + this.#flights.size;
    return { waiting, answered: this.#answered, repeated: this.#repeated };
  }

  schedule(callback: Callback, delayMs: number): void {
    this.#later({ callback, tries: 0 }, delayMs);
  }

  /** Tries again what could not be built before, e.g. once the subscription is confirmed. */
  release(): void {
    for (const entry of this.#held) this.#ready.add(entry);
    this.#held.clear();
    this.#pump();
  }

  /** Posts nothing for so long; what would have gone waits. */
  silence(ms: number): void {
    this.#silentUntil = Math.max(this.#silentUntil, Date.now() + ms);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#pump();
    }, ms + 1);
    this.#timers.add(timer);
  }

  /** Lets what is in flight end, but not for long. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    const patience = setTimeout(() => this.#hangUp.abort(), CLOSE_PATIENCE_MS);
    await Promise.all(this.#flights);
    clearTimeout(patience);
  }

  #later(entry: Entry, delayMs: number): void {
    if (this.#closed) return;
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        this.#ready.add(entry);
        this.#pump();
      },
      Math.max(0, delayMs),
    );
    this.#timers.add(timer);
  }

  #pump(): void {
    if (Date.now() < this.#silentUntil) return;
    for (const entry of this.#ready) {
      if (this.#flights.size >= this.#options.inFlightMax || this.#closed) return;
      this.#ready.delete(entry);
      // A full disk must not end the sandbox: what could not be noted as answered is posted again.
      const flight = this.#fly(entry)
        .catch(() => this.#again(entry))
        .finally(() => {
          this.#flights.delete(flight);
          this.#pump();
        });
      this.#flights.add(flight);
    }
  }

  async #fly(entry: Entry): Promise<void> {
    const post = await entry.callback.build();
    if (post === 'drop') return;
    if (post === 'wait') {
      this.#held.add(entry);
    } else if ((await this.#isAnswered(post)) || entry.callback.once) {
      this.#answered += 1;
      await entry.callback.answered();
    } else {
      this.#again(entry);
    }
  }

  #again(entry: Entry): void {
    this.#repeated += 1;
    this.#later({ ...entry, tries: entry.tries + 1 }, this.#pauseMs(entry.tries));
  }

  async #isAnswered(post: Post): Promise<boolean> {
    const signal = AbortSignal.any([this.#hangUp.signal, AbortSignal.timeout(this.#options.timeoutMs)]);
    try {
      const answer = await fetch(post.url, {
        method: 'POST',
        headers: post.headers,
        body: post.body,
        redirect: 'manual',
        signal,
      });
      await answer.arrayBuffer();
      return answer.ok;
    } catch {
      return false;
    }
  }

  #pauseMs(tries: number): number {
    const { firstRetryMs, longestRetryMs } = this.#options;
    return Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(tries, 20)) * (randomInt(80, 120) / 100);
  }
}
