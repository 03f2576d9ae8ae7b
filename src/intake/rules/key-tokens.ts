/**
 * What of a rejected record may be somebody's key. A customer who stands there alone must not be counted as
 * unaffected (ENGINE §4), so anything that reads like a key is one here: too much is safe, too little is not.
 */
import { isAbsent, readEmail } from './cells.ts';
import { readPhone } from './phone.ts';

export interface KeyTokens {
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  /** Any cell could be a customer id where nobody knows which column is which. */
  readonly ids: readonly string[];
}

/** A hostile record may hold a cell per byte. */
const CELLS_MAX = 1000;
const ID_CHARS_MAX = 200;
const NOTHING: ReadonlySet<string> = new Set();

/** The cells of a record that has the wrong number of them, or none of whose key columns holds a key. */
export function tokensOfCells(
  cells: readonly string[],
  { country, anyId }: { readonly country: string | null; readonly anyId: boolean },
): KeyTokens {
  const emails = new Set<string>();
  const phones = new Set<string>();
  const ids = new Set<string>();
  for (const cell of cells.slice(0, CELLS_MAX)) {
    if (isAbsent(cell, NOTHING)) continue;
    if (anyId && cell.length <= ID_CHARS_MAX) ids.add(cell.trim());
    if (cell.includes('@')) addEmails(cell, emails);
    const phone = mayBePhone(cell) ? readPhone(cell, country) : null;
    if (phone) phones.add(phone.e164);
  }
  return { emails: [...emails], phones: [...phones], ids: [...ids] };
}

/** A line that is no record: cut at everything that may separate cells. */
export function tokensOfText(text: string, country: string | null): KeyTokens {
  return tokensOfCells(text.split(/[",;|\t\0]+/), { country, anyId: true });
}

/** Addresses in a cell, also in the middle of a text. */
function addEmails(cell: string, emails: Set<string>): void {
  for (const token of cell.split(/[\s\p{Cc},;:<>()[\]"'|]+/u)) {
    const email = token.includes('@') ? readEmail(token.replace(/\.+$/, '')) : null;
    if (email) emails.add(email.address);
  }
}

function mayBePhone(cell: string): boolean {
  return cell.length <= 40 && /^[\s+(]*\d[\d\s().\-/+]{5,}$/.test(cell);
}
