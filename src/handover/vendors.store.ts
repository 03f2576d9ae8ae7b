/** Every SQL statement on `handover_vendor`. */
import type { IncidentId, OperatorId } from '../kernel/ids.ts';
import type { FiledChannel } from '../notices/index.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Content, VendorField } from './handover.types.ts';
import type { VendorStatus } from './rules/states.ts';

export interface VendorRow {
  readonly id: string;
  readonly incidentId: IncidentId;
  readonly status: VendorStatus;
  readonly channel: FiledChannel;
  readonly name: string;
  readonly publicKey: string;
  readonly fingerprint: string;
  readonly fields: readonly VendorField[];
  readonly content: Content;
  readonly duplex: boolean;
  readonly digest: string;
  readonly requestedBy: OperatorId;
  readonly requestedAt: Date;
  readonly decidedBy: OperatorId | null;
  readonly decidedAt: Date | null;
}

type Row = VendorRow & { [column: string]: unknown };

const COLUMNS = `id, incident_id AS "incidentId", status, channel, name, public_key AS "publicKey", fingerprint, fields,
  content, duplex, digest, requested_by AS "requestedBy", requested_at AS "requestedAt", decided_by AS "decidedBy",
  decided_at AS "decidedAt"`;

export async function insert(
  tx: Tx,
  v: Omit<VendorRow, 'status' | 'decidedBy' | 'decidedAt'>,
): Promise<void> {
  await tx.run(
    `INSERT INTO handover_vendor (id, incident_id, status, channel, name, public_key, fingerprint, fields, content,
                                  duplex, digest, requested_by, requested_at)
     VALUES ($1, $2, 'requested', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      v.id,
      v.incidentId,
      v.channel,
      v.name,
      v.publicKey,
      v.fingerprint,
      v.fields,
      v.content,
      v.duplex,
      v.digest,
      v.requestedBy,
      v.requestedAt,
    ],
  );
}

export function find(tx: Tx, id: string): Promise<VendorRow | undefined> {
  return tx.one<Row>(`SELECT ${COLUMNS} FROM handover_vendor WHERE id = $1`, [id]);
}

export function lock(tx: Tx, id: string): Promise<VendorRow | undefined> {
  return tx.one<Row>(`SELECT ${COLUMNS} FROM handover_vendor WHERE id = $1 FOR UPDATE`, [id]);
}

/** Newest first (handover_vendor_incident_idx). */
export function list(tx: Tx, incidentId: IncidentId): Promise<VendorRow[]> {
  return tx.q<Row>(
    `SELECT ${COLUMNS} FROM handover_vendor WHERE incident_id = $1 ORDER BY requested_at DESC, id DESC`,
    [incidentId],
  );
}

export async function decided(
  tx: Tx,
  d: { id: string; status: VendorStatus; by: OperatorId; at: Date },
): Promise<void> {
  await tx.run(
    `UPDATE handover_vendor SET status = $2, decided_by = $3, decided_at = $4 WHERE id = $1 AND status = 'requested'`,
    [d.id, d.status, d.by, d.at],
  );
}

export async function ended(tx: Tx, id: string): Promise<void> {
  await tx.run(`UPDATE handover_vendor SET status = 'ended' WHERE id = $1 AND status = 'approved'`, [id]);
}
