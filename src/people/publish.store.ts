/** The publishing half of a run: persons get their stable ids, and only what changed is written. */
import type { IncidentId, ProfileId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { type ReadSource, type Scope, sourceValues, uuid } from './resolve.store.ts';

/** Persons per cohort: the unit of planning, sending and sharding (ENGINE §2). */
export const COHORT_SIZE = 1000;

export type CohortKind = 'affected' | 'unaffected';

/** What is published of one set of people, and as what. */
export interface Publication {
  readonly scope: Scope;
  readonly kind: CohortKind;
  readonly incidentId: IncidentId;
  readonly runNo: number;
  readonly sources: readonly ReadSource[];
}

/** Kinds 4–6 of `identity_key` are those of the unaffected. */
export const identityKind = (kind: CohortKind, column: string) =>
  kind === 'affected' ? column : `${column} + 3`;

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
  await tx.run(
    `UPDATE pr_form f SET profile_id = p.id FROM profile p WHERE p.incident_id = $1 AND p.exposure = f.worst`,
    [incidentId],
  );
  await tx.run(`ANALYZE pr_form`);
}

/** Has the incident people of this kind already? Where not, there is nothing to compare with. */
export async function hasPersons(tx: Tx, incidentId: IncidentId, kind: CohortKind): Promise<boolean> {
  const row = await tx.one<{ some: boolean }>(
    `SELECT EXISTS (SELECT FROM cohort WHERE incident_id = $1 AND kind = $2) AS some`,
    [incidentId, kind],
  );
  return row!.some;
}

const ROLES = `(ARRAY['customer','employee','contact'])`;
const FACTS = [
  'former', 'minor', 'deceased', 'legal_hold', 'ambiguous', 'locale', 'country', 'region', 'time_zone', 'row_count',
] as const; // prettier-ignore
/** A row's address without its bucket, as `ref` has it. */
const place = (source: string, prefix: string) =>
  `(${source}.no::bigint << 39) | (o.${prefix}record_no::bigint << 8) | o.${prefix}subject_no`;

/** The columns `source_nos` of persons as ids, once per distinct list. */
export async function listFiles(tx: Tx, scope: Scope): Promise<void> {
  await tx.run(
    `CREATE TEMP TABLE ${scope.written}_files ON COMMIT DROP AS
     SELECT d.source_nos, ARRAY(SELECT s.source_id FROM pr_source s WHERE s.no = ANY (d.source_nos) ORDER BY s.no)
              AS source_ids
       FROM (SELECT DISTINCT source_nos FROM ${scope.person}) d`,
  );
  await tx.run(`ANALYZE ${scope.written}_files`);
}

/**
 * Persons of this run beside those there are, by group key: newcomers have no cohort yet, those of no run any more have
 * no place. `said`: what is said of somebody changed; `reached`: how they are reached did, or its row was read again.
 */
export async function placePersons(tx: Tx, p: Publication): Promise<void> {
  const { scope, incidentId, kind } = p;
  const profile = kind === 'affected' ? 'f.profile_id' : 'NULL::uuid';
  await tx.run(
    `CREATE TEMP TABLE ${scope.place} ON COMMIT DROP AS
     SELECT n.place, n.root, o.cohort_id, o.id AS person_id, o.key, o.survivor_cohort_id, o.survivor_id,
            n.place IS NULL AND o.since_run IS NOT NULL AS gone,
            n.place IS NOT NULL AND o.id IS NOT NULL AND (
              (${FACTS.map((c) => `n.${c}`).join(', ')}, n.profile_id, n.source_ids, n.role, n.key_place)
              IS DISTINCT FROM
              (${FACTS.map((c) => `o.${c}`).join(', ')}, o.profile_id, o.source_ids, o.subject_role, ${place('ks', 'key_')})
              OR o.since_run IS NULL) AS said,
            n.place IS NOT NULL AND o.id IS NOT NULL AND (
              (n.email_key, n.phone_key, n.email_sendable, n.phone_sms, n.name_ref IS NOT NULL, n.first_ref >> 10)
              IS DISTINCT FROM
              (o.email_key, o.phone_key, o.email_sendable, o.phone_sms, o.has_name, ${place('a', '')})
              OR CASE WHEN n.phone_ref <> n.first_ref THEN n.phone_ref >> 10 END IS DISTINCT FROM ${place('b', 'phone_')}
              OR CASE WHEN n.name_ref <> n.first_ref THEN n.name_ref >> 10 END IS DISTINCT FROM ${place('c', 'name_')}
              OR COALESCE(a.fresh, false) OR COALESCE(b.fresh, false) OR COALESCE(c.fresh, false)) AS reached
       FROM (SELECT x.*, ${profile} AS profile_id, s.source_ids, ${ROLES}[x.subject_role] AS role, x.key_ref >> 10 AS key_place
               FROM ${scope.person} x
               ${kind === 'affected' ? 'JOIN pr_form f ON f.exposure = x.exposure' : ''}
               JOIN ${scope.written}_files s ON s.source_nos = x.source_nos) n
       FULL JOIN (SELECT o.* FROM cohort c JOIN person o ON o.cohort_id = c.id
                   WHERE c.incident_id = '${uuid(incidentId)}' AND c.kind = '${kind}') o ON o.key = n.root
       LEFT JOIN pr_source ks ON ks.source_id = o.key_source_id
       LEFT JOIN pr_source a ON a.source_id = o.source_id
       LEFT JOIN pr_source b ON b.source_id = o.phone_source_id
       LEFT JOIN pr_source c ON c.source_id = o.name_source_id`,
  );
  await tx.run(`ANALYZE ${scope.place} (place, cohort_id, said, reached, gone)`);
}

export interface Changes {
  readonly newcomers: number;
  readonly changed: number;
}

export async function countChanges(tx: Tx, scope: Scope): Promise<Changes> {
  const row = await tx.one<{ newcomers: number; changed: number }>(
    `SELECT (count(*) FILTER (WHERE cohort_id IS NULL))::int AS newcomers,
            (count(*) FILTER (WHERE said OR reached OR gone))::int AS changed FROM ${scope.place}`,
  );
  return row!;
}

/** Deals newcomers in key-hash order into new cohorts; nobody who has a place moves. `compared`: placePersons ran. */
export async function insertNewcomers(
  tx: Tx,
  p: Publication,
  { count, compared }: { readonly count: number; readonly compared: boolean },
): Promise<number> {
  const { scope, incidentId, kind, runNo } = p;
  await tx.run(
    `CREATE TEMP TABLE ${scope.cohort} ON COMMIT DROP AS
     SELECT no, nextval('cohort_no') AS id, LEAST(${COHORT_SIZE}, ${count} - no * ${COHORT_SIZE})::smallint AS size
       FROM generate_series(0, ${Math.ceil(count / COHORT_SIZE) - 1}) AS no`,
  );
  if (count === 0) return 0;
  await tx.run(`ANALYZE ${scope.cohort}`);
  await tx.run(
    `INSERT INTO cohort (id, incident_id, kind, size, persons, opened_run)
     SELECT id, $1, $2, size, size, $3 FROM ${scope.cohort}`,
    [incidentId, kind, runNo],
  );
  // Where nobody was there before, a person's place in the run is its place among newcomers.
  const newcomers = compared
    ? `(SELECT x.*, l.no FROM (SELECT place, row_number() OVER (ORDER BY place) - 1 AS no
                               FROM ${scope.place} WHERE cohort_id IS NULL) l
         JOIN ${scope.person} x ON x.place = l.place)`
    : `(SELECT x.*, x.place AS no FROM ${scope.person} x)`;
  const dealt = `(SELECT n.*, c.id AS cohort_id, (n.no % ${COHORT_SIZE})::int AS person_id
                    FROM ${newcomers} n JOIN ${scope.cohort} c ON c.no = n.no / ${COHORT_SIZE})`;
  await keepOtherBlobs(tx, p, newcomers);
  const written = await tx.run(
    `INSERT INTO person (cohort_id, id, first_run, since_run, incident_id, key, key_kind, ${COLUMNS.join(', ')})
     SELECT n.cohort_id, n.person_id, ${runNo}, ${runNo}, '${uuid(incidentId)}', n.root,
            (ARRAY['customer_id','email','phone'])[n.kind], ${values(p).join(', ')}
       FROM ${dealt} n ${joins(p)}
      WHERE n.first_ref IS NULL OR a.sealed IS NOT NULL
      ORDER BY n.no`,
  );
  // identity_key_pkey decides who is one person: a second claim on a key fails here. Sorted, so that its index grows at
  // its end.
  await tx.run(
    `INSERT INTO identity_key (bucket, kind, person_id, cohort_id, incident_id, key)
     SELECT people_bucket(n.root), ${identityKind(kind, 'n.kind')}, n.person_id, n.cohort_id, '${uuid(incidentId)}', n.root
       FROM ${dealt} n ORDER BY n.root`,
  );
  return written;
}

const BLOB = ['sealed', 'source_id', 'batch_no', 'record_no', 'subject_no', 'key_version'] as const;
const COLUMNS = [
  'row_count', 'profile_id', 'key_source_id', 'key_record_no', 'key_subject_no', 'key_bucket', 'former', 'minor',
  'deceased', 'legal_hold', 'ambiguous', 'email_sendable', 'phone_sms', 'has_name', 'subject_role', 'locale', 'country',
  'region', 'time_zone', 'source_ids', 'email_key', 'phone_key', ...BLOB, ...BLOB.map((c) => `phone_${c}`),
  ...BLOB.map((c) => `name_${c}`),
] as const; // prettier-ignore

const recordOf = (ref: string) => `((${ref} >> 18) & 2147483647)::int`;
const subjectOf = (ref: string) => `((${ref} >> 10) & 255)::smallint`;
const bucketOf = (ref: string) => `(${ref} & 1023)::smallint`;

/** The values of COLUMNS: of a person `n`, its first sealed row `a` and its other blobs `b`. */
function values({ kind }: Publication): readonly string[] {
  return [
    'n.row_count', kind === 'affected' ? 'f.profile_id' : 'NULL', 'ks.source_id', recordOf('n.key_ref'),
    subjectOf('n.key_ref'), bucketOf('n.key_ref'), 'n.former', 'n.minor', 'n.deceased', 'n.legal_hold', 'n.ambiguous',
    'n.email_sendable', 'n.phone_sms', 'n.name_ref IS NOT NULL', `${ROLES}[n.subject_role]`, 'n.locale', 'n.country',
    'n.region', 'n.time_zone', 's.source_ids', 'n.email_key', 'n.phone_key', ...BLOB.map((c) => `a.${c}`),
    ...BLOB.map((c) => `b.phone_${c}`), ...BLOB.map((c) => `b.name_${c}`),
  ]; // prettier-ignore
}

/** Rows are fetched by their address (staged_row_pkey), or all of them hashed where most are wanted. */
function rowAt(alias: string, ref: string, { incidentId, sources }: Publication): string {
  return `(SELECT s.no, r.source_id, r.batch_no, r.record_no, r.subject_no, r.bucket, r.key_version, r.sealed
             FROM intake_v_row r JOIN ${sourceValues(sources)} ON s.source_id = r.source_id
            WHERE r.incident_id = '${uuid(incidentId)}') ${alias}
         ON ${alias}.no = ${ref} >> 49 AND ${alias}.record_no = ${recordOf(ref)}
            AND ${alias}.subject_no = ${subjectOf(ref)} AND ${alias}.bucket = ${bucketOf(ref)}`;
}

function joins(p: Publication): string {
  const { scope, kind } = p;
  return `${kind === 'affected' ? 'JOIN pr_form f ON f.exposure = n.exposure' : ''}
       JOIN ${scope.written}_files s ON s.source_nos = n.source_nos
       JOIN pr_source ks ON ks.no = n.key_ref >> 49
       LEFT JOIN ${scope.written}_blob b ON b.root = n.root
       LEFT JOIN ${rowAt('a', 'n.first_ref', p)}`;
}

/** The blobs of phones and names that came from another row than the first; few people have one. */
async function keepOtherBlobs(tx: Tx, p: Publication, persons: string): Promise<void> {
  const { scope } = p;
  await tx.run(
    `CREATE TEMP TABLE IF NOT EXISTS ${scope.written}_blob (
       root bytea, ${BLOB.map((c, i) => `phone_${c} ${TYPES[i]}, name_${c} ${TYPES[i]}`).join(', ')}
     ) ON COMMIT DROP`,
  );
  const wanted = `FROM ${persons} n WHERE n.several AND (n.phone_ref <> n.first_ref OR n.name_ref <> n.first_ref)`;
  const some = await tx.one<{ some: boolean }>(`SELECT EXISTS (SELECT ${wanted}) AS some`);
  if (!some!.some) return;
  await tx.run(
    `INSERT INTO ${scope.written}_blob (root, ${BLOB.map((c) => `phone_${c}, name_${c}`).join(', ')})
     SELECT n.root, ${BLOB.map((c) => `t.${c}, m.${c}`).join(', ')}
       FROM (SELECT n.root, CASE WHEN n.phone_ref <> n.first_ref THEN n.phone_ref END AS phone_ref,
                    CASE WHEN n.name_ref <> n.first_ref THEN n.name_ref END AS name_ref ${wanted}) n
       LEFT JOIN ${rowAt('t', 'n.phone_ref', p)}
       LEFT JOIN ${rowAt('m', 'n.name_ref', p)}`,
  );
  await tx.run(`ANALYZE ${scope.written}_blob`);
}

const TYPES = ['bytea', 'uuid', 'integer', 'integer', 'smallint', 'smallint'] as const;

/** Closes what no longer holds into the history and writes anew what this run says; the rest stands. */
export async function updateChanged(tx: Tx, p: Publication): Promise<void> {
  const { scope, kind, runNo } = p;
  if (kind === 'affected') {
    await tx.run(
      `INSERT INTO person_exposure (cohort_id, person_id, since_run, until_run, incident_id, profile_id, row_count, source_ids,
              key_bucket, key_source_id, key_record_no, key_subject_no, locale, country, region, time_zone, subject_role,
              former, minor, deceased, legal_hold, flags)
       SELECT o.cohort_id, o.id, o.since_run, ${runNo}, o.incident_id, o.profile_id, o.row_count, o.source_ids, o.key_bucket,
              o.key_source_id, o.key_record_no, o.key_subject_no, o.locale, o.country, o.region, o.time_zone, o.subject_role,
              o.former, o.minor, o.deceased, o.legal_hold,
              CASE WHEN o.ambiguous THEN ARRAY['ambiguous_identity'] ELSE ARRAY[]::text[] END
         FROM ${scope.place} x JOIN person o ON o.cohort_id = x.cohort_id AND o.id = x.person_id
        WHERE (x.said OR x.gone) AND o.since_run IS NOT NULL`,
    );
  }
  await tx.run(
    `UPDATE person o SET since_run = NULL, ${COLUMNS.map((c) => `${c} = ${c === 'has_name' ? 'false' : 'NULL'}`).join(', ')}
       FROM ${scope.place} x WHERE x.gone AND o.cohort_id = x.cohort_id AND o.id = x.person_id`,
  );
  const changed = `(SELECT x.*, l.cohort_id, l.person_id, l.said FROM ${scope.place} l
                      JOIN ${scope.person} x ON x.place = l.place WHERE l.said OR l.reached)`;
  await keepOtherBlobs(tx, p, changed);
  await tx.run(
    `UPDATE person o SET since_run = CASE WHEN w.said THEN ${runNo} ELSE o.since_run END,
            ${COLUMNS.map((c) => `${c} = w.${c}`).join(', ')}
       FROM (SELECT n.cohort_id, n.person_id, n.said, ${named(p)} FROM ${changed} n ${joins(p)}) w
      WHERE o.cohort_id = w.cohort_id AND o.id = w.person_id`,
  );
}

function named(p: Publication): string {
  const all = values(p);
  return COLUMNS.map((c, i) => `${all[i]} AS ${c}`).join(', ');
}

/** Heads per cohort, so that no page ever counts people. */
export async function recountCohorts(tx: Tx, { scope, incidentId, kind }: Publication): Promise<void> {
  await tx.run(
    `UPDATE cohort c SET persons = COALESCE(n.persons, 0)
       FROM cohort o LEFT JOIN (SELECT cohort_id, count(*)::smallint AS persons FROM ${scope.place}
                                 WHERE place IS NOT NULL GROUP BY cohort_id) n ON n.cohort_id = o.id
      WHERE o.id = c.id AND o.incident_id = $1 AND o.kind = $2 AND o.id NOT IN (SELECT id FROM ${scope.cohort})
        AND c.persons IS DISTINCT FROM COALESCE(n.persons, 0)`,
    [incidentId, kind],
  );
}

export async function recountProfiles(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.run(
    `UPDATE profile p SET persons = COALESCE(n.persons, 0)
       FROM profile o LEFT JOIN (SELECT profile_id, sum(persons)::int AS persons FROM pr_form GROUP BY profile_id) n
              ON n.profile_id = o.id
      WHERE o.id = p.id AND o.incident_id = $1 AND p.persons IS DISTINCT FROM COALESCE(n.persons, 0)`,
    [incidentId],
  );
}
