/** SQL of proofs that were asked for, and of those that were made. */
import type { IncidentId, OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { ProofOrderStatus } from './rules/order-states.ts';
import type { Identity } from './rules/identities.ts';

export interface ProofOrder {
  readonly id: string;
  readonly incidentId: IncidentId;
  readonly status: ProofOrderStatus;
  /** How many of its parts are done. */
  readonly step: number;
  readonly askedBy: OperatorId;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
}

const COLUMNS = `id, incident_id AS "incidentId", status, step::int, asked_by AS "askedBy", asked_at AS "askedAt",
  ended_at AS "endedAt"`;

export async function insertOrder(
  tx: Tx,
  order: Pick<ProofOrder, 'id' | 'incidentId' | 'askedBy' | 'askedAt'>,
): Promise<number> {
  return tx.run(
    `INSERT INTO proof_order (id, incident_id, status, asked_by, asked_at) VALUES ($1, $2, 'waiting', $3, $4)
     ON CONFLICT (incident_id) WHERE status IN ('waiting','proving') DO NOTHING`,
    [order.id, order.incidentId, order.askedBy, order.askedAt],
  );
}

export async function openOrder(tx: Tx, incidentId: IncidentId): Promise<ProofOrder | undefined> {
  return tx.one<ProofOrder & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM proof_order WHERE incident_id = $1 AND status IN ('waiting','proving')`,
    [incidentId],
  );
}

export async function lastOrder(tx: Tx, incidentId: IncidentId): Promise<ProofOrder | undefined> {
  return tx.one<ProofOrder & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM proof_order WHERE incident_id = $1 ORDER BY asked_at DESC, id DESC LIMIT 1`,
    [incidentId],
  );
}

/** Undefined where it has ended. */
export async function begin(tx: Tx, id: string): Promise<ProofOrder | undefined> {
  await tx.run(`UPDATE proof_order SET status = 'proving', step = 0 WHERE id = $1 AND status = 'waiting'`, [
    id,
  ]);
  return tx.one<ProofOrder & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM proof_order WHERE id = $1 AND status = 'proving'`,
    [id],
  );
}

export async function noteStep(tx: Tx, id: string, step: number): Promise<void> {
  await tx.run(`UPDATE proof_order SET step = $2 WHERE id = $1 AND status = 'proving'`, [id, step]);
}

export async function end(tx: Tx, id: string, status: 'proved' | 'failed', at: Date): Promise<void> {
  await tx.run(`UPDATE proof_order SET status = $2, ended_at = $3 WHERE id = $1 AND status = 'proving'`, [
    id,
    status,
    at,
  ]);
}

export async function openOrders(tx: Tx): Promise<string[]> {
  const rows = await tx.q<{ id: string }>(
    `SELECT id FROM proof_order WHERE status IN ('waiting','proving') ORDER BY asked_at`,
  );
  return rows.map(({ id }) => id);
}

export interface MadeProof {
  readonly id: string;
  /** Null: of the whole database. */
  readonly incidentId: IncidentId | null;
  readonly ok: boolean;
  readonly journals: bigint;
  readonly balanced: boolean;
  readonly checks: readonly Identity[];
  readonly provedBy: OperatorId;
  readonly provedAt: Date;
}

/** The newest first, those over every incident too: index proof_run_incident_idx. */
export async function proofsOf(tx: Tx, incidentId: IncidentId, limit: number): Promise<MadeProof[]> {
  return tx.q<MadeProof & Record<string, unknown>>(
    `SELECT id, incident_id AS "incidentId", ok, journals, balanced, checks, proved_by AS "provedBy",
            proved_at AS "provedAt"
       FROM proof_run WHERE incident_id = $1 OR incident_id IS NULL ORDER BY proved_at DESC, id DESC LIMIT $2`,
    [incidentId, limit],
  );
}
