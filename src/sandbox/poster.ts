/** Posts callbacks and repeats each with growing pauses until it is answered 2xx; nothing is ever given up. */
import { randomInt } from 'node:crypto';

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Callback {
  readonly key: string;
  /** Built anew for each try; null while it may not be posted yet: it waits for `release`. */
  build(): Promise<Post | null>;
  /** Called once, after an answer of 2xx. */
  answered(): Promise<void>;
}

export interface PosterOptions {
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  readonly inFlightMax: number;
  readonly timeoutMs: number;
}

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
  readonly #closing = new AbortController();
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

  async close(): Promise<void> {
    this.#closing.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.all(this.#flights);
  }

  #later(entry: Entry, delayMs: number): void {
    if (this.#closing.signal.aborted) return;
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
    for (const entry of this.#ready) {
      if (this.#flights.size >= this.#options.inFlightMax || this.#closing.signal.aborted) return;
      this.#ready.delete(entry);
      const flight = this.#fly(entry).finally(() => {
        this.#flights.delete(flight);
        this.#pump();
      });
      this.#flights.add(flight);
    }
  }

  async #fly(entry: Entry): Promise<void> {
    const post = await entry.callback.build();
    if (!post) {
      this.#held.add(entry);
    } else if (await this.#isAnswered(post)) {
      this.#answered += 1;
      await entry.callback.answered();
    } else {
      this.#repeated += 1;
      this.#later({ ...entry, tries: entry.tries + 1 }, this.#pauseMs(entry.tries));
    }
  }

  async #isAnswered(post: Post): Promise<boolean> {
    const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(this.#options.timeoutMs)]);
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
