/** What a run begun now would read, and what the last one published: a line a file, never a row of one. */
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { READING } from './resolve.store.ts';
import type { SourceRole } from './runs.types.ts';

export interface StandingSource {
  readonly id: string;
  readonly file: string;
  readonly role: SourceRole;
  readonly status: string;
  readonly staged: number;
  readonly rejected: number;
  readonly accepted: boolean;
  readonly reading: string;
}

/** Every source of the incident, read or not. */
export async function standingSources(tx: Tx, incidentId: IncidentId): Promise<StandingSource[]> {
  return tx.q<StandingSource & Record<string, unknown>>(
    `SELECT source_id AS id, base_name AS file, role, status, COALESCE(staged, 0)::float8 AS staged,
            COALESCE(rejected, 0)::float8 AS rejected, status = 'accepted' OR conflicts_dropped AS accepted,
            ${READING} AS reading
       FROM intake_v_source WHERE incident_id = $1 ORDER BY base_name COLLATE "C"`,
    [incidentId],
  );
}

export interface RunOfRow {
  readonly run: number;
  readonly publishedAt: Date;
  readonly madeBy: string | null;
  readonly customerIds: number;
  readonly emails: number;
  readonly phones: number;
  readonly profiles: number;
  readonly flagged: number;
  readonly conflicts: number;
  readonly unaffected: number;
  /** Null for runs of before these were kept. */
  readonly rows: number | null;
  readonly newcomers: number | null;
  readonly changed: number | null;
  readonly gone: number | null;
}

/** Newest first. */
export async function lastRuns(tx: Tx, incidentId: IncidentId, limit: number): Promise<RunOfRow[]> {
  return tx.q<RunOfRow & Record<string, unknown>>(
    `SELECT no AS run, published_at AS "publishedAt", made_by_name AS "madeBy", persons_customer_id AS "customerIds",
            persons_email AS emails, persons_phone AS phones, profiles, flagged, conflicts, unaffected,
            row_count::float8 AS rows, newcomers, changed, gone
       FROM resolve_run WHERE incident_id = $1 ORDER BY no DESC LIMIT $2`,
    [incidentId, limit],
  );
}

/** Placeholders that were declared or taken back since the last run. */
export async function waitingPlaceholders(tx: Tx, incidentId: IncidentId): Promise<number> {
  const row = await tx.one<{ n: number }>(
    `SELECT count(*)::int AS n FROM guard
      WHERE incident_id = $1 AND kind = 'suspect_key' AND NOT applied`,
    [incidentId],
  );
  return row!.n;
}
