/** The guard list: kept findings with every decision about them, and beside them what only the sources say. */
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { GuardFacts } from './guards.types.ts';
import {
  BLOCKING_FINDINGS,
  FINDING_KINDS,
  type FindingKind,
  type GuardDecision,
  type GuardKind,
  ruleOf,
} from './rules/guards.ts';

export interface GuardRow {
  readonly id: string;
  readonly kind: FindingKind;
  readonly subject: string;
  readonly count: number;
  readonly facts: GuardFacts;
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

const COLUMNS = `id, kind, subject, count, facts, examples, decision, reason, decided_by, decided_by_name, decided_at,
            applied, makers`;

function listOf(kinds: readonly string[]): string {
  return kinds.map((kind) => `'${kind}'`).join(', ');
}

type Row = GuardRow & { [column: string]: unknown };

/** Kinds that wait for a decision; of others it is only possible. */
const DUE = listOf(FINDING_KINDS.filter((kind) => ruleOf(kind).holds !== 'nothing'));

export interface Place {
  readonly kind: string;
  readonly count: number;
  readonly id: string;
}

/** Findings of the last resolve after a place, by kind, most behind them first (guard_listed). */
export async function guardRows(
  tx: Tx,
  incidentId: IncidentId,
  page: { readonly kind: string | null; undecided: boolean; after: Place | null; limit: number },
): Promise<GuardRow[]> {
  const { kind, undecided, after, limit } = page;
  return tx.q<Row>(
    `SELECT ${COLUMNS} FROM guard
      WHERE incident_id = $1 AND present AND ($2::text IS NULL OR kind = $2)
        AND (NOT $3 OR decision IS NULL AND kind IN (${DUE}))
        AND ($4::text IS NULL OR (kind, -count, id) > ($4, -$5::int, $6::uuid))
      ORDER BY kind, -count, id LIMIT $7`,
    [incidentId, kind, undecided, after?.kind ?? null, after?.count ?? 0, after?.id ?? null, limit],
  );
}

export interface KindRow {
  readonly kind: FindingKind;
  readonly findings: number;
  readonly count: number;
  readonly undecided: number;
  readonly blocking: number;
}

const BLOCKING = `kind IN (${listOf(BLOCKING_FINDINGS)})
        AND (decision IS NULL OR decision = 'different' OR NOT applied)`;

export async function guardKinds(tx: Tx, incidentId: IncidentId): Promise<KindRow[]> {
  return tx.q<KindRow & { [column: string]: unknown }>(
    `SELECT kind, count(*)::int AS findings, sum(count)::float8 AS count,
            (count(*) FILTER (WHERE decision IS NULL))::int AS undecided,
            (count(*) FILTER (WHERE ${BLOCKING}))::int AS blocking
       FROM guard WHERE incident_id = $1 AND present GROUP BY kind`,
    [incidentId],
  );
}

/** What of the list stops a launch; reads those lines and no other (guard_blocking). */
export async function blockingRows(
  tx: Tx,
  incidentId: IncidentId,
): Promise<{ id: string; kind: FindingKind; subject: string; count: number }[]> {
  return tx.q(
    `SELECT id, kind, subject, count FROM guard WHERE incident_id = $1 AND present AND ${BLOCKING}
      ORDER BY kind, count DESC, subject`,
    [incidentId],
  );
}

/** Decisions of an incident are taken one after another, and not while a run reads them. */
export async function shutOutRun(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended('people.guards:' || $1, 0))`, [incidentId]);
}

export async function guardRow(tx: Tx, incidentId: IncidentId, guardId: string): Promise<GuardRow | null> {
  const row = await tx.one<Row>(
    `SELECT ${COLUMNS} FROM guard WHERE id = $1 AND incident_id = $2 AND present`,
    [guardId, incidentId],
  );
  return row ?? null;
}

export interface DecisionRow {
  readonly decision: GuardDecision | null;
  readonly reason: string;
  readonly count: number;
  readonly bulk_id: string | null;
  readonly decided_by: string;
  readonly decided_by_name: string;
  readonly decided_at: Date;
}

export async function decisionRows(tx: Tx, guardId: string): Promise<DecisionRow[]> {
  return tx.q<DecisionRow & { [column: string]: unknown }>(
    `SELECT decision, reason, count, bulk_id, decided_by, decided_by_name, decided_at
       FROM guard_decision WHERE guard_id = $1 ORDER BY no`,
    [guardId],
  );
}

/** All undecided findings of a kind that a run still finds. */
export async function undecidedOf(
  tx: Tx,
  incidentId: IncidentId,
  kind: GuardKind,
): Promise<{ ids: string[]; makers: string[] }> {
  const row = await tx.one<{ ids: string[]; makers: string[] }>(
    `SELECT COALESCE(array_agg(id), '{}') AS ids,
            ARRAY(SELECT DISTINCT unnest(makers) FROM guard
                   WHERE incident_id = $1 AND kind = $2 AND present AND decision IS NULL) AS makers
       FROM guard WHERE incident_id = $1 AND kind = $2 AND present AND decision IS NULL`,
    [incidentId, kind],
  );
  return row!;
}

export interface Decided {
  /** Null takes the decision back. */
  readonly decision: GuardDecision | null;
  readonly reason: string;
  readonly by: string;
  readonly byName: string;
  readonly at: Date;
  readonly bulkId: string | null;
  /** False while it waits for a run to obey it. */
  readonly applied: boolean;
  /** Does it hold the people behind the finding? */
  readonly holds: boolean;
}

/**
 * Writes one decision about some findings: in their history, on the list, and on the people behind them at once
 * (person_finding_guard).
 */
export async function writeDecisions(tx: Tx, guardIds: readonly string[], decided: Decided): Promise<void> {
  const { decision, reason, by, byName, at, bulkId, applied, holds } = decided;
  await tx.run(
    `INSERT INTO guard_decision (guard_id, no, decision, reason, count, bulk_id, decided_by, decided_by_name, decided_at)
     SELECT g.id, 1 + (SELECT count(*) FROM guard_decision d WHERE d.guard_id = g.id), $2, $3, g.count, $4, $5, $6, $7
       FROM guard g WHERE g.id = ANY ($1)`,
    [guardIds, decision, reason, bulkId, by, byName, at],
  );
  await tx.run(
    `UPDATE guard SET decision = $2,
            reason = CASE WHEN $2::text IS NOT NULL THEN $3 END,
            decided_by = CASE WHEN $2::text IS NOT NULL THEN $4::uuid END,
            decided_by_name = CASE WHEN $2::text IS NOT NULL THEN $5 END,
            decided_at = CASE WHEN $2::text IS NOT NULL THEN $6::timestamptz END,
            applied = $7
      WHERE id = ANY ($1)`,
    [guardIds, decision, reason, by, byName, at, applied],
  );
  await tx.run(`UPDATE person_finding SET holds = $2 WHERE guard_id = ANY ($1) AND holds <> $2`, [
    guardIds,
    holds,
  ]);
}

export interface WarningRow {
  readonly base_name: string;
  readonly keyless_subjects: number;
  readonly invalid_emails: number;
  readonly invalid_phones: number;
  readonly scientific_phones: number;
  readonly resolved: boolean;
}

/** What reading the finished sources left to be shown, by name. */
export async function warningRows(tx: Tx, incidentId: IncidentId): Promise<WarningRow[]> {
  return tx.q<WarningRow & { [column: string]: unknown }>(
    `SELECT base_name, keyless_subjects, invalid_emails, invalid_phones, scientific_phones, resolved
       FROM intake_v_warning WHERE incident_id = $1 ORDER BY base_name COLLATE "C"`,
    [incidentId],
  );
}

export async function unacceptedRejects(
  tx: Tx,
  incidentId: IncidentId,
): Promise<{ base_name: string; rejected: number }[]> {
  return tx.q(
    `SELECT base_name, rejected::int AS rejected FROM intake_v_source
      WHERE incident_id = $1 AND status IN ('finished','accepted') AND rejected > 0 AND NOT rejects_accepted
      ORDER BY base_name COLLATE "C"`,
    [incidentId],
  );
}

export async function isPublished(tx: Tx, incidentId: IncidentId): Promise<boolean> {
  const row = await tx.one(
    `SELECT 1 AS one FROM resolve_run WHERE incident_id = $1 AND status = 'published'`,
    [incidentId],
  );
  return row !== undefined;
}
