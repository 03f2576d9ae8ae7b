/** Every statement on sources and mappings; rows and rejects are in rows.store.ts. */
import type { Refusal } from '../kernel/errors.ts';
import type { IncidentId, SourceId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Delimiter, Encoding, RecordFormat } from '../formats/index.ts';
import type { SourceStatus } from './rules/source-states.ts';

export interface SourceRow {
  readonly id: SourceId;
  readonly incident_id: IncidentId;
  readonly base_name: string;
  readonly role: string;
  readonly id_space: string;
  readonly status: SourceStatus;
  readonly content_hash: Buffer;
  readonly content_bytes: bigint;
  readonly compressed: boolean;
  readonly encoding: Encoding;
  readonly format: RecordFormat;
  readonly delimiter: Delimiter | null;
  readonly columns: readonly string[] | null;
  readonly width: number | null;
  readonly upload_id: string | null;
  readonly spool_name: string;
  readonly spool_bytes: bigint;
  readonly spool_key_version: number;
  readonly spool_deleted_at: Date | null;
  readonly uploaded_by: string;
  readonly mapping_version: number | null;
  readonly mapped_by: string | null;
  readonly mapped_at: Date | null;
  readonly ingest_no: number;
  readonly batches: number;
  readonly records: number;
  readonly staged: number;
  readonly rejected: number;
  readonly rejected_column_count: number;
  readonly rejected_malformed: number;
  readonly rejected_no_key: number;
  readonly rejected_no_link: number;
  readonly out_of_scope: number;
  readonly keyless_subjects: number;
  readonly invalid_emails: number;
  readonly invalid_phones: number;
  readonly bytes_read: bigint;
  readonly has_links: boolean;
  readonly unlinked_subjects: number;
  readonly linked_invalid_emails: number;
  readonly linked_invalid_phones: number;
  readonly scientific_phones: number;
  readonly rounded_numbers: number;
  readonly rows_per_second: number | null;
  readonly bytes_per_second: number | null;
  readonly touched_at: Date;
  readonly failure: string | null;
  readonly failed_with: Refusal | null;
  readonly accepted_by: string | null;
  readonly accepted_at: Date | null;
  readonly uploaded_at: Date;
  readonly resolved_ingest_no: number | null;
  /** Lines above the header, as its mapping states: they are no records. */
  readonly skipped_lines: number;
}

export const SOURCE_COLUMNS = `id, incident_id, base_name, role, id_space, status, content_hash, content_bytes,
  compressed, encoding, format, delimiter, columns, width, upload_id, spool_name, spool_bytes, spool_key_version,
  spool_deleted_at, uploaded_by, mapping_version, mapped_by, mapped_at, ingest_no, batches, records, staged, rejected,
  out_of_scope, keyless_subjects, invalid_emails, invalid_phones, has_links, unlinked_subjects, linked_invalid_emails,
  linked_invalid_phones, scientific_phones, rounded_numbers, bytes_read, rows_per_second, bytes_per_second, touched_at,
  failure, failed_with, accepted_by, accepted_at, uploaded_at, resolved_ingest_no, rejected_column_count, rejected_malformed,
  rejected_no_key, rejected_no_link,
  COALESCE((SELECT (m.body ->> 'skip_lines')::integer FROM mapping m
             WHERE m.source_id = source.id AND m.version = source.mapping_version), 0) AS skipped_lines`;

/** What reading and linking count, set back. */
export const COUNTS_ZERO = `batches = 0, records = 0, staged = 0, rejected = 0, rejected_column_count = 0,
  rejected_malformed = 0, rejected_no_key = 0, rejected_no_link = 0, out_of_scope = 0,
  keyless_subjects = 0, invalid_emails = 0, invalid_phones = 0, scientific_phones = 0, unlinked_subjects = 0,
  linked_invalid_emails = 0, linked_invalid_phones = 0, rows_per_second = NULL, bytes_per_second = NULL`;

export interface NewSource {
  readonly id: SourceId;
  readonly incidentId: IncidentId;
  readonly baseName: string;
  readonly contentHash: Buffer;
  readonly contentBytes: number;
  readonly compressed: boolean;
  readonly encoding: Encoding;
  readonly format: RecordFormat;
  /** What was found in the file; the mapping may state another. */
  readonly delimiter: Delimiter | null;
  readonly columns: readonly string[] | null;
  readonly width: number | null;
  readonly roundedNumbers: number;
  readonly uploadId: string | null;
  readonly spoolName: string;
  readonly spoolBytes: number;
  readonly spoolKeyVersion: number;
  readonly uploadedBy: string;
  readonly now: Date;
}

/** False where the incident already holds a source of that name or content. */
export async function insertSource(tx: Tx, source: NewSource): Promise<boolean> {
  const inserted = await tx.run(
    `INSERT INTO source (id, incident_id, base_name, status, content_hash, content_bytes, compressed, encoding,
       format, delimiter, columns, width, upload_id, spool_name, spool_bytes, spool_key_version, uploaded_by,
       uploaded_at, touched_at, rounded_numbers)
     VALUES ($1, $2, $3, 'uploaded', $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12, $13, $14, $15, $16, $17, $17, $18)
     ON CONFLICT DO NOTHING`,
    [
      source.id,
      source.incidentId,
      source.baseName,
      source.contentHash,
      source.contentBytes,
      source.compressed,
      source.encoding,
      source.format,
      source.delimiter,
      source.columns && JSON.stringify(source.columns),
      source.width,
      source.uploadId,
      source.spoolName,
      source.spoolBytes,
      source.spoolKeyVersion,
      source.uploadedBy,
      source.now,
      source.roundedNumbers,
    ],
  );
  return inserted === 1;
}

export function sourceNamed(
  tx: Tx,
  incidentId: IncidentId,
  baseName: string,
): Promise<SourceRow | undefined> {
  return tx.one<SourceRow>(
    `SELECT ${SOURCE_COLUMNS} FROM source WHERE incident_id = $1 AND base_name = $2 FOR UPDATE`,
    [incidentId, baseName],
  );
}

export function sourceWithContent(
  tx: Tx,
  incidentId: IncidentId,
  hash: Buffer,
): Promise<SourceRow | undefined> {
  return tx.one<SourceRow>(
    `SELECT ${SOURCE_COLUMNS} FROM source WHERE incident_id = $1 AND content_hash = $2`,
    [incidentId, hash],
  );
}

export function sourceById(tx: Tx, id: SourceId): Promise<SourceRow | undefined> {
  return tx.one<SourceRow>(`SELECT ${SOURCE_COLUMNS} FROM source WHERE id = $1`, [id]);
}

export function sourcesOf(tx: Tx, incidentId: IncidentId): Promise<SourceRow[]> {
  return tx.q<SourceRow>(`SELECT ${SOURCE_COLUMNS} FROM source WHERE incident_id = $1 ORDER BY base_name`, [
    incidentId,
  ]);
}

/** Deletes a source nothing was read from. */
export async function deleteSource(tx: Tx, id: SourceId): Promise<void> {
  await tx.run(`DELETE FROM source WHERE id = $1 AND status IN ('uploaded', 'failed')`, [id]);
}

export interface NewMapping {
  readonly body: string;
  readonly digest: Buffer;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly role: string;
  readonly idSpace: string;
  readonly hasFreeText: boolean;
  readonly hasLinks: boolean;
  readonly phoneMetadata: string;
  readonly madeBy: string;
  readonly now: Date;
}

/** Gives a source its next mapping and sets every count back: it will be read from the start. */
export async function mapSource(tx: Tx, id: SourceId, m: NewMapping): Promise<void> {
  await tx.run(
    `WITH version AS (
       INSERT INTO mapping (source_id, version, body, digest, encoding, delimiter, made_by, made_at)
       SELECT id, coalesce(mapping_version, 0) + 1, $2::jsonb, $3, $4, $5, $6::uuid, $7 FROM source WHERE id = $1
       RETURNING version)
     UPDATE source SET status = 'mapped', mapping_version = version.version, mapped_by = $6, mapped_at = $7,
       role = $8, id_space = $9, has_free_text = $10, phone_metadata = $11, has_links = $12, bytes_read = 0,
       ingest_no = ingest_no + 1, failure = NULL, failed_with = NULL, finished_at = NULL, touched_at = $7, ${COUNTS_ZERO}
     FROM version WHERE id = $1 AND status <> 'accepted'`,
    [
      id,
      m.body,
      m.digest,
      m.encoding,
      m.delimiter,
      m.madeBy,
      m.now,
      m.role,
      m.idSpace,
      m.hasFreeText,
      m.phoneMetadata,
      m.hasLinks,
    ],
  );
}

export interface MappingRow {
  readonly body: unknown;
  readonly digest: Buffer;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly skipLines: number;
  readonly made_at: Date;
}

/** The mapping a source is read with. */
export function mappingOf(tx: Tx, id: SourceId): Promise<MappingRow | undefined> {
  return tx.one<MappingRow>(
    `SELECT m.body, m.digest, m.encoding, m.delimiter, m.made_at,
            COALESCE((m.body ->> 'skip_lines')::integer, 0) AS "skipLines"
       FROM mapping m JOIN source s ON s.id = m.source_id AND s.mapping_version = m.version WHERE s.id = $1`,
    [id],
  );
}

/** Accepts a finished source's rejects; the second-person CHECK is the arbiter. */
export async function acceptSource(
  tx: Tx,
  id: SourceId,
  acceptance: { readonly by: string; readonly counts: string; readonly now: Date },
): Promise<void> {
  await tx.run(
    `UPDATE source SET status = 'accepted', accepted_by = $2, accepted_at = $3, accepted_rejects = $4::jsonb,
       touched_at = $3 WHERE id = $1 AND status = 'finished'`,
    [id, acceptance.by, acceptance.now, acceptance.counts],
  );
}

/** Proof that an upload is gone; false where that was noted before. */
export async function noteSpoolDeleted(tx: Tx, id: SourceId, now: Date): Promise<boolean> {
  const noted = await tx.run(
    `UPDATE source SET spool_deleted_at = $2
      WHERE id = $1 AND status IN ('finished', 'accepted') AND spool_deleted_at IS NULL`,
    [id, now],
  );
  return noted === 1;
}

/** Uploads that have to go: accepted, ended by a launch, or kept as long as they may be. */
export function uploadsDue(tx: Tx, until: { readonly now: Date; readonly kept: Date }): Promise<SourceRow[]> {
  return tx.q<SourceRow>(
    `SELECT ${SOURCE_COLUMNS} FROM source
      WHERE spool_deleted_at IS NULL AND (status = 'accepted' OR spool_due_at <= $1 OR uploaded_at <= $2 OR spool_format = 1)
      ORDER BY id LIMIT 100`,
    [until.now, until.kept],
  );
}

/** Deletes a source that was never read to its end; false where it was meanwhile. */
export async function deleteUnfinished(tx: Tx, id: SourceId): Promise<boolean> {
  const gone = await tx.run(`DELETE FROM source WHERE id = $1 AND status NOT IN ('finished', 'accepted')`, [
    id,
  ]);
  return gone === 1;
}

/** Sources whose upload is gone and whose conflicts have been looked for, or will not be any more. */
export async function conflictsDue(
  tx: Tx,
  until: { readonly now: Date; readonly kept: Date },
): Promise<{ id: SourceId; incidentId: IncidentId }[]> {
  return tx.q(
    `SELECT id, incident_id AS "incidentId" FROM source
      WHERE spool_deleted_at IS NOT NULL AND conflicts_dropped_at IS NULL
        AND (resolved_ingest_no = ingest_no OR spool_due_at <= $1 OR uploaded_at <= $2) ORDER BY id LIMIT 100`,
    [until.now, until.kept],
  );
}

export async function noteConflictsDropped(tx: Tx, id: SourceId, now: Date): Promise<boolean> {
  const noted = await tx.run(
    `UPDATE source SET conflicts_dropped_at = $2 WHERE id = $1 AND conflicts_dropped_at IS NULL`,
    [id, now],
  );
  return noted === 1;
}

/** Sources with work due that nobody has touched since an instant. */
export async function idleSources(tx: Tx, since: Date): Promise<SourceId[]> {
  const rows = await tx.q<{ id: SourceId }>(
    `SELECT id FROM source WHERE status IN ('mapped', 'ingesting') AND touched_at < $1 ORDER BY touched_at LIMIT 100`,
    [since],
  );
  return rows.map(({ id }) => id);
}

/** Which of these objects a source is read from. */
export async function ownedObjects(tx: Tx, names: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.q<{ name: string }>(
    `SELECT spool_name AS name FROM source WHERE spool_name::text = ANY ($1) AND spool_deleted_at IS NULL`,
    [names],
  );
  return new Set(rows.map(({ name }) => name));
}
