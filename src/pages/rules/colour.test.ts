import { expect, test } from '@jest/globals';
import { assert, constantFrom, integer, property } from 'fast-check';
import { contrast, readableOn } from './colour.ts';

test('contrast is WCAG’s', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 1);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 1);
});

test('any brand colour becomes legible on paper and on night', () => {
  const colour = integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
  assert(
    property(colour, constantFrom('#ffffff', '#faf8f4', '#15181d'), (brand, background) => {
      expect(contrast(readableOn(background, brand), background)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test('a colour that is legible already stays as it is', () => {
  expect(readableOn('#ffffff', '#1f5f5b')).toBe('#1f5f5b');
});
