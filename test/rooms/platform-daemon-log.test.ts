import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type Database } from '../../src/platform/db/connect.ts';
import { scratchDir } from '../support/scratch.ts';

let dataDir: string;
let database: Database;

beforeAll(async () => {
  dataDir = scratchDir();
  chmodSync(dataDir, 0o711);
  const config = { dataDir, databaseUrl: null, migrationUrl: null };
  database = await connect(config, { poolConnections: 2, applicationName: 'test' });
});
afterAll(async () => {
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test('the embedded server writes no value into its log, whatever fails and however', async () => {
  const value = 'siti.planted@example.com';
  for (const [statement, params] of [
    [`SELECT '${value}'::int`, []],
    ['SELECT $1::uuid', [value]],
    [`INSERT INTO append_only_table (table_name) VALUES ('${value}')`, []],
    [`DO $$ BEGIN RAISE EXCEPTION 'about ${value}'; END $$`, []],
    [`DO $$ BEGIN RAISE WARNING 'about ${value}'; END $$`, []],
    [`SELEC '${value}'`, []],
  ] as const) {
    await database.db.tx((tx) => tx.q(statement, params)).catch(() => undefined);
  }
  const log = readFileSync(join(dataDir, 'pg.log'), 'utf8');
  expect(log).toContain('database system is ready');
  expect(log).not.toContain('planted');
});
