/** What one person may take back alone, per currency; when the codes of an offer are too few. */
import type { EnvReader } from './config-reader.ts';

const AMOUNT = /^([A-Z]{3}):([1-9]\d{0,17})$/;

/** `IDR:10000000,USD:5000` in minor units; a currency that is not named always needs a second person. */
export function readVoidAlone(read: EnvReader): ReadonlyMap<string, bigint> {
  const amounts = read.list('AMENDS_VOID_ALONE_MAX_MINOR').map((text) => {
    const found = AMOUNT.exec(text);
    return found
      ? ([found[1]!, BigInt(found[2]!)] as const)
      : read.fail(
          'AMENDS_VOID_ALONE_MAX_MINOR',
          'must be amounts in minor units, such as IDR:10000000,USD:5000',
        );
  });
  return new Map(amounts);
}

export interface CodeStockSettings {
  /** Demand is looked at over so many days. */
  readonly rateDays: number;
  /** Enough for fewer days than that, or less than this share of what there was: too few. */
  readonly lowDays: number;
  readonly lowPercent: number;
}

export function readCodeStock(read: EnvReader): CodeStockSettings {
  return Object.freeze({
    rateDays: read.whole('AMENDS_CODES_RATE_DAYS', 7, { min: 1, max: 90 }),
    lowDays: read.whole('AMENDS_CODES_LOW_DAYS', 7, { min: 0, max: 365 }),
    lowPercent: read.whole('AMENDS_CODES_LOW_PERCENT', 10, { min: 0, max: 100 }),
  });
}
