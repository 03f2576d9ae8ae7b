import { expect, test } from '@jest/globals';
import { crashSending } from '../../bench/crash-sending.ts';

/** The same with 20,000 people and 50 kills: `npm run crash -- --people 20000 --kills 50 --json`. */
const [PEOPLE, KILLS] = [300, 6];

test('workers killed at any moment of sending, and the database once, miss nobody and copy nothing unrecorded', async () => {
  const { report, moments, astray } = await crashSending({ people: PEOPLE, kills: KILLS });
  expect(report).toMatchObject({
    people: PEOPLE,
    kills: KILLS,
    lost: 0,
    unrecordedCopies: 0,
    leftSending: 0,
    ok: true,
  });
  expect(astray).toBe(0);
  expect(moments['database']).toBe(1);
  expect(moments['stopped past its lease']).toBe(1);
}, 400_000);
