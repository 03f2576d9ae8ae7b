/** What a worker does for fulfilment: calls the company's own system, cohort by cohort; tells people what became of it. */
import { Injectable } from '@nestjs/common';
import type { CohortId } from '../kernel/ids.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Calls } from './calls.ts';
import { NewsJobs } from './news.jobs.ts';

const CALL_QUEUE = 'fulfilment.call';
const COHORTS_PER_SWEEP = 1_000;
/** Redemptions stand a floor below and cannot wake us: what waits is looked for. */
const SWEEP_SECONDS = 5;

@Injectable()
export class FulfilmentJobs {
  constructor(
    private readonly jobs: Jobs,
    private readonly calls: Calls,
    private readonly news: NewsJobs,
  ) {}

  /** Called once by a process that works. */
  async start(concurrency: number): Promise<void> {
    await this.jobs.work<{ cohortId: string }>(
      CALL_QUEUE,
      async ({ cohortId }, signal) => void (await this.calls.work(BigInt(cohortId) as CohortId, signal)),
      { concurrency },
    );
    this.jobs.every(SWEEP_SECONDS, 'fulfilment.calls', () => this.sweep());
    this.news.start();
  }

  async sweep(): Promise<void> {
    for (const cohortId of await this.calls.due(COHORTS_PER_SWEEP)) {
      await this.jobs.wake(null, CALL_QUEUE, { cohortId: String(cohortId) });
    }
  }
}
