/** Every SQL statement on second factors and recovery codes; which code was used, the database decides. */
import type { OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

export interface FactorRow {
  readonly secretSealed: Buffer | null;
  readonly pendingSealed: Buffer | null;
}

export async function findFactor(tx: Tx, operatorId: OperatorId): Promise<FactorRow | undefined> {
  return tx.one<FactorRow & { [column: string]: unknown }>(
    `SELECT secret_sealed AS "secretSealed", pending_sealed AS "pendingSealed"
       FROM operator_second_factor WHERE operator_id = $1`,
    [operatorId],
  );
}

/** Who of these has one in force. */
export async function enrolled(tx: Tx, ids: readonly OperatorId[]): Promise<ReadonlySet<OperatorId>> {
  const rows = await tx.q<{ id: OperatorId }>(
    `SELECT operator_id AS id FROM operator_second_factor
      WHERE operator_id = ANY ($1) AND confirmed_at IS NOT NULL`,
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

export async function keepPending(tx: Tx, operatorId: OperatorId, sealed: Buffer): Promise<void> {
  await tx.run(
    `INSERT INTO operator_second_factor (operator_id, pending_sealed) VALUES ($1, $2)
     ON CONFLICT (operator_id) DO UPDATE SET pending_sealed = excluded.pending_sealed`,
    [operatorId, sealed],
  );
}

/** The one that waits comes in force with the step of the code that proved it; false where another waits by now. */
export async function confirmPending(
  tx: Tx,
  operatorId: OperatorId,
  of: { pendingSealed: Buffer; secretSealed: Buffer; step: bigint; now: Date },
): Promise<boolean> {
  const changed = await tx.run(
    `UPDATE operator_second_factor
        SET secret_sealed = $5, pending_sealed = NULL, confirmed_at = $4, last_step = $3
      WHERE operator_id = $1 AND pending_sealed = $2`,
    [operatorId, of.pendingSealed, of.step, of.now, of.secretSealed],
  );
  return changed === 1;
}

/** One guarded update: of two requests with the same code, or with an older one, one at most goes through. */
export async function useStep(tx: Tx, operatorId: OperatorId, step: bigint): Promise<boolean> {
  const changed = await tx.run(
    `UPDATE operator_second_factor SET last_step = $2
      WHERE operator_id = $1 AND secret_sealed IS NOT NULL AND last_step < $2`,
    [operatorId, step],
  );
  return changed === 1;
}

export async function deleteFactor(tx: Tx, operatorId: OperatorId): Promise<boolean> {
  await tx.run(`DELETE FROM operator_recovery_code WHERE operator_id = $1`, [operatorId]);
  return (await tx.run(`DELETE FROM operator_second_factor WHERE operator_id = $1`, [operatorId])) === 1;
}

/** The earlier ones die. */
export async function replaceRecoveryCodes(
  tx: Tx,
  operatorId: OperatorId,
  hashes: readonly Buffer[],
  now: Date,
): Promise<void> {
  await tx.run(`DELETE FROM operator_recovery_code WHERE operator_id = $1`, [operatorId]);
  await tx.run(
    `INSERT INTO operator_recovery_code (operator_id, hash, made_at) SELECT $1, hash, $3 FROM unnest($2::bytea[]) hash`,
    [operatorId, hashes, now],
  );
}

export async function useRecoveryCode(
  tx: Tx,
  operatorId: OperatorId,
  hash: Buffer,
  now: Date,
): Promise<boolean> {
  const changed = await tx.run(
    `UPDATE operator_recovery_code SET used_at = $3 WHERE operator_id = $1 AND hash = $2 AND used_at IS NULL`,
    [operatorId, hash, now],
  );
  return changed === 1;
}

export async function recoveryCodesLeft(tx: Tx, operatorId: OperatorId): Promise<number> {
  const row = await tx.one<{ left: number }>(
    `SELECT count(*)::int AS left FROM operator_recovery_code WHERE operator_id = $1 AND used_at IS NULL`,
    [operatorId],
  );
  return row?.left ?? 0;
}
