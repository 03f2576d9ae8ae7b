/** Real operators for tests: rows in the database, because who acts is a foreign key. */
import { join } from 'node:path';
import type { Actor } from '../../src/kernel/actor.ts';
import { type Clock, systemClock } from '../../src/kernel/clock.ts';
import type { OperatorId } from '../../src/kernel/ids.ts';
import { newId } from '../../src/kernel/ids.ts';
import {
  actorOf,
  ApiKeys,
  Approvals,
  OperatorChanges,
  Operators,
  type Role,
  SecondFactors,
  Sessions,
  SignIn,
  TERMINAL_ACTOR,
} from '../../src/operators/index.ts';
import { codeAt } from '../../src/operators/totp.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { DirectoryKeyStore } from '../../src/platform/crypto/key-store.ts';
import type { Db } from '../../src/platform/db/db.ts';
import type { TestDatabase } from './database.ts';

/** A named person with these roles (admin unless told), already able to act. */
export async function anOperator(db: Db, name: string, roles: readonly Role[] = ['admin']): Promise<Actor> {
  const id = newId<OperatorId>();
  await db.tx(async (tx) => {
    // Before 0060 everybody worked on every incident, without a column to say so.
    const known = await tx.one(
      `SELECT 1 AS there FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name = 'operator' AND column_name = 'all_incidents'`,
    );
    await tx.run(
      `INSERT INTO operator (id, kind, name, email, status, created_by, created_at${known ? ', all_incidents' : ''})
       VALUES ($1, 'operator', $2, $3, 'active', $1, now()${known ? ', true' : ''})`,
      [id, name, `${id}@example.com`],
    );
    await tx.run(
      `INSERT INTO operator_role (operator_id, role, granted_by, granted_at)
       SELECT $1, role, $1, now() FROM unnest($2::text[]) AS role`,
      [id, roles],
    );
  });
  return actorOf({ id, name, roles, incidents: 'all' });
}

export interface Entrance {
  readonly signIn: SignIn;
  readonly sessions: Sessions;
  readonly factors: SecondFactors;
  readonly operators: Operators;
  readonly changes: OperatorChanges;
}

/** How people get in, on a database of the test's own. */
export function anEntrance(
  { db, dir }: Pick<TestDatabase, 'db' | 'dir'>,
  clock: Clock,
  env: Readonly<Record<string, string>> = {},
): Entrance {
  const config = loadConfig({ AMENDS_DATA_DIR: dir, ...env });
  const audit = new Audit(clock);
  const operators = new Operators(db, audit, clock);
  const sessions = new Sessions(db, operators, audit, clock, config);
  const factors = new SecondFactors(db, new DirectoryKeyStore(join(dir, 'keys')), audit, clock, config);
  const signIn = new SignIn(db, sessions, factors, audit, clock);
  const changes = new OperatorChanges(db, operators, new Approvals(audit, clock), factors, clock);
  return { signIn, sessions, factors, operators, changes };
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator that was told this key shows at that moment. */
export function codeOf(key: string, at: Date): string {
  const bits = [...key.replaceAll(' ', '')]
    .map((c) => BASE32.indexOf(c).toString(2).padStart(5, '0'))
    .join('');
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  return codeAt(Buffer.from(bytes), at);
}

/** A key of a person who may take files in, for a process of its own. */
export async function anApiKey(db: Db): Promise<string> {
  const audit = new Audit(systemClock);
  const keys = new ApiKeys(db, new Operators(db, audit, systemClock), audit, systemClock);
  const { operatorId } = await anOperator(db, 'Lena Lead', ['incident_lead']);
  return (await keys.make(operatorId, 'test', TERMINAL_ACTOR)).key.reveal();
}
