import { describe, expect, test } from '@jest/globals';
import {
  columnsOf,
  endOfDayIn,
  isRejected,
  readCodeLine,
  REJECT_REASONS,
  type Reading,
} from './code-lines.ts';
import { isDecent } from './decency.ts';
import { claimLifecycle, codeLifecycle, poolLifecycle } from './states.ts';
import { forecastOf, type StockFacts } from './stock.ts';

describe('decency', () => {
  test.each([
    'FVCK00000000A',
    'ABF0CKSH1TXYZ',
    '0000ANJ1NG000',
    '8AB1000000000',
    '0C0NTA10000WQ',
    'D1E0000000000',
  ])('nobody gets %s', (code) => expect(isDecent(code)).toBe(false));

  test.each(['2G6WQ9Z4RTMKP', '0123XYZW99CCV', 'KMNPQRTVWXYZ2'])('%s may be shown', (code) =>
    expect(isDecent(code)).toBe(true),
  );
});

describe('a file of codes', () => {
  test.each([
    [['code'], { count: 1, code: 0, expires: null }],
    [['\ufeffKode', 'Berlaku sampai'], { count: 2, code: 0, expires: 1 }],
    [['batch', 'Activation-Code', 'valid until'], { count: 3, code: 1, expires: 2 }],
    [['batch', 'value'], null],
    [['code', 'kode'], null],
    [['code', 'expires', 'expiry'], null],
  ])('the header %j is read as %j', (header, columns) => expect(columnsOf(header)).toEqual(columns));

  const reading: Reading = {
    columns: { count: 2, code: 0, expires: 1 },
    usableUntil: new Date('2026-07-01T00:00:00Z'),
    endOfDay: endOfDayIn('Asia/Jakarta'),
  };
  const read = (cells: readonly string[] | null) => readCodeLine({ line: 7, cells }, reading);

  test.each([
    [null, 'malformed'],
    [['ABC123'], 'column_count'],
    [['ABC123', '', ''], 'column_count'],
    [['  ', ''], 'empty'],
    [['AB12', ''], 'too_short'],
    [['A'.repeat(65), ''], 'too_long'],
    [['ABC 123', ''], 'characters'],
    [['ÅBC123', ''], 'characters'],
    [['ABC\u0000123', ''], 'characters'],
    [['ABC123', 'soon'], 'expiry'],
    [['ABC123', '2026-02-30'], 'expiry'],
    [['ABC123', '31/12/2027'], 'expiry'],
    [['ABC123', '2027-03-31T10:00:00'], 'expiry'],
    [['ABC123', '2026-06-30'], 'expired'],
  ])('%j is rejected as %s', (cells, reason) => expect(read(cells)).toEqual({ line: 7, reason }));

  test('a code is kept as the vendor wrote it, its day ends where the books are kept', () => {
    expect(read([' aB-c123 ', '2027-03-31'])).toEqual({
      line: 7,
      code: 'aB-c123',
      expiresAt: new Date('2027-03-31T17:00:00Z'),
    });
    expect(read(['ABC123', '2027-03-31T10:00:00+07:00'])).toMatchObject({
      expiresAt: new Date('2027-03-31T03:00:00Z'),
    });
    expect(read(['ABC123', ''])).toMatchObject({ expiresAt: null });
    expect(isRejected(read(['ABC123', '']))).toBe(false);
  });

  test.each([
    ['Asia/Jakarta', '2027-03-31', '2027-03-31T17:00:00.000Z'],
    ['UTC', '2027-12-31', '2028-01-01T00:00:00.000Z'],
    ['Europe/Berlin', '2027-03-28', '2027-03-28T22:00:00.000Z'],
    ['Europe/Berlin', '2027-10-31', '2027-10-31T23:00:00.000Z'],
    ['Pacific/Kiritimati', '2027-01-01', '2027-01-01T10:00:00.000Z'],
  ])('in %s the day %s ends at %s', (zone, day, end) =>
    expect(endOfDayIn(zone)(day).toISOString()).toBe(end),
  );

  test('every reason says what to do', () => {
    for (const { en, id } of Object.values(REJECT_REASONS)) {
      for (const sentence of [en, id]) expect(sentence).toMatch(/^[A-Z].{10,}\.$/);
    }
  });
});

describe('the stock', () => {
  const now = new Date('2026-06-15T00:00:00Z');
  const facts: StockFacts = {
    free: 1_000,
    total: 1_000,
    waiting: 0,
    asked: 0,
    firstAskedAt: null,
    shared: false,
  };
  const limits = { rateDays: 7, lowDays: 7, lowPercent: 10 };
  test.each<[Partial<StockFacts>, ReturnType<typeof forecastOf>]>([
    [{}, { perDay: 0, daysLeft: null, level: 'ok' }],
    [
      { free: 0, total: 0 },
      { perDay: 0, daysLeft: null, level: 'ok' },
    ],
    [
      { asked: 700, firstAskedAt: new Date('2026-06-01Z') },
      { perDay: 100, daysLeft: 10, level: 'ok' },
    ],
    [
      { asked: 700, firstAskedAt: new Date('2026-06-13Z') },
      { perDay: 350, daysLeft: 2.8, level: 'low' },
    ],
    [
      { asked: 7, free: 90, firstAskedAt: new Date('2026-06-01Z') },
      { perDay: 1, daysLeft: 90, level: 'low' },
    ],
    [
      { asked: 50, firstAskedAt: new Date('2026-06-14T23:00:00Z') },
      { perDay: 50, daysLeft: 20, level: 'ok' },
    ],
    [
      { asked: 70, free: 0, waiting: 20, firstAskedAt: new Date('2026-06-01Z') },
      { perDay: 10, daysLeft: 0, level: 'empty' },
    ],
    [{ free: 0 }, { perDay: 0, daysLeft: null, level: 'empty' }],
    [
      { asked: 70, free: 0, total: 1, waiting: 3, shared: true, firstAskedAt: new Date('2026-06-01Z') },
      { perDay: 10, daysLeft: null, level: 'ok' },
    ],
  ])('with %j it is %j', (change, forecast) =>
    expect(forecastOf({ ...facts, ...change }, limits, now)).toEqual(forecast),
  );

  test.each([
    [{ lowDays: 3 }, 'ok'],
    [{ lowDays: 5 }, 'low'],
    [{ lowDays: 0, lowPercent: 50 }, 'low'],
    [{ lowDays: 0, lowPercent: 40 }, 'ok'],
    [{ rateDays: 14, lowDays: 5 }, 'ok'],
  ])('what is too few is set: %j is %s', (change, level) => {
    const some = { ...facts, free: 400, asked: 700, firstAskedAt: new Date('2026-05-01Z') };
    expect(forecastOf(some, { ...limits, ...change }, now).level).toBe(level);
  });
});

describe('lifecycles', () => {
  test('what was assigned is never free again', () => {
    expect(codeLifecycle.allows('assigned', 'free')).toBe(false);
    expect(codeLifecycle.isFinal('revoked')).toBe(true);
    expect(claimLifecycle.allows('left', 'waiting')).toBe(false);
    expect(poolLifecycle.allows('closed', 'open')).toBe(false);
  });
});
