/** The file finance works from: safe to open in a spreadsheet, the same bytes every time. */
import { toDecimal, type Currency } from '../../kernel/money.ts';

export interface PayoutLine {
  readonly reference: string;
  readonly kind: string;
  readonly account: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly amountMinor: bigint;
  readonly currency: Currency;
}

/** One line per person. */
export function payoutFile(lines: readonly PayoutLine[]): Buffer {
  const header = ['reference', 'kind', 'account', 'name', 'email', 'phone', 'amount', 'currency'];
  return csv([
    header,
    ...lines.map(({ reference, kind, account, name, email, phone, amountMinor, currency }) => [
      reference,
      kind,
      account,
      name,
      email,
      phone,
      toDecimal({ amountMinor, currency }),
      currency,
    ]),
  ]);
}

export interface DonationTotal {
  /** The offer people chose, which names who is given to. */
  readonly offer: string;
  readonly gifts: number;
  readonly amountMinor: bigint;
  readonly currency: Currency;
}

/** One line per recipient: who gave stays in the house. */
export function donationFile(batchId: string, totals: readonly DonationTotal[]): Buffer {
  const header = ['reference', 'donation', 'gifts', 'amount', 'currency'];
  return csv([
    header,
    ...totals.map(({ offer, gifts, amountMinor, currency }, i) => [
      `${batchId}/${i + 1}`,
      offer,
      String(gifts),
      toDecimal({ amountMinor, currency }),
      currency,
    ]),
  ]);
}

function csv(rows: readonly (readonly string[])[]): Buffer {
  return Buffer.from(rows.map((row) => row.map(cell).join(',') + '\r\n').join(''), 'utf8');
}

/** A cell that begins like a formula gets an apostrophe; one with separators gets quotes. */
function cell(text: string): string {
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
