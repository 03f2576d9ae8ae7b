/** Every statement on versions of mappings, the headers they were made for, and their signatures. */
import type { IncidentId, SourceId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { headerFingerprint } from './rules/header-fingerprint.ts';
import type { JsonObject } from './rules/mapping-body.ts';

export interface Header {
  readonly names: readonly string[];
  readonly format: string;
}

/** Notes for which header the newest mapping of a source was made. */
export async function headerMapped(tx: Tx, id: SourceId, { names, format }: Header): Promise<void> {
  await tx.run(
    `UPDATE mapping SET column_names = $2::jsonb, header_fingerprint = $3
      WHERE (source_id, version) = (SELECT id, mapping_version FROM source WHERE id = $1)`,
    [id, JSON.stringify(names), headerFingerprint(names, format)],
  );
}

export interface VersionRow {
  readonly version: number;
  readonly body: JsonObject;
  readonly digest: Buffer;
  readonly made_by: string;
  readonly made_at: Date;
  readonly current: boolean;
}

/** Every mapping a source was ever read with, the newest first. */
export function versionsOf(tx: Tx, id: SourceId): Promise<VersionRow[]> {
  return tx.q<VersionRow>(
    `SELECT m.version, m.body, m.digest, m.made_by, m.made_at, m.version = s.mapping_version AS current
       FROM mapping m JOIN source s ON s.id = m.source_id WHERE m.source_id = $1 ORDER BY m.version DESC`,
    [id],
  );
}

export interface KnownRow {
  readonly source_id: SourceId;
  readonly incident_id: IncidentId;
  readonly base_name: string;
  readonly version: number;
  readonly body: unknown;
  readonly names: readonly string[];
  readonly made_at: Date;
}

/**
 * The newest mapping of another source with this header: of the same incident before any other, of one that was
 * read to its end before one that was not. By mapping_header_fingerprint_idx.
 */
export function mappingForHeader(
  tx: Tx,
  source: { readonly id: SourceId; readonly incidentId: IncidentId },
  fingerprint: Buffer,
): Promise<KnownRow | undefined> {
  return tx.one<KnownRow>(
    `SELECT m.source_id, s.incident_id, s.base_name, m.version, m.body, m.column_names AS names, m.made_at
       FROM mapping m JOIN source s ON s.id = m.source_id AND s.mapping_version = m.version
      WHERE m.header_fingerprint = $1 AND m.source_id <> $2
      ORDER BY s.incident_id = $3 DESC, s.status IN ('finished', 'accepted') DESC, m.made_at DESC, m.source_id LIMIT 1`,
    [fingerprint, source.id, source.incidentId],
  );
}

export interface SignatureRow {
  readonly digest: Buffer;
  readonly workbook_hash: Buffer;
  readonly signed_by: string;
  readonly signed_on: string;
  readonly statement: string;
  readonly imported_by: string;
  readonly imported_at: Date;
}

export interface NewSignature {
  readonly sourceId: SourceId;
  readonly digest: Buffer;
  readonly workbookHash: Buffer;
  readonly signedBy: string;
  readonly signedOn: string;
  readonly statement: string;
  readonly importedBy: string;
  readonly now: Date;
}

/** The same workbook imported again signs nothing twice. */
export async function insertSignature(tx: Tx, s: NewSignature): Promise<void> {
  await tx.run(
    `INSERT INTO mapping_signature (source_id, digest, workbook_hash, signed_by, signed_on, statement, imported_by,
       imported_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [s.sourceId, s.digest, s.workbookHash, s.signedBy, s.signedOn, s.statement, s.importedBy, s.now],
  );
}

export function signaturesOf(tx: Tx, id: SourceId): Promise<SignatureRow[]> {
  return tx.q<SignatureRow>(
    `SELECT digest, workbook_hash, signed_by, to_char(signed_on, 'YYYY-MM-DD') AS signed_on, statement, imported_by,
            imported_at
       FROM mapping_signature WHERE source_id = $1 ORDER BY imported_at, workbook_hash`,
    [id],
  );
}
