/** Wake-ups for workers. The tables are the truth; a wake-up only says where to look (ENGINE §2). */
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { PgBoss, type Clock as BossClock, type Db as BossDb, type JobInsert } from 'pg-boss';
import { DomainError } from '../../kernel/errors.ts';
import { canonicalJson } from '../../kernel/fingerprint.ts';
import { Db, type Tx } from '../db/db.ts';
import { DRIVER_TYPES } from '../db/types.ts';
import { Log, SILENT } from '../log/log.ts';
import { bringForward } from './jobs.store.ts';
import { Sweeps } from './sweeps.ts';

/** What a wake-up points at: ids, as JSON can carry them. */
export type Unit = string | number | { readonly [name: string]: string | number | boolean | null };

export interface WakeOptions {
  /** Not before this instant. An earlier wake-up already queued for the unit stays earlier. */
  readonly at?: Date;
  /** What makes two wake-ups one, where it is not the unit itself. */
  readonly key?: string;
}

export type Handler<U extends Unit> = (unit: U, signal: AbortSignal) => Promise<void>;

interface Queued {
  readonly unit: Unit;
  readonly at: Date | null;
}

/** By queue, then by key. */
type Pending = Map<string, Map<string, Queued>>;

const POLL_SECONDS = 0.5;
const STOP_MS = 20_000;
const AWAY_MS = 1_000;
/** A unit whose worker was killed is free again after the heartbeat plus one round of supervision. */
const HEARTBEAT_SECONDS = 10;
const SUPERVISE_SECONDS = 5;
/** One queued wake-up per unit; never retried by the queue: the sweep is what repeats. */
const QUEUE = {
  policy: 'short',
  retryLimit: 0,
  expireInSeconds: 900,
  heartbeatSeconds: HEARTBEAT_SECONDS,
  deleteAfterSeconds: 600,
} as const;

/** pg-boss's timers must never keep a process alive that only enqueues. */
const UNREF_CLOCK: BossClock = {
  now: () => Date.now(),
  setTimeout: (fn, ms) => setTimeout(fn, ms).unref(),
  clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout),
  setInterval: (fn, ms) => setInterval(fn, ms).unref(),
  clearInterval: (handle) => clearInterval(handle as NodeJS.Timeout),
};

@Injectable()
export class Jobs {
  readonly #db: Db;
  readonly #flying = new Map<string, { again: boolean }>();
  readonly #log: Log;
  readonly #pending = new WeakMap<Tx, Pending>();
  readonly #queues = new Map<string, Promise<void>>();
  readonly #workers = new Map<string, string[]>();
  readonly #sweeps: Sweeps;
  readonly #stopping = new AbortController();
  #sender: Promise<PgBoss> | null = null;
  #supervisor: Promise<PgBoss> | null = null;

  constructor(db: Db, log: Log = SILENT) {
    this.#db = db;
    this.#log = log;
    this.#sweeps = new Sweeps(db, log);
    // A job that was fetched or enqueued on the lost connection may be nobody's: the sweeps find its unit.
    db.onReturn(() => this.#sweeps.hasten());
  }

  /**
   * Queues one wake-up for the unit, as part of `tx` where one is given: rolled back with it, and not to be
   * fetched before it stands. Waking a unit that is queued already only brings it forward.
   */
  async wake(tx: Tx | null, queue: string, unit: Unit, options: WakeOptions = {}): Promise<void> {
    if (tx === null) {
      // Before a connection is held: making the queue needs another, and many at once would wait for each other.
      await this.#ensureQueue(queue);
      await this.#db.tx((own) => this.wake(own, queue, unit, options));
      return;
    }
    await this.#ensureQueue(queue);
    let pending = this.#pending.get(tx);
    if (!pending) {
      const created: Pending = new Map();
      pending = created;
      this.#pending.set(tx, created);
      // Last of all and in one order everywhere: two transactions that wake each other's units cannot
      // deadlock, and nobody waits long for a wake-up somebody else has not committed yet.
      tx.beforeCommit(() => this.#flush(tx, created));
      tx.afterCommit(() => this.#nudge(created.keys()));
    }
    const key = options.key ?? keyOf(unit);
    const wakes = pending.get(queue) ?? new Map<string, Queued>();
    wakes.set(key, { unit, at: earlier(wakes.get(key), options.at ?? null) });
    pending.set(queue, wakes);
  }

  /**
   * Wakes the unit once the transaction stands, together with everybody of this process who asks meanwhile: for units
   * that many people share, who must not wait for each other's wake-ups. Without one it stands already. A lost one is
   * found by the sweep.
   */
  wakeSoon(tx: Tx | null, queue: string, unit: Unit): void {
    if (tx === null) this.#soon(queue, unit);
    else tx.afterCommit(() => this.#soon(queue, unit));
  }

  #soon(queue: string, unit: Unit): void {
    const name = `${queue}:${keyOf(unit)}`;
    const flying = this.#flying.get(name);
    if (flying) {
      flying.again = true;
      return;
    }
    const flight = { again: false };
    this.#flying.set(name, flight);
    void this.wake(null, queue, unit)
      .catch((error: unknown) => this.#log.error({ err: error, queue }, 'a wake-up is left to the sweep'))
      .finally(() => {
        this.#flying.delete(name);
        if (flight.again) this.#soon(queue, unit);
      });
  }

  /**
   * Runs `handler` for each unit woken, one at a time per unit over all processes, `concurrency` units at a
   * time in this one. A handler works at most about a minute, never sleeps, and ends soon once `signal`
   * aborts. What it throws is logged and forgotten.
   */
  async work<U extends Unit>(
    queue: string,
    handler: Handler<U>,
    options: { readonly concurrency: number },
  ): Promise<void> {
    await this.#ensureQueue(queue);
    const boss = await this.#supervise();
    const ids = this.#workers.get(queue) ?? [];
    this.#workers.set(queue, ids);
    for (let i = 0; i < options.concurrency; i += 1) {
      let id = '';
      const poll = { pollingIntervalSeconds: POLL_SECONDS, batchSize: 1, groupConcurrency: 1 };
      id = await boss.work<{ unit: U }>(queue, poll, async ([job]) => {
        if (job) await this.#run(queue, handler, job.data.unit);
        // Straight to the next one instead of waiting out the polling interval.
        boss.notifyWorker(id);
      });
      ids.push(id);
    }
  }

  /** Runs `handler` now and then each `seconds`, in at most one process at a time. Repairs only. */
  every(seconds: number, name: string, handler: (signal: AbortSignal) => Promise<void>): void {
    this.#sweeps.add(name, { everyMs: seconds * 1_000, handler, exclusive: true });
  }

  /** Like `every`, but in each process: for what a process keeps about itself. */
  everyHere(seconds: number, name: string, handler: (signal: AbortSignal) => Promise<void>): void {
    this.#sweeps.add(name, { everyMs: seconds * 1_000, handler, exclusive: false });
  }

  /** Fetches nothing more and waits for what runs; safe to call twice, and where nothing was started. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#sweeps.stop();
    for (const boss of [this.#supervisor, this.#sender]) {
      await (await boss?.catch(() => null))?.stop({ close: false, graceful: true, timeout: STOP_MS });
    }
    this.#supervisor = null;
    this.#sender = null;
  }

  async #run<U extends Unit>(queue: string, handler: Handler<U>, unit: U): Promise<void> {
    try {
      await handler(unit, this.#stopping.signal);
    } catch (error) {
      // Not rethrown: pg-boss would store the error's words in its table.
      this.#log.error(
        { queue, unit: keyOf(unit), err: error },
        'a job failed; the sweep will come back to it',
      );
      await this.#again(queue, unit, error);
      // A unit that fails at once must not spin.
      await sleep(200);
    }
  }

  /** A database that was away takes the continuation with it: looked at again as soon as it answers. */
  async #again(queue: string, unit: Unit, error: unknown): Promise<void> {
    if (!(error instanceof DomainError) || error.kind !== 'unavailable') return;
    const at = new Date(Date.now() + AWAY_MS);
    await this.wake(null, queue, unit, { at }).catch(() => undefined);
  }

  async #flush(tx: Tx, pending: Pending): Promise<void> {
    const boss = await this.#send();
    for (const queue of [...pending.keys()].sort()) {
      const byKey = pending.get(queue) ?? new Map<string, Queued>();
      const wakes = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, of]) => ({ key, ...of }));
      const there = await bringForward(tx, queue, wakes);
      const missing = wakes.filter((wake) => !there.has(wake.key)).map(jobOf);
      if (missing.length > 0) await boss.insert(queue, missing, { db: inTransaction(tx) });
    }
  }

  #nudge(queues: Iterable<string>): void {
    for (const queue of queues) {
      for (const id of this.#workers.get(queue) ?? []) void this.#supervisor?.then((b) => b.notifyWorker(id));
    }
  }

  #ensureQueue(queue: string): Promise<void> {
    let made = this.#queues.get(queue);
    if (!made) {
      made = this.#send().then((boss) => boss.createQueue(queue, QUEUE));
      // A server that was away must not leave the queue unmade for ever.
      made.catch(() => this.#queues.delete(queue));
      this.#queues.set(queue, made);
    }
    return made;
  }

  #send(): Promise<PgBoss> {
    this.#sender ??= this.#start({ supervise: false });
    this.#sender.catch(() => (this.#sender = null));
    return this.#sender;
  }

  #supervise(): Promise<PgBoss> {
    this.#supervisor ??= this.#start({
      supervise: true,
      superviseIntervalSeconds: SUPERVISE_SECONDS,
      monitorIntervalSeconds: SUPERVISE_SECONDS,
    });
    this.#supervisor.catch(() => (this.#supervisor = null));
    return this.#supervisor;
  }

  async #start(options: {
    supervise: boolean;
    superviseIntervalSeconds?: number;
    monitorIntervalSeconds?: number;
  }): Promise<PgBoss> {
    const db: BossDb = { executeSql: (text, values) => this.#db.statement(text, values) };
    const clock = UNREF_CLOCK;
    // Rebuilding indexes needs their owner; these stay small, and `migrate` runs as the owner.
    const boss = new PgBoss({ db, clock, migrate: false, schedule: false, reindex: false, ...options });
    boss.on('error', (error) => this.#log.warn({ err: error }, 'the job queue stumbled'));
    boss.on('warning', (warning) => this.#log.warn({ warning: warning.message }, 'the job queue warns'));
    return boss.start();
  }
}

function keyOf(unit: Unit): string {
  return typeof unit === 'string' ? unit : canonicalJson(unit);
}

function earlier(queued: Queued | undefined, at: Date | null): Date | null {
  if (!queued || at === null || queued.at === null) return queued ? null : at;
  return queued.at < at ? queued.at : at;
}

function jobOf(wake: { key: string; unit: Unit; at: Date | null }): JobInsert<{ unit: Unit }> {
  const job = { data: { unit: wake.unit }, singletonKey: wake.key, group: { id: wake.key } };
  return wake.at ? { ...job, startAfter: wake.at } : job;
}

function inTransaction(tx: Tx): BossDb {
  return {
    executeSql: (text, values) => tx.client.query({ text, types: DRIVER_TYPES, ...(values && { values }) }),
  };
}
