/** Runs: one at a time per incident, one published, and what each was computed from. */
import type { Actor } from '../kernel/actor.ts';
import type { IncidentId, RunId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { ResolveResult } from './people.types.ts';
import type { Inputs } from './rules/inputs.ts';
import { RUN_STAGES, type RunStage } from './rules/run-states.ts';

/** One resolve of an incident at a time; held to the end of the transaction. */
export async function lockIncident(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended('people.resolve:' || $1, 0))`, [incidentId]);
}

/**
 * Which part of a run is under way, for whoever watches: the name of the run's own connection says it, so that it needs
 * no second connection, is seen before anything is committed, and ends with the run however that ends.
 */
export async function say(tx: Tx, incidentId: IncidentId, stage: RunStage): Promise<void> {
  await tx.run(`SELECT set_config('application_name', $1, true)`, [nameOf(incidentId, stage)]);
}

/** What is under way for an incident right now; null where no run is. */
export async function underWay(
  tx: Tx,
  incidentId: IncidentId,
): Promise<{ stage: RunStage; since: Date } | null> {
  const row = await tx.one<{ name: string; since: Date }>(
    `SELECT application_name AS name, xact_start AS since FROM pg_stat_activity
      WHERE datname = current_database() AND application_name LIKE $1 AND xact_start IS NOT NULL
      ORDER BY xact_start LIMIT 1`,
    [`${RUN_NAME}${incidentId}:%`],
  );
  const stage = row && RUN_STAGES[Number(row.name.split(':').at(-1))];
  return row && stage ? { stage, since: row.since } : null;
}

/** PostgreSQL keeps 63 characters of a name. */
const RUN_NAME = 'people.resolve:';

function nameOf(incidentId: IncidentId, stage: RunStage): string {
  return `${RUN_NAME}${incidentId}:${RUN_STAGES.indexOf(stage)}`;
}

export interface RunRow {
  readonly no: number;
  readonly inputs: Inputs | null;
  readonly result: ResolveResult;
}

interface Columns {
  readonly [column: string]: unknown;
  readonly no: number;
  readonly inputs: Inputs | null;
  readonly persons_customer_id: number;
  readonly persons_email: number;
  readonly persons_phone: number;
  readonly profiles: number;
  readonly flagged: number;
  readonly conflicts: number;
}

export async function publishedRun(tx: Tx, incidentId: IncidentId): Promise<RunRow | null> {
  const row = await tx.one<Columns>(
    `SELECT no, inputs, persons_customer_id, persons_email, persons_phone, profiles, flagged, conflicts
       FROM resolve_run WHERE incident_id = $1 AND status = 'published'`,
    [incidentId],
  );
  if (!row) return null;
  const persons = {
    customer_id: row.persons_customer_id,
    email: row.persons_email,
    phone: row.persons_phone,
  };
  const { no, inputs, profiles, flagged, conflicts } = row;
  return { no, inputs, result: { run: no, persons, profiles, flagged, conflicts } };
}

export async function lastRunNo(tx: Tx, incidentId: IncidentId): Promise<number> {
  const row = await tx.one<{ no: number }>(
    `SELECT COALESCE(max(no), 0)::int AS no FROM resolve_run WHERE incident_id = $1`,
    [incidentId],
  );
  return row!.no;
}

/** Subjects of the keys that somebody declared to be placeholders. */
export async function placeholders(tx: Tx, incidentId: IncidentId): Promise<string[]> {
  const rows = await tx.q<{ subject: string }>(
    `SELECT subject FROM guard
      WHERE incident_id = $1 AND kind = 'suspect_key' AND decision = 'placeholder' ORDER BY subject`,
    [incidentId],
  );
  return rows.map(({ subject }) => subject);
}

/** Other inputs that gave the same people: the run in force answers for them, too. */
export async function noteInputs(tx: Tx, incidentId: IncidentId, inputs: Inputs): Promise<void> {
  await tx.run(`UPDATE resolve_run SET inputs = $2 WHERE incident_id = $1 AND status = 'published'`, [
    incidentId,
    JSON.stringify(inputs),
  ]);
}

export interface NewRun {
  readonly id: RunId;
  readonly incidentId: IncidentId;
  readonly no: number;
  readonly result: Omit<ResolveResult, 'run' | 'conflicts' | 'profiles'>;
  readonly unaffected: number;
  readonly changes: RunChanges;
  readonly inputs: Inputs;
  readonly madeBy: Actor;
  readonly at: Date;
}

/** Affected people beside those of the run before. */
export interface RunChanges {
  readonly newcomers: number;
  readonly changed: number;
  readonly gone: number;
}

export async function insertRun(tx: Tx, run: NewRun): Promise<void> {
  await tx.run(
    `UPDATE resolve_run SET status = 'superseded' WHERE incident_id = $1 AND status = 'published'`,
    [run.incidentId],
  );
  const { persons, flagged } = run.result;
  await tx.run(
    `INSERT INTO resolve_run (id, incident_id, no, status, persons_customer_id, persons_email, persons_phone, profiles,
                              flagged, conflicts, unaffected, inputs, made_by, made_by_name, started_at, published_at,
                              row_count, newcomers, changed, gone)
     SELECT $1, $2, $3, 'published', $4, $5, $6, (SELECT count(DISTINCT profile_id) FROM pr_form WHERE persons > 0), $7,
            (SELECT count(*) FROM pr_finding WHERE kind = 'conflict'), $8, $9, $10, $11, $12, $12,
            (SELECT sum(s.staged) FROM intake_v_source s JOIN pr_source USING (source_id)), $13, $14, $15`,
    [
      run.id,
      run.incidentId,
      run.no,
      persons.customer_id,
      persons.email,
      persons.phone,
      flagged,
      run.unaffected,
      JSON.stringify(run.inputs),
      run.madeBy.operatorId,
      run.madeBy.name,
      run.at,
      run.changes.newcomers,
      run.changes.changed,
      run.changes.gone,
    ],
  );
}
