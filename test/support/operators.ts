/** Real operators for tests: rows in the database, because who acts is a foreign key. */
import type { Actor } from '../../src/kernel/actor.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import type { OperatorId } from '../../src/kernel/ids.ts';
import { newId } from '../../src/kernel/ids.ts';
import { actorOf, ApiKeys, Operators, type Role } from '../../src/operators/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import type { Db } from '../../src/platform/db/db.ts';

/** A named person with these roles (admin unless told), already able to act. */
export async function anOperator(db: Db, name: string, roles: readonly Role[] = ['admin']): Promise<Actor> {
  const id = newId<OperatorId>();
  await db.tx(async (tx) => {
    await tx.run(
      `INSERT INTO operator (id, kind, name, email, status, created_by, created_at)
       VALUES ($1, 'operator', $2, $3, 'active', $1, now())`,
      [id, name, `${id}@example.com`],
    );
    await tx.run(
      `INSERT INTO operator_role (operator_id, role, granted_by, granted_at)
       SELECT $1, role, $1, now() FROM unnest($2::text[]) AS role`,
      [id, roles],
    );
  });
  return actorOf({ id, name, roles });
}

/** A key of a person who may take files in, for a process of its own. */
export async function anApiKey(db: Db): Promise<string> {
  const audit = new Audit(systemClock);
  const keys = new ApiKeys(db, new Operators(db, audit, systemClock), audit, systemClock);
  const { operatorId } = await anOperator(db, 'Lena Lead', ['incident_lead']);
  return (await keys.make(operatorId, 'test', await anOperator(db, 'Adi Admin'))).key.reveal();
}
