/** How long the codes of an offer last at the rate of the last days, and whether a person must act. */

export interface StockLimits {
  /** Demand is looked at over so many days. */
  readonly rateDays: number;
  /** Enough for fewer days than that, or less than this share of what there was: somebody must bring more. */
  readonly lowDays: number;
  readonly lowPercent: number;
}

export interface StockFacts {
  /** Codes that could be assigned now. */
  readonly free: number;
  /** Every code that was ever brought or drawn for the offer. */
  readonly total: number;
  /** People who wait in line. */
  readonly waiting: number;
  /** Claims of the days that demand is looked at over. */
  readonly asked: number;
  /** When the first code was asked for; null: never. */
  readonly firstAskedAt: Date | null;
  /** An open pool of one code for everybody never runs out. */
  readonly shared: boolean;
}

export interface Forecast {
  readonly perDay: number;
  /** Null where nobody asks, or nothing can run out. */
  readonly daysLeft: number | null;
  readonly level: 'ok' | 'low' | 'empty';
}

const DAY_MS = 86_400_000;

export function forecastOf(facts: StockFacts, limits: StockLimits, now: Date): Forecast {
  const { free, total, waiting, asked, firstAskedAt, shared } = facts;
  const ran = firstAskedAt === null ? 0 : (now.getTime() - firstAskedAt.getTime()) / DAY_MS;
  const perDay = tenth(asked / Math.min(limits.rateDays, Math.max(1, ran)));
  if (shared) return { perDay, daysLeft: null, level: 'ok' };
  const left = Math.max(0, free - waiting);
  const daysLeft = perDay > 0 ? tenth(left / perDay) : null;
  if (left === 0 && (waiting > 0 || total > 0 || asked > 0)) return { perDay, daysLeft, level: 'empty' };
  const low = daysLeft !== null && (daysLeft < limits.lowDays || left * 100 < total * limits.lowPercent);
  return { perDay, daysLeft, level: low ? 'low' : 'ok' };
}

function tenth(value: number): number {
  return Math.floor(value * 10) / 10;
}
