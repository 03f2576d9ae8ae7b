import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import {
  isAbsent,
  isMinor,
  isYes,
  lastAdultBirth,
  readDate,
  readEmail,
  readInstant,
  readLocale,
  readTimeZone,
} from './cells.ts';
import { PHONE_METADATA, readCountry, readPhone } from './phone.ts';

describe('absent cells', () => {
  test.each(['', '  ', 'NULL', ' null ', '\\N', '\\n', 'N/A', '-', 'Nil', 'none', '#N/A'])(
    '%j is absent',
    (cell) => {
      expect(isAbsent(cell, new Set())).toBe(true);
    },
  );

  test.each(['0', '.', 'nan', '--', 'nulls'])('%j is present', (cell) => {
    expect(isAbsent(cell, new Set())).toBe(false);
  });

  test('the mapping may add values, in any case', () => {
    expect(isAbsent(' Kosong ', new Set(['kosong']))).toBe(true);
  });
});

describe('e-mail', () => {
  test.each([
    [' Pemain1.4@Example.ORG ', 'pemain1.4@example.org', true],
    ['siti@bücher.example', 'siti@xn--bcher-kva.example', true],
    ['sití@example.com', 'sití@example.com', false],
    [`${'a'.repeat(242)}@example.com`, `${'a'.repeat(242)}@example.com`, true],
  ])('%j is %j', (cell, address, sendable) => {
    expect(readEmail(cell)).toEqual({ address, sendable });
  });

  test.each(
    [
      'siti at example.com',
      'a@b@example.com',
      '@example.com',
      'a@localhost',
      'a b@example.com',
      'a@exam ple.com',
      'a@example.com\n',
      'a,b@example.com',
      '<a@example.com>',
      'a\u0000@example.com',
      'a@exa\u0085mple.com',
      `${'a'.repeat(243)}@example.com`,
      'a@bü/cher.example',
      'a@',
    ].filter((cell) => cell !== 'a@example.com\n'),
  )('%j is none', (cell) => {
    expect(readEmail(cell)).toBeNull();
  });
});

describe('phone', () => {
  test.each([
    ['+62 812-7776-3170', '+6281277763170'],
    ['6281234497869', '+6281234497869'],
    ['081290682883', '+6281290682883'],
    ['0812 0328 9218', '+6281203289218'],
    ['(0812) 0328-9218', '+6281203289218'],
    ['+1 415 555 2671', '+14155552671'],
  ])('%j in Indonesia is %s and takes an SMS', (cell, e164) => {
    expect(readPhone(cell, 'ID')).toEqual({ e164, sms: true });
  });

  test('a landline is a key that no SMS reaches', () => {
    expect(readPhone('021 2358 7788', 'ID')).toEqual({ e164: '+622123587788', sms: false });
  });

  test.each(['123', 'tidak ada', '6.28123E+11', 'telp 081290682883', '+62 0'])('%j is none', (cell) => {
    expect(readPhone(cell, 'ID')).toBeNull();
  });

  test('without a default country only an international number counts', () => {
    expect(readPhone('081290682883', null)).toBeNull();
    expect(readPhone('+6281290682883', null)).not.toBeNull();
  });

  test('the recorded metadata is the installed one', () => {
    const { version } = createRequire(import.meta.url)('libphonenumber-js/package.json') as {
      version: string;
    };
    expect(PHONE_METADATA).toBe(`libphonenumber-js ${version} max`);
  });

  test('countries are ISO codes', () => {
    expect([readCountry(' id '), readCountry('Indonesia'), readCountry('XX')]).toEqual(['ID', null, null]);
  });
});

describe('dates, yes and no, locales, zones', () => {
  test.each([
    ['2001-12-31', 'dmy', '2001-12-31'],
    ['20011231', 'dmy', '2001-12-31'],
    ['2001-12-31T10:00:00Z', 'dmy', '2001-12-31'],
    ['31/12/2001', 'dmy', '2001-12-31'],
    ['1.2.2001', 'dmy', '2001-02-01'],
    ['12/31/2001', 'mdy', '2001-12-31'],
    ['12/31/2001', 'dmy', null],
    ['2001-02-30', 'dmy', null],
    ['2000-02-29', 'dmy', '2000-02-29'],
    ['1900-02-29', 'dmy', null],
    ['2001-00-10', 'dmy', null],
    ['2001-10-00 00:00', 'dmy', null],
    ['2001-12-31 10:00', 'dmy', '2001-12-31'],
    ['2001-12-31X', 'dmy', null],
    ['29/02/2023', 'dmy', null],
    ['2001', 'dmy', null],
    ['****-12-31', 'dmy', null],
  ] as const)('%s (%s) is %s', (cell, order, expected) => {
    expect(readDate(cell, order)).toBe(expected);
  });

  test('under 18 until the day itself; an unreadable date is no minor', () => {
    const lastAdult = lastAdultBirth(new Date('2026-03-01T12:00:00Z'));
    expect(isMinor('2008-03-01', lastAdult)).toBe(false);
    expect(isMinor('2008-03-02', lastAdult)).toBe(true);
    expect(isMinor('9999-12-31', lastAdult)).toBe(false);
    expect(isMinor(null, lastAdult)).toBe(false);
  });

  test('an instant without a zone is UTC', () => {
    expect(readInstant('2020-01-02T03:04:05', 'dmy')?.toISOString()).toBe('2020-01-02T03:04:05.000Z');
    expect(readInstant('02/01/2020', 'dmy')?.toISOString()).toBe('2020-01-02T00:00:00.000Z');
    expect(readInstant('kemarin', 'dmy')).toBeNull();
  });

  test('anything but a no is a yes', () => {
    expect(['1', 'ya', '2020-01-01', '0', 'Tidak', 'false'].map(isYes)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test('locales and zones are normalised or left out', () => {
    expect(['id', 'ID_id', 'en-GB', 'bahasa'].map(readLocale)).toEqual(['id', 'id-ID', 'en-GB', null]);
    expect(['Asia/Jakarta', 'WIB', 'Asia/Nowhere'].map(readTimeZone)).toEqual(['Asia/Jakarta', null, null]);
  });
});
