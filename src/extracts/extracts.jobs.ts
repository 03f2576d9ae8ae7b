/** What the worker runs for extracts: makes what was approved, deletes what is over. */
import { Injectable } from '@nestjs/common';
import { Jobs } from '../platform/jobs/jobs.ts';
import { workMadeFiles } from '../uploads/index.ts';
import { ExtractFiles } from './extract-files.ts';

const QUEUE = 'extracts-make';

@Injectable()
export class ExtractJobs {
  constructor(
    private readonly files: ExtractFiles,
    private readonly jobs: Jobs,
  ) {}

  /** Asks a worker; losing the wake-up loses nothing, the sweep finds it. */
  async wake(id: string): Promise<void> {
    await this.jobs.wake(null, QUEUE, id);
  }

  /** Called once by a worker process. */
  async start(): Promise<void> {
    await workMadeFiles(this.jobs, { queue: QUEUE, sweep: 'extracts' }, this.files);
  }
}
