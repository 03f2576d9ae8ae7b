/** Money is an integer of minor units with its currency; a `number` never holds it. */
import { assert } from './assert.ts';

/** ISO 4217 exponents. Not derived from `Intl`, which says IDR 0 and HUF 0 where the standard says 2. */
const EXPONENTS = {
  AUD: 2, BHD: 3, BRL: 2, CAD: 2, CHF: 2, CLP: 0, CNY: 2, DKK: 2, EUR: 2, GBP: 2, HKD: 2, HUF: 2, IDR: 2,
  INR: 2, ISK: 0, JOD: 3, JPY: 0, KRW: 0, KWD: 3, MXN: 2, MYR: 2, NOK: 2, NZD: 2, OMR: 3, PHP: 2, PLN: 2,
  SEK: 2, SGD: 2, THB: 2, TND: 3, TRY: 2, TWD: 2, UGX: 0, USD: 2, VND: 0, ZAR: 2,
} as const; // prettier-ignore

export type Currency = keyof typeof EXPONENTS;

export interface Money {
  readonly amountMinor: bigint;
  readonly currency: Currency;
}

export function isCurrency(text: string): text is Currency {
  return Object.hasOwn(EXPONENTS, text);
}

export function exponentOf(currency: Currency): number {
  return EXPONENTS[currency];
}

export function money(amountMinor: bigint, currency: Currency): Money {
  return { amountMinor, currency };
}

export function add(a: Money, b: Money): Money {
  assert(a.currency === b.currency, `adding ${a.currency} to ${b.currency}`);
  return money(a.amountMinor + b.amountMinor, a.currency);
}

/** A decimal string with exactly the currency's digits: `5000000` IDR minor → `"50000.00"`. */
export function toDecimal({ amountMinor, currency }: Money): string {
  const digits = exponentOf(currency);
  const sign = amountMinor < 0n ? '-' : '';
  const whole = (amountMinor < 0n ? -amountMinor : amountMinor).toString().padStart(digits + 1, '0');
  return digits === 0 ? sign + whole : `${sign}${whole.slice(0, -digits)}.${whole.slice(-digits)}`;
}

/** Reads `"50000"` or `"50000.00"`; null where it is not an amount of that currency. */
export function parseDecimal(text: string, currency: Currency): Money | null {
  const digits = exponentOf(currency);
  const m = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(text.trim());
  if (!m) return null;
  const fraction = m[3] ?? '';
  if (fraction.length > digits && /[1-9]/.test(fraction.slice(digits))) return null;
  const minor = BigInt(m[2]! + fraction.slice(0, digits).padEnd(digits, '0'));
  return money(m[1] === '-' ? -minor : minor, currency);
}

/** For people: grouped as the locale does, and without ",00" on round amounts of money. */
export function formatMoney(value: Money, locale: 'id' | 'en'): string {
  const [whole = '0', fraction = ''] = toDecimal(value).split('.');
  const sign = whole.startsWith('-') ? '-' : '';
  const group = locale === 'id' ? '.' : ',';
  const point = locale === 'id' ? ',' : '.';
  const grouped = whole.replace('-', '').replace(/\B(?=(\d{3})+$)/g, group);
  const tail = /[1-9]/.test(fraction) ? point + fraction : '';
  const symbol = value.currency === 'IDR' ? 'Rp' : value.currency + '\u00a0';
  return `${sign}${symbol}${grouped}${tail}`;
}

/** Splits by weights without losing a unit: largest remainder first, ties to the earlier part. */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  assert(sum > 0n && weights.every((w) => w >= 0n), 'allocation needs weights that are not all zero');
  assert(total >= 0n, 'allocation of a negative amount');
  const parts = weights.map((w) => (total * w) / sum);
  const order = weights
    .map((w, i) => ({ i, remainder: (total * w) % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.i - b.i : a.remainder > b.remainder ? -1 : 1));
  let left = total - parts.reduce((a, b) => a + b, 0n);
  for (const { i } of order) {
    if (left === 0n) break;
    parts[i] = parts[i]! + 1n;
    left -= 1n;
  }
  return parts;
}
