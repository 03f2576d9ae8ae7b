/** Every SQL statement on `work_order`. */
import type { Refusal } from '../kernel/errors.ts';
import { canonicalJson } from '../kernel/fingerprint.ts';
import type { IncidentId, OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { WorkOrder } from './orders.ts';
import type { OrderKind } from './rules/order-states.ts';

const ORDER = `id, kind, incident_id AS "incidentId", status, placed_by AS "placedBy", placed_at AS "placedAt",
  ended_at AS "endedAt", result, refusal_code AS "refusalCode", refusal, refused_with AS "refusedWith"`;

/** The new order's id, or that of the one that already waits (index work_order_open_key). */
export async function insertOrder(
  tx: Tx,
  row: { id: string; kind: OrderKind; incidentId: IncidentId; placedBy: OperatorId; placedAt: Date },
): Promise<string> {
  const made = await tx.one<{ id: string }>(
    `INSERT INTO work_order (id, kind, incident_id, status, placed_by, placed_at)
     VALUES ($1, $2, $3, 'placed', $4, $5)
     ON CONFLICT (kind, incident_id) WHERE status = 'placed' DO UPDATE SET kind = EXCLUDED.kind
     RETURNING id`,
    [row.id, row.kind, row.incidentId, row.placedBy, row.placedAt],
  );
  return made?.id ?? row.id;
}

/** An order nobody runs, locked until the transaction ends; undefined where it is done or somebody runs it. */
export async function takeOrder(tx: Tx, id: string): Promise<WorkOrder | undefined> {
  return tx.one<WorkOrder & Record<string, unknown>>(
    `SELECT ${ORDER} FROM work_order WHERE id = $1 AND status = 'placed' FOR UPDATE SKIP LOCKED`,
    [id],
  );
}

export async function endOrder(
  tx: Tx,
  id: string,
  end: { endedAt: Date; resultJson: string | null; refusal: Refusal | null },
): Promise<void> {
  await tx.run(
    `UPDATE work_order SET status = CASE WHEN $3::jsonb IS NULL THEN 'refused' ELSE 'done' END,
       ended_at = $2, result = $3::jsonb, refusal_code = $4::jsonb ->> 'code', refusal = $4::jsonb ->> 'message',
       refused_with = $4::jsonb
      WHERE id = $1`,
    [id, end.endedAt, end.resultJson, end.refusal && canonicalJson(end.refusal)],
  );
}

export async function placedOrders(tx: Tx): Promise<string[]> {
  const rows = await tx.q<{ id: string }>(
    `SELECT id FROM work_order WHERE status = 'placed' ORDER BY placed_at`,
  );
  return rows.map((row) => row.id);
}

export async function latestOrder(
  tx: Tx,
  kind: OrderKind,
  incidentId: IncidentId,
): Promise<WorkOrder | null> {
  const row = await tx.one<WorkOrder & Record<string, unknown>>(
    `SELECT ${ORDER} FROM work_order WHERE incident_id = $2 AND kind = $1
      ORDER BY placed_at DESC, id DESC LIMIT 1`,
    [kind, incidentId],
  );
  return row ?? null;
}
