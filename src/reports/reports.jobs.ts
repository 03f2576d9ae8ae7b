/** What the worker runs for reports: counts each published run under the laws, so that a flip of a duty is seen. */
import { Injectable } from '@nestjs/common';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Duties } from './duties.ts';

const SWEEP_SECONDS = 60;

@Injectable()
export class ReportJobs {
  constructor(
    private readonly duties: Duties,
    private readonly jobs: Jobs,
  ) {}

  /** Called once by a worker process. */
  start(): void {
    this.jobs.every(SWEEP_SECONDS, 'reports.duties', async () => {
      await this.duties.countNew();
    });
  }
}
