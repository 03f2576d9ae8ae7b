/** What is done for a run on a connection of its own: its keys are held, its crowds counted. */
import type { IncidentId } from '../kernel/ids.ts';
import type { Db, Tx } from '../platform/db/db.ts';
import { crowdsOf, type Crowds } from './crowds.store.ts';
import { holdRowKeys } from './row-keys.store.ts';

type Work = (tx: Tx) => Promise<void>;

export class Beside {
  readonly #incidentId: IncidentId;
  readonly #work = Promise.withResolvers<Work | null>();
  readonly #crowds = Promise.withResolvers<Crowds>();
  readonly #held: Promise<void>;

  /** Asks for its connection at once: whoever waits for it must not hold the last one. */
  constructor(db: Db, incidentId: IncidentId) {
    this.#incidentId = incidentId;
    this.#held = db.tx(async (tx) => (await this.#work.promise)?.(tx));
    this.#held.catch(this.#crowds.reject);
    this.#crowds.promise.catch(() => undefined);
  }

  /** From here on the run computes on one connection, and another core is free. What is held of keys stands in any case. */
  start(): void {
    this.#work.resolve(async (tx) => {
      this.#crowds.resolve(await crowdsOf(tx, this.#incidentId));
      await holdRowKeys(tx, this.#incidentId);
    });
  }

  /** Counted since `start`. */
  crowds(): Promise<Crowds> {
    return this.#crowds.promise;
  }

  /** Right before the run commits: the keys by which its people are found. */
  hold(): Promise<void> {
    this.#work.resolve((tx) => holdRowKeys(tx, this.#incidentId));
    return this.#held;
  }

  /** After the run, however it ended. */
  async end(): Promise<void> {
    this.#work.resolve(null);
    await this.#held.catch(() => undefined);
  }
}
