/** What a single cell says: absent or present, an address, a date, a yes (ENGINE §4). */

const ABSENT = new Set(['', 'null', '\\n', 'n/a', '-', 'nil', 'none', '#n/a']);
const ABSENT_LENGTH_MAX = 4;

/** Is there nothing in this cell? `extra` are the mapping's own absent values, in lower case. */
export function isAbsent(cell: string, extra: ReadonlySet<string>): boolean {
  if (cell.length > ABSENT_LENGTH_MAX && extra.size === 0 && isUntrimmed(cell)) return false;
  const folded = cell.trim().toLowerCase();
  return ABSENT.has(folded) || extra.has(folded);
}

/** Surely nothing to trim: most cells begin and end with a visible ASCII character. */
function isUntrimmed(cell: string): boolean {
  return isVisible(cell.charCodeAt(0)) && isVisible(cell.charCodeAt(cell.length - 1));
}

function isVisible(code: number): boolean {
  return code > 0x20 && code < 0x7f;
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

/** Any simple address is read by looking at it once; it means the same as the rules below. */
const SIMPLE_EMAIL = /^[a-z0-9._%+=~!#$&'*/?^`{|}-]+@[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/;

/** The normalised address, or null where it is none. */
export function readEmail(cell: string): EmailAddress | null {
  if (cell.length <= EMAIL_LENGTH_MAX && SIMPLE_EMAIL.test(cell)) return { address: cell, sendable: true };
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
  if (isIsoDate(text)) return realDay(text) ? text.slice(0, 10) : null;
  const iso = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?$/.exec(text);
  if (iso) return realDate(iso[1]!, iso[2]!, iso[3]!);
  const local = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[T ].*)?$/.exec(text);
  if (!local) return null;
  const [first, second, year] = [local[1]!, local[2]!, local[3]!];
  return order === 'dmy' ? realDate(year, second, first) : realDate(year, first, second);
}

/** `2001-12-31`, alone or before a time: what most exports write, told without taking it apart. */
function isIsoDate(text: string): boolean {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  for (let at = 0; at < 10; at += 1) if (at !== 4 && at !== 7 && !isDigit(text.charCodeAt(at))) return false;
  if (text.length === 10) return true;
  const next = text.charCodeAt(10);
  return (next === 84 || next === 32) && !/[\n\r\u2028\u2029]/.test(text);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function realDay(iso: string): boolean {
  const day = numberAt(iso, 8);
  const year = numberAt(iso, 0) * 100 + numberAt(iso, 2);
  return day >= 1 && day <= daysIn(year, numberAt(iso, 5));
}

function numberAt(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}

function realDate(year: string, month: string, day: string): string | null {
  const days = daysIn(Number(year), Number(month));
  if (Number(day) < 1 || Number(day) > days) return null;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** 0 where there is no such month. */
function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return (DAYS[month] ?? 0) + (month === 2 && isLeap ? 1 : 0);
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

/** The last birthday that makes an adult on `asOf`: whoever was born later is under 18. */
export function lastAdultBirth(asOf: Date): string {
  const today = asOf.toISOString().slice(0, 10);
  return `${String(Number(today.slice(0, 4)) - 18).padStart(4, '0')}${today.slice(4)}`;
}

/** Under 18: the only thing kept of a `birth_date`. Unreadable dates are no minors, nor is the year 9999. */
export function isMinor(birthDate: string | null, lastAdult: string): boolean {
  return birthDate !== null && birthDate > lastAdult && birthDate < '9982';
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
