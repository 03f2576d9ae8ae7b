/** What must be known before a provider's list can be read: whose number it is, and which messages are accounted for. */
import type { CohortId, PersonNo } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { AttemptRef } from './unknowns.store.ts';

export async function phoneKey(
  tx: Tx,
  of: { readonly cohortId: CohortId; readonly personId: PersonNo },
): Promise<Buffer | null> {
  const row = await tx.one<{ key: Buffer }>(
    `SELECT key FROM people_v_contact WHERE cohort_id = $1 AND person_id = $2 AND kind = 'phone'`,
    [of.cohortId, of.personId],
  );
  return row?.key ?? null;
}

/** Of the delivery's other attempts: a re-sent message has the same text. */
export async function providerIdsOf(tx: Tx, ref: AttemptRef): Promise<ReadonlySet<string>> {
  const rows = await tx.q<{ id: string }>(
    `SELECT provider_id AS id FROM attempt
      WHERE cohort_id = $1 AND delivery_id = $2 AND no <> $3 AND provider_id IS NOT NULL`,
    [ref.cohortId, ref.deliveryNo, ref.attemptNo],
  );
  return new Set(rows.map((r) => r.id));
}
