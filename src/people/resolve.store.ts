/**
 * The computing half of a run: staged rows → groups → persons, set-based in working tables that end with it.
 *
 * Contract with findings.store.ts, which reads these tables and adds none of its own lines to them:
 * - `pr_source` (no, source_id, base_name, id_space, has_free_text, accepted, role): the sources read, in order of name.
 * - `pr_row` (ref, source_no, role, kind, group_key, customer_key, email_key, phone_key, id_space, exposure,
 *   email_sendable, phone_sms, email_typo, conflict_nik, conflict_passport, conflict_dob, …): every row with a key;
 *   keys as in the files until `dropPlaceholders`, afterwards without placeholders. Roles 0 leaked, 1 reference,
 *   2 contact_only, 3 suppression; kinds 1 customer_id, 2 email, 3 phone (of `group_key`, the row's strongest key).
 * - `pr_absent` (key, subject): the placeholders obeyed by this run.
 * - `pr_member` (group_key, kind, root, ambiguous): **only** groups that may not stand for themselves (e-mail-only,
 *   phone-only, crosswalked, merged). A group without a line is its own root:
 *   `LEFT JOIN pr_member m ON m.group_key = r.group_key` and `COALESCE(m.root, r.group_key)`.
 * - `pr_person` (root, kind, key_ref, row_count, ambiguous, email_key, phone_key, email_ref, phone_ref): one line per
 *   person of this run, with the chosen contacts; takes the place of pr_sum, pr_placed and pr_contact. `row_count`
 *   counts leaked rows; `several` is true where more than one row of any role says something about the person.
 * - A root's (cohort_id, person_id), once published, stands in `identity_key` under (people_bucket(root), incident, root).
 */
import type { IncidentId, SourceId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

/**
 * Roles as numbers: 0 leaked, 1 reference, 2 contact_only, 3 suppression. Kinds: 1 customer_id, 2 email, 3 phone.
 * `ref` is a row's address in one number (source in order of base name, record, subject, bucket): smaller is
 * earlier, whatever order the files came in. `score` orders contacts: rank, then the latest date, to the millisecond.
 */
export async function takeRows(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.run(`SET LOCAL work_mem = '256MB'`);
  await tx.run(`SET LOCAL jit = off`);
  await tx.run(
    `CREATE TEMP TABLE pr_source ON COMMIT DROP AS
     SELECT source_id, base_name, id_space, has_free_text, status = 'accepted' OR conflicts_dropped AS accepted,
            row_number() OVER (ORDER BY base_name COLLATE "C")::smallint AS no,
            (array_position(ARRAY['leaked','reference','contact_only','suppression'], role) - 1)::smallint AS role
       FROM intake_v_source
      WHERE incident_id = '${uuid(incidentId)}' AND status IN ('finished','accepted')`,
  );
  // One statement, so that every row is of one moment. Reads staged_row_pkey by source or the whole table.
  await tx.run(
    `CREATE TEMP TABLE pr_row ON COMMIT DROP AS
     SELECT (s.no::bigint << 49) | (r.record_no::bigint << 18) | (r.subject_no::bigint << 10) | r.bucket AS ref,
            s.no AS source_no, s.role,
            CASE WHEN r.customer_key IS NOT NULL THEN 1 WHEN r.email_key IS NOT NULL THEN 2 ELSE 3 END::smallint AS kind,
            COALESCE(r.customer_key, r.email_key, r.phone_key) AS group_key,
            r.customer_key, r.email_key, r.phone_key, r.id_space, r.exposure, r.email_sendable, r.phone_sms,
            array_position(ARRAY['customer','employee','contact'], r.subject_role)::smallint AS subject_role,
            r.former, r.minor, r.deceased, r.authoritative_name,
            r.locale COLLATE "C" AS locale, r.country COLLATE "C" AS country,
            r.region COLLATE "C" AS region, r.time_zone COLLATE "C" AS time_zone,
            ((r.contact_rank::bigint + 32768) << 44) | (((1::bigint << 44) - 1) - LEAST((1::bigint << 44) - 1,
              GREATEST(0, COALESCE(floor(extract(epoch FROM r.contact_as_of) * 1000)::bigint, 0)))) AS score,
            r.conflict_nik, r.conflict_passport, r.conflict_dob
       FROM intake_v_row r JOIN pr_source s ON s.source_id = r.source_id
      WHERE r.incident_id = '${uuid(incidentId)}'`,
  );
  await tx.run(`ANALYZE pr_row`);
}

/** The sources whose rows this run has read. */
export async function sourcesRead(tx: Tx): Promise<SourceId[]> {
  return (await tx.q<{ id: SourceId }>(`SELECT source_id AS id FROM pr_source`)).map(({ id }) => id);
}

/** Keys decided to be placeholders count as absent; a row left without any key links to nobody. */
export async function dropPlaceholders(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.run(
    `CREATE TEMP TABLE pr_absent ON COMMIT DROP AS
     SELECT decode(split_part(subject, ':', 2), 'hex') AS key, subject FROM guard
      WHERE incident_id = '${uuid(incidentId)}' AND kind = 'suspect_key' AND decision = 'placeholder'`,
  );
  const dropped = await tx.run(
    `UPDATE pr_row SET
       customer_key = CASE WHEN customer_key IN (SELECT key FROM pr_absent) THEN NULL ELSE customer_key END,
       email_key = CASE WHEN email_key IN (SELECT key FROM pr_absent) THEN NULL ELSE email_key END,
       phone_key = CASE WHEN phone_key IN (SELECT key FROM pr_absent) THEN NULL ELSE phone_key END
     WHERE customer_key IN (SELECT key FROM pr_absent) OR email_key IN (SELECT key FROM pr_absent)
        OR phone_key IN (SELECT key FROM pr_absent)`,
  );
  if (dropped === 0) return;
  await tx.run(`DELETE FROM pr_row WHERE num_nonnulls(customer_key, email_key, phone_key) = 0`);
  await tx.run(
    `UPDATE pr_row SET group_key = COALESCE(customer_key, email_key, phone_key),
            kind = CASE WHEN customer_key IS NOT NULL THEN 1 WHEN email_key IS NOT NULL THEN 2 ELSE 3 END
      WHERE group_key IS DISTINCT FROM COALESCE(customer_key, email_key, phone_key)`,
  );
}

/**
 * ENGINE §5, rules 1–3: every group of leaked and reference rows gets the root it belongs to. A key's kind is part
 * of its HMAC, so a group key alone names its group. Keys are compared, never ordered by aggregates: `min(bytea)`
 * is younger than PostgreSQL 15.
 */
export async function linkGroups(tx: Tx): Promise<void> {
  await tx.run(
    `CREATE TEMP TABLE pr_group ON COMMIT DROP AS
     SELECT group_key, kind, min(ref) AS key_ref, min(id_space) AS id_space
       FROM pr_row WHERE role <= 1 GROUP BY group_key, kind`,
  );
  await tx.run(`ANALYZE pr_group`);
  // 1. Customers stand for themselves.
  await tx.run(
    `CREATE TEMP TABLE pr_member ON COMMIT DROP AS
     SELECT group_key, kind, group_key AS root, false AS ambiguous FROM pr_group WHERE kind = 1`,
  );
  // 2. E-mail groups look at the e-mails among customers' rows.
  await tx.run(joinGroups(2, 'email_key', 'r.kind = 1'));
  await tx.run(`ANALYZE pr_member`);
  // 3. Phone groups look at all phones gathered in 1–2.
  await tx.run(joinGroups(3, 'phone_key', 'r.kind IN (1, 2)'));
  await tx.run(`ANALYZE pr_member`);
}

function joinGroups(kind: 2 | 3, column: 'email_key' | 'phone_key', rows: string): string {
  return `WITH seen AS (
       SELECT DISTINCT g.group_key, m.root
         FROM pr_row r
         JOIN pr_group g ON g.group_key = r.${column} AND g.kind = ${kind}
         JOIN pr_member m ON m.group_key = r.group_key
        WHERE ${rows} AND r.role <= 1
     ), found AS (
       SELECT group_key, count(*) AS persons, (array_agg(root))[1] AS root FROM seen GROUP BY group_key
     )
     INSERT INTO pr_member (group_key, kind, root, ambiguous)
     SELECT g.group_key, g.kind, CASE WHEN f.persons = 1 THEN f.root ELSE g.group_key END,
            COALESCE(f.persons > 1, false)
       FROM pr_group g LEFT JOIN found f ON f.group_key = g.group_key
      WHERE g.kind = ${kind}`;
}

/**
 * Everything that says something about a root: its leaked rows, and the contact_only and suppression rows that
 * attach, strongest key first, to the one person that matches. Several matches attach nowhere; nor does a row whose
 * own customer id differs from the person's in the same id space, since two customer ids are never one person.
 */
export async function gatherFacts(tx: Tx): Promise<void> {
  await tx.run(
    `CREATE TEMP TABLE pr_attached ON COMMIT DROP AS
     WITH extra AS (
       SELECT ref, customer_key, email_key, phone_key, id_space FROM pr_row WHERE role >= 2
     ), by_email AS (${matches('email_key')}), by_phone AS (${matches('phone_key')}),
     matched AS (
       SELECT e.ref, e.customer_key, e.id_space,
              CASE WHEN c.group_key IS NOT NULL THEN c.root
                   WHEN m.key IS NOT NULL THEN m.root ELSE p.root END AS root
         FROM extra e
         LEFT JOIN pr_member c ON c.group_key = e.customer_key AND c.kind = 1
         LEFT JOIN by_email m ON m.key = e.email_key
         LEFT JOIN by_phone p ON p.key = e.phone_key
     )
     SELECT x.ref, x.root FROM matched x JOIN pr_group g ON g.group_key = x.root
      WHERE x.customer_key IS NULL OR g.kind <> 1 OR g.group_key = x.customer_key OR g.id_space <> x.id_space`,
  );
  await tx.run(
    `CREATE TEMP TABLE pr_fact ON COMMIT DROP AS
     SELECT m.root, r.* FROM pr_row r JOIN pr_member m ON m.group_key = r.group_key WHERE r.role = 0
     UNION ALL
     SELECT a.root, r.* FROM pr_row r JOIN pr_attached a ON a.ref = r.ref`,
  );
  await tx.run(`ANALYZE pr_fact`);
}

function matches(column: 'email_key' | 'phone_key'): string {
  return `SELECT r.${column} AS key, CASE WHEN count(DISTINCT m.root) = 1 THEN (array_agg(m.root))[1] END AS root
            FROM pr_row r JOIN pr_member m ON m.group_key = r.group_key
           WHERE r.role <= 1 AND r.${column} IN (SELECT ${column} FROM extra)
           GROUP BY r.${column}`;
}

/** One line per person with a leaked row: the exposure in worst forms, facts, sources. */
export async function sumUpPersons(tx: Tx): Promise<void> {
  await tx.run(
    `CREATE TEMP TABLE pr_sum ON COMMIT DROP AS
     SELECT root,
            (count(*) FILTER (WHERE role = 0))::int AS row_count,
            bit_or(exposure) FILTER (WHERE role = 0) AS exposure,
            array_agg(DISTINCT source_no) FILTER (WHERE role = 0) AS source_nos,
            (ARRAY['customer','employee','contact'])[min(subject_role) FILTER (WHERE role <> 3)] AS subject_role,
            bool_or(former) AS former, bool_or(minor) AS minor, bool_or(deceased) AS deceased,
            bool_or(role = 3 AND NOT deceased) AS legal_hold,
            ${FACTS.map((f) => `min(${f}) AS ${f}, min(${f}) <> max(${f}) AS ${f}_differs`).join(', ')}
       FROM pr_fact GROUP BY root
     HAVING bool_or(role = 0)`,
  );
  for (const fact of FACTS) {
    await tx.run(
      `UPDATE pr_sum s SET ${fact} = b.value
         FROM (${best(fact, `root IN (SELECT root FROM pr_sum WHERE ${fact}_differs)`)}) b
        WHERE b.root = s.root`,
    );
  }
  // Worst forms once per distinct union, not once per person.
  await tx.run(
    `CREATE TEMP TABLE pr_form ON COMMIT DROP AS
     SELECT exposure, people_worst_forms(exposure) AS worst FROM (SELECT DISTINCT exposure FROM pr_sum) d`,
  );
  await tx.run(
    `CREATE TEMP TABLE pr_files ON COMMIT DROP AS
     SELECT d.source_nos, ARRAY(SELECT s.source_id FROM pr_source s WHERE s.no = ANY (d.source_nos) ORDER BY s.no)
              AS source_ids
       FROM (SELECT DISTINCT source_nos FROM pr_sum) d`,
  );
}

const FACTS = ['locale', 'country', 'region', 'time_zone'] as const;

/** Best rank, then latest date, then most rows, then smallest value; `ref` is its first row. */
function best(column: string, where = 'true'): string {
  return `SELECT DISTINCT ON (root) root, value, ref
            FROM (SELECT root, ${column} AS value, min(score) AS score, count(*) AS row_count, min(ref) AS ref
                    FROM pr_fact WHERE ${column} IS NOT NULL AND role IN (0, 2) AND ${where}
                   GROUP BY root, ${column}) candidate
           ORDER BY root, score, row_count DESC, value`;
}

/** The one e-mail, phone and greeting name of each person (ENGINE §5). */
export async function chooseContacts(tx: Tx): Promise<void> {
  await tx.run(
    `CREATE TEMP TABLE pr_contact ON COMMIT DROP AS
     SELECT b.root, 'email' AS kind, b.value AS key, b.ref FROM (${best('email_key')}) b JOIN pr_sum s ON s.root = b.root
     UNION ALL
     SELECT b.root, 'phone', b.value, b.ref FROM (${best('phone_key')}) b JOIN pr_sum s ON s.root = b.root
     UNION ALL
     SELECT n.root, 'name', NULL, n.ref
       FROM (SELECT DISTINCT ON (root) root, ref FROM pr_fact
              WHERE authoritative_name AND role IN (0, 2) ORDER BY root, score, ref) n
       JOIN pr_sum s ON s.root = n.root`,
  );
  await tx.run(`ANALYZE pr_contact`);
}

export async function countPersons(tx: Tx): Promise<number> {
  return (await tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM pr_sum`))!.n;
}

/** Utility statements take no parameters; only what has the shape of a UUID is written into one. */
export function uuid(id: string): string {
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw new Error('assertion failed: not a UUID');
  return id;
}
