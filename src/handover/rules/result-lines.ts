/** What a vendor's result file says, line by line: evidence about an attempt, or a reason why the line is not taken. */
import { type Referred, readReference } from './reference.ts';

/** The vendor's word → what it proves; `permanent` ends this channel and makes the next rung due. */
export const RESULT_WORDS = {
  accepted: { kind: 'accepted', permanent: false },
  delivered: { kind: 'delivered', permanent: false },
  undelivered: { kind: 'undelivered', permanent: false },
  returned: { kind: 'bounced', permanent: true },
  failed: { kind: 'failed', permanent: true },
  rejected: { kind: 'failed', permanent: true },
} as const;
export type ResultWord = keyof typeof RESULT_WORDS;

export interface ResultLine extends Referred {
  readonly lineNo: number;
  readonly word: ResultWord;
  readonly at: Date;
  readonly code: string | null;
}

export const REJECT_REASONS = [
  'no_reference',
  'unknown_reference',
  'unknown_status',
  'impossible_time',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

export interface RejectedLine {
  readonly lineNo: number;
  readonly reason: RejectReason;
}

export interface ResultColumns {
  readonly reference: number;
  readonly status: number;
  readonly at: number | null;
  readonly code: number | null;
}

/** Null where a header lacks a needed column. */
export function columnsOf(header: readonly string[]): ResultColumns | null {
  const names = header.map((name) =>
    name
      .replace(/^\ufeff/, '')
      .trim()
      .toLowerCase(),
  );
  const place = (name: string): number | null => (names.includes(name) ? names.indexOf(name) : null);
  const [reference, status] = [place('reference'), place('status')];
  if (reference === null || status === null) return null;
  return { reference, status, at: place('at'), code: place('code') };
}

/** A clock of the vendor's may be a little ahead of ours. */
const AHEAD_MS = 60 * 60_000;
const DAY_MS = 24 * AHEAD_MS;

export interface ReadingTimes {
  /** The file was handed out then: nothing can have happened to it before. */
  readonly outAt: Date;
  readonly now: Date;
}

export function readResultLine(
  cells: readonly string[],
  lineNo: number,
  { columns, times }: { readonly columns: ResultColumns; readonly times: ReadingTimes },
): ResultLine | RejectedLine {
  const referred = readReference(cells[columns.reference] ?? '');
  if (!referred) return { lineNo, reason: 'no_reference' };
  const word = (cells[columns.status] ?? '').trim().toLowerCase();
  if (!isWord(word)) return { lineNo, reason: 'unknown_status' };
  const at = timeOf(columns.at === null ? '' : (cells[columns.at] ?? ''), times);
  if (!at) return { lineNo, reason: 'impossible_time' };
  return {
    lineNo,
    ...referred,
    word,
    at,
    code: codeOf(columns.code === null ? '' : (cells[columns.code] ?? '')),
  };
}

export function isReject(line: ResultLine | RejectedLine): line is RejectedLine {
  return 'reason' in line;
}

function isWord(text: string): text is ResultWord {
  return Object.hasOwn(RESULT_WORDS, text);
}

/** ISO 8601 with its zone; a day alone is its end, since a day has no instant; none: when the file was brought. */
function timeOf(text: string, { outAt, now }: ReadingTimes): Date | null {
  const said = text.trim();
  if (said === '') return now;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(said);
  if (!day && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(said)) return null;
  const read = new Date(day ? `${said}T23:59:59Z` : said);
  const aheadMs = day ? DAY_MS : AHEAD_MS;
  if (Number.isNaN(read.getTime()) || read < outAt || read.getTime() > now.getTime() + aheadMs) return null;
  return day && read > now ? now : read;
}

/** A vendor's short word only: never a sentence, which could hold an address. */
function codeOf(text: string): string | null {
  const code = text.trim();
  return /^(?=.*[A-Za-z_])[A-Za-z0-9_.-]{1,40}$|^\d{1,5}$/.test(code) ? code : null;
}
