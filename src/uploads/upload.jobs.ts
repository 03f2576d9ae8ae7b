/** What the worker runs for uploads: those that nobody goes on with expire. */
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { CONFIG } from '../platform/tokens.ts';
import { Uploads } from './uploads.ts';

const SWEEP_SECONDS = 600;
const HOUR_MS = 3_600_000;

@Injectable()
export class UploadJobs {
  constructor(
    private readonly uploads: Uploads,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Called once by a worker process. */
  start(): void {
    const { uploadExpiryHours, spoolKeepDays } = this.config.limits;
    const after = { landingMs: uploadExpiryHours * HOUR_MS, landedMs: spoolKeepDays * 24 * HOUR_MS };
    this.jobs.every(SWEEP_SECONDS, 'uploads-expired', () => this.uploads.expire(after));
  }
}
