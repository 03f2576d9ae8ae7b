/** Every SQL statement on holds of authorities. */
import type { Brand, IncidentId, OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { HoldStatus } from './rules/hold-states.ts';

export type HoldId = Brand<string, 'hold'>;

export interface Hold {
  readonly id: HoldId;
  readonly incidentId: IncidentId;
  /** Whose people may not be told; empty: nobody of the incident. */
  readonly lawCodes: readonly string[];
  readonly authority: string;
  /** The authority's own number or date of the request. */
  readonly reference: string;
  /** Of the written request as it arrived. */
  readonly requestSha256: string;
  readonly reason: string;
  readonly untilAt: Date;
  readonly status: HoldStatus;
  readonly recordedBy: OperatorId;
  readonly recordedAt: Date;
  readonly confirmedBy: OperatorId | null;
  readonly confirmedAt: Date | null;
  readonly endedBy: OperatorId | null;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
}

type Row = Hold & Record<string, unknown>;

const HOLDS = `
  SELECT id, incident_id AS "incidentId", law_codes AS "lawCodes", authority, reference,
         request_sha256 AS "requestSha256", reason, until_at AS "untilAt", status, recorded_by AS "recordedBy",
         recorded_at AS "recordedAt", confirmed_by AS "confirmedBy", confirmed_at AS "confirmedAt",
         ended_by AS "endedBy", ended_at AS "endedAt", end_reason AS "endReason"
    FROM authority_hold`;

export type NewHold = Pick<
  Hold,
  | 'id'
  | 'incidentId'
  | 'lawCodes'
  | 'authority'
  | 'reference'
  | 'requestSha256'
  | 'reason'
  | 'untilAt'
  | 'recordedBy'
  | 'recordedAt'
>;

export async function insertHold(tx: Tx, hold: NewHold): Promise<void> {
  await tx.run(
    `INSERT INTO authority_hold (id, incident_id, law_codes, authority, reference, request_sha256, reason, until_at,
                                 status, recorded_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'recorded', $9, $10)`,
    [
      hold.id, hold.incidentId, hold.lawCodes, hold.authority, hold.reference, hold.requestSha256, hold.reason,
      hold.untilAt, hold.recordedBy, hold.recordedAt,
    ], // prettier-ignore
  );
}

export function lockHold(tx: Tx, id: HoldId): Promise<Hold | undefined> {
  return tx.one<Row>(`${HOLDS} WHERE id = $1 FOR UPDATE`, [id]);
}

/** Newest first (authority_hold_incident_idx). */
export function holdsOf(tx: Tx, incidentId: IncidentId): Promise<Hold[]> {
  return tx.q<Row>(`${HOLDS} WHERE incident_id = $1 ORDER BY recorded_at DESC, id`, [incidentId]);
}

/** Never by whoever recorded it (authority_hold_maker_is_not_checker). */
export async function confirmHold(tx: Tx, id: HoldId, by: OperatorId, at: Date): Promise<void> {
  await tx.run(
    `UPDATE authority_hold SET status = 'confirmed', confirmed_by = $2, confirmed_at = $3 WHERE id = $1`,
    [id, by, at],
  );
}

export async function endHold(
  tx: Tx,
  end: { id: HoldId; status: 'withdrawn' | 'lifted'; by: OperatorId; at: Date; reason: string },
): Promise<void> {
  await tx.run(
    `UPDATE authority_hold SET status = $2, ended_by = $3, ended_at = $4, end_reason = $5 WHERE id = $1`,
    [end.id, end.status, end.by, end.at, end.reason],
  );
}

/** Where people live of whom no file says it. */
export async function homeOf(tx: Tx, incidentId: IncidentId): Promise<string> {
  const row = await tx.one<{ country: string }>(
    `SELECT default_country AS country FROM incidents_v_incident WHERE id = $1`,
    [incidentId],
  );
  return row?.country ?? '';
}
