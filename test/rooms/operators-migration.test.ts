import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sha256 } from '../../src/kernel/fingerprint.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { migratedFrom, takenBackTo } from '../support/migrating.ts';
import { anEntrance, anOperator } from '../support/operators.ts';

/** The last migration before somebody could work on some incidents only. */
const YESTERDAY = '0000000000059';
const TOKEN = 'a-token-of-yesterday';

let t: TestDatabase;

beforeAll(async () => {
  t = await freshDatabase();
  await takenBackTo(t, YESTERDAY);
  const { operatorId } = await anOperator(t.ownerDb, 'Wina Writer', ['writer']);
  await t.ownerDb.tx((tx) =>
    tx.run(
      `INSERT INTO operator_session (hash, operator_id, created_at, seen_at, expires_at)
       VALUES ($1, $2, now(), now(), now() + interval '1 hour')`,
      [sha256(TOKEN), operatorId],
    ),
  );
  await migratedFrom(t, YESTERDAY);
});
afterAll(() => t.close());

test('whoever worked here yesterday works on every incident, and stays signed in where no factor is asked for', async () => {
  const { sessions, operators } = anEntrance(t, systemClock);
  const known = await sessions.known(TOKEN);
  expect(known?.actor).toMatchObject({ name: 'Wina Writer', incidents: 'all' });
  expect(await sessions.list(known!.actor.operatorId, known!.actor, null)).toMatchObject([{ device: '' }]);
  expect((await operators.list()).map(({ incidents, secondFactor }) => [incidents, secondFactor])).toEqual([
    ['all', false],
  ]);
});

test('where one is asked for, a session of yesterday has ended', async () => {
  const strict = anEntrance(t, systemClock, { AMENDS_REQUIRE_TOTP: 'yes' });
  expect(await strict.sessions.known(TOKEN)).toBeNull();
});
