/** The file finance works from: one line per credit, safe to open in a spreadsheet, the same bytes every time. */
import { toDecimal, type Currency } from '../../kernel/money.ts';

export interface PayoutLine {
  readonly reference: string;
  readonly account: string;
  readonly email: string;
  readonly phone: string;
  readonly amountMinor: bigint;
  readonly currency: Currency;
}

export function payoutFile(lines: readonly PayoutLine[]): Buffer {
  const rows = lines.map((line) => [
    line.reference,
    line.account,
    line.email,
    line.phone,
    toDecimal({ amountMinor: line.amountMinor, currency: line.currency }),
    line.currency,
  ]);
  const header = ['reference', 'account', 'email', 'phone', 'amount', 'currency'];
  return Buffer.from([header, ...rows].map((row) => row.map(cell).join(',') + '\r\n').join(''), 'utf8');
}

/** A cell that begins like a formula gets an apostrophe; one with separators gets quotes. */
function cell(text: string): string {
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
