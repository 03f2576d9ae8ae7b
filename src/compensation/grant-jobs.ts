/** What a worker does about grants between people and budgets: follows joins and splits, serves who waits. */
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import { Db } from '../platform/db/db.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { CLOCK } from '../platform/tokens.ts';
import { Absorptions } from './absorptions.ts';
import { cohortsToSettle } from './absorptions.store.ts';
import { ungrantedUnits } from './grants.store.ts';
import { Waiting } from './waiting.ts';

const COHORTS_PER_SWEEP = 1_000;
const SETTLE_SWEEP_SECONDS = 60;
const SERVE_SWEEP_SECONDS = 15;

@Injectable()
export class GrantJobs {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly absorptions: Absorptions,
    private readonly waiting: Waiting,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Called once by a process that works. */
  start(): void {
    this.jobs.every(SERVE_SWEEP_SECONDS, 'compensation.waiting', () => this.serve());
    this.jobs.every(SETTLE_SWEEP_SECONDS, 'compensation.absorptions', () => this.settle());
  }

  /** Shares of budgets that came back go to whoever waits longest. */
  async serve(): Promise<void> {
    for (const setId of await this.waiting.setsToServe()) await this.waiting.serve(setId);
  }

  /** Sets still being granted wait: their survivors may be about to hold the same. */
  async settle(): Promise<void> {
    const now = this.clock.now();
    const cohorts = await this.db.tx(async (tx) => {
      const busy = await ungrantedUnits(tx, now, COHORTS_PER_SWEEP);
      const busySets = [...new Set(busy.map(({ setId }) => setId))];
      return cohortsToSettle(tx, { now, busySets, limit: COHORTS_PER_SWEEP });
    });
    for (const cohortId of cohorts) await this.absorptions.settle(cohortId);
  }
}
