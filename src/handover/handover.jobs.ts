/** What the worker runs for files: makes those that were opened, deletes those whose time is over. */
import { Injectable } from '@nestjs/common';
import { Jobs } from '../platform/jobs/jobs.ts';
import { workMadeFiles } from '../uploads/index.ts';
import { BatchFiles } from './batch-files.ts';

const QUEUE = 'handover-make';

@Injectable()
export class HandoverJobs {
  constructor(
    private readonly files: BatchFiles,
    private readonly jobs: Jobs,
  ) {}

  /** Asks a worker; losing the wake-up loses nothing, the sweep finds it. */
  async wake(id: string): Promise<void> {
    await this.jobs.wake(null, QUEUE, id);
  }

  /** Called once by a worker process. */
  async start(): Promise<void> {
    await workMadeFiles(this.jobs, { queue: QUEUE, sweep: 'handover' }, this.files);
  }
}
