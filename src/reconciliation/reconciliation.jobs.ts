/** What the worker runs of reconciliation: counts what changed, proves what somebody asked for. */
import { Injectable } from '@nestjs/common';
import type { IncidentId } from '../kernel/ids.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { COUNT_QUEUE, Figures } from './figures.ts';
import { ProofOrders, PROVE_QUEUE } from './proof-orders.ts';

const SWEEP_SECONDS = 15;

@Injectable()
export class ReconciliationJobs {
  constructor(
    private readonly jobs: Jobs,
    private readonly figures: Figures,
    private readonly orders: ProofOrders,
  ) {}

  /** Called once by a worker process. */
  async start(): Promise<void> {
    await this.jobs.work<IncidentId>(COUNT_QUEUE, (id) => this.figures.count(id), { concurrency: 1 });
    await this.jobs.work<string>(PROVE_QUEUE, (id) => this.orders.make(id), { concurrency: 1 });
    this.jobs.every(SWEEP_SECONDS, 'reconciliation.figures', async () => {
      for (const id of await this.figures.due()) await this.jobs.wake(null, COUNT_QUEUE, id);
    });
    this.jobs.every(SWEEP_SECONDS, 'reconciliation.proofs', async () => {
      for (const id of await this.orders.open()) await this.jobs.wake(null, PROVE_QUEUE, id);
    });
  }
}
