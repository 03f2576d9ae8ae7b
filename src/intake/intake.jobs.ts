/** What the worker runs for intake: reads started sources, and repairs what a killed process left. */
import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId, SourceId } from '../kernel/ids.ts';
import type { Actor } from '../kernel/actor.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { INTAKE_ERRORS as E } from './intake.errors.ts';
import { Intake } from './intake.ts';
import type { Source } from './intake.types.ts';
import { readingsAtOnce, threadsEach } from './several.ts';

const QUEUE = 'intake-ingest';
/** Well inside the queue's own limit; a longer reading goes on in the next job, at its checkpoint. */
const SLICE_MS = 10 * 60_000;
const SWEEP_SECONDS = 60;
const STRAY_SWEEP_SECONDS = 3600;

@Injectable()
export class IntakeJobs {
  #readings = 0;

  constructor(
    private readonly intake: Intake,
    private readonly jobs: Jobs,
  ) {}

  /** `Intake.start` for a worker: what is started is queued in the same transaction, or neither. */
  startReading(
    incidentId: IncidentId,
    mapping: unknown,
    baseNames: readonly string[],
    actor: Actor,
  ): Promise<Source[]> {
    return this.intake.start(incidentId, mapping, baseNames, actor, async (tx, started) => {
      for (const sourceId of started) await this.jobs.wake(tx, QUEUE, sourceId);
    });
  }

  /** Asks a worker to read these sources; losing the wake-up loses nothing, the sweep finds them. */
  async wake(sourceIds: readonly SourceId[]): Promise<void> {
    for (const sourceId of sourceIds) await this.jobs.wake(null, QUEUE, sourceId);
  }

  /** Called once by a worker process: several sources at once, which share the cores. */
  async start(): Promise<void> {
    await this.jobs.work<SourceId>(QUEUE, (sourceId, signal) => this.#read(sourceId, signal), {
      concurrency: readingsAtOnce(),
    });
    this.jobs.every(SWEEP_SECONDS, 'intake-idle', async () => {
      await this.wake(await this.intake.idle());
      await this.intake.deleteDueUploads();
    });
    this.jobs.every(STRAY_SWEEP_SECONDS, 'intake-stray-uploads', () => this.intake.deleteStrayUploads());
  }

  async #read(sourceId: SourceId, stopping: AbortSignal): Promise<void> {
    const slice = AbortSignal.timeout(SLICE_MS);
    this.#readings += 1;
    try {
      await this.intake.ingest(sourceId, {
        threads: threadsEach(this.#readings),
        signal: AbortSignal.any([stopping, slice]),
      });
    } catch (error) {
      if (stopping.aborted || isNoLongerOurs(error)) return;
      if (!slice.aborted) throw error;
      await this.wake([sourceId]);
    } finally {
      this.#readings -= 1;
    }
  }
}

/** A terminal reads the source itself, or somebody cancelled it: nothing is lost. */
const NO_LONGER_OURS: ReadonlySet<string> = new Set([E.taken_over.code, E.cancelled.code, E.not_mapped.code]);

function isNoLongerOurs(error: unknown): boolean {
  return error instanceof DomainError && NO_LONGER_OURS.has(error.code);
}
