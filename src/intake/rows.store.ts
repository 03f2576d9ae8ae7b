/** Every statement on staged rows and rejects. */
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { from as copyFrom } from 'pg-copy-streams';
import type { IncidentId, SourceId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Batch, RejectRow } from './batches.ts';
import { REJECT_KEY_COLUMNS, ROW_LINK_COLUMNS, STAGED_ROW_COLUMNS } from './keyed-rows.ts';
import type { Reject } from './intake.types.ts';
import type { RejectReason } from './rules/source-states.ts';

/** Appends a batch's rows, links and keys of rejects; each is a whole binary COPY stream. */
export async function copyBatch(tx: Tx, batch: Pick<Batch, 'rows' | 'links' | 'rejectKeys'>): Promise<void> {
  if (batch.rows) await copy(tx, 'staged_row', STAGED_ROW_COLUMNS, batch.rows);
  if (batch.links) await copy(tx, 'row_link', ROW_LINK_COLUMNS, batch.links);
  if (batch.rejectKeys) await copy(tx, 'reject_key', REJECT_KEY_COLUMNS, batch.rejectKeys);
}

async function copy(tx: Tx, table: string, columns: readonly string[], bytes: Uint8Array): Promise<void> {
  const into = tx.client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN (FORMAT binary)`));
  await pipeline(Readable.from([Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)]), into);
}

/** A reject has no key to be sharded by; its record number serves. */
export async function insertRejects(
  tx: Tx,
  source: { readonly incidentId: IncidentId; readonly sourceId: SourceId },
  rejects: readonly RejectRow[],
): Promise<void> {
  if (rejects.length === 0) return;
  await tx.run(
    `INSERT INTO reject (bucket, incident_id, source_id, record_no, line, reason)
     SELECT record_no % 1024, $1, $2, record_no, line, reason
       FROM unnest($3::integer[], $4::integer[], $5::text[]) AS r (record_no, line, reason)`,
    [
      source.incidentId,
      source.sourceId,
      rejects.map((r) => r.recordNo),
      rejects.map((r) => r.line),
      rejects.map((r) => r.reason),
    ],
  );
}

/** Takes back everything that was read of a source; each table's primary key begins with it. */
export async function deleteRead(
  tx: Tx,
  source: { readonly incidentId: IncidentId; readonly sourceId: SourceId },
): Promise<void> {
  for (const table of ['staged_row', 'row_link', 'reject_key']) {
    await tx.run(`DELETE FROM ${table} WHERE source_id = $1`, [source.sourceId]);
  }
  await tx.run(`DELETE FROM reject WHERE source_id = $1`, [source.sourceId]);
}

/** The number of a source's last record that has a row; staged_row_pkey answers at once. */
export async function lastRecord(tx: Tx, sourceId: SourceId): Promise<number> {
  const found = await tx.one<{ last: number | null }>(
    `SELECT max(record_no) AS last FROM staged_row WHERE source_id = $1`,
    [sourceId],
  );
  return found?.last ?? 0;
}

/** Takes the conflict hashes of one source's rows away, a range of records in a transaction, by staged_row_pkey. */
export async function dropConflictHashes(
  tx: Tx,
  sourceId: SourceId,
  records: { readonly from: number; readonly to: number },
): Promise<number> {
  return tx.run(
    `UPDATE staged_row SET conflict_nik = NULL, conflict_passport = NULL, conflict_dob = NULL
      WHERE source_id = $1 AND record_no BETWEEN $2 AND $3
        AND num_nonnulls(conflict_nik, conflict_passport, conflict_dob) > 0`,
    [sourceId, records.from, records.to],
  );
}

/** Where a page of rejects ended: one line of a dump may hold many. */
export interface RejectPlace {
  readonly line: number;
  readonly recordNo: number;
}

/** A page of one source's rejects behind a place, by reject_source_id_line_record_no_idx. */
export function rejectPage(
  tx: Tx,
  sourceId: SourceId,
  after: RejectPlace,
  limit: number,
): Promise<(Reject & RejectPlace)[]> {
  return tx.q<Reject & RejectPlace & Record<string, unknown>>(
    `SELECT s.base_name AS file, r.line, r.reason, r.record_no AS "recordNo"
       FROM reject r JOIN source s ON s.id = r.source_id
      WHERE r.source_id = $1 AND (r.line, r.record_no) > ($2, $3) ORDER BY r.line, r.record_no LIMIT $4`,
    [sourceId, after.line, after.recordNo, limit],
  );
}

export interface RejectPlaceOfReason extends RejectPlace, Record<string, unknown> {
  readonly reason: RejectReason;
}

/** The first rejects of each of these reasons, by reject_source_id_reason_idx. */
export function firstRejects(
  tx: Tx,
  sourceId: SourceId,
  reasons: readonly RejectReason[],
  each: number,
): Promise<RejectPlaceOfReason[]> {
  return tx.q<RejectPlaceOfReason>(
    `SELECT o.reason, f.line, f."recordNo" FROM unnest($2::text[]) AS o (reason)
      CROSS JOIN LATERAL (SELECT r.line, r.record_no AS "recordNo" FROM reject r
        WHERE r.source_id = $1 AND r.reason = o.reason ORDER BY r.line, r.record_no LIMIT $3) f
      ORDER BY o.reason, f.line, f."recordNo"`,
    [sourceId, reasons, each],
  );
}
