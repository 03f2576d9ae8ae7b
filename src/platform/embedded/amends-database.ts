/** The embedded server with our roles and a migrated database on it: made by whoever attaches first. */
import { APP_ROLE, OWNER_ROLE, createDatabase, databaseExists, ensureRole } from '../db/roles.store.ts';
import { migrate, newClient } from '../migrate.ts';
import { EmbeddedServer } from './server.ts';

export const DATABASE = 'amends';

/** Attaches to the data directory's server; under its lock, makes roles, database and schema. */
export async function attachAmends(
  dataDir: string,
): Promise<{ readonly server: EmbeddedServer; readonly migrationsApplied: number }> {
  let migrationsApplied = 0;
  const server = await EmbeddedServer.attach(dataDir, {
    prepare: async (attached) => {
      await ensureRoles(attached);
      await asSuperuser(attached, async (client) => {
        if (!(await databaseExists(client, DATABASE))) await createDatabase(client, DATABASE);
      });
      migrationsApplied = await migrate(attached.target(OWNER_ROLE, DATABASE), APP_ROLE);
    },
  });
  return { server, migrationsApplied };
}

export async function ensureRoles(server: EmbeddedServer): Promise<void> {
  await asSuperuser(server, async (client) => {
    for (const role of [OWNER_ROLE, APP_ROLE]) {
      await ensureRole(client, role, server.target(role, DATABASE).password);
    }
  });
}

export async function asSuperuser<T>(
  server: EmbeddedServer,
  work: (client: ReturnType<typeof newClient>) => Promise<T>,
): Promise<T> {
  const client = newClient(server.superuser());
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
