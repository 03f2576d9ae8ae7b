/** What the worker runs of receipts: projecting what came in, and forgetting the keys of old days. */
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { CLOCK } from '../platform/tokens.ts';
import { EventKeys } from './event-keys.ts';
import { PROJECT_QUEUE, Receipts } from './receipts.ts';

/** Short: a web process that dies takes the wake-ups of its last moment with it. */
const SWEEP_SECONDS = 10;
const FORGET_SECONDS = 3600;

@Injectable()
export class ReceiptJobs {
  constructor(
    private readonly jobs: Jobs,
    private readonly receipts: Receipts,
    private readonly keys: EventKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async start(): Promise<void> {
    const project = async (signal: AbortSignal): Promise<void> => {
      await this.receipts.project(signal);
    };
    await this.jobs.work(PROJECT_QUEUE, (_unit, signal) => project(signal), { concurrency: 1 });
    this.jobs.every(SWEEP_SECONDS, 'receipts.project', project);
    this.jobs.every(FORGET_SECONDS, 'receipts.forget', async () => {
      await this.keys.forgetDaysBefore(this.clock.now());
    });
  }
}
