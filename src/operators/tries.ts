/** Wrong passwords and wrong codes of one person are counted together and put the account to sleep. */
import type { Tx } from '../platform/db/db.ts';
import * as store from './operators.store.ts';
import type { OperatorRow } from './operators.tables.ts';
import { lockMs } from './rules/limits.ts';

/** May this person try at all now? */
export function mayTry(person: OperatorRow | null, now: Date): person is OperatorRow {
  return person?.status === 'active' && !(person.lockedUntil && person.lockedUntil > now);
}

export async function countWrongTry(tx: Tx, person: OperatorRow, now: Date): Promise<void> {
  const failedSignIns = person.failedSignIns + 1;
  const sleep = lockMs(failedSignIns);
  const lockedUntil = sleep > 0 ? new Date(now.getTime() + sleep) : null;
  await store.updateOperator(tx, person.id, { failedSignIns, lockedUntil });
}

export async function forgetWrongTries(tx: Tx, person: OperatorRow): Promise<void> {
  await store.updateOperator(tx, person.id, { failedSignIns: 0, lockedUntil: null });
}
