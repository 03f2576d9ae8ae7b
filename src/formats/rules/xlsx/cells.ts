/** What a workbook's cells say, as exact text: numbers as they were typed, dates as ISO, truth as TRUE and FALSE. */

export const SHEET_COLUMNS_MAX = 16_384;
const MS_PER_DAY = 86_400_000;
/** Day 0 of the two calendars a workbook may count in. Excel's 1900 has a 29 February that never was: day 60. */
const EPOCH_1900_MS = Date.UTC(1899, 11, 30);
const EPOCH_1904_MS = Date.UTC(1904, 0, 1);
const FALSE_LEAP_DAY = 60;
/** 31 December 9999. */
const SERIAL_MAX = 2_958_466;

/** Excel's own limit. */
const FORMAT_CHARS_MAX = 255;

/** What a number format shows: a day, an instant of a day, both, or no date at all. */
export type DateParts = { readonly day: boolean; readonly time: boolean } | null;

/** Excel's own formats have numbers and no text in the file. */
export function builtInDate(id: number): DateParts {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) {
    return { day: true, time: false };
  }
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47)
    return { day: false, time: true };
  return id === 22 ? { day: true, time: true } : null;
}

/** A format's first section, without literals, colours and paddings, tells whether it shows a date. */
export function formatDate(code: string): DateParts {
  const [first = ''] = code.slice(0, FORMAT_CHARS_MAX).split(';');
  const bare = first
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase();
  // Elapsed hours are a length of time, not an instant; General and text are neither.
  if (/\[[hms]+\]/.test(bare) || /^(?:general|@)$/.test(bare)) return null;
  const day = /[yd]/.test(bare) || /m{3,}/.test(bare) || (/m/.test(bare) && !/[hs]/.test(bare));
  const time = /h|s/.test(bare);
  return day || time ? { day, time } : null;
}

/** A serial number as ISO text; the number itself where no such day is. */
export function dateText(serial: string, parts: NonNullable<DateParts>, is1904: boolean): string {
  const value = Number(serial);
  if (!Number.isFinite(value) || value < 0 || value > SERIAL_MAX) return numberText(serial);
  const isFalseDay = !is1904 && Math.floor(value) === FALSE_LEAP_DAY;
  if (isFalseDay) return numberText(serial);
  if (!parts.day && value < 1) return timeText(Math.round(value * MS_PER_DAY));
  const shift = !is1904 && value < FALSE_LEAP_DAY ? 1 : 0;
  const ms = Math.round((value + shift) * MS_PER_DAY) + (is1904 ? EPOCH_1904_MS : EPOCH_1900_MS);
  const iso = new Date(ms).toISOString();
  const day = iso.slice(0, 10);
  return ms % MS_PER_DAY === 0 ? day : `${day}T${shortTime(iso.slice(11, 23))}`;
}

function timeText(ms: number): string {
  return shortTime(new Date(ms).toISOString().slice(11, 23));
}

function shortTime(time: string): string {
  return time.endsWith('.000') ? time.slice(0, 8) : time;
}

const SCIENTIFIC = /^([+-]?)(\d+)(?:\.(\d*))?[eE]([+-]?\d{1,3})$/;

/** A number's text; whole numbers in scientific notation are written out, so that an id keeps its digits. */
export function numberText(raw: string): string {
  const found = SCIENTIFIC.exec(raw.trim());
  if (!found) return raw.trim();
  const [, sign = '', whole = '', fraction = '', exponent = ''] = found;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point < 0 || /[^0]/.test(digits.slice(point))) return raw.trim();
  const written =
    digits
      .slice(0, point)
      .padEnd(point, '0')
      .replace(/^0+(?=\d)/, '') || '0';
  return (sign === '-' ? '-' : '') + written;
}

/** Strings may spell characters XML cannot hold: `_x000D_`; an underscore that would look so is `_x005F_`. */
export function plainText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

export interface CellPlace {
  /** From 0. */
  readonly column: number;
  /** From 1; null where the reference names none. */
  readonly row: number | null;
}

/** `BC12` as a place; null where it is none. */
export function placeOf(reference: string): CellPlace | null {
  const found = /^([A-Z]{1,3})(\d{1,7})?$/.exec(reference);
  if (!found) return null;
  let column = 0;
  for (const letter of found[1]!) column = column * 26 + letter.charCodeAt(0) - 64;
  if (column > SHEET_COLUMNS_MAX) return null;
  return { column: column - 1, row: found[2] === undefined ? null : Number(found[2]) };
}
