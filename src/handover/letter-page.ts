/** The measures of a letter on A4 for window envelopes (DIN 5008, form B), and the words around it. */
import type { Locale } from '../incidents/index.ts';

export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

export const PAGE = {
  margins: { top: mm(22), bottom: mm(24), left: mm(25), right: mm(22) },
  window: { left: mm(25), returnLine: mm(48), address: mm(54) },
  info: { left: mm(125), top: mm(50), width: mm(63) },
  /** Where the letter itself begins on its first page: below what the window shows. */
  body: mm(100),
  folds: [mm(105), mm(210)],
  footer: mm(280),
} as const;

/** Nothing is smaller than 9 points; what is read at length has 12, with open lines. */
export const SIZES = {
  body: 12,
  title: 18,
  heading: 14,
  subheading: 12,
  address: 10.5,
  info: 10,
  small: 9,
  code: 16,
} as const;
export const LINE_GAP = 3.5;
export const PARAGRAPH_GAP = 8;

export const INK = '#111111';
export const QUIET = '#444444';
export const BOX = '#f3f5f8';
export const RULE = '#5a6472';

export interface LetterWords {
  readonly date: string;
  readonly reference: string;
  page(no: number, count: number): string;
}

export const LETTER_WORDS: Readonly<Record<Locale, LetterWords>> = {
  id: { date: 'Tanggal', reference: 'Nomor surat', page: (no, count) => `Halaman ${no} dari ${count}` },
  en: { date: 'Date', reference: 'Letter number', page: (no, count) => `Page ${no} of ${count}` },
};

const LANGUAGES: Readonly<Record<Locale, string>> = { id: 'id-ID', en: 'en-GB' };

export function languageOf(locale: Locale): string {
  return LANGUAGES[locale];
}

export function letterDate(at: Date, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(LANGUAGES[locale], { dateStyle: 'long', timeZone }).format(at);
}
