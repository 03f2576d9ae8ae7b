/** A real database per test file: cloned from a migrated template on one embedded server for all workers. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { DirectoryKeyStore } from '../../src/platform/crypto/key-store.ts';
import { openDataSource } from '../../src/platform/db/data-source.ts';
import { Db } from '../../src/platform/db/db.ts';
import { migrate } from '../../src/platform/migrate.ts';
import {
  APP_ROLE,
  OWNER_ROLE,
  createDatabase,
  databaseExists,
  databasesLike,
  dropDatabase,
  renameDatabase,
} from '../../src/platform/db/roles.store.ts';
import { asSuperuser, ensureRoles } from '../../src/platform/embedded/amends-database.ts';
import { checkoutName } from '../../src/platform/embedded/layout.ts';
import {
  EmbeddedServer,
  THROWAWAY_SETTINGS,
  type ConnectionTarget,
} from '../../src/platform/embedded/server.ts';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import { reachableTmp, scratchDir } from './scratch.ts';

export interface TestDatabase {
  /** As amends_app, like every process. */
  readonly db: Db;
  /** As amends_owner, like migrations. */
  readonly ownerDb: Db;
  readonly keyStore: DirectoryKeyStore;
  /** A directory of this file's own; removed on close. The key store lies in its `keys`. */
  readonly dir: string;
  /** Where amends_app connects; for tests that need a driver of their own. */
  readonly target: ConnectionTarget;
  close(): Promise<void>;
}

/** A fresh, migrated, empty database. Call in `beforeAll`, `close()` in `afterAll`. */
export async function freshDatabase(): Promise<TestDatabase> {
  const name = `t_${process.pid}_${randomBytes(4).toString('hex')}`;
  const server = await attach(name);
  const target = server.target(APP_ROLE, name);
  const opened: Db[] = [];
  const open = async (role: string, poolSize: number): Promise<Db> => {
    const source = await openDataSource(server.target(role, name), { poolSize, applicationName: 'test' });
    const db = new Db(source);
    opened.push(db);
    return db;
  };
  const dir = scratchDir();
  return {
    db: await open(APP_ROLE, 10),
    ownerDb: await open(OWNER_ROLE, 2),
    keyStore: new DirectoryKeyStore(join(dir, 'keys')),
    dir,
    target,
    close: async () => {
      for (const db of opened) await db.close();
      await asSuperuser(server, (client) => dropDatabase(client, name));
      await server.leave();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function attach(name: string): Promise<EmbeddedServer> {
  return EmbeddedServer.attach(testDataDir(), {
    settings: THROWAWAY_SETTINGS,
    prepare: async (server, alone) => {
      const template = `template_${schemaHash()}`;
      if (alone) await removeLeftovers(server, template);
      await ensureTemplate(server, template);
      await asSuperuser(server, (client) => createDatabase(client, name, template));
    },
  });
}

/** Nobody else holds a lease, so every other database here was left by a run that died. */
async function removeLeftovers(server: EmbeddedServer, keep: string): Promise<void> {
  await asSuperuser(server, async (client) => {
    const names = [
      ...(await databasesLike(client, 't\\_%')),
      ...(await databasesLike(client, 'template\\_%')),
    ];
    for (const name of names) if (name !== keep) await dropDatabase(client, name);
  });
}

/** Made aside and renamed: a template is whole or absent. */
async function ensureTemplate(server: EmbeddedServer, template: string): Promise<void> {
  const found = await asSuperuser(server, (client) => databaseExists(client, template));
  if (found) return;
  await ensureRoles(server);
  const aside = `${template}_new`;
  await asSuperuser(server, async (client) => {
    await dropDatabase(client, aside);
    await createDatabase(client, aside);
  });
  await migrate(server.target(OWNER_ROLE, aside), APP_ROLE);
  await asSuperuser(server, (client) => renameDatabase(client, aside, template));
}

/** Everything that decides what a migrated database looks like. */
function schemaHash(): string {
  const hash = createHash('sha256');
  const dir = join(PROJECT_ROOT, 'migrations');
  const files = readdirSync(dir)
    .sort()
    .map((file) => join(dir, file));
  const ours = [
    'src/platform/migrate.ts',
    'src/platform/db/roles.store.ts',
    'node_modules/pg-boss/package.json',
  ];
  for (const file of [...files, ...ours.map((path) => join(PROJECT_ROOT, path))]) {
    hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

/** One server per checkout and user. */
function testDataDir(): string {
  return join(reachableTmp(), `amends-test-${userInfo().uid}-${checkoutName()}`);
}
