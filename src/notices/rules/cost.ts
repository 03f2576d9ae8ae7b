/** What a launch may cost: counts times the prices in force, with their source and day, rounded up to whole minor units. */
import { type Currency, exponentOf, isCurrency } from '../../kernel/money.ts';

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
  /** The same before it was rounded up. */
  readonly micros: bigint;
  readonly sources: readonly string[];
}

export function estimate(units: readonly CountedUnits[], prices: readonly ListPrice[]): CostEstimate {
  const used = units.flatMap((u) => {
    const price = u.units > 0 ? priceOf(u, prices) : undefined;
    return price ? [{ ...u, price }] : [];
  });
  const currency = used[0]?.price.currency ?? 'USD';
  const micros = used.reduce((sum, u) => sum + BigInt(u.units) * u.price.micros, 0n);
  const perMinor = microsOf(1n, currency);
  return {
    amountMinor: (micros + perMinor - 1n) / perMinor,
    currency,
    micros,
    sources: [...new Set(used.map(({ price }) => `${price.source} (${price.pricedOn})`))],
  };
}

export function microsOf(amountMinor: bigint, currency: string): bigint {
  const digits = isCurrency(currency) ? exponentOf(currency) : 2;
  return amountMinor * 10n ** BigInt(6 - digits);
}

export interface Rung {
  readonly channel: PricedChannel | 'handover';
  readonly country: string;
}

/**
 * How many of the rungs, in their order, the ceiling bears beside what is spent; nobody overtakes. What a hand-over
 * vendor asks stands in no list: its lines cost nothing here.
 */
export function affordable(
  rungs: readonly Rung[],
  budget: { readonly spentMicros: bigint; readonly ceilingMicros: bigint; readonly smsSegments: number },
  prices: readonly ListPrice[],
): { readonly fit: number; readonly spentMicros: bigint } {
  let spentMicros = budget.spentMicros;
  for (const [fit, { channel, country }] of rungs.entries()) {
    const units = channel === 'sms' ? budget.smsSegments : 1;
    const price = channel === 'handover' ? undefined : priceOf({ channel, country, units }, prices);
    const next = spentMicros + BigInt(units) * (price?.micros ?? 0n);
    if (next > budget.ceilingMicros) return { fit, spentMicros };
    spentMicros = next;
  }
  return { fit: rungs.length, spentMicros };
}

function priceOf(unit: CountedUnits, prices: readonly ListPrice[]): ListPrice | undefined {
  const lines = prices.filter((p) => p.channel === unit.channel);
  return lines.find((p) => p.country === unit.country) ?? lines.find((p) => p.country === '');
}
