/** The publishing half of a run: persons get their stable ids, and only what changed is written. */
import type { IncidentId, ProfileId, RunId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { ResolveResult } from './people.types.ts';
import { uuid } from './resolve.store.ts';

/** Persons per cohort: the unit of planning, sending and sharding (ENGINE §2). */
export const COHORT_SIZE = 1000;

/** One resolve of an incident at a time; held to the end of the transaction. */
export async function lockIncident(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended('people.resolve:' || $1, 0))`, [incidentId]);
}

export interface RunRow {
  readonly id: RunId;
  readonly no: number;
  readonly result: ResolveResult;
}

export async function publishedRun(tx: Tx, incidentId: IncidentId): Promise<RunRow | null> {
  const row = await tx.one<{
    id: RunId;
    no: number;
    persons_customer_id: number;
    persons_email: number;
    persons_phone: number;
    profiles: number;
    flagged: number;
    conflicts: number;
  }>(`SELECT * FROM resolve_run WHERE incident_id = $1 AND status = 'published'`, [incidentId]);
  if (!row) return null;
  const persons = {
    customer_id: row.persons_customer_id,
    email: row.persons_email,
    phone: row.persons_phone,
  };
  const { profiles, flagged, conflicts } = row;
  return { id: row.id, no: row.no, result: { run: row.no, persons, profiles, flagged, conflicts } };
}

export async function lastRunNo(tx: Tx, incidentId: IncidentId): Promise<number> {
  const row = await tx.one<{ no: number }>(
    `SELECT COALESCE(max(no), 0)::int AS no FROM resolve_run WHERE incident_id = $1`,
    [incidentId],
  );
  return row!.no;
}

/** Worst forms of this run that no profile of the incident has yet. */
export async function unknownProfiles(tx: Tx, incidentId: IncidentId): Promise<string[]> {
  const rows = await tx.q<{ exposure: string }>(
    `SELECT DISTINCT f.worst::text AS exposure FROM pr_form f
      WHERE NOT EXISTS (SELECT FROM profile p WHERE p.incident_id = $1 AND p.exposure = f.worst)`,
    [incidentId],
  );
  return rows.map((row) => row.exposure);
}

export async function addProfiles(
  tx: Tx,
  incidentId: IncidentId,
  profiles: readonly { readonly id: ProfileId; readonly exposure: string }[],
): Promise<void> {
  await tx.run(
    `INSERT INTO profile (id, incident_id, exposure)
     SELECT n.id, $1, n.exposure::bit(464) FROM unnest($2::uuid[], $3::text[]) AS n (id, exposure)`,
    [incidentId, profiles.map((p) => p.id), profiles.map((p) => p.exposure)],
  );
}

/** This run's persons with all their columns; ids where their group key already has one (identity_key_pkey). */
export async function placePersons(tx: Tx, incidentId: IncidentId): Promise<number> {
  await tx.run(
    `CREATE TEMP TABLE pr_placed ON COMMIT DROP AS
     SELECT s.root, k.name AS key_kind, i.cohort_id, i.person_id,
            p.id AS profile_id, s.row_count, f.source_ids,
            (g.key_ref & 1023)::smallint AS key_bucket, src.source_id AS key_source_id,
            ((g.key_ref >> 18) & 2147483647)::int AS key_record_no, ((g.key_ref >> 10) & 255)::smallint AS key_subject_no,
            s.locale, s.country, s.region, s.time_zone, s.subject_role, s.former, s.minor, s.deceased, s.legal_hold,
            CASE WHEN m.ambiguous THEN ARRAY['ambiguous_identity'] ELSE ARRAY[]::text[] END AS flags
       FROM pr_sum s
       JOIN pr_member m ON m.group_key = s.root
       JOIN pr_group g ON g.group_key = s.root
       JOIN (VALUES (1, 'customer_id'), (2, 'email'), (3, 'phone')) AS k (kind, name) ON k.kind = g.kind
       JOIN pr_source src ON src.no = g.key_ref >> 49
       JOIN pr_files f ON f.source_nos = s.source_nos
       JOIN pr_form w ON w.exposure = s.exposure
       LEFT JOIN profile p ON p.incident_id = '${uuid(incidentId)}' AND p.exposure = w.worst
       LEFT JOIN identity_key i ON i.incident_id = '${uuid(incidentId)}' AND i.bucket = people_bucket(s.root)
                               AND i.kind = k.name AND i.key = s.root`,
  );
  await tx.run(`ANALYZE pr_placed`);
  return (await tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM pr_placed WHERE cohort_id IS NULL`))!.n;
}

/** What this run would change, before it changes anything; sealed contacts are copied with their address. */
export async function compareWithPublished(tx: Tx, incidentId: IncidentId): Promise<void> {
  const incident = uuid(incidentId);
  await tx.run(
    `CREATE TEMP TABLE pr_current ON COMMIT DROP AS
     SELECT e.* FROM cohort c JOIN person_exposure e ON e.cohort_id = c.id AND e.until_run IS NULL
      WHERE c.incident_id = '${incident}' AND c.kind = 'affected'`,
  );
  await tx.run(`ANALYZE pr_current`);
  await tx.run(
    `CREATE TEMP TABLE pr_changed ON COMMIT DROP AS
     SELECT n.root, e.cohort_id AS was FROM pr_placed n
       LEFT JOIN pr_current e ON e.cohort_id = n.cohort_id AND e.person_id = n.person_id
      WHERE e.cohort_id IS NULL
         OR (${FACTS.map((c) => `n.${c}`).join(', ')}) IS DISTINCT FROM (${FACTS.map((c) => `e.${c}`).join(', ')})`,
  );
  await tx.run(
    `CREATE TEMP TABLE pr_gone ON COMMIT DROP AS
     SELECT e.cohort_id, e.person_id FROM pr_current e
      WHERE NOT EXISTS (SELECT FROM pr_placed n WHERE n.cohort_id = e.cohort_id AND n.person_id = e.person_id)`,
  );
  // One pass over the rows behind the contacts; a row that is gone shows as one without a seal.
  await tx.run(
    `CREATE TEMP TABLE pr_repoint ON COMMIT DROP AS
     SELECT c.root, c.kind, c.key, r.sealed, s.source_id, r.batch_no, r.record_no, r.subject_no, r.key_version,
            CASE c.kind WHEN 'email' THEN r.email_sendable WHEN 'phone' THEN r.phone_sms ELSE true END AS sendable,
            CASE c.kind WHEN 'email' THEN r.email_key WHEN 'phone' THEN r.phone_key END AS row_key
       FROM pr_contact c
       JOIN pr_placed n ON n.root = c.root
       JOIN pr_source s ON s.no = c.ref >> 49
       LEFT JOIN intake_v_row r ON r.incident_id = '${incident}' AND r.source_id = s.source_id
        AND r.bucket = (c.ref & 1023)::smallint AND r.record_no = ((c.ref >> 18) & 2147483647)::int
        AND r.subject_no = ((c.ref >> 10) & 255)::smallint
       LEFT JOIN contact_point o ON o.cohort_id = n.cohort_id AND o.person_id = n.person_id AND o.kind = c.kind
      WHERE o.cohort_id IS NULL
         OR (o.key, o.sealed, o.source_id, o.batch_no, o.record_no, o.subject_no) IS DISTINCT FROM
            (c.key, r.sealed, s.source_id, r.batch_no, r.record_no, r.subject_no)
         OR o.sendable IS DISTINCT FROM
            CASE c.kind WHEN 'email' THEN r.email_sendable WHEN 'phone' THEN r.phone_sms ELSE true END`,
  );
  await tx.run(
    `CREATE TEMP TABLE pr_unpoint ON COMMIT DROP AS
     SELECT o.cohort_id, o.person_id, o.kind FROM cohort c JOIN contact_point o ON o.cohort_id = c.id
      WHERE c.incident_id = '${incident}' AND c.kind = 'affected'
        AND NOT EXISTS (SELECT FROM pr_contact t JOIN pr_placed n ON n.root = t.root
                         WHERE n.cohort_id = o.cohort_id AND n.person_id = o.person_id AND t.kind = o.kind)`,
  );
}

/** Did the rows a contact was chosen from stay what they were while the run was computed? */
export async function contactsStand(tx: Tx): Promise<boolean> {
  const row = await tx.one<{ stand: boolean }>(
    `SELECT NOT EXISTS (SELECT FROM pr_repoint WHERE sealed IS NULL OR row_key IS DISTINCT FROM key) AS stand`,
  );
  return row!.stand;
}

export async function anythingChanged(tx: Tx): Promise<boolean> {
  const row = await tx.one<{ changed: boolean }>(
    `SELECT EXISTS (SELECT FROM pr_changed) OR EXISTS (SELECT FROM pr_gone)
         OR EXISTS (SELECT FROM pr_repoint) OR EXISTS (SELECT FROM pr_unpoint) AS changed`,
  );
  return row!.changed;
}

/** Deals newcomers in key-hash order into new cohorts; nobody who has a place moves. */
export async function openCohorts(tx: Tx, incidentId: IncidentId, runNo: number): Promise<void> {
  await tx.run(
    `CREATE TEMP TABLE pr_newcomer ON COMMIT DROP AS
     SELECT root, key_kind, (place / ${COHORT_SIZE})::int AS cohort, (place % ${COHORT_SIZE})::int AS person_id
       FROM (SELECT root, key_kind, row_number() OVER (ORDER BY root) - 1 AS place
               FROM pr_placed WHERE cohort_id IS NULL) dealt`,
  );
  await tx.run(
    `CREATE TEMP TABLE pr_cohort ON COMMIT DROP AS
     SELECT cohort, size, nextval('cohort_no') AS id
       FROM (SELECT cohort, count(*)::smallint AS size FROM pr_newcomer GROUP BY cohort ORDER BY cohort) c`,
  );
  await tx.run(
    `INSERT INTO cohort (id, incident_id, kind, size, persons, opened_run)
     SELECT id, $1, 'affected', size, 0, $2 FROM pr_cohort`,
    [incidentId, runNo],
  );
  await tx.run(
    `INSERT INTO person (cohort_id, id, incident_id, key_kind, key, first_run)
     SELECT c.id, n.person_id, $1, n.key_kind, n.root, $2 FROM pr_newcomer n JOIN pr_cohort c ON c.cohort = n.cohort`,
    [incidentId, runNo],
  );
  // identity_key_pkey decides who is one person: a second claim on a key fails here.
  await tx.run(
    `INSERT INTO identity_key (bucket, incident_id, kind, key, cohort_id, person_id)
     SELECT people_bucket(n.root), $1, n.key_kind, n.root, c.id, n.person_id
       FROM pr_newcomer n JOIN pr_cohort c ON c.cohort = n.cohort`,
    [incidentId],
  );
  await tx.run(
    `UPDATE pr_placed p SET cohort_id = c.id, person_id = n.person_id
       FROM pr_newcomer n JOIN pr_cohort c ON c.cohort = n.cohort WHERE n.root = p.root`,
  );
}

/** A person whose group now belongs to another points at it; one that stands alone again points at nobody. */
export async function setSurvivors(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.run(
    `UPDATE person p SET survivor_cohort_id = x.cohort_id, survivor_id = x.person_id
       FROM (SELECT o.cohort_id AS of_cohort, o.id AS of_person, s.cohort_id, s.person_id
               FROM cohort c JOIN person o ON o.cohort_id = c.id
               LEFT JOIN pr_member m ON m.group_key = o.key AND m.root <> m.group_key
               LEFT JOIN pr_placed s ON s.root = m.root
              WHERE c.incident_id = $1 AND c.kind = 'affected') x
      WHERE p.cohort_id = x.of_cohort AND p.id = x.of_person
        AND (p.survivor_cohort_id, p.survivor_id) IS DISTINCT FROM (x.cohort_id, x.person_id)`,
    [incidentId],
  );
}

const FACTS = [
  'profile_id', 'row_count', 'source_ids', 'key_bucket', 'key_source_id', 'key_record_no', 'key_subject_no', 'locale',
  'country', 'region', 'time_zone', 'subject_role', 'former', 'minor', 'deceased', 'legal_hold', 'flags',
] as const; // prettier-ignore

/** Closes what no longer holds and writes what this run says anew; the rest stands since an earlier run. */
export async function writeExposures(tx: Tx, incidentId: IncidentId, runNo: number): Promise<void> {
  await tx.run(
    `UPDATE person_exposure e SET until_run = $1
       FROM (SELECT n.cohort_id, n.person_id FROM pr_changed c JOIN pr_placed n ON n.root = c.root WHERE c.was IS NOT NULL
             UNION ALL SELECT cohort_id, person_id FROM pr_gone) x
      WHERE e.cohort_id = x.cohort_id AND e.person_id = x.person_id AND e.until_run IS NULL`,
    [runNo],
  );
  await tx.run(
    `INSERT INTO person_exposure (cohort_id, person_id, since_run, incident_id, ${FACTS.join(', ')})
     SELECT n.cohort_id, n.person_id, $1, $2, ${FACTS.map((c) => `n.${c}`).join(', ')}
       FROM pr_changed c JOIN pr_placed n ON n.root = c.root`,
    [runNo, incidentId],
  );
}

export async function writeContacts(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.run(
    `DELETE FROM contact_point o USING pr_unpoint u
      WHERE o.cohort_id = u.cohort_id AND o.person_id = u.person_id AND o.kind = u.kind`,
  );
  await tx.run(
    `INSERT INTO contact_point (cohort_id, person_id, kind, incident_id, key, sealed, source_id, batch_no, record_no,
                                subject_no, key_version, sendable)
     SELECT n.cohort_id, n.person_id, t.kind, $1, t.key, t.sealed, t.source_id, t.batch_no, t.record_no,
            t.subject_no, t.key_version, t.sendable
       FROM pr_repoint t JOIN pr_placed n ON n.root = t.root
     ON CONFLICT (cohort_id, person_id, kind) DO UPDATE
        SET key = EXCLUDED.key, sealed = EXCLUDED.sealed, source_id = EXCLUDED.source_id,
            batch_no = EXCLUDED.batch_no, record_no = EXCLUDED.record_no, subject_no = EXCLUDED.subject_no,
            key_version = EXCLUDED.key_version, sendable = EXCLUDED.sendable`,
    [incidentId],
  );
}

/** Heads per cohort and profile, so that no page ever counts people. */
export async function recount(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.run(
    `UPDATE cohort c SET persons = COALESCE(n.persons, 0)
       FROM cohort o LEFT JOIN (SELECT cohort_id, count(*)::smallint AS persons FROM pr_placed GROUP BY cohort_id) n
              ON n.cohort_id = o.id
      WHERE o.id = c.id AND o.incident_id = $1 AND o.kind = 'affected'
        AND c.persons IS DISTINCT FROM COALESCE(n.persons, 0)`,
    [incidentId],
  );
  await tx.run(
    `UPDATE profile p SET persons = COALESCE(n.persons, 0)
       FROM profile o LEFT JOIN (SELECT profile_id, count(*)::int AS persons FROM pr_placed GROUP BY profile_id) n
              ON n.profile_id = o.id
      WHERE o.id = p.id AND o.incident_id = $1 AND p.persons IS DISTINCT FROM COALESCE(n.persons, 0)`,
    [incidentId],
  );
}

export async function insertRun(
  tx: Tx,
  run: { id: RunId; incidentId: IncidentId; no: number; madeBy: string; startedAt: Date; publishedAt: Date },
): Promise<void> {
  await tx.run(
    `UPDATE resolve_run SET status = 'superseded' WHERE incident_id = $1 AND status = 'published'`,
    [run.incidentId],
  );
  await tx.run(
    `INSERT INTO resolve_run (id, incident_id, no, status, persons_customer_id, persons_email, persons_phone, profiles,
                              flagged, conflicts, made_by, started_at, published_at)
     SELECT $1, $2, $3, 'published',
            count(*) FILTER (WHERE key_kind = 'customer_id'), count(*) FILTER (WHERE key_kind = 'email'),
            count(*) FILTER (WHERE key_kind = 'phone'), count(DISTINCT profile_id),
            count(*) FILTER (WHERE flags @> ARRAY['ambiguous_identity']),
            (SELECT count(*) FROM pr_finding WHERE kind = 'conflict'), $4, $5, $6
       FROM pr_placed`,
    [run.id, run.incidentId, run.no, run.madeBy, run.startedAt, run.publishedAt],
  );
}
