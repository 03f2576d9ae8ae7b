import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DomainError } from '../../src/kernel/errors.ts';
import { type Database, connect, migrateDatabase } from '../../src/platform/db/connect.ts';
import { Lease, nobodyHolds, withLock } from '../../src/platform/embedded/file-lock.ts';
import { databaseUser } from '../../src/platform/embedded/database-user.ts';
import { livePostmaster } from '../../src/platform/embedded/postmaster.ts';
import { RestoreIdentity } from '../../src/platform/db/restore-identity.ts';
import { EmbeddedServer } from '../../src/platform/embedded/server.ts';
import { Jobs } from '../../src/platform/jobs/jobs.ts';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import { scratchDir } from '../support/scratch.ts';

let shared: string;
let scratch: string;
/** Of the test; one cluster serves all that do not spoil it. */
let dataDir: string;
const opened: Database[] = [];
const spawned: ReturnType<typeof spawn>[] = [];

beforeAll(() => {
  shared = scratchDir();
  chmodSync(shared, 0o711);
});
afterAll(() => rmSync(shared, { recursive: true, force: true }));
beforeEach(() => {
  scratch = scratchDir();
  chmodSync(scratch, 0o711);
  dataDir = join(shared, 'data');
});
afterEach(async () => {
  for (const child of spawned.splice(0)) child.kill('SIGKILL');
  for (const database of opened.splice(0)) await database.close();
  const left = livePostmaster(join(dataDir, 'pg'));
  if (left) process.kill(left.pid, 'SIGKILL');
  rmSync(scratch, { recursive: true, force: true });
});

async function attach(dir = dataDir): Promise<Database> {
  const config = { dataDir: dir, databaseUrl: null, migrationUrl: null };
  const database = await connect(config, { poolConnections: 4, applicationName: 'test' });
  opened.push(database);
  return database;
}

const postmaster = () => livePostmaster(join(dataDir, 'pg'))?.pid ?? null;
const one = (database: Database) => database.db.tx((tx) => tx.one('SELECT 1 AS n'));

/** A backend outlives its postmaster for a moment: what runs into that fails as unavailable, and is tried again. */
async function again<T = unknown>(
  database: Database,
  work: () => Promise<T> = () => one(database) as Promise<T>,
) {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'platform.database_away') throw error;
    }
  }
}

/** Another process on the same data directory. */
async function otherProcess() {
  const child = spawn(process.execPath, [join(PROJECT_ROOT, 'test/support/attacher.ts'), dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  spawned.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const heard = async () => String((await lines.next()).value);
  const ask = async (line: string) => {
    child.stdin.write(`${line}\n`);
    return heard();
  };
  return { child, ask, up: await heard() };
}

describe('the embedded server', () => {
  test('is shared by processes, outlives the one that started it, and is stopped by the last to leave', async () => {
    const other = await otherProcess();
    const pid = postmaster();
    expect(other.up).toBe(`up ${pid}`);
    const database = await attach();
    expect(postmaster()).toBe(pid);
    expect(await other.ask('leave')).toBe('left');
    await one(database);
    expect(postmaster()).toBe(pid);
    await database.close();
    expect(postmaster()).toBeNull();
  });

  test('is taken over from a process that was killed, and stopped when its heir leaves', async () => {
    const other = await otherProcess();
    const pid = postmaster();
    other.child.kill('SIGKILL');
    await once(other.child, 'exit');
    expect(postmaster()).toBe(pid);
    const database = await attach();
    expect(postmaster()).toBe(pid);
    await database.close();
    expect(postmaster()).toBeNull();
  });

  test('keeps its data over a stop', async () => {
    const before = await attach();
    await before.db.tx((tx) =>
      tx.run(`INSERT INTO audit_entry (id, at, actor_id, actor_kind, action, facts)
      VALUES (gen_random_uuid(), now(), gen_random_uuid(), 'system', 'platform.test', '{}')`),
    );
    await before.close();
    const after = await attach();
    const row = await after.db.tx((tx) => tx.one('SELECT count(*)::int AS n FROM audit_entry'));
    expect(row).toEqual({ n: 1 });
  });

  test('is started by many at once exactly once', async () => {
    const databases = await Promise.all([attach(), attach(), attach()]);
    await Promise.all(databases.map(one));
    expect(postmaster()).not.toBeNull();
  });

  test('does not hold the output of whoever started it', () => {
    const script = `import { connect } from './src/platform/db/connect.ts';
      await connect({ dataDir: process.argv[1], databaseUrl: null, migrationUrl: null },
        { poolConnections: 1, applicationName: 'x' });
      process.stdout.write('up');
      process.exit(0);`;
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', script, dataDir], {
      cwd: PROJECT_ROOT,
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect([run.stdout, run.status]).toEqual(['up', 0]);
    expect(postmaster()).not.toBeNull();
  });
});

describe('when the server is killed', () => {
  test('the next transaction of a lease holder starts it again, and its pool goes on', async () => {
    const database = await attach();
    await Promise.all([again(database), again(database), again(database)]);
    const pid = postmaster()!;
    process.kill(pid, 'SIGKILL');
    await Promise.all([again(database), again(database), again(database), again(database)]);
    expect(postmaster()).not.toBe(pid);
    expect(await again(database)).toEqual({ n: 1 });
  });

  test('a transaction in flight fails as unavailable, not as a crash', async () => {
    const database = await attach();
    const inFlight = database.db.tx(async (tx) => {
      await tx.run('SELECT 1');
      process.kill(postmaster()!, 'SIGKILL');
      await tx.run('SELECT pg_sleep(30)');
    });
    await expect(inFlight).rejects.toMatchObject({ code: 'platform.database_away', kind: 'unavailable' });
    expect(await again(database)).toEqual({ n: 1 });
  });

  test('backends that still work are waited out', async () => {
    const database = await attach();
    const busy = database.db
      .tx((tx) => tx.run(`SELECT count(*) FROM generate_series(1, 12000000) a`))
      .catch(() => null);
    // Its statement is running once it shows as active.
    const active = `SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%generate_series(1, 12%'
      AND pid <> pg_backend_pid()`;
    while ((await database.db.tx((tx) => tx.q(active))).length === 0) await new Promise(setImmediate);
    process.kill(postmaster()!, 'SIGKILL');
    expect(await again(database)).toEqual({ n: 1 });
    await busy;
  });

  test('every process on it goes on', async () => {
    const database = await attach();
    const other = await otherProcess();
    const pid = postmaster()!;
    process.kill(pid, 'SIGKILL');
    expect(await other.ask('query')).toBe('answer 1');
    // Orphaned backends may answer for a moment; the first one refused starts the server again.
    do await again(database);
    while (postmaster() === pid || postmaster() === null);
    expect(await other.ask('query')).toBe('answer 1');
    expect(await other.ask('leave')).toBe('left');
    expect(postmaster()).not.toBeNull();
  });
});

test('jobs go on when the server was killed under a worker', async () => {
  const database = await attach();
  const jobs = new Jobs(database.db);
  const bells = new Map(['before', 'after'].map((unit) => [unit, Promise.withResolvers<void>()]));
  await jobs.work<string>('test.killed', async (unit) => bells.get(unit)?.resolve(), { concurrency: 2 });
  await jobs.wake(null, 'test.killed', 'before');
  await bells.get('before')!.promise;
  process.kill(postmaster()!, 'SIGKILL');
  await again(database, () => jobs.wake(null, 'test.killed', 'after'));
  await bells.get('after')!.promise;
  await jobs.stop();
});

describe('a data directory', () => {
  const asRoot = databaseUser().ids !== null;

  test('keeps keys and spool ours alone', async () => {
    await attach();
    for (const name of ['keys', 'spool']) {
      const stat = statSync(join(dataDir, name));
      expect([stat.mode & 0o777, stat.uid]).toEqual([0o700, process.getuid?.()]);
    }
    const pg = statSync(join(dataDir, 'pg'));
    expect([pg.mode & 0o777, pg.uid]).toEqual([0o700, databaseUser().ids?.uid ?? process.getuid?.()]);
  });

  test('made 0700 by mktemp is opened to passage only', async () => {
    dataDir = join(scratch, 'data');
    mkdirSync(dataDir, { mode: 0o700 });
    await attach();
    expect(statSync(dataDir).mode & 0o777).toBe(asRoot ? 0o711 : 0o700);
  });

  test('whose parents the database user may not enter is refused in one sentence, and nothing is made', async () => {
    const closed = join(scratch, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const inside = join(closed, 'a', 'data');
    if (!asRoot) {
      await attach(inside);
      return;
    }
    await expect(attach(inside)).rejects.toThrow(
      /^The database user \w+ may not enter .*closed, which AMENDS_DATA_DIR needs: choose a directory/,
    );
    expect(statSync(join(closed, 'a'), { throwIfNoEntry: false })).toBeUndefined();
  });

  test('too deep for a socket works all the same', async () => {
    dataDir = join(scratch, 'd'.repeat(60), 'e'.repeat(60));
    expect(await one(await attach())).toEqual({ n: 1 });
  });

  test('of another PostgreSQL major is refused in one sentence', async () => {
    await (await attach()).close();
    const file = join(dataDir, 'pg', 'PG_VERSION');
    const ours = readFileSync(file, 'utf8').trim();
    writeFileSync(file, '17\n');
    const refused = attach();
    await expect(refused).rejects.toThrow(`was made by PostgreSQL 17 and this Amends runs ${ours}`);
    writeFileSync(file, `${ours}\n`);
  });

  test('whose pg/ holds something else is left alone', async () => {
    dataDir = join(scratch, 'data');
    mkdirSync(join(dataDir, 'pg'), { recursive: true });
    writeFileSync(join(dataDir, 'pg', 'mine.txt'), 'mine');
    await expect(attach()).rejects.toThrow('its pg/ holds something that is not a database');
    expect(readFileSync(join(dataDir, 'pg', 'mine.txt'), 'utf8')).toBe('mine');
  });

  test('that is a file is refused in one sentence', async () => {
    dataDir = join(scratch, 'data');
    writeFileSync(dataDir, '');
    await expect(attach()).rejects.toThrow(/cannot be used|may not enter/);
  });

  test('of a newer Amends is refused in one sentence', async () => {
    await (await attach()).close();
    const server = await EmbeddedServer.attach(dataDir);
    const owner = server.target('amends_owner', 'amends');
    try {
      await query(owner, `INSERT INTO schema_migration (timestamp, name) VALUES (99, 'Later9999999999999')`);
      await expect(attach()).rejects.toThrow('migrated by a newer Amends (it knows Later9999999999999)');
    } finally {
      await query(owner, `DELETE FROM schema_migration WHERE timestamp = 99`);
      await server.leave();
    }
  });
});

describe('an external database', () => {
  test('is migrated by `migrate` only, and used by a role that may not change the audit', async () => {
    const { embedded } = await attach();
    const owner = embedded!.target('amends_owner', 'elsewhere');
    await query(embedded!.superuser(), 'CREATE DATABASE elsewhere OWNER amends_owner');
    const url = (role: string) => {
      const { user, password, host, database } = embedded!.target(role, 'elsewhere');
      return `postgres://${user}:${password}@localhost/${database}?host=${encodeURIComponent(host)}`;
    };
    const config = { dataDir, databaseUrl: url('amends_app'), migrationUrl: url('amends_owner') };
    const options = { poolConnections: 2, applicationName: 'test' };
    await expect(connect(config, options)).rejects.toThrow(
      /lacks \d+ migration\(s\): run `npm run -s amends -- migrate`/,
    );
    await expect(migrateDatabase({ ...config, migrationUrl: null })).rejects.toThrow(
      /^The role amends_app may not make or change tables.* set AMENDS_MIGRATION_URL/,
    );
    expect(await migrateDatabase(config)).toBeGreaterThan(0);
    expect(await migrateDatabase(config)).toBe(0);
    const database = await connect(config, options);
    opened.unshift(database);
    expect(database.guaranteeIsWeaker).toBe(false);
    await expect(database.db.tx((tx) => tx.run('DELETE FROM audit_entry'))).rejects.toThrow(
      'permission denied',
    );
    const single = { dataDir, databaseUrl: url('amends_owner'), migrationUrl: null };
    const weaker = await connect(single, options);
    opened.unshift(weaker);
    expect(weaker.guaranteeIsWeaker).toBe(true);
    await query(owner, 'SELECT 1');
  });

  test('that does not answer is one sentence without the password', async () => {
    const config = {
      dataDir,
      databaseUrl: 'postgres://amends:s3cret@127.0.0.1:1/amends',
      migrationUrl: null,
    };
    const failed = connect(config, { poolConnections: 1, applicationName: 'test' });
    await expect(failed).rejects.toThrow(
      /^The database at 127\.0\.0\.1:1\/amends cannot be reached \(.*ECONNREFUSED/,
    );
    await expect(failed).rejects.not.toThrow('s3cret');
  });
});

describe('locks', () => {
  test('a lock lets one in at a time and is free after a throw', async () => {
    const file = join(scratch, 'lock');
    let inside = 0;
    let most = 0;
    const enter = () =>
      withLock(file, 10_000, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise(setImmediate);
        inside -= 1;
      });
    await Promise.all([enter(), enter(), enter()]);
    expect(most).toBe(1);
    await expect(withLock(file, 1_000, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await enter();
  });

  test('waiting too long is one sentence', async () => {
    const file = join(scratch, 'lock');
    await withLock(file, 1_000, async () => {
      await expect(withLock(file, 50, async () => undefined)).rejects.toThrow(
        /Another process has held .*lock for 0 s/,
      );
    });
  });

  test('leases are shared and counted', () => {
    const file = join(scratch, 'leases');
    const a = Lease.take(file);
    const b = Lease.take(file);
    expect(nobodyHolds(file)).toBe(false);
    a.release();
    expect(nobodyHolds(file)).toBe(false);
    b.release();
    b.release();
    expect(nobodyHolds(file)).toBe(true);
  });
});

describe('restore identity', () => {
  test('knows its own database, another one, and one that is behind', async () => {
    const { db } = await attach();
    const file = join(scratch, 'keys', 'restore-identity.json');
    const identity = new RestoreIdentity(db, file);
    expect(await identity.check()).toEqual({ state: 'first' });
    expect(await identity.remember()).toEqual({ state: 'first' });
    expect(await identity.remember()).toEqual({ state: 'same' });
    const saved = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    const changes: [Record<string, string>, string][] = [
      [{ cluster: '1' }, 'cluster'],
      [{ timeline: '0000000F' }, 'timeline'],
      [{ flushed: '999999999999' }, 'log_is_behind'],
    ];
    for (const [change, reason] of changes) {
      const text = JSON.stringify({ ...saved, ...change });
      writeFileSync(file, text);
      expect(await identity.check()).toEqual({ state: 'changed', reason });
      expect(await identity.remember()).toEqual({ state: 'changed', reason });
      expect(readFileSync(file, 'utf8')).toBe(text);
    }
    await identity.accept();
    expect(await identity.check()).toEqual({ state: 'same' });
  });
});

async function query(target: { host: string }, sql: string): Promise<void> {
  const { Client } = await import('pg');
  const client = new Client(target);
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
