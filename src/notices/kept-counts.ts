/** Counts too long for a page: a worker makes them, they are kept with their moment, and looking at an old one wakes it. */
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import { Db } from '../platform/db/db.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as store from './kept-counts.store.ts';
import { COUNT_QUEUE } from './queue.ts';

export const COUNTED_THINGS = ['preflight', 'changes'] as const;

export interface CountOf {
  readonly what: (typeof COUNTED_THINGS)[number];
  /** The notice of a preflight; the incident of changes. */
  readonly subject: string;
}

export interface KeptCount<T> {
  readonly countedAt: Date | null;
  /** A worker owes a count: none was made yet, of what stands now, or since somebody asked. */
  readonly isCounting: boolean;
  /** Null: nothing was counted yet of what stands now. */
  readonly counted: T | null;
}

/** Whoever looks sees no count older than this for long, and counting takes no more than a small part of a worker. */
const OLD_MS = 60_000;
const SHARE = 20;

@Injectable()
export class KeptCounts {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  /** What was counted last of `basis`, and when; one row is read. Where it is missing or old, a worker is woken. */
  async kept<T>(of: CountOf, basis: string): Promise<KeptCount<T>> {
    const row = await this.db.tx((tx) => store.countRow(tx, of));
    if (this.#isDue(row, basis)) await this.jobs.wake(null, COUNT_QUEUE, keyOf(of));
    if (row?.basis !== basis) return { countedAt: null, isCounting: true, counted: null };
    return { countedAt: row.countedAt, isCounting: row.wantedAt !== null, counted: row.counted as T };
  }

  /** Asks a worker to count again now. */
  async want(of: CountOf): Promise<void> {
    await this.db.tx(async (tx) => {
      await store.want(tx, of, this.clock.now());
      await this.jobs.wake(tx, COUNT_QUEUE, keyOf(of));
    });
  }

  /** Counts where a count is due, and keeps it; one process at a time counts a thing. */
  async count(of: CountOf, basis: string, make: () => Promise<unknown>): Promise<void> {
    await this.db.exclusively(`count:${keyOf(of)}`, async () => {
      if (!this.#isDue(await this.db.tx((tx) => store.countRow(tx, of)), basis)) return;
      const [countedAt, began] = [this.clock.now(), performance.now()];
      const countedJson = JSON.stringify(await make());
      const tookMs = Math.round(performance.now() - began);
      await this.db.tx((tx) => store.keep(tx, of, { countedJson, basis, countedAt, tookMs }));
    });
  }

  /** Wakes whoever counts what was asked for: a wake-up may have been lost. */
  async repair(): Promise<void> {
    for (const of of await this.db.tx((tx) => store.wanted(tx))) {
      await this.jobs.wake(null, COUNT_QUEUE, keyOf(of));
    }
  }

  #isDue(row: store.CountRow | undefined, basis: string): boolean {
    if (!row?.countedAt || row.wantedAt !== null || row.basis !== basis) return true;
    const age = this.clock.now().getTime() - row.countedAt.getTime();
    return age >= Math.max(OLD_MS, SHARE * (row.tookMs ?? 0));
  }
}

function keyOf({ what, subject }: CountOf): string {
  return `${what}:${subject}`;
}

export function parseCountKey(key: string): CountOf | null {
  const [name, subject] = key.split(':');
  const what = COUNTED_THINGS.find((thing) => thing === name);
  return what && subject ? { what, subject } : null;
}
