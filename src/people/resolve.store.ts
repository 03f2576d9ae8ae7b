/**
 * The computing half of a run: staged rows → groups → persons, set-based in working tables that end with it.
 *
 * Contract with findings.store.ts, which reads these tables and adds none of its own lines to them:
 * - `pr_source` (no, source_id, base_name, id_space, has_free_text, accepted, role): the sources read, in order of name.
 * - `pr_form` (no, exposure, worst, …): distinct exposures, of rows and of persons; rows and persons carry its number.
 *   `typos`, `landlines`: some row of that exposure has a mistyped e-mail, a phone without SMS.
 * - `pr_row` (ref, source_no, role, kind, group_key, customer_key, email_key, phone_key, id_space, inherited, form_no,
 *   email_sendable, phone_sms, email_typo, conflict_nik, conflict_passport, conflict_dob, …): every row with a key;
 *   keys as in the files until `dropPlaceholders`, afterwards without placeholders. Roles 0 leaked, 1 reference,
 *   2 contact_only, 3 suppression; kinds 1 customer_id, 2 email, 3 phone (of `group_key`, the row's strongest key).
 *   `inherited`: the row has no key of its own, only that of the row it links to; it gives no contact.
 * - `pr_twice` (group_key, kind, row_count, own_count): group keys that stand on several rows of the files, and on how
 *   many as their own key; before `dropPlaceholders`.
 * - `pr_absent` (key, subject): the placeholders obeyed by this run.
 * - `pr_crosswalk` (key, id_space, component, joined): the ids that crosswalk sources equate.
 * - `pr_member` (group_key, kind, root, ambiguous): **only** groups that may not stand for themselves (joined,
 *   ambiguous, crosswalked, merged). A group without a line is its own root:
 *   `LEFT JOIN pr_member m ON m.group_key = r.group_key` and `COALESCE(m.root, r.group_key)`.
 * - `pr_person` (root, kind, key_ref, row_count, ambiguous, several, email_key, phone_key, email_ref, phone_ref, …): one
 *   line per person of this run, with the chosen contacts. `row_count` counts leaked rows; `several` is true where
 *   more than one row of any role says something about the person.
 * - `pr_several` (root), `pr_fact` (root, a row's columns): those persons, and their leaked and attached rows.
 * - A root's (cohort_id, person_id), once published, stands in `identity_key` under (root, incident, kind).
 */
import type { IncidentId, SourceId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

/** The working tables of one set of people: those affected, or the remainder of contact lists. */
export interface Scope {
  readonly row: string;
  readonly member: string;
  readonly attached: string;
  readonly several: string;
  readonly fact: string;
  readonly multi: string;
  readonly many: string;
  readonly person: string;
  readonly files: string;
  readonly place: string;
  readonly blob: string;
}

const scope = (prefix: string): Scope => ({
  row: `${prefix}_row`,
  member: `${prefix}_member`,
  attached: `${prefix}_attached`,
  several: `${prefix}_several`,
  fact: `${prefix}_fact`,
  multi: `${prefix}_multi`,
  many: `${prefix}_many`,
  person: `${prefix}_person`,
  files: `${prefix}_files`,
  place: `${prefix}_place`,
  blob: `${prefix}_blob`,
});

export const AFFECTED = scope('pr');
export const REMAINDER = scope('un');

/** A finished source as this run reads it; `reading` changes whenever its rows may have. */
export interface ReadSource {
  readonly id: SourceId;
  readonly no: number;
  readonly role: number;
  readonly reading: string;
  /** Its conflict hashes went, or are about to. */
  readonly accepted: boolean;
}

/** Changes whenever the rows of a source may have. */
export const READING = `concat_ws(':', ingest_no, finished_at)`;

/**
 * Plans for millions of rows in tables that were made a moment ago, some of them never analyzed: a nested loop chosen for
 * a guess of three rows runs for hours, and hashing beats sorting for all that is joined here. A spill to disk is no harm.
 */
export async function prepareToCompute(tx: Tx): Promise<void> {
  for (const setting of [
    `work_mem = '256MB'`,
    'hash_mem_multiplier = 2',
    'jit = off',
    'parallel_setup_cost = 100',
    'parallel_tuple_cost = 0.01',
    'enable_nestloop = off',
    'enable_mergejoin = off',
    'default_statistics_target = 10',
  ]) {
    await tx.run(`SET LOCAL ${setting}`);
  }
}

/** The finished sources, numbered in order of base name. */
export async function takeSources(tx: Tx, incidentId: IncidentId): Promise<ReadSource[]> {
  await tx.run(
    `CREATE TEMP TABLE pr_source ON COMMIT DROP AS
     SELECT source_id, base_name, id_space, has_free_text, status = 'accepted' OR conflicts_dropped AS accepted,
            row_number() OVER (ORDER BY base_name COLLATE "C")::smallint AS no,
            (array_position(ARRAY['leaked','reference','contact_only','suppression'], role) - 1)::smallint AS role,
            ${READING} AS reading, true AS fresh
       FROM intake_v_source
      WHERE incident_id = '${uuid(incidentId)}' AND status IN ('finished','accepted')`,
  );
  await tx.run(`ANALYZE pr_source`);
  return tx.q<ReadSource & Record<string, unknown>>(
    `SELECT source_id AS id, no::int AS no, role::int AS role, reading, accepted FROM pr_source ORDER BY no`,
  );
}

/** Sources read as they were when the run in force was computed: their sealed rows are what they were. */
export async function markKnownReadings(tx: Tx, readings: Readonly<Record<string, string>>): Promise<void> {
  await tx.run(
    `UPDATE pr_source s SET fresh = false
       FROM jsonb_each_text($1::jsonb) AS known (id, reading) WHERE s.source_id = known.id::uuid AND s.reading = known.reading`,
    [JSON.stringify(readings)],
  );
}

/** Are the sources still what this run has read? */
export async function sourcesStand(tx: Tx, incidentId: IncidentId): Promise<boolean> {
  const row = await tx.one<{ stand: boolean }>(
    `SELECT NOT EXISTS (
       (SELECT source_id, ${READING} AS reading FROM intake_v_source
         WHERE incident_id = $1 AND status IN ('finished','accepted')
        EXCEPT SELECT source_id, reading FROM pr_source)
       UNION ALL
       (SELECT source_id, reading FROM pr_source
        EXCEPT SELECT source_id, ${READING} FROM intake_v_source
         WHERE incident_id = $1 AND status IN ('finished','accepted'))) AS stand`,
    [incidentId],
  );
  return row!.stand;
}

/**
 * Rows of an incident that make up a good part of the table are read in one sweep, by several processes: freshly staged
 * rows have no statistics, and the planner takes their index for the shorter way.
 */
export async function sweepRows<T>(tx: Tx, incidentId: IncidentId, read: () => Promise<T>): Promise<T> {
  const row = await tx.one<{ sweep: boolean | null }>(
    `SELECT sum(staged) FILTER (WHERE incident_id = $1) * 5 > sum(staged) AS sweep FROM intake_v_source`,
    [incidentId],
  );
  if (!row?.sweep) return read();
  await tx.run(`SET LOCAL enable_indexscan = off`);
  await tx.run(`SET LOCAL enable_bitmapscan = off`);
  const result = await read();
  await tx.run(`SET LOCAL enable_indexscan = on`);
  await tx.run(`SET LOCAL enable_bitmapscan = on`);
  return result;
}

/** `no, source_id` as a list of values: workers of a parallel plan cannot read temporary tables. */
export function sourceValues(sources: readonly ReadSource[]): string {
  return `(VALUES ${sources.map((s) => `('${uuid(s.id)}'::uuid, ${s.no}::bigint, ${s.role}::smallint)`).join(', ')})
              AS s (source_id, no, role)`;
}

/** What stands in the rows of an incident, beside themselves. */
export interface Glance {
  readonly emails: boolean;
  readonly phones: boolean;
}

/**
 * Distinct exposures, and what kinds of rows there are, in one sweep. `bits`: bit strings cannot be hashed, their bytes
 * can.
 */
async function takeForms(tx: Tx, incidentId: IncidentId, sources: readonly ReadSource[]): Promise<Glance> {
  const forms = `CREATE TEMP TABLE pr_form ON COMMIT DROP AS
     SELECT (row_number() OVER ())::int AS no, bits, exposure, people_worst_forms(exposure) AS worst,
            0 AS persons, NULL::uuid AS profile_id, emails, phones, typos, landlines
       FROM (SELECT bits, ('x' || encode(substring(bits FROM 5), 'hex'))::bit(464) AS exposure,
                    emails, phones, typos, landlines
               FROM (SELECT bit_send(r.exposure) AS bits,
                            bool_or(r.customer_key IS NULL AND (r.email_key IS NOT NULL OR r.inherited_kind = 2)) AS emails,
                            bool_or(r.customer_key IS NULL AND r.email_key IS NULL
                              AND (r.phone_key IS NOT NULL OR r.inherited_kind = 3)) AS phones,
                            bool_or(r.email_typo) AS typos,
                            bool_or(r.phone_key IS NOT NULL AND NOT r.phone_sms) AS landlines
                       FROM intake_v_row r JOIN ${sourceValues(sources)} ON s.source_id = r.source_id
                      WHERE r.incident_id = '${uuid(incidentId)}' GROUP BY 1) distinct_ones) e`;
  await sweepRows(tx, incidentId, () => tx.run(forms));
  await tx.run(`ANALYZE pr_form`);
  const row = await tx.one<{ emails: boolean | null; phones: boolean | null }>(
    `SELECT bool_or(emails) AS emails, bool_or(phones) AS phones FROM pr_form`,
  );
  return { emails: row!.emails ?? false, phones: row!.phones ?? false };
}

/** Up to so many exposures stand in the statement, so that workers of a parallel plan can number the rows. */
const FORMS_INLINE_MAX = 500;

async function formValues(tx: Tx): Promise<string> {
  const forms = await tx.q<{ no: number; bits: string }>(
    `SELECT no, encode(bits, 'hex') AS bits FROM pr_form ORDER BY no LIMIT ${FORMS_INLINE_MAX + 1}`,
  );
  if (forms.length === 0 || forms.length > FORMS_INLINE_MAX) return 'pr_form f';
  return `(VALUES ${forms.map(({ no, bits }) => `(${no}, '\\x${bits}'::bytea)`).join(', ')}) AS f (no, bits)`;
}

/**
 * `ref` is a row's address in one number (source in order of base name, record, subject, bucket): smaller is earlier,
 * whatever order the files came in. `score` orders contacts: rank, then the latest date, to the millisecond. One
 * statement, so that every row is of one moment; narrow, so that the passes after it are cheap.
 */
export async function takeRows(
  tx: Tx,
  incidentId: IncidentId,
  sources: readonly ReadSource[],
): Promise<Glance> {
  const glance = await takeForms(tx, incidentId, sources);
  const rows = `CREATE TEMP TABLE pr_row ON COMMIT DROP AS
     SELECT (s.no << 49) | (r.record_no::bigint << 18) | (r.subject_no::bigint << 10) | r.bucket AS ref,
            COALESCE(r.inherited_key, r.customer_key, r.email_key, r.phone_key) AS group_key,
            r.customer_key, r.email_key, r.phone_key, f.no AS form_no,
            ((r.contact_rank::bigint + 32768) << 44) | CASE WHEN r.contact_as_of IS NULL THEN (1::bigint << 44) - 1
              ELSE ((1::bigint << 44) - 1) - LEAST((1::bigint << 44) - 1,
                GREATEST(0, floor(extract(epoch FROM r.contact_as_of) * 1000)::bigint)) END AS score,
            s.no::smallint AS source_no, s.role,
            COALESCE(r.inherited_kind, CASE WHEN r.customer_key IS NOT NULL THEN 1
                                            WHEN r.email_key IS NOT NULL THEN 2 ELSE 3 END)::smallint AS kind,
            array_position(ARRAY['customer','employee','contact'], r.subject_role)::smallint AS subject_role,
            r.inherited_key IS NOT NULL AS inherited, r.email_sendable, r.phone_sms, r.email_typo,
            r.former, r.minor, r.deceased, r.customer_since, r.authoritative_name,
            COALESCE(r.inherited_id_space, r.id_space) AS id_space,
            r.locale COLLATE "C" AS locale, r.country COLLATE "C" AS country,
            r.region COLLATE "C" AS region, r.time_zone COLLATE "C" AS time_zone,
            r.other_customer_key, r.other_id_space, r.conflict_nik, r.conflict_passport, r.conflict_dob
       FROM intake_v_row r JOIN ${sourceValues(sources)} ON s.source_id = r.source_id
       JOIN ${await formValues(tx)} ON f.bits = bit_send(r.exposure)
      WHERE r.incident_id = '${uuid(incidentId)}'`;
  await sweepRows(tx, incidentId, () => tx.run(rows));
  await tx.run(`ANALYZE pr_row (ref, role, kind, group_key, source_no, other_customer_key)`);
  return glance;
}

/** Group keys on several rows, before placeholders are dropped. */
export async function findTwice(tx: Tx): Promise<void> {
  await tx.run(
    `CREATE TEMP TABLE pr_twice ON COMMIT DROP AS
     SELECT group_key, min(kind) AS kind, count(*)::int AS row_count,
            (count(*) FILTER (WHERE NOT inherited))::int AS own_count
       FROM pr_row GROUP BY group_key HAVING count(*) > 1`,
  );
}

/** Keys decided to be placeholders count as absent; a row left without any key links to nobody. True: some were. */
export async function dropPlaceholders(tx: Tx, incidentId: IncidentId): Promise<boolean> {
  await tx.run(
    `CREATE TEMP TABLE pr_absent ON COMMIT DROP AS
     SELECT decode(split_part(subject, ':', 2), 'hex') AS key, subject FROM guard
      WHERE incident_id = '${uuid(incidentId)}' AND kind = 'suspect_key' AND decision = 'placeholder'`,
  );
  const some = await tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM pr_absent`);
  if (some!.n === 0) return false;
  await tx.run(`DELETE FROM pr_row WHERE inherited AND group_key IN (SELECT key FROM pr_absent)`);
  const dropped = await tx.run(
    `UPDATE pr_row SET ${KEYS.map(kept).join(', ')}
      WHERE ${KEYS.map((column) => `${column} IN (SELECT key FROM pr_absent)`).join(' OR ')}`,
  );
  if (dropped === 0) return true;
  await tx.run(
    `DELETE FROM pr_row WHERE NOT inherited AND num_nonnulls(customer_key, email_key, phone_key) = 0`,
  );
  await tx.run(
    `UPDATE pr_row SET group_key = COALESCE(customer_key, email_key, phone_key),
            kind = CASE WHEN customer_key IS NOT NULL THEN 1 WHEN email_key IS NOT NULL THEN 2 ELSE 3 END
      WHERE NOT inherited AND group_key IS DISTINCT FROM COALESCE(customer_key, email_key, phone_key)`,
  );
  return true;
}

const KEYS = ['customer_key', 'email_key', 'phone_key', 'other_customer_key'];
const kept = (column: string) =>
  `${column} = CASE WHEN ${column} IN (SELECT key FROM pr_absent) THEN NULL ELSE ${column} END`;

/** Utility statements take no parameters; only what has the shape of a UUID is written into one. */
export function uuid(id: string): string {
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw new Error('assertion failed: not a UUID');
  return id;
}
