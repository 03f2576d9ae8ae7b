/** What the worker runs for uploads that have landed: they are entered as sources, in their uploader's name. */
import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR, type Actor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/errors.ts';
import type { OperatorId } from '../kernel/ids.ts';
import { needs, Operators, OPERATORS_ERRORS, TERMINAL_ACTOR } from '../operators/index.ts';
import { Db } from '../platform/db/db.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Uploads, type UploadId } from '../uploads/index.ts';
import { Intake } from './intake.ts';

const QUEUE = 'intake-enter';
const SWEEP_SECONDS = 60;

@Injectable()
export class EnteringJobs {
  constructor(
    private readonly intake: Intake,
    private readonly uploads: Uploads,
    private readonly operators: Operators,
    private readonly jobs: Jobs,
    private readonly db: Db,
  ) {}

  /** Asks a worker to enter a landed upload; losing the wake-up loses nothing, the sweep finds it. */
  async wake(uploadId: UploadId): Promise<void> {
    await this.jobs.wake(null, QUEUE, uploadId);
  }

  /** Called once by a worker process. */
  async start(): Promise<void> {
    await this.jobs.work<UploadId>(QUEUE, (uploadId) => this.enter(uploadId), { concurrency: 1 });
    this.jobs.every(SWEEP_SECONDS, 'intake-landed', async () => {
      for (const id of await this.uploads.landed(SWEEP_SECONDS * 1000)) await this.wake(id);
    });
  }

  /** What is refused is kept and shown on the upload; what cannot be decided just now is tried again. */
  async enter(uploadId: UploadId): Promise<void> {
    const landed = await this.uploads.find(uploadId);
    if (landed?.status !== 'landed') return;
    try {
      const actor = await this.#uploader(landed.madeBy as OperatorId);
      await this.intake.enter(uploadId, actor);
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
      await this.uploads.refuse(uploadId, error, SYSTEM_ACTOR);
    }
  }

  async #uploader(id: OperatorId): Promise<Actor> {
    if (id === TERMINAL_ACTOR.operatorId) return TERMINAL_ACTOR;
    const actor = await this.db.tx((tx) => this.operators.actor(tx, id));
    if (!actor) throw new DomainError(OPERATORS_ERRORS.disabled);
    needs(actor, 'intake.write');
    return actor;
  }
}
