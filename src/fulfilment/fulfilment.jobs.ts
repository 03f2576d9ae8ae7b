/** What a worker does for fulfilment: calls the company's own system, cohort by cohort; tells of codes that came late. */
import { Injectable } from '@nestjs/common';
import type { CohortId } from '../kernel/ids.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { ArrivedCodes } from './arrived-codes.ts';
import { CalledPeople } from './called.ts';
import { Calls } from './calls.ts';
import { Failures } from './failures.ts';

const CALL_QUEUE = 'fulfilment.call';
const COHORTS_PER_SWEEP = 1_000;
/** Redemptions stand a floor below and cannot wake us: what waits is looked for. */
const SWEEP_SECONDS = 5;
const NEWS_SECONDS = 10;

@Injectable()
export class FulfilmentJobs {
  constructor(
    private readonly jobs: Jobs,
    private readonly calls: Calls,
    private readonly arrived: ArrivedCodes,
    private readonly failures: Failures,
    private readonly called: CalledPeople,
  ) {}

  /** Called once by a process that works. */
  async start(concurrency: number): Promise<void> {
    await this.jobs.work<{ cohortId: string }>(
      CALL_QUEUE,
      async ({ cohortId }, signal) => void (await this.calls.work(BigInt(cohortId) as CohortId, signal)),
      { concurrency },
    );
    this.jobs.every(SWEEP_SECONDS, 'fulfilment.calls', () => this.sweep());
    this.jobs.every(NEWS_SECONDS, 'fulfilment.failures', async () => void (await this.failures.tell()));
    this.jobs.every(NEWS_SECONDS, 'fulfilment.codes', async () => void (await this.arrived.tell()));
    this.jobs.every(NEWS_SECONDS, 'fulfilment.called', async () => void (await this.called.tell()));
  }

  async sweep(): Promise<void> {
    for (const cohortId of await this.calls.due(COHORTS_PER_SWEEP)) {
      await this.jobs.wake(null, CALL_QUEUE, { cohortId: String(cohortId) });
    }
  }
}
