import { describe, expect, test } from '@jest/globals';
import { belongs, NO_FILTER, readIbanBank, readIin } from './filter.ts';

describe('a bank’s own', () => {
  const filter = { iins: [{ from: '411100', to: '411149' }], ibanBanks: ['GBNWBK'] };

  test.each([
    ['4111111111111111', true],
    ['4111 4911-1111 1111', true],
    ['4111501111111111', false],
    ['411111******1111', false],
    ['411111', false],
    ['GB29 NWBK 6016 1331 9268 19', true],
    ['gb29nwbk60161331926819', true],
    ['GB29BARC60161331926819', false],
    ['DE29NWBK60161331926819', false],
    ['', false],
  ])('%s: %s', (cell, is) => {
    expect(belongs(filter, cell)).toBe(is);
  });

  test('without a filter everything is', () => {
    expect(belongs(NO_FILTER, '**** 1111')).toBe(true);
  });

  test.each([
    ['411111', { from: '411111', to: '411111' }],
    ['411111-411119', { from: '411111', to: '411119' }],
    ['411119-411111', null],
    ['4111-41119', null],
    ['41', null],
    ['411111111', null],
    ['abc', null],
  ])('the range %s reads as %j', (text, range) => {
    expect(readIin(text)).toEqual(range);
  });

  test.each([
    ['gb nwbk', 'GBNWBK'],
    ['DE50010517', 'DE50010517'],
    ['G', null],
    ['12AB', null],
  ])('the bank %s reads as %s', (text, bank) => {
    expect(readIbanBank(text)).toBe(bank);
  });
});
