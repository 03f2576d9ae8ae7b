/** What a single cell says: absent or present, an address, a date, a yes (ENGINE §4). */

const ABSENT = new Set(['', 'null', '\\n', 'n/a', '-', 'nil', 'none', '#n/a']);

/** Is there nothing in this cell? `extra` are the mapping's own absent values, in lower case. */
export function isAbsent(cell: string, extra: ReadonlySet<string>): boolean {
  const folded = cell.trim().toLowerCase();
  return ABSENT.has(folded) || extra.has(folded);
}

export interface EmailAddress {
  readonly address: string;
  /** False where the local part is not ASCII: a matching key, but not an address SES accepts. */
  readonly sendable: boolean;
}

const EMAIL_LENGTH_MAX = 254;
const FORBIDDEN_IN_EMAIL = /[\s\p{Cc},<>]/u;
// What a URL would read as something other than a host name.
const NOT_IN_HOST = /[/:?#%[\]\\]/;

/** The normalised address, or null where it is none. */
export function readEmail(cell: string): EmailAddress | null {
  const text = cell.trim().toLowerCase();
  if (FORBIDDEN_IN_EMAIL.test(text)) return null;
  const [local, rawDomain, ...more] = text.split('@');
  if (!local || !rawDomain || more.length > 0) return null;
  const domain = isAsciiText(rawDomain) ? rawDomain : idnToAscii(rawDomain);
  if (!domain?.includes('.')) return null;
  const address = `${local}@${domain}`;
  return address.length <= EMAIL_LENGTH_MAX ? { address, sendable: isAsciiText(local) } : null;
}

function idnToAscii(domain: string): string | null {
  const url = NOT_IN_HOST.test(domain) ? null : URL.parse(`http://${domain}`);
  return url?.hostname || null;
}

function isAsciiText(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** Day and month first or second; ISO dates need no order. */
export type DateOrder = 'dmy' | 'mdy';

/** An ISO date (2001-12-31) of a full date, with or without a time; null for anything less. */
export function readDate(cell: string, order: DateOrder): string | null {
  const text = cell.trim();
  const iso = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?$/.exec(text);
  if (iso) return realDate(iso[1]!, iso[2]!, iso[3]!);
  const local = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[T ].*)?$/.exec(text);
  if (!local) return null;
  const [first, second, year] = [local[1]!, local[2]!, local[3]!];
  return order === 'dmy' ? realDate(year, second, first) : realDate(year, first, second);
}

function realDate(year: string, month: string, day: string): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : text;
}

/** An instant for "this contact was right as of"; null where it is not a full date. */
export function readInstant(cell: string, order: DateOrder): Date | null {
  const text = cell.trim();
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) {
    // A time without a zone is read as UTC: the machine's own zone must not decide.
    const instant = new Date(/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text}Z`);
    if (!Number.isNaN(instant.getTime())) return instant;
  }
  const date = readDate(text, order);
  return date ? new Date(`${date}T00:00:00Z`) : null;
}

/** Under 18 on `asOf`: the only thing kept of a `birth_date`. Unreadable dates are no minors. */
export function isMinor(birthDate: string | null, asOf: Date): boolean {
  if (!birthDate) return false;
  const adultFrom = `${Number(birthDate.slice(0, 4)) + 18}${birthDate.slice(4)}`;
  return asOf.toISOString().slice(0, 10) < adultFrom;
}

const NO = new Set(['0', 'false', 'f', 'no', 'n', 'tidak', 'bukan', 'alive', 'hidup']);

/** A present cell of a yes/no column: anything but a no is a yes (a date of death, say). */
export function isYes(cell: string): boolean {
  return !NO.has(cell.trim().toLowerCase());
}

/** `id-ID`, `en_GB` → `id-ID`, `en-GB`; null for what is no language tag. */
export function readLocale(cell: string): string | null {
  const tag = /^([a-z]{2,3})(?:[-_]([a-z]{2}))?$/i.exec(cell.trim());
  if (!tag) return null;
  return tag[2] ? `${tag[1]!.toLowerCase()}-${tag[2].toUpperCase()}` : tag[1]!.toLowerCase();
}

/** An IANA zone such as Asia/Jakarta; null for anything else. */
export function readTimeZone(cell: string): string | null {
  const zone = cell.trim();
  if (!/^[A-Za-z]+(?:\/[A-Za-z0-9_+-]+){1,2}$|^UTC$/.test(zone)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
