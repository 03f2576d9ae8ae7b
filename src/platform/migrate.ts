/** Brings a database to this version's schema, as its owner; never more than once, never backwards. */
import { Client } from 'pg';
import { PgBoss } from 'pg-boss';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.ts';
import { DomainError } from '../kernel/errors.ts';
import { PLATFORM_ERRORS } from './platform.errors.ts';
import type { PgTarget } from './db/data-source.ts';
import {
  MIGRATION_TABLE,
  appliedMigrations,
  grantToApp,
  jobTablesVersion,
  lockForMigration,
  mayUse,
  serverVersion,
} from './db/roles.store.ts';
import { QUIET } from './db/quiet-logger.ts';
import { OUR_TYPES } from './db/types.ts';

export const PG_MIN_MAJOR = 15;

const KNOWN: readonly string[] = MIGRATIONS.map((Migration) => new Migration().name);

export function newClient(target: PgTarget): Client {
  const client = new Client({ ...target, application_name: 'amends', connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // A broken connection also fails the statement in flight: told there.
  return client;
}

/** How many migrations this database lacks; throws where it knows one that we do not. */
export async function pendingMigrations(client: Client): Promise<number> {
  const found = await serverVersion(client);
  if (found < PG_MIN_MAJOR) throw new DomainError(PLATFORM_ERRORS.database_too_old, { found });
  const applied = await appliedMigrations(client);
  const unknown = applied.find((name) => !KNOWN.includes(name));
  if (unknown) throw new DomainError(PLATFORM_ERRORS.schema_newer, { migration: unknown });
  return KNOWN.length - applied.length;
}

/**
 * Applies what is missing and renews the application role's grants. `appRole` null: one role does
 * everything, and only triggers guard append-only tables. Returns how many migrations ran.
 */
export async function migrate(owner: PgTarget, appRole: string | null): Promise<number> {
  const client = newClient(owner);
  await client.connect();
  try {
    await lockForMigration(client);
    const pending = await pendingMigrations(client);
    if (pending > 0) await runMigrations(owner);
    const jobTablesChanged = await installJobTables(client);
    // Renewed only when needed: it makes every session plan its statements anew.
    const stale = pending > 0 || jobTablesChanged || (appRole !== null && !(await mayUse(client, appRole)));
    if (appRole !== null && stale) await grantToApp(client, appRole);
    return pending;
  } finally {
    await client.end();
  }
}

async function runMigrations(owner: PgTarget): Promise<void> {
  const dataSource = new DataSource({
    type: 'postgres',
    migrations: [...MIGRATIONS],
    migrationsTableName: MIGRATION_TABLE,
    synchronize: false,
    logging: false,
    logger: QUIET,
    installExtensions: false,
    poolSize: 2,
    extra: { ...owner, types: OUR_TYPES },
  });
  await dataSource.initialize();
  try {
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
  }
}

/** pg-boss makes and upgrades its own schema, here by the owner; processes only check it. */
async function installJobTables(client: Client): Promise<boolean> {
  const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
  const before = await jobTablesVersion(client);
  const boss = new PgBoss({ db, migrate: true, supervise: false, schedule: false });
  await boss.start();
  await boss.stop({ graceful: false, close: false });
  return (await jobTablesVersion(client)) !== before;
}
