/** What a worker does for guests: sends what they asked for. */
import { Injectable } from '@nestjs/common';
import type { CohortId } from '../kernel/ids.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { REPLY_QUEUE } from './replies.ts';
import { ReplySending } from './sending.ts';

/** Somebody waits before a page: also where a lane had no room for a moment. */
const SWEEP_SECONDS = 5;
const COHORTS_PER_SWEEP = 200;
const CONCURRENCY = 2;

@Injectable()
export class GuestJobs {
  constructor(
    private readonly sending: ReplySending,
    private readonly jobs: Jobs,
  ) {}

  /** Called once by a process that works. */
  async start(): Promise<void> {
    await this.jobs.work<{ cohortId: string }>(
      REPLY_QUEUE,
      async ({ cohortId }) => void (await this.sending.send(BigInt(cohortId) as CohortId)),
      { concurrency: CONCURRENCY },
    );
    this.jobs.every(SWEEP_SECONDS, 'guests.replies', () => this.sweep());
  }

  /** Wake-ups that were lost, and what waited for room on a lane. */
  async sweep(): Promise<void> {
    for (const cohortId of await this.sending.sweep(COHORTS_PER_SWEEP)) {
      await this.jobs.wake(null, REPLY_QUEUE, { cohortId: String(cohortId) });
    }
  }
}
