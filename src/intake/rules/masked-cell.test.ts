import { expect, test } from '@jest/globals';
import { masked } from './masked-cell.ts';

test.each([
  ['Rani@example.com', 'aaaa·aaaaaaa·aaa'],
  ['0812-3456', '9999·9999'],
  ['!!??#', '·····'],
  ['  Jalan Élysée 5 ', 'aaaaa aaaaaa 9'],
  ['', ''],
  ['a'.repeat(30), `${'a'.repeat(24)}… (30)`],
])('no character of %s is left', (cell, shape) => {
  expect(masked(cell)).toBe(shape);
});
