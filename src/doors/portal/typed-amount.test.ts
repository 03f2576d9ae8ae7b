import { expect, test } from '@jest/globals';
import { typedAmount } from './typed-amount.ts';

test.each([
  ['1250000', 125_000_000n],
  ['Rp1.250.000', 125_000_000n],
  ['Rp 1.250.000', 125_000_000n],
  ['1,250,000', 125_000_000n],
  ['1.250.000,50', 125_000_050n],
  ['50.000', 5_000_000n],
  ['7,5', 750n],
  ['0', 0n],
  ['', null],
  ['lima puluh ribu', null],
  ['-5000', null],
  ['1.2.3,4567', null],
])('%s', (text, expected) => {
  expect(typedAmount(text, 'IDR')).toBe(expected);
});
