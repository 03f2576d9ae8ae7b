/** SQL of bills for sending. */
import type { IncidentId, OperatorId } from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import type { Tx } from '../platform/db/db.ts';
import type { SentChannel } from './rules/sending.ts';

export interface Bill {
  readonly id: string;
  readonly channel: SentChannel;
  readonly biller: string;
  /** The number of the invoice. */
  readonly reference: string;
  /** `2026-06-01`: what it is for, both days included. */
  readonly fromDay: string;
  readonly toDay: string;
  /** Recipients, segments or letters it names; null where it names none. */
  readonly units: bigint | null;
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly recordedBy: OperatorId;
  readonly recordedAt: Date;
  readonly withdrawnBy: OperatorId | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnReason: string | null;
}

const COLUMNS = `id, channel, biller, reference, from_day::text AS "fromDay", to_day::text AS "toDay", units,
  amount_minor AS "amountMinor", currency, recorded_by AS "recordedBy", recorded_at AS "recordedAt",
  withdrawn_by AS "withdrawnBy", withdrawn_at AS "withdrawnAt", withdrawn_reason AS "withdrawnReason"`;

export type NewBill = Omit<Bill, 'withdrawnBy' | 'withdrawnAt' | 'withdrawnReason'> & {
  readonly incidentId: IncidentId;
};

/** False where the same invoice stands already (sending_bill_reference_key). */
export async function insertBill(tx: Tx, bill: NewBill): Promise<boolean> {
  const rows = await tx.run(
    `INSERT INTO sending_bill (id, incident_id, channel, biller, reference, from_day, to_day, units, amount_minor, currency,
                               recorded_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6::date, $7::date, $8, $9, $10, $11, $12)
     ON CONFLICT (incident_id, channel, lower(biller), lower(reference)) WHERE withdrawn_at IS NULL DO NOTHING`,
    [
      bill.id, bill.incidentId, bill.channel, bill.biller, bill.reference, bill.fromDay, bill.toDay, bill.units,
      bill.amountMinor, bill.currency, bill.recordedBy, bill.recordedAt,
    ], // prettier-ignore
  );
  return rows === 1;
}

/** The newest first, withdrawn ones too (sending_bill_incident_idx); there are as many as invoices. */
export async function billsOf(tx: Tx, incidentId: IncidentId): Promise<Bill[]> {
  return tx.q<Bill & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM sending_bill WHERE incident_id = $1 ORDER BY recorded_at DESC, id DESC`,
    [incidentId],
  );
}

export async function findBill(tx: Tx, incidentId: IncidentId, id: string): Promise<Bill | undefined> {
  return tx.one<Bill & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM sending_bill WHERE incident_id = $1 AND id = $2`,
    [incidentId, id],
  );
}

/** What was billed by one channel in one currency; withdrawn bills are not in it. */
export interface Billed {
  readonly channel: SentChannel;
  readonly currency: Currency;
  readonly bills: number;
  readonly amountMinor: bigint;
}

export async function billed(tx: Tx, incidentId: IncidentId): Promise<Billed[]> {
  return tx.q<Billed & Record<string, unknown>>(
    `SELECT channel, currency, count(*)::int AS bills, sum(amount_minor)::bigint AS "amountMinor"
       FROM sending_bill WHERE incident_id = $1 AND withdrawn_at IS NULL GROUP BY channel, currency ORDER BY 1, 2`,
    [incidentId],
  );
}

/** False where it is withdrawn already. */
export async function withdrawBill(
  tx: Tx,
  bill: { readonly id: string; readonly by: OperatorId; readonly at: Date; readonly reason: string },
): Promise<boolean> {
  const rows = await tx.run(
    `UPDATE sending_bill SET withdrawn_by = $2, withdrawn_at = $3, withdrawn_reason = $4
      WHERE id = $1 AND withdrawn_at IS NULL`,
    [bill.id, bill.by, bill.at, bill.reason],
  );
  return rows === 1;
}
