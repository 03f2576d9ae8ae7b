/** What a run found meets what was found and decided before: findings are kept by subject, their people held. */
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { SealedRow } from './contacts.ts';
import { uuid } from './resolve.store.ts';
import { EXAMPLES_MAX, HOLDS_UNLESS_TOLD } from './rules/guards.ts';

export interface ExampleRow extends SealedRow {
  readonly ref: bigint;
  readonly file: string;
  readonly line: number;
}

/** The sealed rows behind a few findings, to be shown masked: one look-up each, however a run plans (staged_row_pkey). */
export async function exampleRows(
  tx: Tx,
  incidentId: IncidentId,
  refs: readonly bigint[],
): Promise<ExampleRow[]> {
  if (refs.length === 0) return [];
  const rows = await tx.q(
    `SELECT w.ref, s.base_name, r.line, r.sealed, r.source_id, r.batch_no, r.record_no, r.subject_no, r.key_version
       FROM (SELECT DISTINCT unnest($2::bigint[]) AS ref) w
       JOIN pr_source s ON s.no = w.ref >> 49
       CROSS JOIN LATERAL (
         SELECT * FROM intake_v_row r
          WHERE r.incident_id = $1 AND r.source_id = s.source_id AND r.bucket = (w.ref & 1023)::smallint
            AND r.record_no = ((w.ref >> 18) & 2147483647)::int AND r.subject_no = ((w.ref >> 10) & 255)::smallint
         OFFSET 0) r`,
    [incidentId, refs],
  );
  return rows.map((row) => ({
    ref: row['ref'] as bigint,
    file: row['base_name'] as string,
    line: row['line'] as number,
    sealed: row['sealed'] as Buffer,
    sourceId: row['source_id'] as string,
    batchNo: row['batch_no'] as number,
    recordNo: row['record_no'] as number,
    subjectNo: row['subject_no'] as number,
    keyVersion: row['key_version'] as number,
  }));
}

/** Decisions of this incident wait until the run has ended: it writes who is held by what it reads of them. */
export async function shutOutDecisions(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended('people.guards:' || $1, 0))`, [incidentId]);
}

/** What is no longer found is kept for its decision, but not listed; what is found again says what it says now. */
export async function meetEarlier(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.run(
    `UPDATE guard g SET present = false WHERE g.incident_id = $1 AND g.present
        AND NOT EXISTS (SELECT FROM pr_finding f WHERE f.kind = g.kind AND f.subject = g.subject)`,
    [incidentId],
  );
  await tx.run(
    `UPDATE guard g SET present = true, count = f.count, facts = g.facts || f.facts,
            makers = CASE WHEN g.decision IS NULL THEN w.makers ELSE g.makers END
       FROM pr_finding f, (${makers('$1')}) w
      WHERE g.incident_id = $1 AND g.kind = f.kind AND g.subject = f.subject
        AND (NOT g.present OR g.count <> f.count OR NOT g.facts @> f.facts
             OR g.decision IS NULL AND g.makers <> w.makers)`,
    [incidentId],
  );
}

/** Whoever uploaded or mapped the files; none of them decides. */
function makers(incident: string): string {
  return `SELECT COALESCE(array_agg(maker ORDER BY maker), '{}') AS makers
            FROM (SELECT uploaded_by AS maker FROM intake_v_source WHERE incident_id = ${incident}
                  UNION SELECT mapped_by FROM intake_v_source
                         WHERE incident_id = ${incident} AND mapped_by IS NOT NULL) m`;
}

export interface FindingName {
  readonly kind: string;
  readonly subject: string;
}

/** Findings nobody has seen yet: they need an id, which the application makes. */
export async function newFindings(tx: Tx, incidentId: IncidentId, limit: number): Promise<FindingName[]> {
  return tx.q<{ kind: string; subject: string }>(
    `SELECT f.kind, f.subject FROM pr_finding f
      WHERE NOT EXISTS (SELECT FROM guard g WHERE g.incident_id = $1 AND g.kind = f.kind AND g.subject = f.subject)
      ORDER BY f.kind, f.count DESC, f.subject LIMIT $2`,
    [incidentId, limit],
  );
}

export async function addGuards(
  tx: Tx,
  incidentId: IncidentId,
  found: readonly (FindingName & { readonly id: string })[],
  now: Date,
): Promise<void> {
  await tx.run(
    `INSERT INTO guard (id, incident_id, kind, subject, present, count, facts, found_at, makers)
     SELECT n.id, $1, f.kind, f.subject, true, f.count, f.facts, $5, w.makers
       FROM unnest($2::uuid[], $3::text[], $4::text[]) AS n (id, kind, subject)
       JOIN pr_finding f ON f.kind = n.kind AND f.subject = n.subject
       CROSS JOIN (${makers('$1')}) w`,
    [incidentId, found.map((f) => f.id), found.map((f) => f.kind), found.map((f) => f.subject), now],
  );
}

/** A placeholder decision, or its withdrawal, has now been obeyed. */
export async function markObeyed(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.run(
    `UPDATE guard g SET applied = true WHERE g.incident_id = $1 AND g.kind = 'suspect_key' AND NOT g.applied
        AND (g.decision IS NOT DISTINCT FROM 'placeholder')
            = EXISTS (SELECT FROM pr_absent a WHERE a.subject = g.subject)`,
    [incidentId],
  );
}

export interface Exemplified {
  readonly kind: string;
  readonly subject: string;
  readonly refs: readonly bigint[];
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The findings of each kind with most behind them: what is shown first is shown with examples. */
export async function toExemplify(tx: Tx, perKind: number): Promise<Exemplified[]> {
  const rows = await tx.q(
    `SELECT kind, subject, refs, facts
       FROM (SELECT *, row_number() OVER (PARTITION BY kind ORDER BY count DESC, subject) AS place FROM pr_finding) f
      WHERE place <= $1 AND cardinality(refs) > 0`,
    [perKind],
  );
  return rows.map((row) => ({
    kind: row['kind'] as string,
    subject: row['subject'] as string,
    refs: (row['refs'] as (bigint | string)[]).slice(0, EXAMPLES_MAX).map(BigInt),
    facts: row['facts'] as Readonly<Record<string, unknown>>,
  }));
}

export interface Shown extends FindingName {
  readonly examples: readonly string[];
  /** Added to what the run counted: what only the opened value tells. */
  readonly facts: Readonly<Record<string, unknown>>;
}

export async function writeExamples(tx: Tx, incidentId: IncidentId, shown: readonly Shown[]): Promise<void> {
  await tx.run(
    `UPDATE guard g SET examples = e.examples, facts = g.facts || e.facts
       FROM (SELECT kind, subject, facts, ARRAY(SELECT jsonb_array_elements_text(examples)) AS examples
               FROM jsonb_to_recordset($2::jsonb) AS r (kind text, subject text, facts jsonb, examples jsonb)) e
      WHERE g.incident_id = $1 AND g.kind = e.kind AND g.subject = e.subject
        AND (g.examples <> e.examples OR NOT g.facts @> e.facts)`,
    [incidentId, JSON.stringify(shown)],
  );
}

const listOf = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');

/** Who stands behind each finding of this run, and whether it holds them; only what changed is written. */
export async function refreshHolds(tx: Tx, incidentId: IncidentId): Promise<void> {
  const incident = uuid(incidentId);
  await tx.run(
    `CREATE TEMP TABLE pr_holding ON COMMIT DROP AS
     SELECT DISTINCT i.cohort_id, i.person_id, g.id AS guard_id,
            CASE WHEN g.kind IN (${listOf(HOLDS_UNLESS_TOLD)}) THEN g.decision IS DISTINCT FROM 'tell'
                 ELSE g.decision IS NOT DISTINCT FROM 'hold' END AS holds
       FROM pr_behind b
       JOIN identity_key i ON i.key = b.root AND i.incident_id = '${incident}' AND i.kind <= 3
       JOIN guard g ON g.incident_id = '${incident}' AND g.kind = b.kind AND g.subject = b.subject`,
  );
  await tx.run(`ANALYZE pr_holding`);
  await tx.run(
    `DELETE FROM person_finding f USING guard g
      WHERE g.id = f.guard_id AND g.incident_id = $1
        AND NOT EXISTS (SELECT FROM pr_holding h WHERE h.cohort_id = f.cohort_id AND h.person_id = f.person_id
                                                  AND h.guard_id = f.guard_id)`,
    [incidentId],
  );
  await tx.run(
    `INSERT INTO person_finding (cohort_id, person_id, guard_id, holds)
     SELECT cohort_id, person_id, guard_id, holds FROM pr_holding
     ON CONFLICT (cohort_id, person_id, guard_id) DO UPDATE SET holds = EXCLUDED.holds
      WHERE person_finding.holds IS DISTINCT FROM EXCLUDED.holds`,
  );
}
