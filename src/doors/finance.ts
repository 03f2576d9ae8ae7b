/** Figures and proofs as people in finance look at them: with names, and with what they may do. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import { both } from '../kernel/both.ts';
import type { IncidentId } from '../kernel/ids.ts';
import { Operators } from '../operators/index.ts';
import { Figures, PROOF_STEPS, ProofOrders } from '../reconciliation/index.ts';
import { namesOf } from './api/names.ts';
import { can } from './can.ts';

@Injectable()
export class Finance {
  constructor(
    private readonly kept: Figures,
    private readonly orders: ProofOrders,
    private readonly operators: Operators,
  ) {}

  async figures(incidentId: IncidentId, actor: Actor) {
    return { ...(await this.kept.kept(incidentId)), can: { count: can(actor, 'offer.read') } };
  }

  want(incidentId: IncidentId): Promise<void> {
    return this.kept.want(incidentId);
  }

  async proofs(incidentId: IncidentId, actor: Actor) {
    const { order, proofs } = await this.orders.list(incidentId);
    const names = await namesOf(this.operators, [order?.askedBy, ...proofs.map(({ provedBy }) => provedBy)]);
    const runs = order !== null && (order.status === 'waiting' || order.status === 'proving');
    const prove = can(
      actor,
      'ledger.prove',
      runs ? both('A proof is running already.', 'Pembuktian sudah berjalan.') : null,
    );
    return { order, proofs, steps: PROOF_STEPS, names, can: { prove } };
  }

  askProof(incidentId: IncidentId, actor: Actor) {
    return this.orders.ask(incidentId, actor);
  }
}
