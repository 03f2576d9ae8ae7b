/** What the worker runs of receipts: polling queues, projecting, replaying after a restore, forgetting old days. */
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { CLOCK } from '../platform/tokens.ts';
import { EventKeys } from './event-keys.ts';
import { Replaying } from './replaying.ts';
import { PROJECT_QUEUE } from './receipt-effects.ts';
import { Receipts } from './receipts.ts';

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
    private readonly replaying: Replaying,
  ) {}

  async start(): Promise<void> {
    const project = async (signal: AbortSignal): Promise<void> => {
      await this.receipts.project(signal);
    };
    await this.jobs.work(PROJECT_QUEUE, (_unit, signal) => project(signal), { concurrency: 1 });
    this.jobs.every(SWEEP_SECONDS, 'receipts.project', project);
    this.jobs.every(FORGET_SECONDS, 'receipts.forget', async () => {
      await this.keys.forgetDaysBefore(this.clock.now());
      await this.replaying.archive.forgetBefore(this.clock.now());
    });
    this.jobs.every(SWEEP_SECONDS, 'receipts.replay', async (signal) => {
      await this.replaying.replay(signal);
    });
    this.replaying.queues.start();
  }
}
