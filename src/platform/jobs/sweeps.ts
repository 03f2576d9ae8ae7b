/** Timers of a worker: each runs at once and then at its interval, never overlapping itself. */
import { Db } from '../db/db.ts';
import { Log } from '../log/log.ts';

export interface Sweep {
  readonly everyMs: number;
  readonly handler: (signal: AbortSignal) => Promise<void>;
  /** At most one process at a time; the others skip their turn. */
  readonly exclusive: boolean;
}

export class Sweeps {
  readonly #db: Db;
  readonly #log: Log;
  readonly #stopping = new AbortController();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #running = new Set<Promise<void>>();

  constructor(db: Db, log: Log) {
    this.#db = db;
    this.#log = log;
  }

  add(name: string, sweep: Sweep): void {
    this.#schedule(name, sweep, 0);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    await Promise.all(this.#running);
  }

  #schedule(name: string, sweep: Sweep, delayMs: number): void {
    if (this.#stopping.signal.aborted) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      const run = this.#run(name, sweep).finally(() => {
        this.#running.delete(run);
        this.#schedule(name, sweep, sweep.everyMs);
      });
      this.#running.add(run);
    }, delayMs).unref();
    this.#timers.add(timer);
  }

  async #run(name: string, sweep: Sweep): Promise<void> {
    try {
      const { signal } = this.#stopping;
      if (sweep.exclusive) await this.#db.exclusively(name, () => sweep.handler(signal));
      else await sweep.handler(signal);
    } catch (error) {
      this.#log.error({ sweep: name, err: error }, 'a sweep failed; it comes again');
    }
  }
}
