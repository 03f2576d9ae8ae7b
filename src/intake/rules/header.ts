/** Decides whether the first record of a file names its columns or is already somebody's data. */
import { phrasesIn } from './detect/header-words.ts';
import { kindsOf, type Kind } from './detect/kinds.ts';
import { PHRASES } from './detect/meanings.ts';

export interface HeaderReading {
  readonly present: boolean;
  readonly reason: string;
}

/** What no one calls a column. */
const VALUES: ReadonlySet<Kind> = new Set<Kind>([
  'email', 'marked_phone', 'card', 'masked_card', 'iban', 'npwp', 'marked_ssn', 'imei', 'mac', 'ipv4', 'ipv6', 'uuid',
  'jwt', 'marked_token', 'hash_strong', 'hash_weak', 'date', 'timestamp', 'integer', 'degree', 'coordinate_pair', 'url',
]); // prettier-ignore

/** `rest` are later records; nothing of the first one is told, since it may be data. */
export function readHeader(first: readonly string[], rest: readonly (readonly string[])[]): HeaderReading {
  const filled = first.filter((cell) => cell.trim() !== '');
  if (filled.length === 0) return { present: true, reason: 'the first line is empty' };
  const values = filled.filter((cell) => kindsOf(cell, null).some((kind) => VALUES.has(kind))).length;
  const named = filled.filter((cell) => cell.length <= 60 && phrasesIn(cell, PHRASES).length > 0).length;
  const of = (count: number): string => `${count} of ${filled.length} cells of the first line`;
  if (values > 0 && values >= named) return { present: false, reason: `${of(values)} are values, not names` };
  if (named * 2 >= filled.length) return { present: true, reason: `${of(named)} are known names of columns` };
  const repeated = first.filter(
    (cell, i) => cell.trim() !== '' && rest.some((cells) => cells[i] === cell),
  ).length;
  if (repeated * 2 >= filled.length) {
    return { present: false, reason: `${of(repeated)} stand again in later lines` };
  }
  if (values > 0) return { present: false, reason: `${of(values)} are values, and few are known names` };
  if (new Set(filled).size < filled.length)
    return { present: true, reason: 'no cell of the first line is a value' };
  return { present: true, reason: 'no cell of the first line is a value, and all differ' };
}
