/** Statements on idempotent_answer. */
import type { Tx } from '../db/db.ts';
import type { AskedOnce } from './idempotency.ts';

/** A claim not renewed for this long belongs to a process that died; nobody is left who could still answer. */
const ABANDONED = `interval '15 seconds'`;

/** True where the key is ours to answer now. */
export async function claim(tx: Tx, asked: AskedOnce, claimId: string): Promise<boolean> {
  const rows = await tx.run(
    `INSERT INTO idempotent_answer (operator_id, route, key, body_hash, claim) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (operator_id, route, key) DO UPDATE SET claim = excluded.claim, claimed_at = now()
       WHERE idempotent_answer.answered_at IS NULL
         AND idempotent_answer.body_hash = excluded.body_hash
         AND idempotent_answer.claimed_at < now() - ${ABANDONED}`,
    [asked.operatorId, asked.route, asked.key, asked.bodyHash, claimId],
  );
  return rows === 1;
}

/** Keeps a claim while its verb still runs. */
export async function renew(tx: Tx, asked: AskedOnce, claimId: string): Promise<void> {
  await tx.run(
    `UPDATE idempotent_answer SET claimed_at = now()
     WHERE operator_id = $1 AND route = $2 AND key = $3 AND claim = $4 AND answered_at IS NULL`,
    [asked.operatorId, asked.route, asked.key, claimId],
  );
}

export interface Remembered {
  readonly bodyHash: Buffer;
  readonly status: number | null;
  readonly answer: Buffer | null;
}

export async function find(tx: Tx, asked: AskedOnce): Promise<Remembered | null> {
  const row = await tx.one<Remembered & Record<string, unknown>>(
    `SELECT body_hash AS "bodyHash", status, answer FROM idempotent_answer
     WHERE operator_id = $1 AND route = $2 AND key = $3`,
    [asked.operatorId, asked.route, asked.key],
  );
  return row ?? null;
}

export async function answer(
  tx: Tx,
  asked: AskedOnce,
  given: { claim: string; status: number; sealed: Buffer },
): Promise<void> {
  await tx.run(
    `UPDATE idempotent_answer SET answered_at = now(), status = $5, answer = $6
     WHERE operator_id = $1 AND route = $2 AND key = $3 AND claim = $4`,
    [asked.operatorId, asked.route, asked.key, given.claim, given.status, given.sealed],
  );
}

export async function release(tx: Tx, asked: AskedOnce, claimId: string): Promise<void> {
  await tx.run(
    `DELETE FROM idempotent_answer
     WHERE operator_id = $1 AND route = $2 AND key = $3 AND claim = $4 AND answered_at IS NULL`,
    [asked.operatorId, asked.route, asked.key, claimId],
  );
}

export async function forget(tx: Tx, keepDays: number): Promise<number> {
  return tx.run(`DELETE FROM idempotent_answer WHERE claimed_at < now() - $1 * interval '1 day'`, [keepDays]);
}
