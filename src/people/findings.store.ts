/** What a run finds that a person should look at: suspect keys, id spaces, free text, conflicts, shared addresses. */
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { SealedRow } from './contacts.ts';
import type { Finding } from './people.types.ts';
import { uuid } from './resolve.store.ts';
import { ID_SPACE_PERCENT, SHARED_PEOPLE, SUSPECT_OTHER_KEYS, SUSPECT_ROWS } from './rules/guards.ts';

const KEYS = [
  { kind: 'customer_id', column: 'customer_key', others: ['email_key', 'phone_key'] },
  { kind: 'email', column: 'email_key', others: ['customer_key', 'phone_key'] },
  { kind: 'phone', column: 'phone_key', others: ['customer_key', 'email_key'] },
] as const;

/** `ref` is a row whose contact may be shown masked; `root` is set where the finding is about people. */
export async function makeFindingTable(tx: Tx): Promise<void> {
  await tx.run(
    `CREATE TEMP TABLE pr_finding (
       kind text, subject text, count int, facts jsonb, ref bigint, root bytea
     ) ON COMMIT DROP`,
  );
}

/** Looks at the keys as they stand in the files, before placeholders are dropped, so that decisions keep their subject. */
export async function findSuspectKeys(tx: Tx): Promise<void> {
  for (const { kind, column, others } of KEYS) {
    await tx.run(
      `INSERT INTO pr_finding
       WITH busy AS (
         SELECT ${column} AS key, count(*) AS row_count, min(ref) AS ref,
                count(*) FILTER (WHERE num_nonnulls(${others.join(', ')}) = 0) AS alone
           FROM pr_row WHERE ${column} IS NOT NULL GROUP BY ${column} HAVING count(*) > ${SUSPECT_ROWS}
       ), companion AS (
         ${others.map((o) => `SELECT b.key, r.${o} AS other FROM pr_row r JOIN busy b ON b.key = r.${column} WHERE r.${o} IS NOT NULL`).join('\n         UNION\n         ')}
       ), spread AS (
         SELECT key, count(*) AS other_keys FROM companion GROUP BY key HAVING count(*) > ${SUSPECT_OTHER_KEYS}
       )
       SELECT 'suspect_key', '${kind}:' || encode(b.key, 'hex'), b.row_count::int,
              jsonb_build_object('key_kind', '${kind}', 'other_keys', s.other_keys, 'rows_with_no_other_key', b.alone),
              b.ref, NULL
         FROM busy b JOIN spread s ON s.key = b.key`,
    );
  }
}

/** Two sources of one id space: of the ids for which both hold an address, how many share none? */
export async function findIdSpaces(tx: Tx): Promise<void> {
  for (const column of ['email_key', 'phone_key'] as const) {
    await tx.run(
      `INSERT INTO pr_finding
       WITH space AS (
         SELECT id_space FROM pr_source GROUP BY id_space HAVING count(*) > 1
       ), held AS (
         SELECT DISTINCT source_no, id_space, customer_key, ${column} AS address FROM pr_row
          WHERE customer_key IS NOT NULL AND ${column} IS NOT NULL AND id_space IN (SELECT id_space FROM space)
       ), id AS (
         SELECT DISTINCT source_no, id_space, customer_key FROM held
       ), agree AS (
         SELECT DISTINCT a.source_no AS one, b.source_no AS two, a.customer_key
           FROM held a JOIN held b ON b.customer_key = a.customer_key AND b.address = a.address
                                  AND b.source_no > a.source_no
       ), pair AS (
         SELECT a.id_space, a.source_no AS one, b.source_no AS two, count(*) AS common,
                count(*) FILTER (WHERE g.customer_key IS NULL) AS apart
           FROM id a JOIN id b ON b.customer_key = a.customer_key AND b.source_no > a.source_no
           LEFT JOIN agree g ON g.customer_key = a.customer_key AND g.one = a.source_no AND g.two = b.source_no
          GROUP BY a.id_space, a.source_no, b.source_no
       )
       SELECT 'id_space', p.id_space || ':' || s.base_name || ':' || t.base_name || ':${column.slice(0, 5)}',
              p.apart::int, jsonb_build_object('id_space', p.id_space, 'files', jsonb_build_array(s.base_name, t.base_name),
                'common_ids', p.common, 'address', '${column.slice(0, 5)}'), NULL, NULL
         FROM pair p JOIN pr_source s ON s.no = p.one JOIN pr_source t ON t.no = p.two
        WHERE p.apart * 100 > p.common * ${ID_SPACE_PERCENT}`,
    );
  }
}

/** Free text may name anything: its column waits for a person who has read some of it. */
export async function findFreeText(tx: Tx): Promise<void> {
  await tx.run(
    `INSERT INTO pr_finding
     SELECT 'free_text', s.base_name, count(r.ref)::int, jsonb_build_object('file', s.base_name), NULL, NULL
       FROM pr_source s LEFT JOIN pr_row r ON r.source_no = s.no
        AND substring(r.exposure FROM 457 FOR 8) <> B'00000000'
      WHERE s.has_free_text GROUP BY s.base_name`,
  );
}

/** Two different full national ids, passports or birth dates inside one person; the values' hashes name the conflict. */
export async function findConflicts(tx: Tx): Promise<void> {
  await tx.run(
    `INSERT INTO pr_finding
     WITH proof AS (
       SELECT DISTINCT p.root, v.what, v.hash
         FROM pr_row r LEFT JOIN pr_member m ON m.group_key = r.group_key
         JOIN pr_person p ON p.root = COALESCE(m.root, r.group_key) AND p.several
        CROSS JOIN LATERAL (VALUES ('nik', r.conflict_nik), ('passport', r.conflict_passport), ('dob', r.conflict_dob))
              AS v (what, hash)
        WHERE r.role <= 1 AND v.hash IS NOT NULL
          AND num_nonnulls(r.conflict_nik, r.conflict_passport, r.conflict_dob) > 0
     ), several AS (
       SELECT root, what, count(*) AS of_them, string_agg(encode(hash, 'hex'), ',' ORDER BY hash) AS hashes
         FROM proof GROUP BY root, what HAVING count(*) > 1
     ), person AS (
       SELECT root, jsonb_object_agg(what, of_them) AS facts,
              md5(string_agg(what || '=' || hashes, ';' ORDER BY what)) AS fingerprint
         FROM several GROUP BY root
     )
     SELECT 'conflict', k.name || ':' || encode(p.root, 'hex') || ':' || p.fingerprint, 1, p.facts, g.key_ref, p.root
       FROM person p
       JOIN pr_person g ON g.root = p.root
       JOIN (VALUES (1, 'customer_id'), (2, 'email'), (3, 'phone')) AS k (kind, name) ON k.kind = g.kind`,
  );
}

/**
 * The hashes go with a source's upload (ENGINE §3), a conflict they proved does not: it stays for as long as its
 * person has rows of a source whose hashes were dropped.
 */
export async function keepProvenConflicts(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.run(
    `INSERT INTO pr_finding
     WITH telling AS (
       SELECT DISTINCT source_no FROM pr_row
        WHERE num_nonnulls(conflict_nik, conflict_passport, conflict_dob) > 0
     ), mute AS (
       SELECT no FROM pr_source WHERE accepted AND no NOT IN (SELECT source_no FROM telling)
     )
     SELECT 'conflict', g.subject, g.count, g.facts, NULL, s.root
       FROM guard g
       LEFT JOIN pr_member m ON m.group_key = decode(split_part(g.subject, ':', 2), 'hex')
       JOIN pr_person s ON s.root = COALESCE(m.root, decode(split_part(g.subject, ':', 2), 'hex'))
      WHERE g.incident_id = $1 AND g.kind = 'conflict' AND g.present
        AND NOT EXISTS (SELECT FROM pr_finding f WHERE f.kind = 'conflict' AND f.subject = g.subject)
        AND EXISTS (SELECT FROM mute WHERE mute.no = ANY (s.source_nos))`,
    [incidentId],
  );
}

export async function findSharedAddresses(tx: Tx): Promise<void> {
  await tx.run(
    `INSERT INTO pr_finding
     WITH chosen AS (
       SELECT 'email' AS kind, email_key AS key, email_ref AS ref, root FROM pr_person WHERE email_key IS NOT NULL
       UNION ALL
       SELECT 'phone', phone_key, phone_ref, root FROM pr_person WHERE phone_key IS NOT NULL
     ), shared AS (
       SELECT kind, key, count(*) AS persons, min(ref) AS ref FROM chosen
        GROUP BY kind, key HAVING count(*) > ${SHARED_PEOPLE}
     )
     SELECT 'shared_address', c.kind || ':' || encode(c.key, 'hex'), s.persons::int,
            jsonb_build_object('address', c.kind), s.ref, c.root
       FROM shared s JOIN chosen c ON c.kind = s.kind AND c.key = s.key`,
  );
}

/** Findings of this run once each, with the row to show masked. */
export async function findings(tx: Tx): Promise<(Finding & { readonly ref: bigint | null })[]> {
  return tx.q(`SELECT DISTINCT kind, subject, count, facts, ref FROM pr_finding ORDER BY kind, subject`);
}

export interface ExampleRow extends SealedRow {
  readonly ref: bigint;
}

/** The sealed rows of a few findings, to be shown masked. */
export async function exampleRows(
  tx: Tx,
  incidentId: IncidentId,
  refs: readonly bigint[],
): Promise<ExampleRow[]> {
  const rows = await tx.q(
    `SELECT w.ref, r.sealed, r.source_id, r.batch_no, r.record_no, r.subject_no, r.key_version
       FROM (SELECT DISTINCT unnest($2::bigint[]) AS ref) w
       JOIN pr_source s ON s.no = w.ref >> 49
       JOIN intake_v_row r ON r.incident_id = $1 AND r.source_id = s.source_id AND r.bucket = (w.ref & 1023)::smallint
        AND r.record_no = ((w.ref >> 18) & 2147483647)::int AND r.subject_no = ((w.ref >> 10) & 255)::smallint`,
    [incidentId, refs],
  );
  return rows.map((row) => ({
    ref: row['ref'] as bigint,
    sealed: row['sealed'] as Buffer,
    sourceId: row['source_id'] as string,
    batchNo: row['batch_no'] as number,
    recordNo: row['record_no'] as number,
    subjectNo: row['subject_no'] as number,
    keyVersion: row['key_version'] as number,
  }));
}

export interface NewGuard extends Finding {
  readonly id: string;
  readonly example: string | null;
}

/** Findings meet earlier decisions by subject; what is no longer found is kept for its decision, but not listed. */
export async function upsertGuards(
  tx: Tx,
  incidentId: IncidentId,
  found: readonly NewGuard[],
  now: Date,
): Promise<void> {
  await tx.run(
    `UPDATE guard g SET present = false WHERE g.incident_id = $1 AND g.present
        AND NOT EXISTS (SELECT FROM pr_finding f WHERE f.kind = g.kind AND f.subject = g.subject)`,
    [incidentId],
  );
  await tx.run(
    `INSERT INTO guard (id, incident_id, kind, subject, present, count, facts, examples, found_at, makers)
     SELECT f.id, $1, f.kind, f.subject, true, f.count, f.facts, CASE WHEN f.example IS NULL THEN '{}' ELSE ARRAY[f.example] END, $2,
            ARRAY(SELECT uploaded_by FROM intake_v_source WHERE incident_id = $1
                  UNION SELECT mapped_by FROM intake_v_source WHERE incident_id = $1 AND mapped_by IS NOT NULL)
       FROM jsonb_to_recordset($3::jsonb)
            AS f (id uuid, kind text, subject text, count int, facts jsonb, example text)
     ON CONFLICT (incident_id, kind, subject) DO UPDATE
        SET present = true, count = EXCLUDED.count, facts = EXCLUDED.facts,
            examples = CASE WHEN EXCLUDED.examples = '{}' THEN guard.examples ELSE EXCLUDED.examples END,
            makers = CASE WHEN guard.decision IS NULL THEN EXCLUDED.makers ELSE guard.makers END`,
    [
      incidentId,
      now,
      JSON.stringify(
        found.map(({ id, kind, subject, count, facts, example }) => ({
          id,
          kind,
          subject,
          count,
          facts,
          example,
        })),
      ),
    ],
  );
  // A placeholder decision, or its withdrawal, has now been obeyed.
  await tx.run(
    `UPDATE guard g SET applied = true WHERE g.incident_id = $1 AND g.kind = 'suspect_key' AND NOT g.applied
        AND (g.decision = 'placeholder') = EXISTS (SELECT FROM pr_absent a WHERE a.subject = g.subject)`,
    [incidentId],
  );
}

/** Who stands behind each finding of this run, held until someone decides `tell`. */
export async function refreshPersonFindings(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.run(
    `CREATE TEMP TABLE pr_holding ON COMMIT DROP AS
     SELECT DISTINCT p.cohort_id, p.person_id, g.id AS guard_id, g.decision IS DISTINCT FROM 'tell' AS holds
       FROM pr_finding f
       JOIN identity_key p ON p.key = f.root AND p.incident_id = '${uuid(incidentId)}' AND p.kind <= 3
       JOIN guard g ON g.incident_id = '${uuid(incidentId)}' AND g.kind = f.kind AND g.subject = f.subject`,
  );
  await tx.run(
    `DELETE FROM person_finding f USING guard g
      WHERE g.id = f.guard_id AND g.incident_id = $1
        AND NOT EXISTS (SELECT FROM pr_holding h WHERE h.cohort_id = f.cohort_id AND h.person_id = f.person_id
                                                  AND h.guard_id = f.guard_id)`,
    [incidentId],
  );
  await tx.run(
    `INSERT INTO person_finding (cohort_id, person_id, guard_id, holds)
     SELECT cohort_id, person_id, guard_id, holds FROM pr_holding
     ON CONFLICT (cohort_id, person_id, guard_id) DO UPDATE SET holds = EXCLUDED.holds
      WHERE person_finding.holds IS DISTINCT FROM EXCLUDED.holds`,
  );
}
