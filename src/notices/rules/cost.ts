/** What a launch may cost: counts times list prices, with their source, rounded up to whole minor units. */
import { type Currency, exponentOf } from '../../kernel/money.ts';
import type { SentChannel } from './ladder.ts';

/** List prices are finer than any currency's minor unit: millionths of the currency. */
export interface UnitPrice {
  readonly channel: SentChannel;
  /** Residence of the recipient; '' prices every country without a line of its own. */
  readonly country: string;
  readonly micros: bigint;
  readonly currency: Currency;
  readonly unit: 'recipient' | 'segment';
  readonly source: string;
}

/** Public list prices, rounded up where they differ by carrier; an account's own contract may say less. */
export const LIST_PRICES: readonly UnitPrice[] = [
  price('email', '', 100n, 'Amazon SES list price, 0.10 USD per 1,000 recipients'),
  price('sms', 'ID', 450_000n, 'Twilio list price for Indonesia, rounded up'),
  price('sms', '', 250_000n, 'upper estimate for countries without a line of their own'),
];

export interface CountedUnits {
  readonly channel: SentChannel;
  readonly country: string;
  readonly units: number;
}

export interface CostEstimate {
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly sources: readonly string[];
}

export function estimate(units: readonly CountedUnits[], prices = LIST_PRICES): CostEstimate {
  const used = units.filter((u) => u.units > 0).map((u) => ({ ...u, price: priceOf(u, prices) }));
  const currency = used[0]?.price.currency ?? 'USD';
  const micros = used.reduce((sum, u) => sum + BigInt(u.units) * u.price.micros, 0n);
  const perMinor = 10n ** BigInt(6 - exponentOf(currency));
  return {
    amountMinor: (micros + perMinor - 1n) / perMinor,
    currency,
    sources: [...new Set(used.map((u) => u.price.source))],
  };
}

function priceOf(unit: CountedUnits, prices: readonly UnitPrice[]): UnitPrice {
  const lines = prices.filter((p) => p.channel === unit.channel);
  return lines.find((p) => p.country === unit.country) ?? lines.find((p) => p.country === '')!;
}

function price(channel: SentChannel, country: string, micros: bigint, source: string): UnitPrice {
  const unit = channel === 'email' ? 'recipient' : 'segment';
  return { channel, country, micros, currency: 'USD', unit, source };
}
