/** An amount of money as people type it: with the marks of their language, or with none; pure. */
import { type Currency, parseDecimal } from '../../kernel/money.ts';

/** `1.250.000`, `Rp 1250000`, `1,250.50`, `1250,5`. Null where it cannot be read in one way only. */
export function typedAmount(text: string, currency: Currency): bigint | null {
  const digits = text
    .trim()
    .replace(/^[A-Za-z$€£¥₩]{1,3}\.?\s*/u, '')
    .replaceAll(/\s/g, '');
  if (!/^\d[\d.,]*$/.test(digits)) return null;
  const money = parseDecimal(plain(digits), currency);
  return money?.amountMinor ?? null;
}

/** Groups of three after a mark are thousands; one or two digits after the last mark are a part of one. */
function plain(text: string): string {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (last < 0) return text;
  const rest = text.length - last - 1;
  const whole = text.slice(0, last).replaceAll(/[.,]/g, '');
  return rest === 3 ? whole + text.slice(last + 1) : `${whole}.${text.slice(last + 1)}`;
}
