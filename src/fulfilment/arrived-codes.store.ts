/** SQL of codes that came later than they were asked for. */
import { type Locale, LOCALES } from '../incidents/index.ts';
import type { CohortId, IncidentId, PersonNo } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

export interface Arrived {
  readonly cohortId: CohortId;
  readonly redemptionId: bigint;
  readonly incidentId: IncidentId;
  readonly personId: PersonNo;
  readonly reissues: number;
  /** The language of the person's records, else the incident's. */
  readonly locale: Locale;
}

/** Of those whose page shows the code; the oldest first (code_claim_news_idx). */
export function arrivedCodes(tx: Tx, limit: number): Promise<Arrived[]> {
  return tx.q<Arrived & Record<string, unknown>>(
    `SELECT c.cohort_id AS "cohortId", c.redemption_id AS "redemptionId", c.incident_id AS "incidentId",
            f.person_id AS "personId", c.reissues::int,
            CASE WHEN a.locale = ANY ($2::text[]) THEN a.locale ELSE i.default_locale END AS locale
       FROM codes_v_claim c
       JOIN compensation_v_fulfilment f ON f.cohort_id = c.cohort_id AND f.redemption_id = c.redemption_id
        AND f.state = 'delivered'
       JOIN incidents_v_incident i ON i.id = c.incident_id
       LEFT JOIN people_v_audience a ON a.cohort_id = f.cohort_id AND a.person_id = f.person_id
      WHERE c.news ORDER BY c.assigned_at, c.cohort_id, c.redemption_id LIMIT $1`,
    [limit, LOCALES],
  );
}
