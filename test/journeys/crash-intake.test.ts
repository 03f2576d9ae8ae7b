import { expect, test } from '@jest/globals';
import { crashIntake } from '../../bench/crash-intake.ts';

/** The same with 200,000 rows and 20 kills: `npm run crash -- intake`. */
const [ROWS, KILLS] = [4_000, 3];

test('an ingest and resolve killed at random moments, its database too, ends in the same people', async () => {
  const { moments, records, persons, same, rounds } = await crashIntake({ rows: ROWS, kills: KILLS });
  expect(moments).toHaveLength(KILLS);
  expect(records).toBeGreaterThan(ROWS * 0.99);
  expect(persons).toBeGreaterThan(ROWS / 3);
  expect({ same, rounds }).toEqual({ same: rounds, rounds });
}, 300_000);
