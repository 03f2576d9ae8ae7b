/** The SQL behind a substitute notice: whom nobody could reach, by residence. */
import type { IncidentId, NoticeId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { TOLD_STATES } from './rules/told.ts';

export interface UnreachedRow {
  readonly country: string;
  readonly region: string | null;
  readonly persons: number;
}

/**
 * Of the published run: after a launch those whom nothing told and nothing is still to tell; before it those without
 * any address. Whoever died or is held for a decision is not counted.
 */
export async function unreached(
  tx: Tx,
  of: { incidentId: IncidentId; defaultCountry: string; noticeIds: readonly NoticeId[] },
): Promise<UnreachedRow[]> {
  await tx.run(`SET LOCAL enable_nestloop = off`);
  return tx.q<UnreachedRow & Record<string, unknown>>(
    `SELECT COALESCE(a.country, $2) AS country, NULLIF(btrim(a.region), '') AS region, count(*)::int AS persons
       FROM people_v_audience a
       LEFT JOIN (SELECT DISTINCT cohort_id, person_id FROM notices_v_delivery
                   WHERE incident_id = $1 AND notice_id = ANY ($3::uuid[])
                     AND state = ANY ($4::text[])) d ON d.cohort_id = a.cohort_id AND d.person_id = a.person_id
      WHERE a.incident_id = $1 AND d.person_id IS NULL AND NOT COALESCE(a.deceased, false) AND NOT a.held
        AND (cardinality($3::uuid[]) > 0 OR NOT (a.has_email OR a.has_sms))
      GROUP BY 1, 2`,
    [of.incidentId, of.defaultCountry, of.noticeIds, [...TOLD_STATES, ...UNDECIDED_STATES]],
  );
}

/** Somebody or something may still reach them. */
const UNDECIDED_STATES = ['pending', 'claimed', 'sending', 'unknown'] as const;
