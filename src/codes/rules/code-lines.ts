/** What a vendor's file of codes says, line by line: a code with its expiry, or a reason why the line is not taken. */
import { both } from '../../kernel/both.ts';

export const REJECT_REASONS = {
  malformed: both(
    'The line breaks the rules of CSV: a quote is not closed, or text follows one.',
    'Baris ini melanggar aturan CSV: tanda kutip tidak ditutup, atau ada teks sesudahnya.',
  ),
  column_count: both(
    'The line has more or fewer cells than the header.',
    'Baris ini punya sel lebih banyak atau lebih sedikit daripada kepalanya.',
  ),
  empty: both('There is no code in it.', 'Tidak ada kode di dalamnya.'),
  too_short: both(
    'A code has at least 6 characters: a shorter one is guessed.',
    'Kode terdiri dari sedikitnya 6 karakter: yang lebih pendek mudah ditebak.',
  ),
  too_long: both('A code has at most 64 characters.', 'Kode terdiri dari paling banyak 64 karakter.'),
  characters: both(
    'A code holds printable ASCII characters only, and no blanks: people type it.',
    'Kode hanya memuat karakter ASCII yang tampak, tanpa spasi: orang mengetiknya.',
  ),
  expiry: both(
    'The expiry is no date: write 2027-03-31, or an instant with its offset.',
    'Masa berlakunya bukan tanggal: tulis 2027-03-31, atau waktu dengan selisih zonanya.',
  ),
  expired: both(
    'The code has expired, or will before anybody could use it.',
    'Kode ini sudah kedaluwarsa, atau akan kedaluwarsa sebelum sempat dipakai.',
  ),
  twice_in_file: both(
    'The same code stands in an earlier line of this file.',
    'Kode yang sama ada di baris sebelumnya dalam berkas ini.',
  ),
  known: both(
    'The same code is already in a pool of this incident.',
    'Kode yang sama sudah ada di kumpulan kode insiden ini.',
  ),
} as const;
export type RejectReason = keyof typeof REJECT_REASONS;

const CODE_NAMES = ['code', 'kode', 'voucher', 'voucher_code', 'activation_code'];
const EXPIRY_NAMES = ['expires', 'expires_at', 'expiry', 'valid_until', 'berlaku_sampai'];
const CHARACTERS_MIN = 6;
const CHARACTERS_MAX = 64;

export interface CodeColumns {
  readonly count: number;
  readonly code: number;
  readonly expires: number | null;
}

/** Null where the header names no column of codes, or two. */
export function columnsOf(header: readonly string[]): CodeColumns | null {
  const names = header.map((name) =>
    name
      .replace(/^\ufeff/, '')
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  );
  const places = (known: readonly string[]) =>
    names.flatMap((name, place) => (known.includes(name) ? [place] : []));
  const [codes, expiries] = [places(CODE_NAMES), places(EXPIRY_NAMES)];
  if (codes.length !== 1 || expiries.length > 1) return null;
  return { count: header.length, code: codes[0]!, expires: expiries[0] ?? null };
}

export interface CodeLine {
  readonly line: number;
  readonly code: string;
  /** Null: it does not expire. */
  readonly expiresAt: Date | null;
}

export interface RejectedLine {
  readonly line: number;
  readonly reason: RejectReason;
}

export interface Reading {
  readonly columns: CodeColumns;
  /** A code that expires before is of no use to anybody. */
  readonly usableUntil: Date;
  /** The end of a day where the company keeps its books. */
  readonly endOfDay: (date: string) => Date | null;
}

export function readCodeLine(
  { line, cells }: { readonly line: number; readonly cells: readonly string[] | null },
  { columns, usableUntil, endOfDay }: Reading,
): CodeLine | RejectedLine {
  const no = (reason: RejectReason): RejectedLine => ({ line, reason });
  if (cells === null) return no('malformed');
  if (cells.length !== columns.count) return no('column_count');
  const code = (cells[columns.code] ?? '').trim();
  const wrong = wrongWith(code);
  if (wrong) return no(wrong);
  const said = columns.expires === null ? '' : (cells[columns.expires] ?? '').trim();
  const expiresAt = said === '' ? null : readExpiry(said, endOfDay);
  if (expiresAt === undefined) return no('expiry');
  if (expiresAt !== null && expiresAt <= usableUntil) return no('expired');
  return { line, code, expiresAt };
}

export function isRejected(line: CodeLine | RejectedLine): line is RejectedLine {
  return 'reason' in line;
}

/** Why a text is no code; null where it is one. */
export function wrongWith(code: string): RejectReason | null {
  if (code === '') return 'empty';
  if (code.length < CHARACTERS_MIN) return 'too_short';
  if (code.length > CHARACTERS_MAX) return 'too_long';
  return /^[\x21-\x7e]+$/.test(code) ? null : 'characters';
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Undefined where it is no date; a day its month does not have is none. */
function readExpiry(text: string, endOfDay: Reading['endOfDay']): Date | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return isDay(text) ? (endOfDay(text) ?? undefined) : undefined;
  const day = INSTANT.exec(text)?.[1];
  if (day === undefined || !isDay(day)) return undefined;
  const instant = new Date(text.replace(' ', 'T'));
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The instant at which a date has ended in a time zone: the first at which its clocks show the next day. */
export function endOfDayIn(timeZone: string): (date: string) => Date {
  const clock = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const shown = (at: Date): number => {
    const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(
      part['year']!,
      part['month']! - 1,
      part['day']!,
      part['hour']!,
      part['minute']!,
      part['second']!,
    );
  };
  return (date) => {
    const midnight = new Date(`${date}T00:00:00Z`).getTime() + 86_400_000;
    // Twice: the offset at the guess may be another than at the day's end.
    let at = midnight;
    for (let look = 0; look < 2; look++) at += midnight - shown(new Date(at));
    return new Date(at);
  };
}
