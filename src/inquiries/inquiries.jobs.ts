/** What the worker runs of inquiries: answering whoever asked. */
import { Injectable } from '@nestjs/common';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Answering } from './answering.ts';
import { INQUIRY_QUEUE } from './inquiries.ts';

/** Somebody waits for their mail: also where the wake-up was lost. */
const SWEEP_SECONDS = 15;
const DAY_SECONDS = 86_400;

@Injectable()
export class InquiryJobs {
  constructor(
    private readonly jobs: Jobs,
    private readonly answering: Answering,
  ) {}

  async start(): Promise<void> {
    const work = async (_: string, signal: AbortSignal): Promise<void> => {
      await this.answering.run(signal);
    };
    await this.jobs.work(INQUIRY_QUEUE, work, { concurrency: 1 });
    this.jobs.every(SWEEP_SECONDS, 'inquiries.sweep', async () => {
      if (await this.answering.isDue()) await this.jobs.wake(null, INQUIRY_QUEUE, 'due');
    });
    this.jobs.every(DAY_SECONDS, 'inquiries.forget', async () => {
      await this.answering.forget();
    });
  }
}
