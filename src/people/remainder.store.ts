/** Contact-list rows none of whose keys stands on any person or rejected record: people the breach did not touch. */
import type { CohortId, IncidentId, PersonNo, PersonRef } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { UnaffectedPerson } from './identities.types.ts';
import type { KeyKind } from './people.types.ts';
import { AFFECTED, REMAINDER } from './resolve.store.ts';

const KEYS = ['customer_key', 'email_key', 'phone_key'] as const;

/** Rows of contact lists that attached to nobody, with whatever of their keys is taken. */
export async function findRemainder(tx: Tx, incidentId: IncidentId): Promise<void> {
  const { row, member, attached, person } = AFFECTED;
  // Rows that attached to somebody of whom nothing leaked attached to nobody.
  await tx.run(`DELETE FROM ${attached} a WHERE NOT EXISTS (SELECT FROM ${person} p WHERE p.root = a.root)`);
  const loose = `r.role = 2 AND NOT r.inherited AND NOT EXISTS (SELECT FROM ${attached} a WHERE a.ref = r.ref)`;
  await tx.run(
    `CREATE TEMP TABLE un_key ON COMMIT DROP AS
     ${KEYS.map((k) => `SELECT r.${k} AS key FROM ${row} r WHERE ${loose} AND r.${k} IS NOT NULL`).join(' UNION ')}`,
  );
  await tx.run(`ANALYZE un_key`);
  await tx.run(`CREATE TEMP TABLE un_taken (key bytea) ON COMMIT DROP`);
  for (const column of [...KEYS, 'group_key', 'other_customer_key']) {
    await tx.run(
      `INSERT INTO un_taken (key)
       SELECT DISTINCT r.${column} FROM ${row} r
         LEFT JOIN ${attached} a ON a.ref = r.ref
         LEFT JOIN ${member} m ON m.group_key = r.group_key
         JOIN ${person} p ON p.root = COALESCE(a.root, m.root, r.group_key)
        WHERE (r.role <= 1 OR a.ref IS NOT NULL) AND r.${column} IN (SELECT key FROM un_key)`,
    );
  }
  // A rejected record may be anybody's: its tokens count as keys (reject_key_key_idx).
  await tx.run(
    `INSERT INTO un_taken (key)
     SELECT DISTINCT k.key FROM un_key k JOIN intake_v_reject_key j ON j.incident_id = $1 AND j.key = k.key`,
    [incidentId],
  );
  await tx.run(`ANALYZE un_taken`);
  await tx.run(
    `CREATE TEMP TABLE ${REMAINDER.row} ON COMMIT DROP AS
     SELECT r.* FROM ${row} r
      WHERE ${loose}
        AND ${KEYS.map((k) => `NOT EXISTS (SELECT FROM un_taken t WHERE t.key = r.${k})`).join(' AND ')}`,
  );
  // From here on they are rows like others, of a set of people by itself.
  await tx.run(`UPDATE ${REMAINDER.row} SET role = 0`);
  await tx.run(`ANALYZE ${REMAINDER.row} (role, kind, group_key)`);
}

export async function hasContactLists(tx: Tx): Promise<boolean> {
  const row = await tx.one<{ some: boolean }>(`SELECT EXISTS (SELECT FROM pr_source WHERE role = 2) AS some`);
  return row!.some;
}

/** Heads by file, a person of two files in both; and in all, as the published run counted them. */
export async function unaffectedCounts(
  tx: Tx,
  incidentId: IncidentId,
): Promise<{ run: number; persons: number; files: { file: string; persons: number }[] }> {
  const run = await tx.one<{ no: number; unaffected: number }>(
    `SELECT no, unaffected FROM resolve_run WHERE incident_id = $1 AND status = 'published'`,
    [incidentId],
  );
  const none = { run: run?.no ?? 0, persons: run?.unaffected ?? 0, files: [] };
  return none.persons === 0 ? none : { ...none, files: await unaffectedFiles(tx, incidentId, none.run) };
}

/** By file, as counted once for the published run; under a lock that ends with the transaction. */
export async function unaffectedFiles(
  tx: Tx,
  incidentId: IncidentId,
  runNo: number,
): Promise<{ file: string; persons: number }[]> {
  const known = await readFiles(tx, incidentId, runNo);
  if (known.length > 0) return known;
  await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended('people.unaffected:' || $1, 0))`, [incidentId]);
  await tx.run(`DELETE FROM unaffected_count WHERE incident_id = $1 AND run_no < $2`, [incidentId, runNo]);
  await tx.run(
    `INSERT INTO unaffected_count (incident_id, run_no, file, persons)
     SELECT $1, $2, s.base_name, sum(n.persons)::int
       FROM (SELECT source_ids, count(*) AS persons FROM people_v_unaffected WHERE incident_id = $1
              GROUP BY source_ids) n
       JOIN intake_v_source s ON s.incident_id = $1 AND s.source_id = ANY (n.source_ids)
      GROUP BY s.base_name ON CONFLICT DO NOTHING`,
    [incidentId, runNo],
  );
  return readFiles(tx, incidentId, runNo);
}

async function readFiles(tx: Tx, incidentId: IncidentId, runNo: number) {
  return tx.q<{ file: string; persons: number }>(
    `SELECT file, persons FROM unaffected_count WHERE incident_id = $1 AND run_no = $2
      ORDER BY file COLLATE "C"`,
    [incidentId, runNo],
  );
}

/** A page in order of cohort and ordinal (cohort_incident, person_pkey). */
export async function unaffectedRows(
  tx: Tx,
  incidentId: IncidentId,
  { after, limit }: { readonly after: PersonRef; readonly limit: number },
): Promise<UnaffectedPerson[]> {
  const rows = await tx.q<{
    cohort_id: CohortId;
    id: PersonNo;
    key_kind: KeyKind;
    files: string[];
    email_sendable: boolean | null;
    phone_sms: boolean | null;
    locale: string | null;
    country: string | null;
    deceased: boolean;
  }>(
    `SELECT p.cohort_id, p.id, p.key_kind, p.email_sendable, p.phone_sms, p.locale, p.country, p.deceased,
            ARRAY(SELECT s.base_name FROM intake_v_source s
                   WHERE s.incident_id = $1 AND s.source_id = ANY (p.source_ids) ORDER BY s.base_name COLLATE "C") AS files
       FROM cohort c
      CROSS JOIN LATERAL (
        SELECT * FROM person p
         WHERE p.cohort_id = c.id AND p.since_run IS NOT NULL AND p.survivor_cohort_id IS NULL
           AND (c.id > $2 OR p.id > $3)
         ORDER BY p.id) p
      WHERE c.incident_id = $1 AND c.kind = 'unaffected' AND c.id >= $2
      ORDER BY c.id, p.id LIMIT $4`,
    [incidentId, after.cohortId, after.personId, limit],
  );
  return rows.map((row) => ({
    cohortId: row.cohort_id,
    personId: row.id,
    keyKind: row.key_kind,
    files: row.files,
    hasEmail: row.email_sendable ?? false,
    hasSms: row.phone_sms ?? false,
    locale: row.locale,
    country: row.country,
    deceased: row.deceased,
  }));
}
