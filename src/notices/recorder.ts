/** Writes what the providers answered: whatever came in while one transaction ran goes into the next, all together. */
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '../kernel/errors.ts';
import type { Db, Tx } from '../platform/db/db.ts';
import { errorCode } from '../platform/error-code.ts';
import type { Couriers } from './couriers.ts';
import type { Deliveries, Learnt } from './deliveries.ts';
import type { Lane } from './lanes.ts';
import type { SendOutcome } from './ports.ts';

const TRIES = 40;
const PAUSE_MS = 500;
/** Deliveries written at once; more would hold their locks for long. */
const BATCH_MAX = 1_000;

/** The answers to one group's calls. */
export interface Answers {
  readonly lane: Lane;
  readonly learnt: readonly Learnt[];
  readonly outcomes: readonly SendOutcome[];
}

interface Waiting extends Answers {
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

export class Recorder {
  readonly #waiting: Waiting[] = [];
  #writing = false;

  constructor(
    private readonly db: Db,
    private readonly deliveries: Deliveries,
    private readonly couriers: Couriers,
  ) {}

  /** Settles once they stand in the database; written even after their lease lapsed. */
  record(answers: Answers): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ ...answers, done, failed });
      void this.#write();
    });
  }

  /** Through a database that was away for a while, and after a deadlock lost; what runs again must be idempotent. */
  async surely(work: (tx: Tx) => Promise<void>): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await this.db.tx(work);
        return;
      } catch (error) {
        if (!isPassing(error) || tries >= TRIES) throw error;
        await sleep(PAUSE_MS);
      }
    }
  }

  async #write(): Promise<void> {
    if (this.#writing) return;
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const batch = this.#next();
      try {
        await this.surely((tx) => this.#writeAll(tx, batch));
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.#writing = false;
  }

  #next(): Waiting[] {
    let count = 0;
    const end = this.#waiting.findIndex(({ learnt }) => (count += learnt.length) > BATCH_MAX);
    return this.#waiting.splice(0, end < 0 ? this.#waiting.length : Math.max(1, end));
  }

  async #writeAll(tx: Tx, batch: readonly Waiting[]): Promise<void> {
    await this.deliveries.merge(
      tx,
      batch.flatMap(({ learnt }) => learnt),
    );
    for (const answers of Map.groupBy(batch, (b) => b.lane.id).values()) {
      await this.couriers.learn(
        tx,
        answers[0]!.lane,
        answers.flatMap((a) => a.outcomes),
      );
    }
  }
}

const DEADLOCKS = new Set(['40P01', '40001']);

function isPassing(error: unknown): boolean {
  return (error instanceof DomainError && error.kind === 'unavailable') || DEADLOCKS.has(errorCode(error));
}
