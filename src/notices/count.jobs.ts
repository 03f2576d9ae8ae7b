/** What the worker counts so that no page has to: people before a launch, changes, and cohorts whose deliveries changed. */
import { Injectable } from '@nestjs/common';
import type { IncidentId, NoticeId } from '../kernel/ids.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { KeptChanges } from './kept-changes.ts';
import { KeptCounts, parseCountKey } from './kept-counts.ts';
import { LaunchChecks } from './launch-checks.ts';
import { Launches } from './launches.ts';
import { COUNT_QUEUE, RECOUNT_QUEUE } from './queue.ts';

const REPAIR_SECONDS = 15;
/** A recount of a second is followed by so many in which nobody recounts: sending goes first. */
const REST_SHARE = 5;

@Injectable()
export class CountJobs {
  readonly #restUntilMs = new Map<string, number>();

  constructor(
    private readonly jobs: Jobs,
    private readonly kept: KeptCounts,
    private readonly checks: LaunchChecks,
    private readonly changes: KeptChanges,
    private readonly launches: Launches,
  ) {}

  /** Called once by a worker process. */
  async start(): Promise<void> {
    await this.jobs.work(COUNT_QUEUE, (key: string) => this.count(key), { concurrency: 1 });
    await this.jobs.work(RECOUNT_QUEUE, (id: string, signal) => this.recount(id as NoticeId, signal), {
      concurrency: 1,
    });
    this.jobs.every(REPAIR_SECONDS, 'notices.counts', () => this.kept.repair());
  }

  async count(key: string): Promise<void> {
    const of = parseCountKey(key);
    if (of?.what === 'preflight') await this.checks.count(of.subject as NoticeId);
    if (of?.what === 'changes') await this.changes.count(of.subject as IncidentId);
  }

  /** Whoever watches wakes this again and again; it rests in proportion to what it took. */
  async recount(id: NoticeId, signal: AbortSignal): Promise<void> {
    const began = performance.now();
    if (began < (this.#restUntilMs.get(id) ?? 0)) return;
    await this.launches.recount(id, signal);
    const ended = performance.now();
    for (const [other, untilMs] of this.#restUntilMs) if (untilMs < ended) this.#restUntilMs.delete(other);
    this.#restUntilMs.set(id, ended + REST_SHARE * (ended - began));
  }
}
