/** Every SQL statement on the versions of law data. */
import type { Tx } from '../platform/db/db.ts';

export const DATA_KINDS = ['law', 'calendar'] as const;
export type DataKind = (typeof DATA_KINDS)[number];

export interface VersionRow {
  readonly kind: DataKind;
  readonly code: string;
  readonly version: number;
  /** Null: as shipped. */
  readonly body: unknown;
  /** Fingerprint of what it replaced. */
  readonly based_on: string;
  readonly reason: string;
  readonly made_by: string;
  readonly made_at: Date;
}

type Row = VersionRow & Record<string, unknown>;

/** The newest version of everything that was ever changed (law_version_pkey). */
export function newest(tx: Tx): Promise<VersionRow[]> {
  return tx.q<Row>(
    `SELECT DISTINCT ON (kind, code) kind, code, version, body, based_on, reason, made_by, made_at
       FROM law_version ORDER BY kind, code, version DESC`,
  );
}

/** Newest first. */
export function versionsOf(tx: Tx, kind: DataKind, code: string): Promise<VersionRow[]> {
  return tx.q<Row>(
    `SELECT kind, code, version, body, based_on, reason, made_by, made_at
       FROM law_version WHERE kind = $1 AND code = $2 ORDER BY version DESC`,
    [kind, code],
  );
}

/** Versions count up without gaps: writers of one code wait for each other. */
export async function lockCode(tx: Tx, kind: DataKind, code: string): Promise<void> {
  await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`law:${kind}:${code}`]);
}

export async function insertVersion(tx: Tx, row: VersionRow): Promise<void> {
  await tx.run(
    `INSERT INTO law_version (kind, code, version, body, based_on, reason, made_by, made_at)
     VALUES ($1, $2, $3, $4::jsonb, $5, $6, $7, $8)`,
    [
      row.kind, row.code, row.version, row.body === null ? null : JSON.stringify(row.body), row.based_on,
      row.reason, row.made_by, row.made_at,
    ], // prettier-ignore
  );
}
