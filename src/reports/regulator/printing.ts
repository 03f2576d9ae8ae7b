/** Instants as people read them: in the incident's zone, with the zone's name, so that nobody must guess. */
import type { ReportLocale } from './report.types.ts';

const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** `6 May 2026, 08:00 WIB`. */
export function printed(instant: Date, locale: ReportLocale, timeZone: string): string {
  const key = `${locale}|${timeZone}`;
  let format = FORMATS.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale === 'id' ? 'id-ID' : 'en-GB', {
      timeZone,
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    });
    FORMATS.set(key, format);
  }
  return format.format(instant);
}
