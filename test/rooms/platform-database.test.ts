import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { prepared } from '../../src/platform/db/prepared.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await freshDatabase();
});
afterAll(() => t.close());

describe('values', () => {
  test('int8 arrives as bigint, dates as calendar days, timestamps as instants', async () => {
    const row = await t.db.tx((tx) =>
      tx.one(`SELECT 9007199254740993::int8 AS big, ARRAY[1, 2]::int8[] AS bigs, DATE '2026-03-01' AS day,
        TIMESTAMPTZ '2026-03-01 07:00+07' AS at, 7::int AS small`),
    );
    expect(row).toEqual({
      big: 9007199254740993n,
      bigs: [1n, 2n],
      day: '2026-03-01',
      at: new Date('2026-03-01T00:00:00Z'),
      small: 7,
    });
  });
});

describe('one statement', () => {
  const ACTIONS = prepared(`SELECT count(*)::int AS n FROM audit_entry WHERE action = $1`);

  test('commits by itself, is planned once in a connection, and leaves none of itself where it fails', async () => {
    const made = await t.db.once((tx) => tx.one(`CREATE TEMP TABLE once_made AS SELECT 1 AS n`));
    expect(made).toBeUndefined();
    for (let i = 0; i < 10; i += 1)
      expect(await t.db.once((tx) => tx.one(ACTIONS, ['none']))).toEqual({ n: 0 });
    const failing = t.db.once((tx) => tx.run(`INSERT INTO schema_migration SELECT 1 / 0, 0, ''`));
    await expect(failing).rejects.toThrow();
    expect(await t.db.tx((tx) => tx.one(ACTIONS, ['none']))).toEqual({ n: 0 });
  });

  test('has no second one beside it', async () => {
    await expect(t.db.once(async (tx) => tx.afterCommit(() => undefined))).rejects.toThrow(/transaction/);
    const two = t.db.once(async (tx) => {
      await tx.run('SELECT 1');
      await tx.run('SELECT 2');
    });
    await expect(two).rejects.toThrow('one statement commits by itself; a second needs a transaction');
  });
});

describe('append-only tables', () => {
  const change = [
    `UPDATE audit_entry SET action = 'a.b'`,
    'DELETE FROM audit_entry',
    'TRUNCATE audit_entry CASCADE',
  ];
  test.each(change)('the application role cannot: %s', async (sql) => {
    await expect(t.db.tx((tx) => tx.run(sql))).rejects.toThrow(/permission denied/);
  });

  test.each(['TRUNCATE audit_entry CASCADE'])('not even the owner can: %s', async (sql) => {
    await expect(t.ownerDb.tx((tx) => tx.run(sql))).rejects.toThrow(
      'rows of audit_entry are only ever added',
    );
  });
});
