/** Every statement on uploads. */
import type { Refusal } from '../kernel/errors.ts';
import { canonicalJson } from '../kernel/fingerprint.ts';
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { UploadStatus } from './rules/upload-states.ts';
import type { UploadId } from './uploads.types.ts';

export interface UploadRow {
  readonly id: UploadId;
  readonly incident_id: IncidentId;
  readonly base_name: string;
  readonly status: UploadStatus;
  readonly length_bytes: bigint | null;
  readonly received_bytes: bigint;
  readonly segments: number;
  readonly refusal: string | null;
  readonly refused_with: Refusal | null;
  readonly ignored: readonly string[];
  readonly spool_key_version: number;
  readonly spool_deleted_at: Date | null;
  readonly made_by: string;
  readonly made_at: Date;
  readonly landed_at: Date | null;
}

const COLUMNS = `id, incident_id, base_name, status, length_bytes, received_bytes, segments, refusal, refused_with, ignored, spool_key_version,
  spool_deleted_at, made_by, made_at, landed_at`;

const IGNORED_MAX = 1_000;

export interface NewUpload {
  readonly id: UploadId;
  readonly incidentId: IncidentId;
  readonly baseName: string;
  readonly lengthBytes: number | null;
  readonly keyVersion: number;
  readonly madeBy: string;
  readonly now: Date;
}

export async function insertUpload(tx: Tx, upload: NewUpload): Promise<UploadRow> {
  const [row] = await tx.q<UploadRow>(
    `INSERT INTO upload (id, incident_id, base_name, status, length_bytes, spool_key_version, made_by, made_at, touched_at)
     VALUES ($1, $2, $3, 'landing', $4, $5, $6, $7, $7) RETURNING ${COLUMNS}`,
    [
      upload.id,
      upload.incidentId,
      upload.baseName,
      upload.lengthBytes,
      upload.keyVersion,
      upload.madeBy,
      upload.now,
    ],
  );
  return row!;
}

export function uploadById(tx: Tx, id: UploadId): Promise<UploadRow | undefined> {
  return tx.one<UploadRow>(`SELECT ${COLUMNS} FROM upload WHERE id = $1`, [id]);
}

/** The newest first. */
export function uploadsOf(tx: Tx, incidentId: IncidentId): Promise<UploadRow[]> {
  return tx.q<UploadRow>(
    `SELECT ${COLUMNS} FROM upload WHERE incident_id = $1 ORDER BY made_at DESC, id DESC LIMIT 1000`,
    [incidentId],
  );
}

/** States the length of an upload begun without one; false where it has one, or more has come. */
export async function declareLength(tx: Tx, id: UploadId, lengthBytes: number): Promise<boolean> {
  const declared = await tx.run(
    `UPDATE upload SET length_bytes = $2
      WHERE id = $1 AND status = 'landing' AND length_bytes IS NULL AND received_bytes <= $2`,
    [id, lengthBytes],
  );
  return declared === 1;
}

/** How far an upload reaches in the spool. */
interface Reach {
  readonly no: number;
  readonly bytes: number;
}

/** What the spool holds by now; a slower process's word never takes it back. */
export async function noteReceived(tx: Tx, id: UploadId, reach: Reach, now: Date): Promise<void> {
  await tx.run(
    `UPDATE upload SET received_bytes = $2, segments = $3, touched_at = $4
      WHERE id = $1 AND status = 'landing' AND segments < $3`,
    [id, reach.bytes, reach.no, now],
  );
}

/** The upload is whole; false where it landed before, or is none that lands. */
export async function noteLanded(tx: Tx, id: UploadId, bytes: number, now: Date): Promise<boolean> {
  const landed = await tx.run(
    `UPDATE upload SET status = 'landed', length_bytes = $2, received_bytes = $2, landed_at = $3, touched_at = $3
      WHERE id = $1 AND status = 'landing' AND coalesce(length_bytes, $2) = $2`,
    [id, bytes, now],
  );
  return landed === 1;
}

export interface End {
  readonly from: readonly UploadStatus[];
  readonly to: UploadStatus;
  readonly refusal: Refusal | null;
  readonly now: Date;
}

export async function endUpload(tx: Tx, id: UploadId, end: End): Promise<boolean> {
  const ended = await tx.run(
    `UPDATE upload SET status = $3, refusal = $4::jsonb ->> 'message', refused_with = $4::jsonb, ended_at = $5, touched_at = $5
      WHERE id = $1 AND status = ANY ($2)`,
    [id, end.from, end.to, end.refusal && canonicalJson(end.refusal), end.now],
  );
  return ended === 1;
}

/** What of an upload became no source; a name no table can hold is cut to what it can. */
export async function noteIgnored(tx: Tx, id: UploadId, names: readonly string[]): Promise<void> {
  await tx.run(`UPDATE upload SET ignored = $2 WHERE id = $1`, [
    id,
    names.slice(0, IGNORED_MAX).map((name) => name.replaceAll('\0', '').slice(0, 500).toWellFormed()),
  ]);
}

/** Uploads that never became whole, or never became sources, in their time. */
export function uploadsExpired(
  tx: Tx,
  since: { readonly landing: Date; readonly landed: Date },
): Promise<UploadRow[]> {
  return tx.q<UploadRow>(
    `SELECT ${COLUMNS} FROM upload
      WHERE status IN ('landing','landed') AND touched_at <= CASE status WHEN 'landing' THEN $1::timestamptz ELSE $2 END
      ORDER BY touched_at LIMIT 100`,
    [since.landing, since.landed],
  );
}

/** Uploads that ended without becoming sources, and whose bytes may still lie there. */
export function uploadsToDelete(tx: Tx): Promise<UploadRow[]> {
  return tx.q<UploadRow>(
    `SELECT ${COLUMNS} FROM upload
      WHERE status IN ('refused','expired','abandoned') AND spool_deleted_at IS NULL ORDER BY ended_at LIMIT 100`,
  );
}

/** Landed uploads, for the sweep that enters them. */
export async function uploadsLanded(tx: Tx, landedBefore: Date): Promise<UploadId[]> {
  const rows = await tx.q<{ id: UploadId }>(
    `SELECT id FROM upload WHERE status = 'landed' AND landed_at <= $1 ORDER BY landed_at LIMIT 100`,
    [landedBefore],
  );
  return rows.map(({ id }) => id);
}

export async function noteSpoolDeleted(tx: Tx, name: string, now: Date): Promise<boolean> {
  const noted = await tx.run(
    `UPDATE upload SET spool_deleted_at = $2
      WHERE id::text = $1 AND ended_at IS NOT NULL AND spool_deleted_at IS NULL`,
    [name, now],
  );
  return noted === 1;
}

/** Which of these names are uploads that are still to become sources. */
export async function ownedUploads(tx: Tx, names: readonly string[]): Promise<string[]> {
  const rows = await tx.q<{ id: string }>(
    `SELECT id FROM upload WHERE id::text = ANY ($1) AND status IN ('landing','landed')`,
    [names],
  );
  return rows.map(({ id }) => id);
}
