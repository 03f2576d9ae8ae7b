import { expect, test } from '@jest/globals';
import { StringTable } from './string-table.ts';

test('strings come back by number, however long, over many pages', () => {
  const table = new StringTable('b.xlsx');
  const texts = Array.from({ length: 70_000 }, (_, i) =>
    i % 7000 === 0 ? 'é'.repeat(5 * i) : `orang${i}@example.com`,
  );
  for (const text of texts) table.add(text);
  expect(texts.every((text, i) => table.get(i) === text)).toBe(true);
  expect([table.get(-1), table.get(70_000), table.get(0.5), table.get(Number.NaN)]).toEqual(
    Array.from({ length: 4 }),
  );
});

test('more text than can be held is refused in one sentence', () => {
  const table = new StringTable('b.xlsx', { bytesMax: 10, stringsMax: 3 });
  table.add('12345');
  expect(() => table.add('678901')).toThrow(
    'b.xlsx is a workbook with more text than can be held at once; save its',
  );
  const many = new StringTable('b.xlsx', { bytesMax: 10, stringsMax: 3 });
  for (const text of ['', '', '']) many.add(text);
  expect(() => many.add('')).toThrow('more text than can be held at once');
});
