/** Every SQL statement on the cross-incident key plane and on who may stand in it. */
import type { CohortId, IncidentId, OperatorId, PersonNo } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { KeyKind } from './people.types.ts';
import type { SharingStatus } from './rules/sharing-states.ts';

export interface SharingRow {
  readonly id: string;
  readonly incidentId: IncidentId;
  readonly status: SharingStatus;
  readonly reason: string;
  readonly requestedBy: OperatorId;
  readonly requestedAt: Date;
  readonly decidedBy: OperatorId | null;
  readonly decidedAt: Date | null;
  readonly endedBy: OperatorId | null;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  readonly deletedKeys: number | null;
}

const COLUMNS = `id, incident_id AS "incidentId", status, reason, requested_by AS "requestedBy",
  requested_at AS "requestedAt", decided_by AS "decidedBy", decided_at AS "decidedAt", ended_by AS "endedBy",
  ended_at AS "endedAt", end_reason AS "endReason", deleted_keys AS "deletedKeys"`;
type Row = SharingRow & { [column: string]: unknown };

/** The request or sharing that stands (sharing_current_key), locked until the transaction ends. */
export function lockCurrent(tx: Tx, incidentId: IncidentId): Promise<SharingRow | undefined> {
  return tx.one<Row>(
    `SELECT ${COLUMNS} FROM sharing WHERE incident_id = $1 AND status IN ('requested', 'shared') FOR UPDATE`,
    [incidentId],
  );
}

export function latest(tx: Tx, incidentId: IncidentId): Promise<SharingRow | undefined> {
  return tx.one<Row>(
    `SELECT ${COLUMNS} FROM sharing WHERE incident_id = $1 ORDER BY requested_at DESC, id DESC LIMIT 1`,
    [incidentId],
  );
}

/** True while the incident is shared; whoever ends it waits until this transaction is over. */
export async function holdShared(tx: Tx, incidentId: IncidentId): Promise<boolean> {
  const row = await tx.one(`SELECT 1 FROM sharing WHERE incident_id = $1 AND status = 'shared' FOR SHARE`, [
    incidentId,
  ]);
  return row !== undefined;
}

export async function insertRequest(
  tx: Tx,
  r: { id: string; incidentId: IncidentId; reason: string; by: OperatorId; at: Date },
): Promise<void> {
  await tx.run(
    `INSERT INTO sharing (id, incident_id, status, reason, requested_by, requested_at)
     VALUES ($1, $2, 'requested', $3, $4, $5)`,
    [r.id, r.incidentId, r.reason, r.by, r.at],
  );
}

export async function decided(
  tx: Tx,
  d: { id: string; status: 'shared' | 'refused'; by: OperatorId; at: Date },
): Promise<void> {
  await tx.run(`UPDATE sharing SET status = $2, decided_by = $3, decided_at = $4 WHERE id = $1`, [
    d.id,
    d.status,
    d.by,
    d.at,
  ]);
}

export async function ended(
  tx: Tx,
  e: { id: string; by: OperatorId; at: Date; reason: string; deletedKeys: number },
): Promise<void> {
  await tx.run(
    `UPDATE sharing SET status = 'ended', ended_by = $2, ended_at = $3, end_reason = $4, deleted_keys = $5
      WHERE id = $1`,
    [e.id, e.by, e.at, e.reason, e.deletedKeys],
  );
}

/** Every key of an incident, in one statement with the cohorts that were done (shared_key_person). */
export async function deleteKeys(tx: Tx, incidentId: IncidentId): Promise<number> {
  await tx.run(`DELETE FROM shared_cohort WHERE incident_id = $1`, [incidentId]);
  return tx.run(`DELETE FROM shared_key WHERE incident_id = $1`, [incidentId]);
}

export async function keysLeft(tx: Tx, incidentId: IncidentId): Promise<number> {
  const row = await tx.one<{ n: number }>(
    `SELECT count(*)::int AS n FROM shared_key WHERE incident_id = $1`,
    [incidentId],
  );
  return row!.n;
}

/** Shared incidents of which some cohort's keys are not those of the published run. */
export async function dueIncidents(tx: Tx): Promise<IncidentId[]> {
  const rows = await tx.q<{ id: IncidentId }>(
    `SELECT s.incident_id AS id FROM sharing s JOIN people_v_run r ON r.incident_id = s.incident_id
      WHERE s.status = 'shared' AND EXISTS (${DUE_COHORTS})`,
  );
  return rows.map(({ id }) => id);
}

/** Behind the published run `r`. */
export const DUE_COHORTS = `SELECT c.id FROM cohort c
   LEFT JOIN shared_cohort d ON d.cohort_id = c.id AND d.incident_id = c.incident_id
  WHERE c.incident_id = r.incident_id AND c.kind = 'affected' AND d.run_no IS DISTINCT FROM r.run_no`;

export async function dueCohorts(
  tx: Tx,
  incidentId: IncidentId,
  limit: number,
): Promise<{ cohortId: CohortId; runNo: number }[]> {
  return tx.q(
    `SELECT c.id AS "cohortId", r.run_no AS "runNo" FROM people_v_run r, LATERAL (${DUE_COHORTS} ORDER BY c.id) c
      WHERE r.incident_id = $1 LIMIT $2`,
    [incidentId, limit],
  );
}

export interface NewKey {
  readonly key: Buffer;
  readonly kind: KeyKind;
  readonly personId: PersonNo;
}

/** A cohort's keys as they are now, in place of those before. */
export async function replaceKeys(
  tx: Tx,
  of: { readonly incidentId: IncidentId; readonly cohortId: CohortId; readonly runNo: number },
  keys: readonly NewKey[],
): Promise<void> {
  await tx.run(`DELETE FROM shared_key WHERE incident_id = $1 AND cohort_id = $2`, [
    of.incidentId,
    of.cohortId,
  ]);
  const made = await tx.run(
    `INSERT INTO shared_key (bucket, key, incident_id, cohort_id, person_id, kind)
     SELECT people_bucket(k.key), k.key, $1, $2, k.person_id, k.kind
       FROM unnest($3::bytea[], $4::int[], $5::text[]) AS k (key, person_id, kind)
     ON CONFLICT DO NOTHING`,
    [
      of.incidentId,
      of.cohortId,
      keys.map((k) => k.key),
      keys.map((k) => k.personId),
      keys.map((k) => k.kind),
    ],
  );
  await tx.run(
    `INSERT INTO shared_cohort (cohort_id, incident_id, run_no, keys) VALUES ($1, $2, $3, $4)
     ON CONFLICT (cohort_id, incident_id) DO UPDATE SET run_no = excluded.run_no, keys = excluded.keys`,
    [of.cohortId, of.incidentId, of.runNo, made],
  );
}

/** How far the keys of an incident are. */
export async function standing(
  tx: Tx,
  incidentId: IncidentId,
): Promise<{ keys: number; cohortsDone: number; cohortsDue: number }> {
  const row = await tx.one<{ keys: number; cohortsDone: number; cohortsDue: number }>(
    `SELECT (SELECT COALESCE(sum(keys), 0)::int FROM shared_cohort WHERE incident_id = $1) AS keys,
            (SELECT count(*)::int FROM shared_cohort WHERE incident_id = $1) AS "cohortsDone",
            (SELECT count(*)::int FROM people_v_run r, LATERAL (${DUE_COHORTS}) c WHERE r.incident_id = $1)
              AS "cohortsDue"`,
    [incidentId],
  );
  return row!;
}

/** Under what a customer id means the same person: brands keep their own numbers. */
export async function brandOf(tx: Tx, incidentId: IncidentId): Promise<string> {
  const row = await tx.one<{ brand_id: string }>(`SELECT brand_id FROM incidents_v_incident WHERE id = $1`, [
    incidentId,
  ]);
  return row?.brand_id ?? '';
}
