/** Every SQL statement on the versions of law data, on who decided them, and on the books they made. */
import type { OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

export const DATA_KINDS = ['law', 'calendar'] as const;
export type DataKind = (typeof DATA_KINDS)[number];

export const VERSION_DECISIONS = ['approved', 'refused', 'withdrawn', 'replaced'] as const;
export type VersionDecision = (typeof VERSION_DECISIONS)[number];

export interface VersionRow {
  readonly kind: DataKind;
  readonly code: string;
  readonly version: number;
  /** Null: as shipped. */
  readonly body: unknown;
  /** Fingerprint of what it replaced. */
  readonly based_on: string;
  readonly reason: string;
  readonly made_by: OperatorId;
  readonly made_at: Date;
  /** In force since before two people were asked. */
  readonly stood_before: boolean;
  /** Null: it waits for a second person. */
  readonly decision: VersionDecision | null;
  readonly decided_by: OperatorId | null;
  readonly decided_at: Date | null;
  readonly decided_reason: string | null;
}

type Row = VersionRow & Record<string, unknown>;

const VERSIONS = `
  SELECT v.kind, v.code, v.version, v.body, v.based_on, v.reason, v.made_by, v.made_at, v.stood_before,
         d.decision, d.decided_by, d.decided_at, d.reason AS decided_reason
    FROM law_version v LEFT JOIN law_decision d ON d.kind = v.kind AND d.code = v.code AND d.version = v.version`;

/** Of everything that was ever changed: the newest version in force, and the one that waits (law_version_pkey). */
export function newest(tx: Tx): Promise<VersionRow[]> {
  return tx.q<Row>(
    `SELECT DISTINCT ON (v.kind, v.code, (v.decision IS NULL AND NOT v.stood_before)) v.* FROM (${VERSIONS}) v
      WHERE v.stood_before OR v.decision = 'approved' OR v.decision IS NULL
      ORDER BY v.kind, v.code, (v.decision IS NULL AND NOT v.stood_before), v.version DESC`,
  );
}

/** Newest first. */
export function versionsOf(tx: Tx, kind: DataKind, code: string): Promise<VersionRow[]> {
  return tx.q<Row>(`${VERSIONS} WHERE v.kind = $1 AND v.code = $2 ORDER BY v.version DESC`, [kind, code]);
}

/** Versions count up without gaps: writers of one code wait for each other. */
export async function lockCode(tx: Tx, kind: DataKind, code: string): Promise<void> {
  await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`law:${kind}:${code}`]);
}

export type NewVersion = Pick<
  VersionRow,
  'kind' | 'code' | 'version' | 'body' | 'based_on' | 'reason' | 'made_by' | 'made_at'
>;

export async function insertVersion(tx: Tx, row: NewVersion): Promise<void> {
  await tx.run(
    `INSERT INTO law_version (kind, code, version, body, based_on, reason, made_by, made_at)
     VALUES ($1, $2, $3, $4::jsonb, $5, $6, $7, $8)`,
    [
      row.kind, row.code, row.version, row.body === null ? null : JSON.stringify(row.body), row.based_on,
      row.reason, row.made_by, row.made_at,
    ], // prettier-ignore
  );
}

export interface NewDecision extends Pick<VersionRow, 'kind' | 'code' | 'version'> {
  readonly makers: readonly OperatorId[];
  readonly decision: VersionDecision;
  readonly by: OperatorId;
  readonly at: Date;
  readonly reason: string | null;
}

/** A version is decided once (law_decision_pkey), and never by whoever wrote any of it. */
export async function insertDecision(tx: Tx, row: NewDecision): Promise<void> {
  await tx.run(
    `INSERT INTO law_decision (kind, code, version, made_by, makers, decision, decided_by, decided_at, reason)
     SELECT v.kind, v.code, v.version, v.made_by, $4, $5, $6, $7, $8
       FROM law_version v WHERE v.kind = $1 AND v.code = $2 AND v.version = $3`,
    [row.kind, row.code, row.version, row.makers, row.decision, row.by, row.at, row.reason],
  );
}

export async function keepBook(tx: Tx, version: string, body: unknown, now: Date): Promise<void> {
  await tx.run(
    `INSERT INTO law_book (version, body, seen_at) VALUES ($1, $2::jsonb, $3) ON CONFLICT (version) DO NOTHING`,
    [version, JSON.stringify(body), now],
  );
}

export async function findBook(
  tx: Tx,
  version: string,
): Promise<{ readonly body: unknown; readonly seen_at: Date } | undefined> {
  return tx.one<{ body: unknown; seen_at: Date }>(`SELECT body, seen_at FROM law_book WHERE version = $1`, [
    version,
  ]);
}
