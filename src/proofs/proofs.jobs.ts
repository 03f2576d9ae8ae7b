/** What the worker runs of proofs: sealing the days that are over. */
import { Injectable } from '@nestjs/common';
import { Jobs } from '../platform/jobs/jobs.ts';
import { DailyRoots } from './daily-roots.ts';

const SWEEP_SECONDS = 900;

@Injectable()
export class ProofJobs {
  constructor(
    private readonly jobs: Jobs,
    private readonly roots: DailyRoots,
  ) {}

  start(): void {
    this.jobs.every(SWEEP_SECONDS, 'proofs.seal', async (signal) => {
      await this.roots.sealDue(signal);
    });
  }
}
