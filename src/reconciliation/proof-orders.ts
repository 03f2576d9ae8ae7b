/** Proofs that people ask for in the console: made by a worker, with how far they are, and kept with who asked. */
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, SYSTEM_ACTOR } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { type IncidentId, uuidv7 } from '../kernel/ids.ts';
import { must } from '../kernel/assert.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db } from '../platform/db/db.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as store from './proof-orders.store.ts';
import { Reconciliation } from './reconciliation.ts';
import { PROOF_STEPS } from './rules/order-states.ts';

export const PROVE_QUEUE = 'reconciliation.prove';

const LISTED_MAX = 20;

export interface Proving extends store.ProofOrder {
  readonly steps: number;
}

export interface Proofs {
  /** The one that waits or runs, or the last one that was asked for. */
  readonly order: Proving | null;
  /** The newest first, at most twenty. */
  readonly proofs: readonly store.MadeProof[];
}

@Injectable()
export class ProofOrders {
  constructor(
    private readonly db: Db,
    private readonly reconciliation: Reconciliation,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Asks a worker to prove an incident's books; where one runs already, that one is answered. */
  async ask(incidentId: IncidentId, actor: Actor): Promise<Proving> {
    return this.db.tx(async (tx) => {
      const askedAt = this.clock.now();
      const id = uuidv7(askedAt);
      const asked = { id, incidentId, askedBy: actor.operatorId, askedAt };
      if ((await store.insertOrder(tx, asked)) > 0) {
        const subject = `proof_order:${id}`;
        await this.audit.record(tx, { actor, action: 'reconciliation.ask_proof', incidentId, subject });
        await this.jobs.wake(tx, PROVE_QUEUE, id);
      }
      return withSteps(must(await store.openOrder(tx, incidentId), 'a proof was asked for'));
    });
  }

  async list(incidentId: IncidentId): Promise<Proofs> {
    return this.db.tx(async (tx) => {
      const order = await store.lastOrder(tx, incidentId);
      return {
        order: order ? withSteps(order) : null,
        proofs: await store.proofsOf(tx, incidentId, LISTED_MAX),
      };
    });
  }

  /** Makes what was asked for, one process at a time; a process that dies leaves it to the next. */
  async make(id: string): Promise<void> {
    await this.db.exclusively(`proof:${id}`, async () => {
      const order = await this.db.tx((tx) => store.begin(tx, id));
      if (!order) return;
      const actor: Actor = { ...SYSTEM_ACTOR, operatorId: order.askedBy };
      const proved = await this.reconciliation
        .prove(order.incidentId, actor, (step) => this.db.tx((tx) => store.noteStep(tx, id, step)))
        .then(
          () => true,
          (error: unknown) => error,
        );
      const status = proved === true ? 'proved' : 'failed';
      await this.db.tx((tx) => store.end(tx, id, status, this.clock.now()));
      if (proved !== true) throw proved;
    });
  }

  /** What nobody finished yet. */
  async open(): Promise<readonly string[]> {
    return this.db.tx((tx) => store.openOrders(tx));
  }
}

function withSteps(order: store.ProofOrder): Proving {
  return { ...order, steps: PROOF_STEPS.length };
}
