/** SQL of what was sent: attempts of notices by channel, country and day; published views only. */
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { SentUnits } from './rules/sending.ts';

/**
 * Reads every attempt of the incident: for a count, never for a page. A call that was refused is not billed; one nobody
 * can tell of may be. Evidence that came later is stronger than the answer to the call.
 */
export async function sentUnits(tx: Tx, incidentId: IncidentId): Promise<SentUnits[]> {
  return tx.q<SentUnits & Record<string, unknown>>(
    `WITH went AS (
       SELECT a.channel, coalesce(p.country, '') AS country, (a.started_at AT TIME ZONE i.books_time_zone)::date AS day,
              coalesce(a.segments, 1) AS units,
              a.outcome IS NOT DISTINCT FROM 'accepted'
                OR num_nonnulls(a.accepted_at, a.delivered_at, a.undelivered_at, a.bounced_at) > 0 AS taken,
              a.outcome IS NULL OR a.outcome = 'ambiguous' AS in_doubt
         FROM notices_v_attempt a
         JOIN incidents_v_incident i ON i.id = a.incident_id
         LEFT JOIN people_v_addressee p ON p.cohort_id = a.cohort_id AND p.person_id = a.person_id
        WHERE a.incident_id = $1)
     SELECT channel, country, day::text AS day,
            coalesce(sum(units) FILTER (WHERE taken), 0)::float8 AS units,
            coalesce(sum(units) FILTER (WHERE in_doubt AND NOT taken), 0)::float8 AS doubtful
       FROM went WHERE taken OR in_doubt GROUP BY channel, country, day`,
    [incidentId],
  );
}
