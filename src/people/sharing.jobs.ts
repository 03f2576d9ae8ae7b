/** What the worker runs for the cross-incident comparison: keys behind their run are made anew. */
import { Injectable } from '@nestjs/common';
import type { IncidentId } from '../kernel/ids.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { SharedKeys } from './shared-keys.ts';

const QUEUE = 'people-share';
const SWEEP_SECONDS = 60;
const SLICE_MS = 45_000;

@Injectable()
export class SharingJobs {
  constructor(
    private readonly keys: SharedKeys,
    private readonly jobs: Jobs,
  ) {}

  /** After a yes; losing the wake-up loses nothing, the sweep finds it. */
  async wake(incidentId: IncidentId): Promise<void> {
    await this.jobs.wake(null, QUEUE, incidentId);
  }

  /** Called once by a worker process. */
  async start(): Promise<void> {
    await this.jobs.work<IncidentId>(QUEUE, (id, signal) => this.#refill(id, signal), { concurrency: 1 });
    this.jobs.every(SWEEP_SECONDS, QUEUE, async () => {
      for (const id of await this.keys.due()) await this.wake(id);
    });
  }

  async #refill(incidentId: IncidentId, stopping: AbortSignal): Promise<void> {
    const end = performance.now() + SLICE_MS;
    const whole = await this.keys.refill(incidentId, () => stopping.aborted || performance.now() > end);
    if (!whole && !stopping.aborted) await this.wake(incidentId);
  }
}
