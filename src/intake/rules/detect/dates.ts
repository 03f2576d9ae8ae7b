/** Recognises dates, times and expiry dates, and which of day and month comes first. */
import { readDate, type DateOrder } from '../cells.ts';

const ISO = /^\d{4}[-/.]?\d{2}[-/.]?\d{2}$/;
const LOCAL = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/;
const WITH_TIME = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})[T ]\d{1,2}:\d{2}/;
const MONTHS =
  /^\d{1,2}[\s-](?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|nop|des|dec)\p{L}*[\s,-]+\d{2,4}$/iu;

/** A date without a time; `order` of the day decides nothing here. */
export function isDate(value: string): boolean {
  return yearOf(value) !== null || MONTHS.test(value.trim());
}

/** The year of a full, real date without a time; null for anything else. */
export function yearOf(value: string): number | null {
  const text = value.trim();
  if (!ISO.test(text) && !LOCAL.test(text)) return null;
  if (/^\d{8}$/.test(text) && !/^(?:19|20)/.test(text)) return null;
  const date = readDate(text, 'dmy') ?? readDate(text, 'mdy');
  return date ? Number(date.slice(0, 4)) : null;
}

/** What this date proves of the order; null where it is ISO, no date, or fits both. */
export function orderOf(value: string): DateOrder | null {
  const local = LOCAL.exec(value.trim().split(/[T ]\d{1,2}:/, 1)[0]!);
  if (!local) return null;
  const [first, second] = [Number(local[1]), Number(local[2])];
  if (first > 12 && second <= 12) return 'dmy';
  return second > 12 && first <= 12 ? 'mdy' : null;
}

/** A date written with day and month as numbers: its order matters. */
export function isLocalDate(value: string): boolean {
  return LOCAL.test(value.trim().split(/[T ]\d{1,2}:/, 1)[0]!);
}

const EPOCH_FROM = 946_684_800;
const EPOCH_TO = 2_208_988_800;

/** A date with a time of day, or seconds (or milliseconds) since 1970 between 2000 and 2040. */
export function isTimestamp(value: string): boolean {
  const text = value.trim();
  if (WITH_TIME.test(text)) return true;
  if (!/^\d{10}$|^\d{13}$/.test(text)) return false;
  const seconds = text.length === 13 ? Number(text) / 1000 : Number(text);
  return seconds >= EPOCH_FROM && seconds < EPOCH_TO;
}

/** 08/27, 08-2027, 2027-08: the month a card is good until. */
export function isExpiry(value: string): boolean {
  return /^(?:0[1-9]|1[0-2])\s?[/-]\s?(?:\d{2}|20\d{2})$|^20\d{2}[/-](?:0[1-9]|1[0-2])$/.test(value.trim());
}
