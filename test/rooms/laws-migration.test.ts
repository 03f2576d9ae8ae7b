import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FixedClock } from '../../src/kernel/clock.ts';
import { type Law, Laws, SHIPPED_BOOK } from '../../src/laws/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { migratedFrom, takenBackTo } from '../support/migrating.ts';
import { anOperator } from '../support/operators.ts';

/** The last migration before edits needed two people. */
const YESTERDAY = '0000000000037';

let t: TestDatabase;
const run = (sql: string, params: readonly unknown[] = []) => t.ownerDb.tx((tx) => tx.run(sql, params));

beforeAll(async () => {
  t = await freshDatabase();
  await takenBackTo(t, YESTERDAY);
});
afterAll(() => t.close());

test('what one person edited before stays in force, and what was wrong is told again', async () => {
  const { operatorId } = await anOperator(t.ownerDb, 'Sari Counsel');
  const korea = SHIPPED_BOOK.laws.find(({ code }) => code === 'KR')!;
  await run(
    `INSERT INTO law_version (kind, code, version, body, based_on, reason, made_by, made_at)
     VALUES ('law', 'KR', 1, $1::jsonb, '', 'Counsel', $2, now())`,
    [JSON.stringify({ ...korea, title: 'PIPA 34, as counsel reads it' }), operatorId],
  );
  await run(
    `INSERT INTO alarm (id, kind, subject, sentence, raised_at)
     VALUES ('019a0000-0000-7000-8000-000000000001', 'guard', 'incident:1', 'x', now() - interval '1 day')`,
  );
  await run(
    `INSERT INTO alarm_message (alarm_id, path, what, due_at)
     VALUES ('019a0000-0000-7000-8000-000000000001', 'mail', 'raised', now())`,
  );
  await migratedFrom(t, YESTERDAY);

  const entry = await new Laws(t.ownerDb, new FixedClock('2026-05-06T10:00:00Z')).get('law', 'KR');
  expect((entry.current as Law).title).toBe('PIPA 34, as counsel reads it');
  expect(entry).toMatchObject({
    version: 1,
    edited: true,
    waiting: null,
    versions: [{ decision: 'before', decidedBy: null, changes: [{ path: 'title' }] }],
  });
  const alarm = await t.ownerDb.tx((tx) =>
    tx.one(
      `SELECT repeats, repeat_at <= now() AS due, m.no FROM alarm JOIN alarm_message m ON m.alarm_id = alarm.id`,
    ),
  );
  expect(alarm).toEqual({ repeats: 0, due: true, no: 0 });
});
