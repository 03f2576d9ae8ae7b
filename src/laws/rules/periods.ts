/** A law's time: hours, calendar days in its zone, or business days of its calendar. */
import { must } from '../../kernel/assert.ts';
import type { Calendar } from './law.ts';

export interface Span {
  readonly count: number;
  readonly unit: 'hours' | 'days' | 'business_days';
}

/** `PT72H`, `P30D`, `P3BD`; null for anything else. */
export function readPeriod(text: string): Span | null {
  const hours = /^PT([1-9]\d{0,4})H$/.exec(text);
  if (hours) return { count: Number(hours[1]), unit: 'hours' };
  const days = /^P([1-9]\d{0,3})(B?)D$/.exec(text);
  return days ? { count: Number(days[1]), unit: days[2] ? 'business_days' : 'days' } : null;
}

export interface Place {
  readonly zone: string;
  readonly calendar: Calendar;
}

/**
 * When the time is over. Days keep the time of day of their start in the law's own zone: a regulator who counts
 * whole days is never earlier than that, so the deadline shown is never too late.
 */
export function periodEnd(start: Date, period: string, { zone, calendar }: Place): Date {
  const { count, unit } = must(readPeriod(period), 'a readable period');
  if (unit === 'hours') return new Date(start.getTime() + count * 3_600_000);
  const local = localOf(start, zone);
  const day = unit === 'days' ? local.day + count : businessDay(local.day, count, calendar);
  return instantOf({ day, timeMs: local.timeMs }, zone);
}

const DAY_MS = 86_400_000;

interface Local {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly timeMs: number;
}

/** The n-th business day after `day`; the day itself never counts. */
function businessDay(day: number, count: number, calendar: Calendar): number {
  let at = day;
  for (let left = count; left > 0;) {
    at += 1;
    if (isBusinessDay(at, calendar)) left -= 1;
  }
  return at;
}

function isBusinessDay(day: number, { weekend, yearly, easter, days }: Calendar): boolean {
  const iso = new Date(day * DAY_MS).toISOString().slice(0, 10);
  // 1970-01-01 was a Thursday.
  if (weekend.includes((((day + 4) % 7) + 7) % 7)) return false;
  if (yearly.includes(iso.slice(5)) || days.includes(iso)) return false;
  return !easter.includes(day - easterSunday(Number(iso.slice(0, 4))));
}

/** Day number of Easter Sunday, by the anonymous Gregorian rule. */
export function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1) / DAY_MS;
}

function localOf(instant: Date, zone: string): Local {
  const shifted = instant.getTime() + offsetMs(instant, zone);
  const day = Math.floor(shifted / DAY_MS);
  return { day, timeMs: shifted - day * DAY_MS };
}

/** Twice, because the offset at the guess may differ from the one that holds there. */
function instantOf({ day, timeMs }: Local, zone: string): Date {
  const wall = day * DAY_MS + timeMs;
  const guess = wall - offsetMs(new Date(wall), zone);
  return new Date(wall - offsetMs(new Date(guess), zone));
}

/** How far the zone's clocks are ahead of UTC at this instant. */
function offsetMs(instant: Date, zone: string): number {
  const parts = formatOf(zone).formatToParts(instant);
  const at = (type: string): number => Number(parts.find((p) => p.type === type)?.value);
  const wall = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
  return wall - Math.floor(instant.getTime() / 1000) * 1000;
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = FORMATS.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    FORMATS.set(zone, format);
  }
  return format;
}
