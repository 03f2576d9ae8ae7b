/** Dates as a reader of that language says them, in the incident's time zone. */
import type { Locale } from './template-kinds.ts';

const TAG: Readonly<Record<Locale, string>> = { id: 'id-ID', en: 'en-GB' };

/** `3 Mei 2026`, `3 May 2026`. */
export function spokenDate(iso: string, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(TAG[locale], { dateStyle: 'long', timeZone }).format(new Date(iso));
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
