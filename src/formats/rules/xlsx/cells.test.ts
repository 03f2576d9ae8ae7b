import { describe, expect, test } from '@jest/globals';
import { builtInDate, dateText, formatDate, numberText, placeOf, plainText } from './cells.ts';

const DAY = { day: true, time: false };
const BOTH = { day: true, time: true };
const TIME = { day: false, time: true };

describe('a number of a workbook', () => {
  test.each([
    ['42', '42'],
    ['0.30000000000000004', '0.30000000000000004'],
    ['6.28123456789E+11', '628123456789'],
    ['6.28123E+11', '628123000000'],
    ['1E3', '1000'],
    ['-1.5E+1', '-15'],
    ['3.174218781652769E15', '3174218781652769'],
    ['1.5E-7', '1.5E-7'],
    ['1.25E1', '1.25E1'],
    ['0E0', '0'],
    ['1E400', `1${'0'.repeat(400)}`],
  ])('%s is written %s', (raw, expected) => {
    expect(numberText(raw)).toBe(expected);
  });
});

describe('a date of a workbook', () => {
  test.each([
    ['43831', DAY, false, '2020-01-01'],
    ['43831.5', BOTH, false, '2020-01-01T12:00:00'],
    ['43831.4166666667', BOTH, false, '2020-01-01T10:00:00'],
    ['1', DAY, false, '1900-01-01'],
    ['59', DAY, false, '1900-02-28'],
    ['60', DAY, false, '60'],
    ['61', DAY, false, '1900-03-01'],
    ['0', DAY, true, '1904-01-01'],
    ['42369', DAY, true, '2020-01-01'],
    ['0.75', TIME, false, '18:00:00'],
    ['-1', DAY, false, '-1'],
    ['1E99', DAY, false, `1${'0'.repeat(99)}`],
  ])('serial %s shown as %j (1904: %s) is %s', (serial, parts, is1904, expected) => {
    expect(dateText(serial, parts, is1904)).toBe(expected);
  });

  test.each([
    ['dd/mm/yyyy', DAY],
    ['yyyy-mm-dd hh:mm:ss', BOTH],
    ['[$-421]d mmmm yyyy;@', DAY],
    ['[h]:mm', null],
    ['mmm-yy', DAY],
    ['hh:mm AM/PM', TIME],
    ['General', null],
    ['0.00', null],
    ['"day "0', null],
    ['\\d0', null],
    ['[Red]#,##0', null],
    ['@', null],
  ])('the format %s shows %j', (code, parts) => {
    expect(formatDate(code)).toEqual(parts);
  });

  test('Excel’s own formats are known by number', () => {
    expect([14, 22, 20, 0, 49, 10].map(builtInDate)).toEqual([DAY, BOTH, TIME, null, null, null]);
  });
});

test.each([
  ['A1', { column: 0, row: 1 }],
  ['BC12', { column: 54, row: 12 }],
  ['XFD1048576', { column: 16_383, row: 1_048_576 }],
  ['XFE1', null],
  ['1A', null],
  ['', null],
])('the reference %s is %j', (reference, place) => {
  expect(placeOf(reference)).toEqual(place);
});

test('characters that XML cannot hold are undone, and what only looks like one', () => {
  expect(plainText('a_x000D_\n_x005F_x0041_')).toBe('a\r\n_x0041_');
});
