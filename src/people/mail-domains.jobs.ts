/** What the worker runs for mail domains: checks that people asked for. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { IncidentId } from '../kernel/ids.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { MailDomains } from './mail-domains.ts';

const QUEUE = 'people-domains';
const SWEEP_SECONDS = 60;

@Injectable()
export class DomainJobs {
  constructor(
    private readonly domains: MailDomains,
    private readonly jobs: Jobs,
  ) {}

  /** `MailDomains.ask` for a worker: what is asked is queued in the same transaction, or neither. */
  ask(incidentId: IncidentId, actor: Actor): Promise<string> {
    return this.domains.ask(incidentId, actor, (tx, id) => this.jobs.wake(tx, QUEUE, id));
  }

  /** Called once by a worker process. */
  async start(): Promise<void> {
    const work = async (id: string, signal: AbortSignal) => void (await this.domains.run(id, { signal }));
    await this.jobs.work<string>(QUEUE, work, { concurrency: 1 });
    this.jobs.every(SWEEP_SECONDS, QUEUE, async () => {
      for (const id of await this.domains.waiting()) await this.jobs.wake(null, QUEUE, id);
    });
  }
}
