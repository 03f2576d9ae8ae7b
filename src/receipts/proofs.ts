/** What one person was sent and what became of it, attempt by attempt, with every event. */
import { Injectable } from '@nestjs/common';
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import { Db } from '../platform/db/db.ts';
import * as store from './receipts.store.ts';

export interface ProvenAttempt extends Omit<store.ProofRow, 'messageHash'> {
  /** SHA-256 of the rendered message, hex. */
  readonly messageHash: string | null;
  readonly events: readonly Pick<store.EventOfDelivery, 'eventId' | 'type' | 'receivedAt'>[];
}

@Injectable()
export class Proofs {
  constructor(private readonly db: Db) {}

  /** Every attempt to reach this person, in order; no address, no text. Empty where nothing was tried. */
  async ofPerson(incidentId: IncidentId, ref: PersonRef): Promise<ProvenAttempt[]> {
    return this.db.tx(async (tx) => {
      const attempts = await store.attemptsOf(tx, incidentId, ref);
      const events = await store.eventsOf(tx, ref.cohortId, [...new Set(attempts.map((a) => a.deliveryId))]);
      return attempts.map(({ messageHash, ...attempt }) => ({
        ...attempt,
        messageHash: messageHash?.toString('hex') ?? null,
        events: events
          .filter((e) => e.deliveryId === attempt.deliveryId && e.attemptNo === attempt.no)
          .map(({ eventId, type, receivedAt }) => ({ eventId, type, receivedAt })),
      }));
    });
  }
}
