/** SQL on receipts that are owed by e-mail: what each would say, and that it was seen to. */
import { type Locale, LOCALES } from '../incidents/index.ts';
import type { CohortId, IncidentId, PersonNo } from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import type { Tx } from '../platform/db/db.ts';
import type { RedemptionState, OfferKind } from './rules/states.ts';
import type { Terms } from './rules/terms.ts';

export interface OwedRow {
  readonly cohortId: CohortId;
  readonly redemptionId: bigint;
  readonly incidentId: IncidentId;
  readonly personId: PersonNo;
  readonly state: RedemptionState;
  readonly kind: OfferKind;
  readonly terms: Terms;
  readonly faceMinor: bigint;
  readonly currency: Currency;
  readonly minor: boolean;
  readonly locale: Locale;
}

/** In the order of its key: the table holds what was redeemed within seconds. */
export async function owedRows(tx: Tx, limit: number): Promise<OwedRow[]> {
  return tx.q<OwedRow & Record<string, unknown>>(
    `SELECT w.cohort_id AS "cohortId", w.redemption_id AS "redemptionId", r.incident_id AS "incidentId",
            r.person_id AS "personId", r.state, o.kind, v.terms, r.face_minor AS "faceMinor", r.currency,
            coalesce(a.minor, false) AS minor,
            coalesce(w.locale, CASE WHEN a.locale = ANY ($2::text[]) THEN a.locale END, i.default_locale) AS locale
       FROM (SELECT * FROM receipt_owed ORDER BY cohort_id, redemption_id LIMIT $1) w
       JOIN redemption r ON r.cohort_id = w.cohort_id AND r.id = w.redemption_id
       JOIN incidents_v_incident i ON i.id = r.incident_id
       JOIN offer o ON o.id = r.offer_id
       JOIN offer_version v ON v.offer_id = r.offer_id AND v.version = r.offer_version
       LEFT JOIN people_v_addressee a ON a.cohort_id = r.cohort_id AND a.person_id = r.person_id
      ORDER BY w.cohort_id, w.redemption_id`,
    [limit, LOCALES],
  );
}

export async function forget(
  tx: Tx,
  seen: readonly { readonly cohortId: CohortId; readonly redemptionId: bigint }[],
): Promise<void> {
  await tx.run(
    `DELETE FROM receipt_owed w USING unnest($1::bigint[], $2::bigint[]) AS t(cohort_id, redemption_id)
      WHERE w.cohort_id = t.cohort_id AND w.redemption_id = t.redemption_id`,
    [seen.map((one) => one.cohortId), seen.map((one) => one.redemptionId)],
  );
}
