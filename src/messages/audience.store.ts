/** Whom messages go to, in groups of people to whom they read the same; from the views of the people room. */
import type { Tx } from '../platform/db/db.ts';
import type { AudienceGroup } from './rules/worst-cases.ts';

export async function audienceGroups(
  tx: Tx,
  incidentId: string,
  kind: 'affected' | 'unaffected' = 'affected',
): Promise<AudienceGroup[]> {
  return tx.q<AudienceGroup & Record<string, unknown>>(
    `SELECT COALESCE(p.exposure, repeat('0', 464)::bit(464))::text AS exposure, a.locale, a.country, a.region, a.minor,
            a.deceased, a.held, a.has_email AS "hasEmail", a.has_sms AS "hasSms", count(*)::int AS persons,
            replace(trim(both '{}' FROM min(ARRAY[a.cohort_id, a.person_id::bigint])::text), ',', ':') AS sample
       FROM people_v_addressee a LEFT JOIN people_v_profile p ON p.id = a.profile_id
      WHERE a.incident_id = $1 AND a.kind = $2
      GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9 ORDER BY count(*) DESC, 11`,
    [incidentId, kind],
  );
}
