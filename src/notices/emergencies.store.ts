/** Every SQL statement on `emergency_switch`, and on what of a notice one person approved alone. */
import type { IncidentId, NoticeId, OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

export interface EmergencySwitch {
  readonly id: string;
  readonly enabledBy: OperatorId;
  readonly enabledAt: Date;
}

export async function liveSwitch(tx: Tx): Promise<EmergencySwitch | undefined> {
  return tx.one<EmergencySwitch & { [column: string]: unknown }>(
    `SELECT id, enabled_by AS "enabledBy", enabled_at AS "enabledAt" FROM emergency_switch
      WHERE disabled_at IS NULL`,
  );
}

/** Enabling what is enabled changes nothing (emergency_switch_live_key). */
export async function enable(tx: Tx, row: { id: string; by: OperatorId; now: Date }): Promise<number> {
  return tx.run(
    `INSERT INTO emergency_switch (id, enabled_by, enabled_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [row.id, row.by, row.now],
  );
}

export async function disable(tx: Tx, row: { by: OperatorId; now: Date }): Promise<number> {
  return tx.run(`UPDATE emergency_switch SET disabled_by = $1, disabled_at = $2 WHERE disabled_at IS NULL`, [
    row.by,
    row.now,
  ]);
}

/** Was it on before the incident was declared, and is it still? */
export async function enabledBefore(tx: Tx, incidentId: IncidentId): Promise<boolean> {
  const row = await tx.one<{ enabled: boolean }>(
    `SELECT EXISTS (SELECT FROM emergency_switch s JOIN incidents_v_incident i ON s.enabled_at < i.declared_at
                     WHERE i.id = $1 AND s.disabled_at IS NULL) AS enabled`,
    [incidentId],
  );
  return row?.enabled ?? false;
}

/** Approved by one person, if the switch was on before the incident was declared (notice_emergency_check). */
export async function setAlone(
  tx: Tx,
  row: { id: NoticeId; by: OperatorId; reason: string; now: Date },
): Promise<number> {
  return tx.run(
    `UPDATE notice n
        SET status = 'approved', approved_by = $2, approved_at = $4, updated_at = $4, emergency_switch_id = s.id,
            emergency_enabled_at = s.enabled_at, emergency_declared_at = i.declared_at, emergency_at = $4,
            emergency_reason = $3, review_due_at = $4::timestamptz + interval '24 hours'
       FROM emergency_switch s, incidents_v_incident i
      WHERE n.id = $1 AND s.disabled_at IS NULL AND i.id = n.incident_id AND s.enabled_at < i.declared_at`,
    [row.id, row.by, row.reason, row.now],
  );
}

export async function setReview(
  tx: Tx,
  row: { id: NoticeId; by: OperatorId; review: 'upheld' | 'objected'; now: Date },
): Promise<void> {
  await tx.run(
    `UPDATE notice SET reviewed_by = $2, reviewed_at = $4, review = $3, updated_at = $4 WHERE id = $1`,
    [row.id, row.by, row.review, row.now],
  );
}

export interface Emergency {
  readonly noticeId: NoticeId;
  readonly incidentId: IncidentId;
  readonly approvedBy: OperatorId;
  readonly at: Date;
  readonly reason: string;
  readonly reviewDueAt: Date;
  readonly reviewedBy: OperatorId | null;
  readonly reviewedAt: Date | null;
  readonly review: 'upheld' | 'objected' | null;
}

/** What waits longest first; reviewed ones after them. */
export async function listEmergencies(tx: Tx): Promise<Emergency[]> {
  return tx.q<Emergency & { [column: string]: unknown }>(
    `SELECT notice_id AS "noticeId", incident_id AS "incidentId", approved_by AS "approvedBy", emergency_at AS at,
            emergency_reason AS reason, review_due_at AS "reviewDueAt", reviewed_by AS "reviewedBy",
            reviewed_at AS "reviewedAt", review
       FROM notices_v_emergency ORDER BY reviewed_at NULLS FIRST, review_due_at, notice_id LIMIT 1000`,
  );
}
