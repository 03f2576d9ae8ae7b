/** SQL that counts the people of a published run by everything that decides what they are told. */
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

/**
 * Whoever reads `people_v_alike` asks for this first: it gives the people of the published run, counted by the
 * worker right after it was published, or by the first question of a run, under a lock that ends with it (alike_run_pkey).
 */
export async function keepAlike(tx: Tx, incidentId: IncidentId): Promise<void> {
  if (await isKept(tx, incidentId)) return;
  await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended('people.alike:' || $1, 0))`, [incidentId]);
  if (await isKept(tx, incidentId)) return;
  await tx.run(`DELETE FROM alike WHERE incident_id = $1`, [incidentId]);
  // Groups are few, though columns taken one by one promise a million: without sorting everybody it takes a second.
  await tx.run(`SET LOCAL work_mem = '256MB'`);
  // Its run is that of the same statement: whoever publishes meanwhile leaves rows of a run that is in force no more.
  await tx.run(
    `WITH beside AS MATERIALIZED (
       SELECT DISTINCT i.cohort_id, i.person_id
         FROM identity_key i JOIN person p ON p.cohort_id = i.cohort_id AND p.id = i.person_id
        WHERE i.incident_id = $1 AND i.kind IN (1, 4) AND p.incident_id = $1 AND p.key_kind <> 'customer_id'),
     same AS (
       SELECT c.kind, r.no AS run_no, p.profile_id, p.locale, p.country, p.region, p.time_zone, p.subject_role,
              COALESCE(p.deceased, false) AS deceased, COALESCE(p.email_sendable, false) AS has_email,
              COALESCE(p.phone_sms, false) AS has_sms, p.phone_key IS NOT NULL AS has_phone,
              COALESCE(p.minor, false) AS minor, COALESCE(p.former, false) AS former,
              p.key_kind = 'customer_id' OR b.cohort_id IS NOT NULL AS has_account,
              COALESCE(p.legal_hold, false) AS legal_hold,
              count(*)::int AS persons, min(ARRAY[p.cohort_id, p.id::bigint]) AS sample
         FROM person p
         JOIN cohort c ON c.id = p.cohort_id AND c.kind IN ('affected','unaffected')
         JOIN resolve_run r ON r.incident_id = p.incident_id AND r.status = 'published'
         LEFT JOIN beside b ON b.cohort_id = p.cohort_id AND b.person_id = p.id
        WHERE p.incident_id = $1 AND p.survivor_cohort_id IS NULL AND p.since_run IS NOT NULL
        GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16),
     counted AS (
       INSERT INTO alike (incident_id, no, ${GROUP}, persons, sample_cohort_id, sample_person_id)
       SELECT $1, row_number() OVER ()::int, ${GROUP}, persons, sample[1], sample[2]::int FROM same)
     INSERT INTO alike_run (incident_id, run_no)
     SELECT incident_id, no FROM resolve_run WHERE incident_id = $1 AND status = 'published'
     ON CONFLICT (incident_id) DO UPDATE SET run_no = excluded.run_no`,
    [incidentId],
  );
  await tx.run(`SET LOCAL work_mem TO DEFAULT`);
}

const GROUP = `kind, run_no, profile_id, locale, country, region, time_zone, subject_role, deceased, has_email, has_sms,
  has_phone, minor, former, has_account, legal_hold`;

/** True, too, where no run is published: then there is nobody. */
async function isKept(tx: Tx, incidentId: IncidentId): Promise<boolean> {
  const row = await tx.one(
    `SELECT 1 FROM people_v_run r LEFT JOIN alike_run k ON k.incident_id = r.incident_id
      WHERE r.incident_id = $1 AND k.run_no IS DISTINCT FROM r.run_no`,
    [incidentId],
  );
  return row === undefined;
}
