/** Who is behind a key: further keys of rows with their groups, and groups that stand for somebody else. */
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { placeholders } from './runs.store.ts';
import { AFFECTED, sweepRows, takeSources, uuid } from './resolve.store.ts';

/**
 * Brings `row_key` up to the sources as they stand. A function of each source's rows alone, whatever a run makes of their
 * groups: it has a transaction of its own, may run beside the run that waits for it, and stands where that run fails.
 * Sorted, so that the index grows at its end; 16 bytes of HMAC in no order would cost three times as much.
 */
export async function holdRowKeys(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended('people.keys:' || $1, 0))`, [incidentId]);
  await tx.run(`SET LOCAL work_mem = '256MB'`);
  await tx.run(`SET LOCAL jit = off`);
  // What is sorted anyway is told apart in order, too: hashed first, a million rows cost a second more.
  await tx.run(`SET LOCAL enable_hashagg = off`);
  const absent = await placeholders(tx, incidentId);
  const sources = await takeSources(tx, incidentId);
  const wanted = sources.map(({ id, reading }) => ({ id, reading: readingOf(reading, absent) }));
  const dropped = await tx.q<{ no: number }>(
    `DELETE FROM key_reading h WHERE h.incident_id = $1
        AND NOT EXISTS (SELECT FROM jsonb_to_recordset($2::jsonb) AS w (id uuid, reading text)
                         WHERE w.id = h.source_id AND w.reading = h.reading)
     RETURNING no`,
    [incidentId, JSON.stringify(wanted)],
  );
  for (const { no } of dropped) {
    await tx.run(`DELETE FROM row_key WHERE reading_no = $1`, [no]);
    await tx.run(`DELETE FROM row_place WHERE reading_no = $1`, [no]);
  }
  const missing = await tx.q<{ no: number; source_id: string }>(
    `INSERT INTO key_reading (incident_id, source_id, reading)
     SELECT $1, w.id, w.reading FROM jsonb_to_recordset($2::jsonb) AS w (id uuid, reading text)
      WHERE NOT EXISTS (SELECT FROM key_reading h WHERE h.incident_id = $1 AND h.source_id = w.id)
     RETURNING no, source_id`,
    [incidentId, JSON.stringify(wanted)],
  );
  const own = (column: string) =>
    absent.length === 0 ? `r.${column}` : `CASE WHEN r.${column} <> ALL ($4::bytea[]) THEN r.${column} END`;
  const entries = ['email_key', 'phone_key'].map(
    (
      column,
    ) => `SELECT ${own(column)} AS key, COALESCE(${['customer_key', 'email_key', 'phone_key'].map(own).join(', ')}) AS group_key
                   FROM intake_v_row r WHERE r.source_id = $2 AND r.incident_id = $3`,
  );
  const insert = `INSERT INTO row_key (reading_no, bucket, key, group_key)
     SELECT $1::int, people_bucket(k.key), k.key, k.group_key
       FROM (SELECT DISTINCT key, group_key FROM (${entries.join(' UNION ALL ')}) e WHERE key <> group_key) k
      ORDER BY k.key`;
  const leaked = new Set(sources.filter(({ role }) => role <= 1).map(({ id }) => id as string));
  for (const { no, source_id } of missing.filter((one) => leaked.has(one.source_id))) {
    await sweepRows(tx, incidentId, () =>
      tx.run(insert, [no, source_id, incidentId, ...(absent.length === 0 ? [] : [keysOf(absent)])]),
    );
  }
  await placeRows(tx, incidentId, { absent, leaked });
}

/** A reading as `key_reading` names it: other rows or other placeholders, another text. */
export function readingOf(reading: string, absent: readonly string[]): string {
  return [reading, ...absent].join(' ');
}

/**
 * Lists of records by bucket for every reading that has none yet; of contact lists under each of their keys. Hashed: a
 * record may stand twice in a list, which costs nobody as much as sorting a million of them.
 */
async function placeRows(
  tx: Tx,
  incidentId: IncidentId,
  { absent, leaked }: { readonly absent: readonly string[]; readonly leaked: ReadonlySet<string> },
): Promise<void> {
  const due = await tx.q<{ no: number; source_id: string }>(
    `UPDATE key_reading SET placed = true WHERE incident_id = $1 AND NOT placed RETURNING no, source_id`,
    [incidentId],
  );
  await tx.run(`SET LOCAL enable_hashagg = on`);
  const isAny = absent.length > 0;
  const own = ['customer_key', 'email_key', 'phone_key'].map((column) =>
    isAny ? `CASE WHEN r.${column} <> ALL ($4::bytea[]) THEN r.${column} END` : `r.${column}`,
  );
  const FROM_FILE = 'FROM intake_v_row r WHERE r.source_id = $2 AND r.incident_id = $3';
  // The strongest key a row came with names its bucket already.
  const named = `SELECT CASE WHEN r.inherited_key IS NULL THEN r.bucket ELSE people_bucket(r.inherited_key) END AS bucket,
                        r.record_no ${FROM_FILE}`;
  const keyed = (keys: string) =>
    `SELECT people_bucket(k.key) AS bucket, k.record_no FROM (SELECT ${keys} AS key, r.record_no ${FROM_FILE}) k
      WHERE k.key IS NOT NULL`;
  for (const { no, source_id } of due) {
    const ofOwn = isAny ? keyed(`COALESCE(${own.join(', ')}, r.inherited_key)`) : named;
    const rows = leaked.has(source_id) ? ofOwn : keyed(`unnest(ARRAY[${own.join(', ')}, r.inherited_key])`);
    await sweepRows(tx, incidentId, () =>
      tx.run(
        `INSERT INTO row_place (reading_no, bucket, records)
         SELECT $1::int, bucket, array_agg(record_no) FROM (${rows}) placed GROUP BY bucket`,
        [no, source_id, incidentId, ...(isAny ? [keysOf(absent)] : [])],
      ),
    );
  }
}

/** Subjects of guards read `email:<hex>`. */
function keysOf(subjects: readonly string[]): Buffer[] {
  return subjects.map((subject) => Buffer.from(subject.slice(subject.indexOf(':') + 1), 'hex'));
}

/**
 * Groups that belong to somebody else, and keys of the rows that attached; only differences are written. Only a group
 * (`of_group`) leads on: what else stands on rows of an attached row's e-mail is not that person's.
 */
export async function writeAliases(tx: Tx, incidentId: IncidentId): Promise<void> {
  const { member, attached, person } = AFFECTED;
  await tx.run(
    `CREATE TEMP TABLE pr_alias ON COMMIT DROP AS
     SELECT x.key, i.cohort_id, i.person_id, bool_or(x.of_group) AS of_group
       FROM (SELECT group_key AS key, root, true AS of_group FROM ${member} WHERE root <> group_key
             UNION ALL
             SELECT k.key, a.root, false FROM ${attached} a JOIN pr_row r ON r.ref = a.ref
              CROSS JOIN LATERAL (VALUES (r.customer_key), (r.email_key), (r.phone_key)) AS k (key)
              WHERE k.key <> a.root) x
       JOIN ${person} p ON p.root = x.root
       JOIN identity_key i ON i.key = x.root AND i.incident_id = '${uuid(incidentId)}' AND i.kind = p.kind
      GROUP BY x.key, i.cohort_id, i.person_id`,
  );
  await tx.run(
    `DELETE FROM key_alias o WHERE o.incident_id = $1
        AND NOT EXISTS (SELECT FROM pr_alias n WHERE n.key = o.key AND n.cohort_id = o.cohort_id
                                                 AND n.person_id = o.person_id AND n.of_group = o.of_group)`,
    [incidentId],
  );
  await tx.run(
    `INSERT INTO key_alias (bucket, person_id, cohort_id, incident_id, key, of_group)
     SELECT people_bucket(n.key), n.person_id, n.cohort_id, $1, n.key, n.of_group FROM pr_alias n ORDER BY n.key
     ON CONFLICT (incident_id, key, cohort_id, person_id, bucket) DO NOTHING`,
    [incidentId],
  );
}
