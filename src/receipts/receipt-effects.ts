/** What an event leads to: evidence at the deliveries, and a wake-up for whoever projects. */
import { Injectable } from '@nestjs/common';
import { Deliveries } from '../notices/index.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { EventArchive } from './event-archive.ts';

export const PROJECT_QUEUE = 'receipts.project';
const PROJECT_UNIT = 'events';
const WAKE_AFTER_MS = 200;

@Injectable()
export class ReceiptEffects {
  #waking = false;

  constructor(
    readonly deliveries: Deliveries,
    private readonly jobs: Jobs,
    readonly archive: EventArchive,
  ) {}

  /**
   * One wake-up for everything that comes within a moment, outside the events' own transactions: all of them naming
   * one queued job would wait for each other and keep it from being fetched. What is lost with the process, the sweep
   * finds.
   */
  projectSoon(): void {
    if (this.#waking) return;
    this.#waking = true;
    setTimeout(() => {
      this.#waking = false;
      this.jobs.wake(null, PROJECT_QUEUE, PROJECT_UNIT).catch(() => undefined);
    }, WAKE_AFTER_MS).unref();
  }
}
