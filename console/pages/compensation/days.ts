/** Take-up by day: sets together, and the days between on which nothing happened. */
import type { components } from '../../api/schema.d.ts';

type Day = Omit<components['schemas']['TakeUpDay'], 'offerSetId'>;

const DAY_MS = 86_400_000;
/** A line of years is not read day by day. */
const DAYS_MAX = 400;

export function daysOf(rows: readonly Day[]): Day[] {
  const known = new Map<string, Day>();
  for (const row of rows) {
    const before = known.get(row.day);
    known.set(row.day, {
      day: row.day,
      granted: row.granted + (before?.granted ?? 0),
      chosen: row.chosen + (before?.chosen ?? 0),
      redeemed: row.redeemed + (before?.redeemed ?? 0),
      fulfilled: row.fulfilled + (before?.fulfilled ?? 0),
    });
  }
  const [first, last] = [[...known.keys()].sort()[0], [...known.keys()].sort().at(-1)];
  if (first === undefined || last === undefined) return [];
  const count = Math.min(DAYS_MAX, (Date.parse(last) - Date.parse(first)) / DAY_MS + 1);
  return Array.from({ length: count }, (_, i) => {
    const day = new Date(Date.parse(last) - (count - 1 - i) * DAY_MS).toISOString().slice(0, 10);
    return known.get(day) ?? { day, granted: 0, chosen: 0, redeemed: 0, fulfilled: 0 };
  });
}

export function summed(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => (sum += value));
}
