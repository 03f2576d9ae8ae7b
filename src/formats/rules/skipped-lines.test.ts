import { expect, test } from '@jest/globals';
import { recordReader } from './record-reader.ts';
import { below } from './skipped-lines.ts';

const SHAPE = {
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ';',
  columns: null,
  width: null,
  skipLines: 3,
} as const;

test.each([
  ['\n', 'Data "Pelanggan\nDiekspor 20/11\n\nNo;Nama\n1;Budi\n'],
  ['\r\n', 'Data "Pelanggan\r\nDiekspor 20/11\r\n\r\nNo;Nama\r\n1;Budi\r\n'],
  ['\r', 'Data "Pelanggan\rDiekspor 20/11\r\rNo;Nama\r1;Budi\r'],
])('lines that end in %j go by, whatever the pieces, and the rest keeps its line numbers', (_, text) => {
  for (const size of [1, 2, 3, 7, text.length]) {
    const reader = recordReader(SHAPE);
    const bytes = Buffer.from(text);
    const records = [];
    for (let at = 0; at < bytes.length; at += size)
      records.push(...reader.push(bytes.subarray(at, at + size)));
    records.push(...reader.end());
    expect(records.map(({ line, cells }) => ({ line, cells }))).toEqual([
      { line: 4, cells: ['No', 'Nama'] },
      { line: 5, cells: ['1', 'Budi'] },
    ]);
  }
});

test('a text of fewer lines has nothing below them', () => {
  expect(below('one\ntwo', 3)).toBe('');
  expect(below('one\ntwo\nthree\n', 3)).toBe('');
  expect(below('one', 0)).toBe('one');
});
