/** Every SQL statement on `extract`, and which records of a file are about somebody affected. */
import { canonicalJson } from '../kernel/fingerprint.ts';
import type { Refusal } from '../kernel/errors.ts';
import type { IncidentId, OperatorId, SourceId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { madeFileName } from '../uploads/index.ts';
import type { Extract, ExtractPart } from './extract.types.ts';
import type { ExtractStatus } from './rules/extract-states.ts';
import type { ExtractFilter } from './rules/filter.ts';

export interface ExtractRow {
  readonly id: string;
  readonly incident_id: IncidentId;
  readonly status: ExtractStatus;
  readonly bank: string;
  readonly public_key: string;
  readonly fingerprint: string;
  readonly parts: readonly ExtractPart[];
  readonly filter: ExtractFilter;
  readonly fetches_max: number;
  readonly digest: string;
  readonly requested_by: OperatorId;
  readonly requested_at: Date;
  readonly decided_by: OperatorId | null;
  readonly decided_at: Date | null;
  readonly attempt: number;
  readonly run_no: number | null;
  readonly records_read: number | null;
  readonly lines: number | null;
  readonly bytes: bigint | null;
  readonly sha256: Buffer | null;
  readonly failure: string | null;
  readonly failed_with: Refusal | null;
  readonly ready_at: Date | null;
  readonly due_at: Date | null;
  readonly fetches: number;
  readonly deleted_at: Date | null;
}

type Row = ExtractRow & { [column: string]: unknown };

export async function insert(
  tx: Tx,
  e: Pick<
    Extract,
    'id' | 'incidentId' | 'bank' | 'fingerprint' | 'parts' | 'filter' | 'fetchesMax' | 'digest'
  > & {
    readonly publicKey: string;
    readonly by: OperatorId;
    readonly at: Date;
  },
): Promise<void> {
  await tx.run(
    `INSERT INTO extract (id, incident_id, status, bank, public_key, fingerprint, parts, filter, fetches_max, digest,
                          requested_by, requested_at)
     VALUES ($1, $2, 'requested', $3, $4, $5, $6::jsonb, $7::jsonb, $8, $9, $10, $11)`,
    [
      e.id,
      e.incidentId,
      e.bank,
      e.publicKey,
      e.fingerprint,
      JSON.stringify(e.parts),
      JSON.stringify(e.filter),
      e.fetchesMax,
      e.digest,
      e.by,
      e.at,
    ],
  );
}

export function find(tx: Tx, id: string): Promise<ExtractRow | undefined> {
  return tx.one<Row>(`SELECT * FROM extract WHERE id = $1`, [id]);
}

export function lock(tx: Tx, id: string): Promise<ExtractRow | undefined> {
  return tx.one<Row>(`SELECT * FROM extract WHERE id = $1 FOR UPDATE`, [id]);
}

/** Newest first (extract_incident_idx). */
export function list(tx: Tx, incidentId: IncidentId): Promise<ExtractRow[]> {
  return tx.q<Row>(`SELECT * FROM extract WHERE incident_id = $1 ORDER BY requested_at DESC, id DESC`, [
    incidentId,
  ]);
}

export async function decided(
  tx: Tx,
  d: { id: string; status: 'approved' | 'refused'; by: OperatorId; at: Date },
): Promise<void> {
  await tx.run(
    `UPDATE extract SET status = $2, decided_by = $3, decided_at = $4 WHERE id = $1 AND status = 'requested'`,
    [d.id, d.status, d.by, d.at],
  );
}

export async function withdrawn(tx: Tx, id: string): Promise<void> {
  await tx.run(`UPDATE extract SET status = 'withdrawn' WHERE id = $1 AND status = 'requested'`, [id]);
}

/** What a worker has to make: approved, or begun by one that died. */
export async function waiting(tx: Tx): Promise<string[]> {
  const rows = await tx.q<{ id: string }>(
    `SELECT id FROM extract WHERE status IN ('approved', 'making') ORDER BY decided_at`,
  );
  return rows.map(({ id }) => id);
}

/** The next attempt: whoever made an earlier one can no longer record it. */
export function begin(tx: Tx, id: string): Promise<ExtractRow | undefined> {
  return tx.one<Row>(
    `UPDATE extract SET status = 'making', attempt = attempt + 1
      WHERE id = $1 AND status IN ('approved', 'making') RETURNING *`,
    [id],
  );
}

export interface Made {
  readonly run: number;
  readonly recordsRead: number;
  readonly lines: number;
  readonly bytes: number;
  readonly sha256: Buffer;
}

/** False where another attempt took over. */
export async function ready(
  tx: Tx,
  mine: { readonly id: string; readonly attempt: number },
  made: Made & { readonly at: Date; readonly dueAt: Date },
): Promise<boolean> {
  const rows = await tx.run(
    `UPDATE extract SET status = 'ready', run_no = $3, records_read = $4, lines = $5, bytes = $6, sha256 = $7,
            ready_at = $8, due_at = $9
      WHERE id = $1 AND attempt = $2 AND status = 'making'`,
    [
      mine.id,
      mine.attempt,
      made.run,
      made.recordsRead,
      made.lines,
      made.bytes,
      made.sha256,
      made.at,
      made.dueAt,
    ],
  );
  return rows === 1;
}

export async function failed(
  tx: Tx,
  mine: { id: string; attempt: number },
  failure: Refusal,
): Promise<boolean> {
  const rows = await tx.run(
    `UPDATE extract SET status = 'failed', failure = $3::jsonb ->> 'message', failed_with = $3::jsonb
      WHERE id = $1 AND attempt = $2 AND status = 'making'`,
    [mine.id, mine.attempt, canonicalJson(failure)],
  );
  return rows === 1;
}

/** One whole fetch; how many there have been. */
export async function fetched(tx: Tx, id: string): Promise<number> {
  const row = await tx.one<{ fetches: number }>(
    `UPDATE extract SET fetches = fetches + 1 WHERE id = $1 RETURNING fetches`,
    [id],
  );
  return row?.fetches ?? 0;
}

/** Ready ones whose time or fetches are over (extract_due_idx). */
export async function due(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.q<{ id: string }>(
    `SELECT id FROM extract WHERE status = 'ready' AND (due_at <= $1 OR fetches >= fetches_max) ORDER BY due_at`,
    [now],
  );
  return rows.map(({ id }) => id);
}

export async function deleted(tx: Tx, id: string, at: Date): Promise<boolean> {
  const rows = await tx.run(
    `UPDATE extract SET status = 'deleted', deleted_at = $2 WHERE id = $1 AND status = 'ready'`,
    [id, at],
  );
  return rows === 1;
}

/** Objects in the spool that are somebody's: of what is being made and what is ready. */
export async function liveObjects(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx.q<{ id: string; attempt: number }>(
    `SELECT id, attempt FROM extract WHERE status IN ('making', 'ready')`,
  );
  return new Set(rows.map((row) => madeFileName('extract', row)));
}

export async function sourceNamed(
  tx: Tx,
  incidentId: IncidentId,
  file: string,
): Promise<{ source_id: SourceId; uploaded_by: OperatorId; mapped_by: OperatorId | null } | undefined> {
  return tx.one(
    `SELECT source_id, uploaded_by, mapped_by FROM intake_v_source WHERE incident_id = $1 AND base_name = $2`,
    [incidentId, file],
  );
}

export async function publishedRun(tx: Tx, incidentId: IncidentId): Promise<number | null> {
  const row = await tx.one<{ run_no: number }>(`SELECT run_no FROM people_v_run WHERE incident_id = $1`, [
    incidentId,
  ]);
  return row?.run_no ?? null;
}

/** The keys of each staged row of these records, strongest first (staged_row_pkey). */
export async function keysOfRecords(
  tx: Tx,
  of: { readonly incidentId: IncidentId; readonly sourceId: SourceId; readonly subjectNo: number },
  recordNos: readonly number[],
): Promise<{ record_no: number; keys: Buffer[] }[]> {
  return tx.q(
    `SELECT record_no, array_remove(ARRAY[customer_key, email_key, phone_key, inherited_key], NULL) AS keys
       FROM intake_v_row
      WHERE incident_id = $1 AND source_id = $2 AND subject_no = $3 AND record_no = ANY ($4)`,
    [of.incidentId, of.sourceId, of.subjectNo, recordNos],
  );
}

/** Which of these keys lead to a living person: as a list, so that every part of the view uses its index. */
export async function livingKeys(
  tx: Tx,
  incidentId: IncidentId,
  keys: readonly Buffer[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.q<{ key: Buffer }>(
    `SELECT DISTINCT key FROM people_v_key WHERE incident_id = $1 AND key = ANY ($2::bytea[])`,
    [incidentId, keys],
  );
  return new Set(rows.map(({ key }) => key.toString('latin1')));
}
