/** Which cards and accounts are a bank's own: by issuer range, or by the bank code of an IBAN. */

export interface IinRange {
  /** Leading digits of the first and the last card, of equal length. */
  readonly from: string;
  readonly to: string;
}

/** Both lists empty: every value of the chosen columns. */
export interface ExtractFilter {
  readonly iins: readonly IinRange[];
  /** Country and bank code as they stand in the IBAN, without its check digits: `GBNWBK`, `DE50010517`. */
  readonly ibanBanks: readonly string[];
}

export const NO_FILTER: ExtractFilter = { iins: [], ibanBanks: [] };

/** `411111`, `411111-411119`: 4 to 8 digits; null where it is none, or runs backwards. */
export function readIin(text: string): IinRange | null {
  const m = /^(\d{4,8})(?:-(\d{4,8}))?$/.exec(text.replace(/\s/g, ''));
  if (!m) return null;
  const [from, to] = [m[1]!, m[2] ?? m[1]!];
  return from.length === to.length && from <= to ? { from, to } : null;
}

export function readIbanBank(text: string): string | null {
  const code = text.replace(/\s/g, '').toUpperCase();
  return /^[A-Z]{2}[A-Z0-9]{2,15}$/.test(code) ? code : null;
}

/** Is a cell one of the bank's? Only whole numbers can be told: a masked card belongs to nobody in particular. */
export function belongs(filter: ExtractFilter, cell: string): boolean {
  if (filter.iins.length === 0 && filter.ibanBanks.length === 0) return true;
  const value = cell.replace(/[\s-]/g, '').toUpperCase();
  return isCardOf(filter.iins, value) || isAccountOf(filter.ibanBanks, value);
}

function isCardOf(iins: readonly IinRange[], value: string): boolean {
  if (!/^\d{12,19}$/.test(value)) return false;
  return iins.some(({ from, to }) => {
    const head = value.slice(0, from.length);
    return from <= head && head <= to;
  });
}

function isAccountOf(banks: readonly string[], value: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(value)) return false;
  const bare = value.slice(0, 2) + value.slice(4);
  return banks.some((bank) => bare.startsWith(bank));
}
