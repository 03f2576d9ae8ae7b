/** A table's twin: same columns, indexes, constraints and fsync on the same server, for one bare INSERT … SELECT. */
import { DATABASE } from '../src/platform/embedded/amends-database.ts';
import type { EmbeddedServer } from '../src/platform/embedded/server.ts';
import { newClient } from '../src/platform/migrate.ts';

const twinOf = (table: string): string => `bench_${table}`;

export async function makeTwin(server: EmbeddedServer, table: string): Promise<void> {
  await inDatabase(server, async (client) => {
    const twin = twinOf(table);
    await client.query(`CREATE TABLE ${twin} (LIKE ${table} INCLUDING ALL)`);
    await client.query(`ALTER TABLE ${twin} SET (fillfactor = 70)`);
    const { rows } = await client.query<{ definition: string }>(
      `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint
        WHERE conrelid = '${table}'::regclass AND contype = 'f'`,
    );
    for (const { definition } of rows) await client.query(`ALTER TABLE ${twin} ADD ${definition}`);
  });
}

/** The rows of what was measured, read from where it left them: those whose `column` is `value`. */
export async function bareInsert(
  server: EmbeddedServer,
  { table, column, value }: { table: string; column: string; value: string },
): Promise<{ ms: number; rows: number }> {
  return inDatabase(server, async (client) => {
    const twin = twinOf(table);
    await client.query('CHECKPOINT');
    const start = performance.now();
    const { rowCount } = await client.query(
      `INSERT INTO ${twin} SELECT * FROM ${table} WHERE ${column} = $1`,
      [value],
    );
    const ms = performance.now() - start;
    await client.query(`TRUNCATE ${twin}`);
    return { ms, rows: rowCount ?? 0 };
  });
}

export function checkpoint(server: EmbeddedServer): Promise<void> {
  return inDatabase(server, async (client) => {
    await client.query('CHECKPOINT');
  });
}

export async function inDatabase<T>(
  server: EmbeddedServer,
  work: (client: ReturnType<typeof newClient>) => Promise<T>,
): Promise<T> {
  const client = newClient(server.superuser(DATABASE));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
