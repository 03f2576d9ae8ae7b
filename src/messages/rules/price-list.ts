/** What sending costs by list, to plan with: upper estimates, until a line of the price table says better. */
import { type Both, both } from '../../kernel/both.ts';
import type { Currency } from '../../kernel/money.ts';
import type { TemplateChannel } from './template-kinds.ts';

/** One unit by one channel to one country, in millionths: list prices are finer than any minor unit. */
export interface UnitPrice {
  readonly channel: TemplateChannel;
  /** Where the phone number or address is; '' prices every country without a line of its own. */
  readonly country: string;
  /** In US dollars, rounded up; what estimates add up. */
  readonly micros: bigint;
  readonly currency: 'USD';
  readonly unit: 'recipient' | 'segment' | 'letter';
  readonly source: string;
  /** `YYYY-MM-DD`: the day on which source and rate said so. */
  readonly pricedOn: string;
  /** As the source states it, and the dollars for one of its currency. */
  readonly quoted: { readonly micros: bigint; readonly currency: Currency; readonly rate: string };
  /** Where the line came with Amends, its source in both languages; people write theirs in their own. */
  readonly sourceWords?: Both;
  /** True where the line came with Amends: an estimate, not anybody's contract. */
  readonly shipped: boolean;
}

export const UNITS = { email: 'recipient', sms: 'segment', letter: 'letter' } as const;

const SHIPPED_ON = '2026-04-01';
const TWILIO = both(
  'estimate after Twilio’s public price list, rounded up with carrier fees; not your contract',
  'perkiraan menurut daftar harga publik Twilio, dibulatkan ke atas dengan biaya operator; bukan kontrak Anda',
);
const UNLISTED = both(
  'upper estimate for countries without a line of their own; not your contract',
  'perkiraan atas untuk negara tanpa baris sendiri; bukan kontrak Anda',
);
const SES = both(
  'Amazon SES list price, 0.10 USD per 1,000 recipients',
  'harga daftar Amazon SES, 0,10 USD per 1.000 penerima',
);
const POST = both(
  'estimate for printing, envelope and domestic post; not your contract',
  'perkiraan cetak, amplop, dan pos dalam negeri; bukan kontrak Anda',
);

/** Thousandths of a US dollar for one segment. */
const SMS: readonly (readonly [country: string, thousandths: number])[] = [
  ['ID', 450], ['SG', 60], ['MY', 90], ['PH', 230], ['TH', 30], ['VN', 190], ['IN', 95], ['KR', 60], ['JP', 95],
  ['CN', 60], ['HK', 80], ['TW', 85], ['AU', 60], ['NZ', 100], ['US', 15], ['CA', 15], ['BR', 70], ['MX', 60],
  ['GB', 60], ['IE', 90], ['DE', 120], ['FR', 90], ['NL', 120], ['BE', 120], ['ES', 90], ['IT', 100], ['PT', 60],
  ['AT', 130], ['CH', 90], ['SE', 80], ['DK', 60], ['NO', 90], ['FI', 110], ['PL', 60], ['ZA', 150],
]; // prettier-ignore

export const PRICE_LIST: readonly UnitPrice[] = [
  shipped('email', '', 100n, SES),
  ...SMS.map(([country, thousandths]) => shipped('sms', country, BigInt(thousandths) * 1_000n, TWILIO)),
  shipped('sms', '', 250_000n, UNLISTED),
  shipped('letter', 'ID', 900_000n, POST),
  shipped('letter', '', 2_500_000n, POST),
];

/** Dollars for a quoted price, in millionths, never rounded in our favour. */
export function inDollars(micros: bigint, rate: string): bigint {
  const [whole = '0', fraction = ''] = rate.split('.');
  const scale = 10n ** 10n;
  const rated = micros * (BigInt(whole) * scale + BigInt(fraction.padEnd(10, '0').slice(0, 10)));
  return (rated + scale - 1n) / scale;
}

/** The newest line of each place before the shipped one; `set` comes newest first. */
export function pricesInForce(
  set: readonly UnitPrice[],
  list: readonly UnitPrice[] = PRICE_LIST,
): UnitPrice[] {
  const places = new Map<string, UnitPrice>();
  for (const price of [...set, ...list]) {
    const place = `${price.channel}:${price.country}`;
    if (!places.has(place)) places.set(place, price);
  }
  return [...places.values()].sort(
    (a, b) => a.channel.localeCompare(b.channel) || a.country.localeCompare(b.country),
  );
}

/** The line of the country, else the one for all others. */
export function priceOf(
  prices: readonly UnitPrice[],
  channel: TemplateChannel,
  country: string,
): UnitPrice | null {
  const lines = prices.filter((p) => p.channel === channel);
  return lines.find((p) => p.country === country) ?? lines.find((p) => p.country === '') ?? null;
}

function shipped(channel: TemplateChannel, country: string, micros: bigint, source: Both): UnitPrice {
  return {
    channel,
    country,
    micros,
    currency: 'USD',
    unit: UNITS[channel],
    source: source.en,
    sourceWords: source,
    pricedOn: SHIPPED_ON,
    quoted: { micros, currency: 'USD', rate: '1' },
    shipped: true,
  };
}
