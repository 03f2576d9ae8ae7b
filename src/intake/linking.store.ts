/**
 * Whose rows the rows without a key of their own are: set-based, in temporary tables that end with the transaction.
 * Kinds: 1 customer_id, 2 email, 3 phone; a smaller kind is stronger.
 */
import { assert } from '../kernel/assert.ts';
import { isUuid, type IncidentId, type SourceId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

/** One linking of an incident at a time; taken before any source is locked. */
export async function lockLinks(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended('intake.link:' || $1, 0))`, [incidentId]);
}

/** The read sources of an incident that have link columns, as `il_source`; how many there are. */
export async function takeSources(tx: Tx, incidentId: IncidentId): Promise<number> {
  assert(isUuid(incidentId), 'an incident id is a UUID');
  return tx.run(
    `CREATE TEMP TABLE il_source ON COMMIT DROP AS
     SELECT id AS source_id, role IN ('leaked','reference') AS leads FROM source
      WHERE incident_id = '${incidentId}' AND has_links AND status IN ('finished','accepted')`,
  );
}

/** Has any finished source of an incident links? */
export async function hasLinks(tx: Tx, incidentId: IncidentId): Promise<boolean> {
  const row = await tx.one<{ has: boolean }>(
    `SELECT EXISTS (SELECT FROM source WHERE incident_id = $1 AND has_links AND status IN ('finished','accepted')) AS has`,
    [incidentId],
  );
  return row!.has;
}

/** Every link of those sources, and the rows that have a key of their own (and not `absent`) as settled at hop 0. */
export async function takeLinks(tx: Tx, absent: readonly Buffer[]): Promise<void> {
  const none = absent.map((key) => `'\\x${key.toString('hex')}'::bytea`).join(', ');
  const own = (column: string) =>
    absent.length === 0 ? `r.${column}` : `CASE WHEN r.${column} NOT IN (${none}) THEN r.${column} END`;
  const [customer, email, phone] = ['customer_key', 'email_key', 'phone_key'].map(own);
  await tx.run(`SET LOCAL work_mem = '64MB'`);
  await tx.run(
    `CREATE TEMP TABLE il_link ON COMMIT DROP AS
     SELECT l.source_id, l.record_no, l.subject_no, l.name, l.key, s.leads
       FROM row_link l JOIN il_source s ON s.source_id = l.source_id`,
  );
  await tx.run(
    `CREATE TEMP TABLE il_row ON COMMIT DROP AS
     SELECT r.source_id, r.record_no, r.subject_no, r.line, r.awaits_link, r.inherited_key, r.invalid_cells,
            CASE WHEN ${customer} IS NOT NULL THEN 1 WHEN ${email} IS NOT NULL THEN 2 ELSE 3 END::smallint AS kind,
            encode(COALESCE(${customer}, ${email}, ${phone}), 'hex') COLLATE "C" AS key,
            CASE WHEN ${customer} IS NOT NULL THEN r.id_space END COLLATE "C" AS id_space
       FROM staged_row r JOIN il_source s ON s.source_id = r.source_id`,
  );
  await tx.run(
    `CREATE TEMP TABLE il_settled ON COMMIT DROP AS
     SELECT source_id, record_no, subject_no, 0::smallint AS hop, kind, key, id_space, false AS doubt
       FROM il_row WHERE NOT awaits_link AND key IS NOT NULL`,
  );
  for (const table of ['il_link', 'il_row', 'il_settled']) await tx.run(`ANALYZE ${table}`);
}

/**
 * One hop: rows that are not settled look at the rows settled at the hop before, of leaked and reference sources,
 * with which they share a link. The strongest kind among them decides; several different keys of it are doubt, and
 * doubt is passed on like a key. Aggregated by link first: a million rows of one link cost a million, not a square.
 */
export async function settleHop(tx: Tx, hop: number): Promise<number> {
  const settled = await tx.run(
    `WITH shown AS (
       SELECT l.name, l.key AS link, s.kind, min(s.key) AS low, max(s.key) AS high, min(s.id_space) AS id_space,
              bool_or(s.doubt) AS doubt
         FROM il_settled s JOIN il_link l USING (source_id, record_no, subject_no)
        WHERE s.hop = $1::smallint - 1 AND l.leads
        GROUP BY l.name, l.key, s.kind
     ), seen AS (
       SELECT c.source_id, c.record_no, c.subject_no, g.kind, min(g.low) AS low, max(g.high) AS high,
              min(g.id_space) AS id_space, bool_or(g.doubt) AS doubt
         FROM il_link c JOIN shown g ON g.name = c.name AND g.link = c.key
        WHERE NOT EXISTS (SELECT FROM il_settled s
               WHERE (s.source_id, s.record_no, s.subject_no) = (c.source_id, c.record_no, c.subject_no))
        GROUP BY c.source_id, c.record_no, c.subject_no, g.kind
     )
     INSERT INTO il_settled (source_id, record_no, subject_no, hop, kind, key, id_space, doubt)
     SELECT DISTINCT ON (source_id, record_no, subject_no)
            source_id, record_no, subject_no, $1, kind, low, id_space, doubt OR low <> high
       FROM seen ORDER BY source_id, record_no, subject_no, kind`,
    [hop],
  );
  // A planner that takes the table for small would look through all of it for every row.
  await tx.run(`ANALYZE il_settled`);
  return settled;
}

/** Writes what was found into the rows themselves; rows that already say so are left alone. */
export function writeInherited(tx: Tx): Promise<number> {
  return tx.run(
    `UPDATE staged_row r SET inherited_kind = f.kind, inherited_key = f.key, inherited_id_space = f.id_space
       FROM (SELECT w.source_id, w.record_no, w.subject_no, s.kind, decode(s.key, 'hex') AS key, s.id_space
               FROM il_row w LEFT JOIN il_settled s
                 ON s.source_id = w.source_id AND s.record_no = w.record_no AND s.subject_no = w.subject_no
                AND NOT s.doubt
              WHERE w.awaits_link AND w.inherited_key IS DISTINCT FROM decode(s.key, 'hex')) f
      WHERE r.source_id = f.source_id AND r.record_no = f.record_no AND r.subject_no = f.subject_no`,
  );
}

export interface Moved {
  readonly sourceId: SourceId;
  /** Records that linking found nobody for, and did before; and the other way round. */
  readonly rejected: number;
  readonly staged: number;
}

/**
 * Records with a key are staged, records without are rejected as `no_link`; the counts of their sources follow. An
 * acceptance that did not cover a new reject lapses. Answers the sources that changed.
 */
export async function moveRecords(tx: Tx, now: Date): Promise<Moved[]> {
  await tx.run(
    `CREATE TEMP TABLE il_record ON COMMIT DROP AS
     SELECT r.source_id, r.record_no, min(r.line) AS line, bool_or(NOT r.awaits_link OR s.kind IS NOT NULL) AS has_key
       FROM il_row r LEFT JOIN il_settled s
         ON s.source_id = r.source_id AND s.record_no = r.record_no AND s.subject_no = r.subject_no AND NOT s.doubt
      GROUP BY r.source_id, r.record_no HAVING bool_or(r.awaits_link)`,
  );
  await tx.run(`ANALYZE il_record`);
  return tx.q<Moved & Record<string, unknown>>(
    `WITH found AS (
       DELETE FROM reject j USING il_record c
        WHERE j.bucket = c.record_no % 1024 AND j.source_id = c.source_id AND j.record_no = c.record_no
          AND j.reason = 'no_link' AND c.has_key
       RETURNING j.source_id
     ), lost AS (
       INSERT INTO reject (bucket, incident_id, source_id, record_no, line, reason)
       SELECT c.record_no % 1024, s.incident_id, c.source_id, c.record_no, c.line, 'no_link'
         FROM il_record c JOIN source s ON s.id = c.source_id
        WHERE NOT c.has_key AND NOT EXISTS (SELECT FROM reject j
               WHERE j.bucket = c.record_no % 1024 AND j.source_id = c.source_id AND j.record_no = c.record_no)
       RETURNING source_id
     ), moved AS (
       SELECT s.source_id, (SELECT count(*)::int FROM lost l WHERE l.source_id = s.source_id) AS rejected,
              (SELECT count(*)::int FROM found f WHERE f.source_id = s.source_id) AS staged FROM il_source s
     ), told AS (
       SELECT r.source_id,
              count(*) FILTER (WHERE s.kind IS NULL AND c.has_key)::int AS unlinked,
              count(*) FILTER (WHERE s.kind IS NOT NULL AND r.invalid_cells & 1 > 0)::int AS emails,
              count(*) FILTER (WHERE s.kind IS NOT NULL AND r.invalid_cells & 2 > 0)::int AS phones
         FROM il_row r JOIN il_record c USING (source_id, record_no)
         LEFT JOIN il_settled s ON s.source_id = r.source_id AND s.record_no = r.record_no
           AND s.subject_no = r.subject_no AND NOT s.doubt
        WHERE r.awaits_link GROUP BY r.source_id
     )
     UPDATE source o SET staged = o.staged + m.staged - m.rejected, rejected = o.rejected - m.staged + m.rejected,
            rejected_no_link = o.rejected_no_link - m.staged + m.rejected,
            unlinked_subjects = COALESCE(t.unlinked, 0), linked_invalid_emails = COALESCE(t.emails, 0),
            linked_invalid_phones = COALESCE(t.phones, 0), ingest_no = o.ingest_no + 1, touched_at = $1,
            status = CASE WHEN m.rejected > 0 THEN 'finished' ELSE o.status END,
            accepted_by = CASE WHEN m.rejected > 0 THEN NULL ELSE o.accepted_by END,
            accepted_at = CASE WHEN m.rejected > 0 THEN NULL ELSE o.accepted_at END,
            accepted_rejects = CASE WHEN m.rejected > 0 THEN NULL ELSE o.accepted_rejects END
       FROM moved m LEFT JOIN told t ON t.source_id = m.source_id
      WHERE o.id = m.source_id AND (m.staged > 0 OR m.rejected > 0 OR EXISTS (
              SELECT FROM told n WHERE n.source_id = o.id
                 AND (n.unlinked, n.emails, n.phones)
                     <> (o.unlinked_subjects, o.linked_invalid_emails, o.linked_invalid_phones)) OR EXISTS (
              SELECT FROM il_row w LEFT JOIN il_settled s ON s.source_id = w.source_id
                 AND s.record_no = w.record_no AND s.subject_no = w.subject_no AND NOT s.doubt
               WHERE w.source_id = o.id AND w.awaits_link
                 AND w.inherited_key IS DISTINCT FROM decode(s.key, 'hex')))
     RETURNING o.id AS "sourceId", m.rejected, m.staged`,
    [now],
  );
}
