/** Statements on operators and their roles. */
import { In, IsNull, Not } from 'typeorm';
import type { OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { OperatorRoleRow, OperatorRow } from './operators.tables.ts';
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

/** Has any named person ever set a password? Until then the first operator may be created without one. */
export async function somebodyCanSignIn(tx: Tx): Promise<boolean> {
  return tx.manager
    .getRepository(OperatorRow)
    .existsBy({ kind: 'operator', status: 'active', passwordHash: Not(IsNull()) });
}

/** False where another operator has the address. */
export async function insertOperator(
  tx: Tx,
  row: Pick<OperatorRow, 'id' | 'name' | 'email' | 'status' | 'createdBy' | 'createdAt'>,
): Promise<boolean> {
  const inserted = await tx.run(
    `INSERT INTO operator (id, kind, name, email, status, created_by, created_at)
     VALUES ($1, 'operator', $2, $3, $4, $5, $6) ON CONFLICT (email) DO NOTHING`,
    [row.id, row.name, row.email, row.status, row.createdBy, row.createdAt],
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
