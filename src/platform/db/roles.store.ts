/** Roles, databases and grants: the statements only a superuser or the owner may run. */
import { type Client, escapeIdentifier, escapeLiteral } from 'pg';

/** Owns and migrates. */
export const OWNER_ROLE = 'amends_owner';
/** What processes run as: no UPDATE, DELETE or TRUNCATE on append-only tables (ENGINE §8). */
export const APP_ROLE = 'amends_app';

export async function ensureRole(client: Client, name: string, password: string): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  if (found.rowCount) return;
  await client.query(`CREATE ROLE ${escapeIdentifier(name)} LOGIN PASSWORD ${escapeLiteral(password)}`);
}

export async function databaseExists(client: Client, name: string): Promise<boolean> {
  return (await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).rowCount === 1;
}

export async function createDatabase(client: Client, name: string, template = 'template0'): Promise<void> {
  const [db, from, owner] = [name, template, OWNER_ROLE].map((text) => escapeIdentifier(text));
  await client.query(`CREATE DATABASE ${db} OWNER ${owner} TEMPLATE ${from} STRATEGY FILE_COPY`);
}

export async function dropDatabase(client: Client, name: string): Promise<void> {
  await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
}

export async function renameDatabase(client: Client, from: string, to: string): Promise<void> {
  await client.query(`ALTER DATABASE ${escapeIdentifier(from)} RENAME TO ${escapeIdentifier(to)}`);
}

export async function databasesLike(client: Client, pattern: string): Promise<string[]> {
  const { rows } = await client.query<{ datname: string }>(
    'SELECT datname FROM pg_database WHERE datname LIKE $1',
    [pattern],
  );
  return rows.map((row) => row.datname);
}

/**
 * Run after every migrate, as the owner: the application's role may read and write every table, but what
 * `amends_append_only` marked it may only add to, and bookkeeping of the schema it may only read.
 */
export async function grantToApp(client: Client, role: string): Promise<void> {
  const app = escapeIdentifier(role);
  for (const schema of ['public', 'pgboss']) {
    await client.query(`GRANT USAGE ON SCHEMA ${schema} TO ${app}`);
    await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${app}`);
    await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${app}`);
    await client.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${app}`);
  }
  const { rows } = await client.query<{ table_name: string }>('SELECT table_name FROM append_only_table');
  for (const { table_name } of rows) {
    await client.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${escapeIdentifier(table_name)} FROM ${app}`);
  }
  const readOnly = `${MIGRATION_TABLE}, append_only_table, pgboss.version`;
  await client.query(`REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ${readOnly} FROM ${app}`);
  // pg-boss stamps its housekeeping there.
  await client.query(`GRANT UPDATE ON pgboss.version TO ${app}`);
}

export const MIGRATION_TABLE = 'schema_migration';

export async function appliedMigrations(client: Client): Promise<string[]> {
  const there = await client.query<{ there: boolean }>(
    `SELECT to_regclass($1) IS NOT NULL AND to_regclass('pgboss.version') IS NOT NULL AS there`,
    [`public.${MIGRATION_TABLE}`],
  );
  if (!there.rows[0]?.there) return [];
  const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${MIGRATION_TABLE} ORDER BY id`);
  return rows.map((row) => row.name);
}

/** Null where pg-boss is not installed. */
export async function jobTablesVersion(client: Client): Promise<number | null> {
  const there = await client.query<{ there: boolean }>(
    `SELECT to_regclass('pgboss.version') IS NOT NULL AS there`,
  );
  if (!there.rows[0]?.there) return null;
  const { rows } = await client.query<{ version: number }>('SELECT version FROM pgboss.version');
  return rows[0]?.version ?? null;
}

/** Was this role granted what `grantToApp` grants? */
export async function mayUse(client: Client, role: string): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    `SELECT has_schema_privilege($1, 'pgboss', 'USAGE') AND has_table_privilege($1, 'audit_entry', 'INSERT') AS may`,
    [role],
  );
  return rows[0]?.may ?? false;
}

/** True where the connected role could change append-only tables if their triggers were gone. */
export async function guaranteeIsWeaker(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ weaker: boolean }>(
    `SELECT has_table_privilege(current_user, 'audit_entry', 'UPDATE')
         OR pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = 'audit_entry'::regclass), 'MEMBER')
         AS weaker`,
  );
  return rows[0]?.weaker ?? true;
}

export async function serverVersion(client: Client): Promise<number> {
  const { rows } = await client.query<{ v: number }>(
    `SELECT current_setting('server_version_num')::int / 10000 AS v`,
  );
  return rows[0]?.v ?? 0;
}

/** Only one process migrates; the rest wait here and then find nothing to do. */
export async function lockForMigration(client: Client): Promise<void> {
  await client.query(`SELECT pg_advisory_lock(hashtext('amends.migrate'))`);
}
