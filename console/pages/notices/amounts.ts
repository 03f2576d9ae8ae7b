/** Amounts as people type them, and as the API wants them: whole minor units. */
import { isCurrency, parseDecimal, toDecimal } from '../../../src/kernel/money.ts';

/** `1,250.50` → `125050` of USD; null where it is no such amount. */
export function toMinor(typed: string, currency: string): string | null {
  if (!isCurrency(currency)) return null;
  const amount = parseDecimal(typed.replaceAll(/[\s,]/g, ''), currency);
  return amount === null || amount.amountMinor < 0n ? null : amount.amountMinor.toString();
}

export function fromMinor(minor: string, currency: string): string {
  return isCurrency(currency) ? toDecimal({ amountMinor: BigInt(minor), currency }) : minor;
}
