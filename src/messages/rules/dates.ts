/** Dates as a reader of that language says them, in the incident's time zone. */
import type { Locale } from './template-kinds.ts';

const TAG: Readonly<Record<Locale, string>> = { id: 'id-ID', en: 'en-GB' };

/** `3 Mei 2026`, `3 May 2026`. */
export function spokenDate(iso: string, locale: Locale, timeZone: string): string {
  return formatOf(locale, timeZone).format(new Date(iso));
}

/** By language and zone: making one takes far longer than using it. */
const FORMATS = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: Locale, timeZone: string): Intl.DateTimeFormat {
  const name = `${locale} ${timeZone}`;
  const known = FORMATS.get(name);
  if (known) return known;
  const made = new Intl.DateTimeFormat(TAG[locale], { dateStyle: 'long', timeZone });
  FORMATS.set(name, made);
  return made;
}

/** When it happened, ready to stand after "this happened": `antara 3 dan 5 Mei 2026`. */
export function spokenPeriod(
  period: { readonly from: string | null; readonly until: string | null },
  locale: Locale,
  timeZone: string,
): string | null {
  const from = period.from && spokenDate(period.from, locale, timeZone);
  const until = period.until && spokenDate(period.until, locale, timeZone);
  const words = WORDS[locale];
  if (from && until) {
    return from === until
      ? `${words.on} ${from}`
      : `${words.between} ${withoutRepeats(from, until)} ${words.and} ${until}`;
  }
  if (from) return `${words.since} ${from}`;
  return until ? `${words.until} ${until}` : null;
}

/** `3` before `5 Mei 2026`, `28 April` before `5 Mei 2026`: what both days share is said once. */
function withoutRepeats(from: string, until: string): string {
  const [ours, theirs] = [from.split(' '), until.split(' ')];
  while (ours.length > 1 && ours.at(-1) === theirs.at(-1)) {
    ours.pop();
    theirs.pop();
  }
  return ours.join(' ');
}

const WORDS = {
  id: { on: 'pada', between: 'antara', and: 'dan', since: 'sejak', until: 'sampai' },
  en: { on: 'on', between: 'between', and: 'and', since: 'since', until: 'until' },
} as const;

/** A day as somebody wrote it; null where the year is left out. */
export interface WrittenDay {
  readonly text: string;
  /** More than one where `4/5` may be either. */
  readonly days: readonly { readonly day: number; readonly month: number }[];
  readonly year: number | null;
}

const MONTHS: readonly string[] = [
  'jan(?:uari|uary)?', 'feb(?:ruari|ruary)?', 'mar(?:et|ch)?', 'apr(?:il)?', 'mei|may', 'jun[ie]?', 'jul[iy]?', 'agustus|agt|aug(?:ust)?',
  'sep(?:t|tember)?', 'okt(?:ober)?|oct(?:ober)?', 'nov(?:ember)?', 'des(?:ember)?|dec(?:ember)?',
]; // prettier-ignore
const MONTH = MONTHS.map((m) => `(?:${m})`).join('|');
const DAY_FIRST = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH})\\b\\.?(?:,? (\\d{4}))?`,
  'giu',
);
const MONTH_FIRST = new RegExp(`\\b(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4}))?`, 'giu');
const ISO = /\b(\d{4})-(\d{2})-(\d{2})\b/gu;
const NUMBERS = /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b/gu;

function monthOf(name: string): number {
  return MONTHS.findIndex((m) => new RegExp(`^(?:${m})$`, 'iu').test(name)) + 1;
}

function yearOf(year: string | undefined): number | null {
  return year === undefined ? null : Number(year.length === 2 ? `20${year}` : year);
}

/** Every day a text names, in either language and however it is written. */
export function datesIn(text: string): WrittenDay[] {
  return [
    ...[...text.matchAll(DAY_FIRST)].map(([t, d, m, y]) => {
      return { text: t.trim(), days: [{ day: Number(d), month: monthOf(m!) }], year: yearOf(y) };
    }),
    ...[...text.matchAll(MONTH_FIRST)].map(([t, m, d, y]) => {
      return { text: t.trim(), days: [{ day: Number(d), month: monthOf(m!) }], year: yearOf(y) };
    }),
    ...[...text.matchAll(ISO)].map(([t, y, m, d]) => {
      return { text: t, days: [{ day: Number(d), month: Number(m) }], year: Number(y) };
    }),
    ...[...text.matchAll(NUMBERS)].map(([t, a, b, y]) => {
      const days = [
        { day: Number(a), month: Number(b) },
        { day: Number(b), month: Number(a) },
      ];
      return { text: t, days, year: yearOf(y) };
    }),
  ];
}

export function isSameDay(written: WrittenDay, right: WrittenDay): boolean {
  const [wanted] = right.days;
  const same = written.days.some(({ day, month }) => day === wanted!.day && month === wanted!.month);
  return same && (written.year === null || right.year === null || written.year === right.year);
}
