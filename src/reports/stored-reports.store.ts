/** Every SQL statement on reports as they were asked for and made. */
import { canonicalJson } from '../kernel/fingerprint.ts';
import type { Refusal } from '../kernel/errors.ts';
import type { Brand, IncidentId, OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { ReportFile, ReportStatus } from './rules/report-states.ts';

export type ReportId = Brand<string, 'report'>;

export interface StoredFile {
  readonly name: ReportFile;
  readonly sha256: string;
  readonly bytes: number;
}

export interface StoredReport {
  readonly id: ReportId;
  readonly incidentId: IncidentId;
  readonly status: ReportStatus;
  /** What is being done right now, in words. */
  readonly step: string | null;
  readonly askedBy: OperatorId;
  readonly askedAt: Date;
  readonly madeAt: Date | null;
  readonly failure: string | null;
  /** The same as what it was refused with: said anew in another language. */
  readonly failedWith: Refusal | null;
  readonly runNo: number | null;
  readonly persons: number | null;
  readonly told: number | null;
  readonly delivered: number | null;
  readonly bookVersion: string | null;
  readonly files: readonly StoredFile[];
}

type Row = Omit<StoredReport, 'files'> & Record<string, unknown>;

const REPORTS = `
  SELECT id, incident_id AS "incidentId", status, step, asked_by AS "askedBy", asked_at AS "askedAt",
         made_at AS "madeAt", failure, failed_with AS "failedWith", run_no AS "runNo", persons, told, delivered, book_version AS "bookVersion"
    FROM regulator_report`;

export async function insertReport(
  tx: Tx,
  row: Pick<StoredReport, 'id' | 'incidentId' | 'askedBy' | 'askedAt'>,
): Promise<void> {
  await tx.run(
    `INSERT INTO regulator_report (id, incident_id, status, asked_by, asked_at) VALUES ($1, $2, 'waiting', $3, $4)`,
    [row.id, row.incidentId, row.askedBy, row.askedAt],
  );
}

export async function findReport(tx: Tx, id: ReportId): Promise<StoredReport | null> {
  return (await withFiles(tx, await tx.q<Row>(`${REPORTS} WHERE id = $1`, [id])))[0] ?? null;
}

/** Latest first (regulator_report_incident_idx). */
export async function reportsOf(tx: Tx, incidentId: IncidentId, limit: number): Promise<StoredReport[]> {
  const rows = await tx.q<Row>(`${REPORTS} WHERE incident_id = $1 ORDER BY asked_at DESC, id LIMIT $2`, [
    incidentId,
    limit,
  ]);
  return withFiles(tx, rows);
}

async function withFiles(tx: Tx, rows: readonly Row[]): Promise<StoredReport[]> {
  const files = await tx.q<StoredFile & { reportId: string } & Record<string, unknown>>(
    `SELECT report_id AS "reportId", name, sha256, length(content) AS bytes FROM regulator_report_file
      WHERE report_id = ANY ($1::uuid[]) ORDER BY report_id, name`,
    [rows.map(({ id }) => id)],
  );
  return rows.map((row) => ({
    ...row,
    files: files
      .filter(({ reportId }) => reportId === row.id)
      .map(({ name, sha256, bytes }) => ({ name, sha256, bytes })),
  }));
}

/** False where it is made already, or cannot be. */
export async function beginReport(tx: Tx, id: ReportId): Promise<boolean> {
  const begun = await tx.run(
    `UPDATE regulator_report SET status = 'making' WHERE id = $1 AND status IN ('waiting', 'making')`,
    [id],
  );
  return begun === 1;
}

export async function noteStep(tx: Tx, id: ReportId, step: string): Promise<void> {
  await tx.run(`UPDATE regulator_report SET step = $2 WHERE id = $1 AND status = 'making'`, [id, step]);
}

export interface MadeReport {
  readonly id: ReportId;
  readonly madeAt: Date;
  readonly runNo: number | null;
  readonly persons: number;
  readonly told: number;
  readonly delivered: number;
  readonly bookVersion: string;
  readonly files: readonly { readonly name: ReportFile; readonly sha256: string; readonly content: Buffer }[];
}

export async function keepReport(tx: Tx, made: MadeReport): Promise<void> {
  for (const { name, sha256, content } of made.files) {
    await tx.run(
      `INSERT INTO regulator_report_file (report_id, name, sha256, content) VALUES ($1, $2, $3, $4)`,
      [made.id, name, sha256, content],
    );
  }
  await tx.run(
    `UPDATE regulator_report SET status = 'ready', step = NULL, made_at = $2, run_no = $3, persons = $4, told = $5,
            delivered = $6, book_version = $7 WHERE id = $1`,
    [made.id, made.madeAt, made.runNo, made.persons, made.told, made.delivered, made.bookVersion],
  );
}

export async function failReport(tx: Tx, id: ReportId, failure: Refusal): Promise<void> {
  await tx.run(
    `UPDATE regulator_report
        SET status = 'failed', step = NULL, failure = $2::jsonb ->> 'message', failed_with = $2::jsonb
      WHERE id = $1`,
    [id, canonicalJson(failure)],
  );
}

export async function fileOf(tx: Tx, id: ReportId, name: ReportFile): Promise<Buffer | null> {
  const row = await tx.one<{ content: Buffer }>(
    `SELECT content FROM regulator_report_file WHERE report_id = $1 AND name = $2`,
    [id, name],
  );
  return row?.content ?? null;
}

/** Oldest first (regulator_report_open_idx). */
export async function openReports(tx: Tx): Promise<ReportId[]> {
  const rows = await tx.q<{ id: ReportId }>(
    `SELECT id FROM regulator_report WHERE status IN ('waiting', 'making') ORDER BY asked_at LIMIT 100`,
  );
  return rows.map(({ id }) => id);
}
