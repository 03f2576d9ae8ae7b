/** What the worker runs: one cohort of one notice at a time, and a sweep that repairs. Losing every job loses nothing. */
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { CLOCK } from '../platform/tokens.ts';
import { Couriers } from './couriers.ts';
import { Delivery, type Worked } from './delivery.ts';
import { Launches } from './launches.ts';
import { AFTER_LEASE_MS, NOTICE_QUEUE, parseUnitKey, SWEEP_SECONDS, unitKey, WAVE_QUEUE } from './queue.ts';

/** Due by the tables, yet nothing could be claimed: somebody else holds it. */
const AGAIN_MS = 1000;

@Injectable()
export class NoticeJobs {
  constructor(
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly delivery: Delivery,
    private readonly launches: Launches,
    private readonly couriers: Couriers,
  ) {}

  /** Takes up the queue and the sweep in this process. */
  async start(concurrency: number): Promise<void> {
    await this.jobs.work(NOTICE_QUEUE, (unit: string, signal) => this.deliver(unit, signal), { concurrency });
    await this.jobs.work(WAVE_QUEUE, () => this.launches.openDueWaves(), { concurrency: 1 });
    this.jobs.every(SWEEP_SECONDS, 'notices.sweep', (signal) => this.sweep(signal));
  }

  /** Works on one unit for less than a minute, then enqueues its continuation for the instant there is work again. */
  async deliver(key: string, signal: AbortSignal): Promise<void> {
    const unit = parseUnitKey(key);
    if (!unit) return;
    const untilMs = performance.now() + this.couriers.settings.jobMs;
    const worked = await this.delivery.work(unit, { untilMs, signal });
    const at = nextWake(worked, this.clock.now());
    if (at) await this.jobs.wake(null, NOTICE_QUEUE, unitKey(unit), { at });
  }

  /** Finishes launches that were cut off, recounts what changed, and wakes every unit that has work due. */
  async sweep(signal: AbortSignal): Promise<void> {
    await this.couriers.brake();
    await this.couriers.resume();
    await this.launches.repair(signal);
  }
}

export function nextWake(worked: Worked, now: Date): Date | null {
  const candidates: number[] = [];
  if (worked.leaseAt) candidates.push(worked.leaseAt.getTime() + AFTER_LEASE_MS);
  if (worked.waitMs !== null) candidates.push(now.getTime() + worked.waitMs);
  else if (worked.dueAt && worked.mayGo) {
    const soonest = worked.more ? now.getTime() : now.getTime() + AGAIN_MS;
    candidates.push(Math.max(worked.dueAt.getTime(), soonest));
  }
  return candidates.length === 0 ? null : new Date(Math.min(...candidates));
}
