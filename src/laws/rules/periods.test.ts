import { describe, expect, test } from '@jest/globals';
import { BRAZIL_DAYS, WEEKENDS } from '../data/brazil.ts';
import { easterSunday, periodEnd, readPeriod } from './periods.ts';

const JAKARTA = { zone: 'Asia/Jakarta', calendar: WEEKENDS };
const SAO_PAULO = { zone: 'America/Sao_Paulo', calendar: BRAZIL_DAYS };
const NEW_YORK = { zone: 'America/New_York', calendar: WEEKENDS };

function end(start: string, period: string, place: Parameters<typeof periodEnd>[2]): string {
  return periodEnd(new Date(start), period, place).toISOString();
}

describe('a period', () => {
  test.each([
    ['PT72H', { count: 72, unit: 'hours' }],
    ['P30D', { count: 30, unit: 'days' }],
    ['P3BD', { count: 3, unit: 'business_days' }],
    ['P0D', null],
    ['72H', null],
    ['P3BDX', null],
    ['PT3D', null],
  ])('%s is read', (text, span) => expect(readPeriod(text)).toEqual(span));

  test('of hours runs through nights, weekends and changes of the clocks', () => {
    expect(end('2026-05-01T10:00:00Z', 'PT72H', JAKARTA)).toBe('2026-05-04T10:00:00.000Z');
    expect(end('2026-03-07T12:00:00Z', 'PT72H', NEW_YORK)).toBe('2026-03-10T12:00:00.000Z');
  });

  test('of days keeps the time of day in the law’s zone, also over a change of the clocks', () => {
    // 7 March 07:00 in New York is UTC−5; 8 March the clocks go forward, so that 07:00 is an hour earlier in UTC.
    expect(end('2026-03-07T12:00:00Z', 'P30D', NEW_YORK)).toBe('2026-04-06T11:00:00.000Z');
    expect(end('2026-01-31T20:00:00Z', 'P30D', JAKARTA)).toBe('2026-03-02T20:00:00.000Z');
  });

  test('of business days passes over weekends and holidays of its calendar', () => {
    // Thursday 16 April; Tuesday 21 April is Tiradentes.
    expect(end('2026-04-16T15:00:00Z', 'P3BD', SAO_PAULO)).toBe('2026-04-22T15:00:00.000Z');
    // Friday 13 February; carnival is on Monday 16 and Tuesday 17.
    expect(end('2026-02-13T15:00:00Z', 'P3BD', SAO_PAULO)).toBe('2026-02-20T15:00:00.000Z');
    // Saturday: Monday is the first.
    expect(end('2026-05-09T15:00:00Z', 'P3BD', SAO_PAULO)).toBe('2026-05-13T15:00:00.000Z');
  });

  test('of business days looks at the day in the law’s zone, not in UTC', () => {
    // 02:00 UTC on Saturday is still Friday evening in São Paulo: Monday, Tuesday, Wednesday.
    expect(end('2026-05-09T02:00:00Z', 'P3BD', SAO_PAULO)).toBe('2026-05-14T02:00:00.000Z');
  });

  test.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('knows Easter of %i', (year, day) => {
    expect(new Date(easterSunday(year) * 86_400_000).toISOString().slice(0, 10)).toBe(day);
  });
});
