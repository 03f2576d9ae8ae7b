/** What a launch may cost: counts times the prices in force, with their source and day, rounded up to whole minor units. */
import { type Currency, exponentOf } from '../../kernel/money.ts';

export type PricedChannel = 'email' | 'sms' | 'letter';

/** Prices are finer than any currency's minor unit: millionths of the currency. */
export interface ListPrice {
  readonly channel: PricedChannel;
  /** Residence of the recipient; '' prices every country without a line of its own. */
  readonly country: string;
  readonly micros: bigint;
  readonly currency: Currency;
  readonly source: string;
  /** The day the source said so. */
  readonly pricedOn: string;
}

export interface CountedUnits {
  readonly channel: PricedChannel;
  readonly country: string;
  /** Recipients, segments, letters. */
  readonly units: number;
}

export interface CostEstimate {
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly sources: readonly string[];
}

export function estimate(units: readonly CountedUnits[], prices: readonly ListPrice[]): CostEstimate {
  const used = units.flatMap((u) => {
    const price = u.units > 0 ? priceOf(u, prices) : undefined;
    return price ? [{ ...u, price }] : [];
  });
  const currency = used[0]?.price.currency ?? 'USD';
  const micros = used.reduce((sum, u) => sum + BigInt(u.units) * u.price.micros, 0n);
  const perMinor = 10n ** BigInt(6 - exponentOf(currency));
  return {
    amountMinor: (micros + perMinor - 1n) / perMinor,
    currency,
    sources: [...new Set(used.map(({ price }) => `${price.source} (${price.pricedOn})`))],
  };
}

function priceOf(unit: CountedUnits, prices: readonly ListPrice[]): ListPrice | undefined {
  const lines = prices.filter((p) => p.channel === unit.channel);
  return lines.find((p) => p.country === unit.country) ?? lines.find((p) => p.country === '');
}
