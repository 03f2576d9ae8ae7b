/** Amounts as people of either language type them, and as the API wants them: whole minor units. */
import { exponentOf, isCurrency, parseDecimal, toDecimal } from '../../../src/kernel/money.ts';

const GROUPED = /^\d{1,3}([.,]\d{3})+$/;

/** `50,000` and `50.000` → `5000000` of IDR; null where it is no amount. */
export function toMinor(typed: string, currency: string): string | null {
  if (!isCurrency(currency)) return null;
  const text = typed.replaceAll(/\s/g, '');
  // A group of three is thousands, unless the currency has thousandths.
  const grouped = GROUPED.test(text) && (exponentOf(currency) !== 3 || text.includes(','));
  const plain = grouped ? text.replaceAll(/[.,]/g, '') : text.replace(',', '.');
  const amount = parseDecimal(plain, currency);
  return amount === null || amount.amountMinor < 0n ? null : amount.amountMinor.toString();
}

export function fromMinor(minor: string, currency: string): string {
  if (!isCurrency(currency)) return minor;
  return toDecimal({ amountMinor: BigInt(minor), currency }).replace(/\.0+$/, '');
}

export function isPositive(minor: string | null): minor is string {
  return minor !== null && minor !== '0';
}
