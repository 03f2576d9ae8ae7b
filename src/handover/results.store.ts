/** Every SQL statement on `handover_result` and `handover_reject`. */
import type { OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { ResultReject } from './handover.types.ts';

export interface ResultRow {
  readonly id: string;
  readonly batchId: string;
  readonly sha256: Buffer;
  readonly lines: number;
  readonly taken: number;
  readonly rejected: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly broughtBy: OperatorId;
  readonly broughtAt: Date;
}

type Row = ResultRow & { [column: string]: unknown };

const COLUMNS = `id, batch_id AS "batchId", sha256, lines, taken, rejected, counts, brought_by AS "broughtBy",
  brought_at AS "broughtAt"`;

/** False where the same file was brought by somebody else at the same time. */
export async function insert(
  tx: Tx,
  r: ResultRow & { readonly bytes: number; readonly sealed: Buffer; readonly keyVersion: number },
): Promise<boolean> {
  const rows = await tx.run(
    `INSERT INTO handover_result (id, batch_id, sha256, bytes, sealed, key_version, lines, taken, rejected, counts,
                                  brought_by, brought_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12)
     ON CONFLICT (batch_id, sha256) DO NOTHING`,
    [
      r.id,
      r.batchId,
      r.sha256,
      r.bytes,
      r.sealed,
      r.keyVersion,
      r.lines,
      r.taken,
      r.rejected,
      JSON.stringify(r.counts),
      r.broughtBy,
      r.broughtAt,
    ],
  );
  return rows === 1;
}

export async function insertRejects(
  tx: Tx,
  resultId: string,
  rejects: readonly ResultReject[],
): Promise<void> {
  await tx.run(
    `INSERT INTO handover_reject (result_id, line_no, reason)
     SELECT $1, x.line_no, x.reason FROM unnest($2::int[], $3::text[]) AS x(line_no, reason)`,
    [resultId, rejects.map((r) => r.lineNo), rejects.map((r) => r.reason)],
  );
}

export function find(tx: Tx, id: string): Promise<ResultRow | undefined> {
  return tx.one<Row>(`SELECT ${COLUMNS} FROM handover_result WHERE id = $1`, [id]);
}

export function findSame(tx: Tx, batchId: string, sha256: Buffer): Promise<ResultRow | undefined> {
  return tx.one<Row>(`SELECT ${COLUMNS} FROM handover_result WHERE batch_id = $1 AND sha256 = $2`, [
    batchId,
    sha256,
  ]);
}

/** In the order they came. */
export function ofBatch(tx: Tx, batchId: string): Promise<ResultRow[]> {
  return tx.q<Row>(`SELECT ${COLUMNS} FROM handover_result WHERE batch_id = $1 ORDER BY brought_at, id`, [
    batchId,
  ]);
}

export function rejectsAfter(
  tx: Tx,
  resultId: string,
  after: number,
  limit: number,
): Promise<ResultReject[]> {
  return tx.q<ResultReject & Record<string, unknown>>(
    `SELECT line_no AS "lineNo", reason FROM handover_reject
      WHERE result_id = $1 AND line_no > $2 ORDER BY line_no LIMIT $3`,
    [resultId, after, limit],
  );
}
