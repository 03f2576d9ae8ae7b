/** The guard list: kept findings with their decisions, and beside them what is decided elsewhere or only shown. */
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { FindingKind, GuardDecision } from './rules/guards.ts';

export interface GuardRow {
  readonly id: string;
  readonly incident_id: IncidentId;
  readonly kind: FindingKind;
  readonly subject: string;
  readonly count: number;
  readonly facts: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  readonly examples: readonly string[];
  readonly decision: GuardDecision | null;
  readonly reason: string | null;
  readonly decided_by: string | null;
  readonly decided_by_name: string | null;
  readonly decided_at: Date | null;
  readonly applied: boolean;
  /** Whoever uploaded or mapped the files it was found in; none of them decides it. */
  readonly makers: readonly string[];
}

const COLUMNS = `id, incident_id, kind, subject, count, facts, examples, decision, reason, decided_by, decided_by_name,
            decided_at, applied, makers`;

type Row = GuardRow & { [column: string]: unknown };

/** Guards of the last resolve (guard_incident_id_kind_subject_key). */
export async function guardRows(tx: Tx, incidentId: IncidentId): Promise<GuardRow[]> {
  return tx.q<Row>(
    `SELECT ${COLUMNS} FROM guard WHERE incident_id = $1 AND present ORDER BY kind, count DESC, subject`,
    [incidentId],
  );
}

/** Of this incident, where one is named. */
export async function lockGuard(
  tx: Tx,
  guardId: string,
  incidentId: IncidentId | null,
): Promise<GuardRow | undefined> {
  return tx.one<Row>(
    `SELECT ${COLUMNS} FROM guard WHERE id = $1 AND present AND ($2::uuid IS NULL OR incident_id = $2) FOR UPDATE`,
    [guardId, incidentId],
  );
}

export interface GuardDecided {
  readonly guardId: string;
  readonly decision: GuardDecision;
  readonly reason: string;
  readonly by: string;
  readonly byName: string;
  readonly at: Date;
  readonly applied: boolean;
}

export async function writeDecision(tx: Tx, decided: GuardDecided): Promise<void> {
  await tx.run(
    `UPDATE guard SET decision = $2, reason = $3, decided_by = $4, decided_by_name = $5, decided_at = $6, applied = $7
      WHERE id = $1`,
    [
      decided.guardId,
      decided.decision,
      decided.reason,
      decided.by,
      decided.byName,
      decided.at,
      decided.applied,
    ],
  );
}

/** Holds or frees the guard's people at once (person_finding_guard). */
export async function setHolds(tx: Tx, guardId: string, holds: boolean): Promise<number> {
  return tx.run(`UPDATE person_finding SET holds = $2 WHERE guard_id = $1`, [guardId, holds]);
}

export async function unacceptedRejects(
  tx: Tx,
  incidentId: IncidentId,
): Promise<{ base_name: string; rejected: number }[]> {
  return tx.q(
    `SELECT base_name, rejected::int AS rejected FROM intake_v_source
      WHERE incident_id = $1 AND status IN ('finished','accepted') AND rejected > 0 AND NOT rejects_accepted
      ORDER BY base_name`,
    [incidentId],
  );
}

/** The flagged persons of the published run. */
export async function flaggedPersons(tx: Tx, incidentId: IncidentId): Promise<number> {
  const row = await tx.one<{ flagged: number }>(
    `SELECT flagged FROM resolve_run WHERE incident_id = $1 AND status = 'published'`,
    [incidentId],
  );
  return row?.flagged ?? 0;
}
