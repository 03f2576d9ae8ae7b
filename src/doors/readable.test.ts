import { describe, expect, test } from '@jest/globals';
import { DEPTH_MAX, isReadable } from './readable.ts';

describe('what a request may hold', () => {
  test.each([
    null,
    undefined,
    5,
    'Siti — 😀',
    { a: ['b', { c: null }] },
    Buffer.from([0]),
    { pipe: () => 0, x: '\0' },
    nested(DEPTH_MAX),
  ])('%# is readable', (value) => {
    expect(isReadable(value)).toBe(true);
  });

  test.each([
    '\0',
    '\ud800',
    { a: ['b', { c: 'd\0' }] },
    { 'a\0': 1 },
    { '\udc00': 1 },
    nested(DEPTH_MAX + 1),
    nested(200_000),
  ])('%# is not', (value) => {
    expect(isReadable(value)).toBe(false);
  });
});

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i += 1) value = [value];
  return value;
}
