import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
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
