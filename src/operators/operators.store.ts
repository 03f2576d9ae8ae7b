/** Statements on operators, their roles, and what lets them in: set-up links and keys, found by hash. */
import { In, IsNull } from 'typeorm';
import type { OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { ApiKeyRow, OperatorRoleRow, OperatorRow } from './operators.tables.ts';
import type { Role } from './rules/roles.ts';

export async function findById(tx: Tx, id: OperatorId): Promise<OperatorRow | null> {
  return tx.manager.getRepository(OperatorRow).findOneBy({ id });
}

export async function findByEmail(tx: Tx, email: string): Promise<OperatorRow | null> {
  return tx.manager.getRepository(OperatorRow).findOneBy({ email, kind: 'operator' });
}

/** The row, locked: sign-ins of one person are counted one after another. */
export async function lockById(tx: Tx, id: OperatorId): Promise<OperatorRow | null> {
  return tx.manager
    .getRepository(OperatorRow)
    .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
}

export async function listPeople(tx: Tx): Promise<OperatorRow[]> {
  return tx.manager
    .getRepository(OperatorRow)
    .find({ where: { kind: 'operator' }, order: { createdAt: 'ASC', id: 'ASC' } });
}

/** Administrators who can sign in, apart from these: who is left to decide with. */
export async function adminsBeside(tx: Tx, besides: readonly OperatorId[]): Promise<number> {
  const row = await tx.one<{ admins: number }>(
    `SELECT count(*)::int AS admins FROM operator o
       JOIN operator_role r ON r.operator_id = o.id AND r.role = 'admin'
      WHERE o.kind = 'operator' AND o.status = 'active' AND o.id <> ALL ($1)`,
    [besides],
  );
  return row?.admins ?? 0;
}

/** False where another operator has the address. */
export async function insertOperator(
  tx: Tx,
  row: Pick<OperatorRow, 'id' | 'name' | 'email' | 'status' | 'createdBy' | 'createdAt' | 'allIncidents'>,
): Promise<boolean> {
  const inserted = await tx.run(
    `INSERT INTO operator (id, kind, name, email, status, created_by, created_at, all_incidents)
     VALUES ($1, 'operator', $2, $3, $4, $5, $6, $7) ON CONFLICT (email) DO NOTHING`,
    [row.id, row.name, row.email, row.status, row.createdBy, row.createdAt, row.allIncidents],
  );
  return inserted === 1;
}

export async function updateOperator(
  tx: Tx,
  id: OperatorId,
  changes: Partial<Omit<OperatorRow, 'id' | 'kind'>>,
): Promise<void> {
  await tx.manager.getRepository(OperatorRow).update({ id }, changes);
}

export async function rolesOf(
  tx: Tx,
  ids: readonly OperatorId[],
): Promise<ReadonlyMap<OperatorId, readonly Role[]>> {
  const rows = await tx.manager
    .getRepository(OperatorRoleRow)
    .find({ where: { operatorId: In([...ids]) }, order: { role: 'ASC' } });
  return new Map(ids.map((id) => [id, rows.filter((r) => r.operatorId === id).map((r) => r.role)]));
}

export async function replaceRoles(
  tx: Tx,
  id: OperatorId,
  roles: readonly Role[],
  by: { grantedBy: OperatorId; grantedAt: Date },
): Promise<void> {
  const repository = tx.manager.getRepository(OperatorRoleRow);
  await repository.delete({ operatorId: id });
  await repository.insert(roles.map((role) => ({ operatorId: id, role, ...by })));
}

export async function insertSetupLink(
  tx: Tx,
  row: { hash: Buffer; operatorId: OperatorId; madeBy: OperatorId; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await tx.run(
    `INSERT INTO operator_setup_link (hash, operator_id, made_by, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5)`,
    [row.hash, row.operatorId, row.madeBy, row.createdAt, row.expiresAt],
  );
}

export async function findSetupLink(tx: Tx, hash: Buffer, now: Date): Promise<OperatorId | null> {
  const row = await tx.one<{ id: OperatorId }>(
    `SELECT operator_id AS id FROM operator_setup_link
      WHERE hash = $1 AND used_at IS NULL AND expires_at > $2`,
    [hash, now],
  );
  return row?.id ?? null;
}

/** One guarded update: of two people with the same link, one sets the password. */
export async function useSetupLink(tx: Tx, hash: Buffer, now: Date): Promise<OperatorId | null> {
  const row = await tx.one<{ id: OperatorId }>(
    `UPDATE operator_setup_link SET used_at = $2
      WHERE hash = $1 AND used_at IS NULL AND expires_at > $2 RETURNING operator_id AS id`,
    [hash, now],
  );
  return row?.id ?? null;
}

/** Every other open link of the person dies with the one that was used, or when a new one is made. */
export async function closeSetupLinks(tx: Tx, operatorId: OperatorId, now: Date): Promise<void> {
  await tx.run(`UPDATE operator_setup_link SET used_at = $2 WHERE operator_id = $1 AND used_at IS NULL`, [
    operatorId,
    now,
  ]);
}

export async function insertKey(tx: Tx, row: Omit<ApiKeyRow, 'lastUsedAt' | 'revokedAt'>): Promise<void> {
  await tx.manager.getRepository(ApiKeyRow).insert(row);
}

export async function findLiveKey(tx: Tx, hash: Buffer): Promise<ApiKeyRow | null> {
  return tx.manager.getRepository(ApiKeyRow).findOneBy({ hash, revokedAt: IsNull() });
}

export async function listKeys(tx: Tx, operatorId: OperatorId): Promise<ApiKeyRow[]> {
  return tx.manager
    .getRepository(ApiKeyRow)
    .find({ where: { operatorId }, order: { createdAt: 'ASC', id: 'ASC' } });
}

export async function touchKey(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.manager.getRepository(ApiKeyRow).update({ id }, { lastUsedAt: now });
}

/** Revokes a live key, or every live key of the person where no id is given; rows changed. */
export async function revokeKeys(tx: Tx, operatorId: OperatorId, now: Date, id?: string): Promise<number> {
  const where = { operatorId, revokedAt: IsNull(), ...(id === undefined ? {} : { id }) };
  const result = await tx.manager.getRepository(ApiKeyRow).update(where, { revokedAt: now });
  return result.affected ?? 0;
}
