/** Numbers, amounts and instants as people of either language write them. */
import { formatMoney, isCurrency } from '../../src/kernel/money.ts';
import { type Language, useLanguage } from './words.tsx';

const LOCALE = { en: 'en-GB', id: 'id-ID' } as const;

export interface Format {
  /** 1183 → 1,183 / 1.183; 64-bit numbers come as decimal strings. */
  number(value: number | string): string;
  /** 0.423 → 42.3% */
  percent(share: number): string;
  /** Minor units as a decimal string, with their currency. */
  money(amountMinor: string, currency: string): string;
  /** 22 Nov 2026, 15:04 GMT+7 */
  instant(iso: string): string;
  date(iso: string): string;
  /** In 3 hours, 2 days ago. */
  relative(iso: string, now: number): string;
  /** 3 d 4 h, 12 min 5 s: for clocks and time left. */
  duration(ms: number): string;
  bytes(count: number): string;
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

export function formatIn(language: Language): Format {
  const locale = LOCALE[language];
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const instant = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const zone = new Intl.DateTimeFormat(locale, { timeZoneName: 'short' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  const size = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return {
    number: (value) => number.format(typeof value === 'string' ? BigInt(value) : value),
    percent: (share) => percent.format(share),
    money: (amountMinor, currency) =>
      isCurrency(currency)
        ? formatMoney({ amountMinor: BigInt(amountMinor), currency }, language)
        : `${amountMinor} ${currency}`,
    instant: (iso) => {
      const at = new Date(iso);
      const named = zone.formatToParts(at).find((part) => part.type === 'timeZoneName');
      return `${instant.format(at)} ${named?.value ?? ''}`.trim();
    },
    date: (iso) => date.format(new Date(iso)),
    relative: (iso, now) => {
      const ms = Date.parse(iso) - now;
      const [unit, length] = UNITS.find((of) => Math.abs(ms) >= of[1]) ?? UNITS[3];
      return relative.format(Math.trunc(ms / length), unit);
    },
    duration: (ms) => durationIn(language, ms),
    bytes: (count) => {
      const step = count <= 0 ? 0 : Math.min(4, Math.floor(Math.log(count) / Math.log(1024)));
      return `${size.format(count / 1024 ** step)} ${['B', 'KB', 'MB', 'GB', 'TB'][step]}`;
    },
  };
}

const SHORT = {
  en: { d: 'd', h: 'h', m: 'min', s: 's' },
  id: { d: 'hr', h: 'j', m: 'mnt', s: 'dtk' },
} as const;

/** The two largest units only: nobody counts seconds of days. */
function durationIn(language: Language, ms: number): string {
  const short = SHORT[language];
  const seconds = Math.max(0, Math.round(ms / 1000));
  const parts = [
    [Math.floor(seconds / 86_400), short.d],
    [Math.floor(seconds / 3_600) % 24, short.h],
    [Math.floor(seconds / 60) % 60, short.m],
    [seconds % 60, short.s],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  const shown = first === -1 ? parts.slice(3) : parts.slice(first, first + 2);
  return shown.map(([count, unit]) => `${count} ${unit}`).join(' ');
}

const MADE = { en: formatIn('en'), id: formatIn('id') };

export function useFormat(): Format {
  return MADE[useLanguage().language];
}
