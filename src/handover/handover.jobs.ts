/** What the worker runs for files: makes those that were opened, deletes those whose time is over. */
import { Injectable } from '@nestjs/common';
import { Jobs } from '../platform/jobs/jobs.ts';
import { BatchFiles } from './batch-files.ts';

const QUEUE = 'handover-make';
const SWEEP_SECONDS = 60;

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
    await this.jobs.work<string>(
      QUEUE,
      async (id, signal) => {
        await this.files.make(id, signal);
      },
      { concurrency: 1 },
    );
    this.jobs.every(SWEEP_SECONDS, 'handover', async () => {
      for (const id of await this.files.waiting()) await this.wake(id);
      await this.files.deleteDue();
    });
  }
}
