/** What the worker runs for reports: makes those asked for, and counts each published run under the laws. */
import { Injectable } from '@nestjs/common';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Duties } from './duties.ts';
import { REPORTS_QUEUE, StoredReports } from './stored-reports.ts';
import type { ReportId } from './stored-reports.store.ts';

const SWEEP_SECONDS = 60;

@Injectable()
export class ReportJobs {
  constructor(
    private readonly duties: Duties,
    private readonly stored: StoredReports,
    private readonly jobs: Jobs,
  ) {}

  /** Called once by a worker process. */
  async start(): Promise<void> {
    await this.jobs.work<ReportId>(REPORTS_QUEUE, (id) => this.stored.make(id), { concurrency: 1 });
    this.jobs.every(SWEEP_SECONDS, 'reports.open', async () => {
      for (const id of await this.stored.open()) await this.jobs.wake(null, REPORTS_QUEUE, id);
    });
    this.jobs.every(SWEEP_SECONDS, 'reports.duties', async () => {
      await this.duties.countNew();
    });
  }
}
