/** Every SQL statement on sessions and on sign-ins that wait for a code, found by the hash of a token. */
import type { OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

export interface SessionRow {
  readonly id: string;
  readonly operatorId: OperatorId;
  readonly madeAt: Date;
  readonly seenAt: Date;
  readonly endsAt: Date;
  readonly device: string;
  readonly withFactor: boolean;
}

/** What makes a session good: younger than its end, used lately, and with a factor where one is asked for. */
export interface Limits {
  readonly now: Date;
  readonly seenAfter: Date;
  readonly factorNeeded: boolean;
}

const COLUMNS = `id, operator_id AS "operatorId", created_at AS "madeAt", seen_at AS "seenAt",
                 expires_at AS "endsAt", device, with_factor AS "withFactor"`;

export async function insertSession(
  tx: Tx,
  row: Omit<SessionRow, 'seenAt'> & { readonly hash: Buffer },
): Promise<void> {
  await tx.run(
    `INSERT INTO operator_session (hash, id, operator_id, created_at, seen_at, expires_at, device, with_factor)
     VALUES ($1, $2, $3, $4, $4, $5, $6, $7)`,
    [row.hash, row.id, row.operatorId, row.madeAt, row.endsAt, row.device, row.withFactor],
  );
}

export async function findSession(tx: Tx, hash: Buffer, limits: Limits): Promise<SessionRow | undefined> {
  return tx.one<SessionRow & { [column: string]: unknown }>(
    `SELECT ${COLUMNS} FROM operator_session
      WHERE hash = $1 AND expires_at > $2 AND seen_at > $3 AND (with_factor OR NOT $4::boolean)`,
    [hash, limits.now, limits.seenAfter, limits.factorNeeded],
  );
}

/** Latest used first (operator_session_operator_idx). */
export async function sessionsOf(tx: Tx, operatorId: OperatorId, limits: Limits): Promise<SessionRow[]> {
  return tx.q<SessionRow & { [column: string]: unknown }>(
    `SELECT ${COLUMNS} FROM operator_session
      WHERE operator_id = $1 AND expires_at > $2 AND seen_at > $3 AND (with_factor OR NOT $4::boolean)
      ORDER BY seen_at DESC, id LIMIT 200`,
    [operatorId, limits.now, limits.seenAfter, limits.factorNeeded],
  );
}

export async function touchSession(tx: Tx, hash: Buffer, now: Date): Promise<void> {
  await tx.run(`UPDATE operator_session SET seen_at = $2 WHERE hash = $1`, [hash, now]);
}

export async function deleteSession(tx: Tx, hash: Buffer): Promise<void> {
  await tx.run(`DELETE FROM operator_session WHERE hash = $1`, [hash]);
}

export async function deleteSessionById(tx: Tx, operatorId: OperatorId, id: string): Promise<number> {
  return tx.run(`DELETE FROM operator_session WHERE operator_id = $1 AND id = $2`, [operatorId, id]);
}

/** Sign-ins that wait for a code end too. */
export async function deleteSessionsOf(
  tx: Tx,
  operatorId: OperatorId,
  except: string | null = null,
): Promise<number> {
  await tx.run(`DELETE FROM operator_sign_in WHERE operator_id = $1`, [operatorId]);
  return tx.run(`DELETE FROM operator_session WHERE operator_id = $1 AND id IS DISTINCT FROM $2::uuid`, [
    operatorId,
    except,
  ]);
}

export async function deleteDeadSessions(tx: Tx, limits: { now: Date; seenAfter: Date }): Promise<number> {
  await tx.run(`DELETE FROM operator_sign_in WHERE expires_at <= $1`, [limits.now]);
  return tx.run(`DELETE FROM operator_session WHERE expires_at <= $1 OR seen_at <= $2`, [
    limits.now,
    limits.seenAfter,
  ]);
}

export async function insertStep(
  tx: Tx,
  row: { hash: Buffer; operatorId: OperatorId; begunAt: Date; expiresAt: Date },
): Promise<void> {
  await tx.run(
    `INSERT INTO operator_sign_in (hash, operator_id, begun_at, expires_at) VALUES ($1, $2, $3, $4)`,
    [row.hash, row.operatorId, row.begunAt, row.expiresAt],
  );
}

export async function findStep(tx: Tx, hash: Buffer, now: Date): Promise<OperatorId | null> {
  const row = await tx.one<{ id: OperatorId }>(
    `SELECT operator_id AS id FROM operator_sign_in WHERE hash = $1 AND expires_at > $2`,
    [hash, now],
  );
  return row?.id ?? null;
}

export async function deleteStep(tx: Tx, hash: Buffer): Promise<void> {
  await tx.run(`DELETE FROM operator_sign_in WHERE hash = $1`, [hash]);
}
