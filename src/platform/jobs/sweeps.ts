/** Timers of a worker: each runs at once and then at its interval, never overlapping itself. */
import { Db } from '../db/db.ts';
import { Log } from '../log/log.ts';

/** Sweeps at work at once in this process: they leave the connections to the jobs. */
const TURNS = 3;
/** After the database came back: its first moments belong to those who were interrupted. */
const HASTENED_MS = 1_000;
/** After a failure. */
const AGAIN_MS = 5_000;

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
  readonly #timers = new Map<NodeJS.Timeout, () => void>();
  readonly #running = new Set<Promise<void>>();
  readonly #waiting: (() => void)[] = [];
  #turns = TURNS;

  constructor(db: Db, log: Log) {
    this.#db = db;
    this.#log = log;
  }

  add(name: string, sweep: Sweep): void {
    this.#schedule(name, sweep, 0);
  }

  /** Every sweep that waits runs soon instead. */
  hasten(): void {
    const waiting = [...this.#timers];
    this.#timers.clear();
    for (const [timer, again] of waiting) {
      clearTimeout(timer);
      again();
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const timer of this.#timers.keys()) clearTimeout(timer);
    this.#timers.clear();
    await Promise.all(this.#running);
  }

  #schedule(name: string, sweep: Sweep, delayMs: number): void {
    if (this.#stopping.signal.aborted) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      const run = this.#run(name, sweep).then((done) => {
        this.#running.delete(run);
        this.#schedule(name, sweep, done ? sweep.everyMs : Math.min(sweep.everyMs, AGAIN_MS));
      });
      this.#running.add(run);
    }, delayMs).unref();
    const sooner = (): void => this.#schedule(name, sweep, Math.min(delayMs, HASTENED_MS));
    this.#timers.set(timer, sooner);
  }

  /** False where it failed: most often a database that is just coming back. */
  async #run(name: string, sweep: Sweep): Promise<boolean> {
    await this.#turn();
    try {
      const { signal } = this.#stopping;
      if (signal.aborted) return true;
      if (sweep.exclusive) await this.#db.exclusively(name, () => sweep.handler(signal));
      else await sweep.handler(signal);
      return true;
    } catch (error) {
      this.#log.error({ sweep: name, err: error }, 'a sweep failed; it comes again');
      return false;
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#turns += 1;
    }
  }

  async #turn(): Promise<void> {
    if (this.#turns > 0) this.#turns -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
