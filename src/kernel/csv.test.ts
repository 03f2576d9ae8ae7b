import { describe, expect, test } from '@jest/globals';
import { csvCell, csvLine } from './csv.ts';

describe('a cell of CSV', () => {
  test.each([
    ['P-100', 'P-100'],
    ['0012', '0012'],
    ['=1+1', "'=1+1"],
    ['+62812', "'+62812"],
    ['-7', "'-7"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', `"'\t=1"`],
    ['\u202e=1', "'=1"],
    ['\uff1d1+1', "'\uff1d1+1"],
    ['\n=1', `"'\n=1"`],
    ['a,b', '"a,b"'],
    ['a;b', '"a;b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\r\nlines', '"two\r\nlines"'],
    [' padded ', '" padded "'],
    ['nul\u0000', 'nul'],
    ['', ''],
  ])('%j is written %j', (value, written) => {
    expect(csvCell(value)).toBe(written);
  });

  test('our own negative numbers stay numbers', () => {
    expect(csvLine([-1, 'x'])).toBe('-1,x\r\n');
  });
});
