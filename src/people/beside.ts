/** What is done for a run on connections of their own: its keys are held, its crowds counted, a share of its people written. */
import type { IncidentId } from '../kernel/ids.ts';
import type { Db, Tx } from '../platform/db/db.ts';
import { crowdsOf, type Crowds } from './crowds.store.ts';
import { holdRowKeys } from './row-keys.store.ts';

/** One transaction that waits for its work and, once that is done, for leave to commit. */
export class SideTransaction {
  readonly #work = Promise.withResolvers<((tx: Tx) => Promise<void>) | null>();
  readonly #leave = Promise.withResolvers<boolean>();
  readonly #ended: Promise<void>;

  /** Asks for its connection at once: whoever waits for it must not hold the last one. */
  constructor(db: Db) {
    this.#ended = db.tx(async (tx) => {
      const work = await this.#work.promise;
      if (work === null) return;
      await work(tx);
      if (!(await this.#leave.promise)) throw new Error('the run it was done for failed');
    });
    this.#ended.catch(() => undefined);
  }

  /** Does this, once; nobody sees it before `commit`. */
  do<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const done = Promise.withResolvers<T>();
    done.promise.catch(() => undefined);
    this.#ended.catch(done.reject);
    this.#work.resolve(async (tx) => done.resolve(await work(tx)));
    return done.promise;
  }

  /** Commits what was done, once it is; without any work nothing. */
  commit(): Promise<void> {
    this.#work.resolve(null);
    this.#leave.resolve(true);
    return this.#ended;
  }

  /** Takes back what was done, unless it was committed. */
  async end(): Promise<void> {
    this.#work.resolve(null);
    this.#leave.resolve(false);
    await this.#ended.catch(() => undefined);
  }
}

export class Beside {
  /** Where a share of the people is written; null where there are too few. */
  readonly people: SideTransaction | null;
  readonly #keys: SideTransaction;
  readonly #crowds = Promise.withResolvers<Crowds>();
  readonly #incidentId: IncidentId;
  #held: Promise<void> | null = null;

  constructor(db: Db, incidentId: IncidentId, { sharesPeople }: { readonly sharesPeople: boolean }) {
    this.#incidentId = incidentId;
    this.#keys = new SideTransaction(db);
    this.people = sharesPeople ? new SideTransaction(db) : null;
    this.#crowds.promise.catch(() => undefined);
  }

  /** From here on the run computes on one connection, and another core is free. What is held of keys stands in any case. */
  start(): void {
    this.#begin(async (tx) => this.#crowds.resolve(await crowdsOf(tx, this.#incidentId)));
  }

  /** Counted since `start`. */
  crowds(): Promise<Crowds> {
    return this.#crowds.promise;
  }

  /** Right before the run itself commits: the keys by which its people are found, and the people written beside it. */
  async commit(): Promise<void> {
    this.#begin(() => Promise.resolve());
    await this.#held;
    await this.people?.commit();
  }

  /** After the run, however it ended. */
  async end(): Promise<void> {
    if (this.#held === null) await this.#keys.end();
    else await this.#held.catch(() => undefined);
    await this.people?.end();
  }

  #begin(first: (tx: Tx) => Promise<void>): void {
    if (this.#held !== null) return;
    const done = this.#keys.do(async (tx) => {
      await first(tx);
      await holdRowKeys(tx, this.#incidentId);
    });
    done.catch(this.#crowds.reject);
    this.#held = this.#keys.commit();
    this.#held.catch(() => undefined);
  }
}
