/** What the worker runs for intake: reads started sources, and repairs what a killed process left. */
import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/errors.ts';
import type { SourceId } from '../kernel/ids.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { INTAKE_ERRORS as E } from './intake.errors.ts';
import { Intake } from './intake.ts';

const QUEUE = 'intake-ingest';
/** Well inside the queue's own limit; a longer reading goes on in the next job, at its checkpoint. */
const SLICE_MS = 10 * 60_000;
const SWEEP_SECONDS = 60;
const STRAY_SWEEP_SECONDS = 3600;

@Injectable()
export class IntakeJobs {
  constructor(
    private readonly intake: Intake,
    private readonly jobs: Jobs,
  ) {}

  /** Asks a worker to read these sources; losing the wake-up loses nothing, the sweep finds them. */
  async wake(sourceIds: readonly SourceId[]): Promise<void> {
    for (const sourceId of sourceIds) await this.jobs.wake(null, QUEUE, sourceId);
  }

  /** Called once by a worker process. One source at a time: a reading uses all cores by itself. */
  async start(): Promise<void> {
    await this.jobs.work<SourceId>(QUEUE, (sourceId, signal) => this.#read(sourceId, signal), {
      concurrency: 1,
    });
    this.jobs.every(SWEEP_SECONDS, 'intake-idle', async () => {
      await this.wake(await this.intake.idle());
      await this.intake.deleteDueUploads();
    });
    this.jobs.every(STRAY_SWEEP_SECONDS, 'intake-stray-uploads', () => this.intake.deleteStrayUploads());
  }

  async #read(sourceId: SourceId, stopping: AbortSignal): Promise<void> {
    const slice = AbortSignal.timeout(SLICE_MS);
    try {
      await this.intake.ingest(sourceId, { signal: AbortSignal.any([stopping, slice]) });
    } catch (error) {
      if (stopping.aborted || isTakenOver(error)) return;
      if (!slice.aborted) throw error;
      await this.wake([sourceId]);
    }
  }
}

/** A terminal reads the source itself: nothing is lost. */
function isTakenOver(error: unknown): boolean {
  return error instanceof DomainError && error.code === E.taken_over.code;
}
