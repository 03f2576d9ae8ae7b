/** SQL behind links and typed codes: who a token means, and the key-plane rows that find a code. */
import type { CohortId, IncidentId, PersonNo, PersonRef } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { prepared } from '../platform/db/prepared.ts';
import type { PersonFacts } from './rules/eligibility.ts';
import type { LinkSubject } from './rules/link.ts';

/** The cohort's incident; for an unknown cohort any incident, so that the same work follows. */
export async function incidentOfCohort(
  tx: Tx,
  cohortId: CohortId,
): Promise<{ incidentId: IncidentId; known: boolean } | undefined> {
  return tx.one(
    `SELECT incident_id AS "incidentId", known FROM (
       SELECT incident_id, true AS known FROM people_v_cohort WHERE id = $1
       UNION ALL
       SELECT id, false FROM (SELECT id FROM incidents_v_incident LIMIT 1) AS any_incident) AS found
      ORDER BY known DESC LIMIT 1`,
    [cohortId],
  );
}

/** The incident of a slug; for an unknown slug any incident, so that the same work follows. */
export async function incidentOfSlug(
  tx: Tx,
  slug: string,
): Promise<{ incidentId: IncidentId; known: boolean } | undefined> {
  return tx.one(
    `SELECT id AS "incidentId", slug = $1 AS known FROM incidents_v_incident ORDER BY slug = $1 DESC LIMIT 1`,
    [slug],
  );
}

export async function slugOf(tx: Tx, incidentId: IncidentId): Promise<string | undefined> {
  const row = await tx.one<{ slug: string }>(`SELECT slug FROM incidents_v_incident WHERE id = $1`, [
    incidentId,
  ]);
  return row?.slug;
}

export interface LinkedPerson extends PersonRef {
  readonly incidentId: IncidentId;
  readonly linkVersion: number;
}

/** The person at that version; or the one it was joined to, whose own version then holds. */
export async function linkedPerson(tx: Tx, subject: LinkSubject): Promise<LinkedPerson | undefined> {
  return tx.one<LinkedPerson>(
    `SELECT coalesce(s.cohort_id, p.cohort_id) AS "cohortId", coalesce(s.person_id, p.person_id) AS "personId",
            p.incident_id AS "incidentId", coalesce(s.link_version, p.link_version)::int AS "linkVersion"
       FROM people_v_person p
       LEFT JOIN people_v_person s ON s.cohort_id = p.survivor_cohort_id AND s.person_id = p.survivor_id
      WHERE p.cohort_id = $1 AND p.person_id = $2 AND p.link_version = $3`,
    [subject.cohortId, subject.personId, subject.personVersion],
  );
}

export async function subjectsOfCohort(
  tx: Tx,
  incidentId: IncidentId,
  cohortId: CohortId,
): Promise<LinkSubject[]> {
  return tx.q<LinkSubject>(
    `SELECT cohort_id AS "cohortId", person_id AS "personId", link_version::int AS "personVersion"
       FROM people_v_person WHERE cohort_id = $1 AND incident_id = $2`,
    [cohortId, incidentId],
  );
}

/** Person by person, by index whatever the statistics say: a join read whole cohorts right after a run. */
const SUBJECTS_OF = prepared(
  `SELECT p.cohort_id AS "cohortId", p.person_id AS "personId", p.link_version::int AS "personVersion",
            f.exposure::text AS exposure, a.country, a.region, a.subject_role AS role,
            COALESCE(a.former, false) AS former, COALESCE(a.minor, false) AS minor,
            a.customer_since::text AS "customerSince"
       FROM unnest($1::bigint[], $2::int[]) AS wanted(cohort_id, person_id)
      CROSS JOIN LATERAL (SELECT cohort_id, person_id, link_version FROM people_v_person
                           WHERE cohort_id = wanted.cohort_id AND person_id = wanted.person_id AND incident_id = $3
                           LIMIT 1) p
       LEFT JOIN LATERAL (SELECT profile_id, country, region, subject_role, former, minor, customer_since
                            FROM people_v_audience WHERE cohort_id = p.cohort_id AND person_id = p.person_id
                           LIMIT 1) a ON true
       LEFT JOIN LATERAL (SELECT exposure FROM people_v_profile WHERE id = a.profile_id LIMIT 1) f ON true`,
);

/** A person with what decides which offers are open to them; no exposure: nothing of the published run. */
export interface OfferedSubject extends LinkSubject, Omit<PersonFacts, 'exposed'> {
  readonly exposure: string | null;
}

export async function subjectsOf(
  tx: Tx,
  incidentId: IncidentId,
  persons: readonly PersonRef[],
): Promise<OfferedSubject[]> {
  return tx.q(SUBJECTS_OF, [persons.map((p) => p.cohortId), persons.map((p) => p.personId), incidentId]);
}

/** The same of people the breach did not touch, whom goodwill is for. */
export async function unaffectedOf(
  tx: Tx,
  incidentId: IncidentId,
  persons: readonly PersonRef[],
): Promise<(PersonRef & Omit<PersonFacts, 'exposed'>)[]> {
  return tx.q(
    `SELECT u.cohort_id AS "cohortId", u.person_id AS "personId", u.country, u.region, u.subject_role AS role,
            COALESCE(u.former, false) AS former, COALESCE(u.minor, false) AS minor,
            u.customer_since::text AS "customerSince"
       FROM unnest($1::bigint[], $2::int[]) AS wanted(cohort_id, person_id)
       JOIN people_v_unaffected u ON u.cohort_id = wanted.cohort_id AND u.person_id = wanted.person_id
      WHERE u.incident_id = $3`,
    [persons.map((p) => p.cohortId), persons.map((p) => p.personId), incidentId],
  );
}

export interface CodeRow {
  readonly bucket: number;
  readonly hash: Buffer;
  readonly subject: LinkSubject;
  readonly n: number;
}

/** Writes those that are new; a row that stands is left as it is, whoever it belongs to. */
export async function insertCodes(
  tx: Tx,
  incidentId: IncidentId,
  keyVersion: number,
  rows: readonly CodeRow[],
): Promise<void> {
  await tx.run(
    `INSERT INTO code_lookup (bucket, incident_id, code_hash, cohort_id, person_id, person_version, key_version, n)
     SELECT new.bucket, $1, new.hash, new.cohort_id, new.person_id, new.version, $2, new.n
       FROM unnest($3::smallint[], $4::bytea[], $5::bigint[], $6::int[], $7::smallint[], $8::smallint[])
              AS new(bucket, hash, cohort_id, person_id, version, n)
      ORDER BY new.bucket, new.hash
     ON CONFLICT (bucket, incident_id, code_hash) DO NOTHING`,
    [
      incidentId,
      keyVersion,
      rows.map((r) => r.bucket),
      rows.map((r) => r.hash),
      rows.map((r) => r.subject.cohortId),
      rows.map((r) => r.subject.personId),
      rows.map((r) => r.subject.personVersion),
      rows.map((r) => r.n),
    ],
  );
}

export interface FoundCode {
  readonly bucket: number;
  readonly hash: Buffer;
  readonly cohortId: CohortId;
  readonly personId: PersonNo;
  readonly personVersion: number;
}

const FIND_CODES = prepared(
  `SELECT c.bucket::int, c.code_hash AS hash, c.cohort_id AS "cohortId", c.person_id AS "personId",
            c.person_version::int AS "personVersion"
       FROM unnest($1::smallint[], $2::bytea[]) AS wanted(bucket, hash)
       JOIN code_lookup c ON c.bucket = wanted.bucket AND c.incident_id = $3 AND c.code_hash = wanted.hash`,
);

/** Whom these codes lead to: primary key of code_lookup. */
export async function findCodes(
  tx: Tx,
  incidentId: IncidentId,
  wanted: readonly { readonly bucket: number; readonly hash: Buffer }[],
): Promise<FoundCode[]> {
  return tx.q<FoundCode>(FIND_CODES, [wanted.map((w) => w.bucket), wanted.map((w) => w.hash), incidentId]);
}
