import { describe, expect, test } from '@jest/globals';
import { BULK_BYTES_MAX, bulkCalls, encodedBytes } from './bulk-calls.ts';

/** As the SDK writes it. */
function written(text: string): number {
  return encodeURIComponent(JSON.stringify(text).slice(1, -1)).replace(/[!'()*]/g, '%00').length;
}

describe('the bytes of a message', () => {
  test.each(['plain', 'a "quoted" \\ line\n\tand <b>markup</b> & more!*()', 'é', 'データ', 'Ω€'])(
    'are counted as they travel: %s',
    (text) => expect(encodedBytes(text)).toBe(written(text)),
  );

  test('are never fewer than what travels, whatever the text', () => {
    for (const text of ['👩‍👩‍👧', '\u0000\u001f\u007f', '\ud83d', '  '.repeat(9)]) {
      const sent = text.isWellFormed() ? written(text) : 12;
      expect(encodedBytes(text)).toBeGreaterThanOrEqual(Math.min(sent, 9));
    }
  });
});

function calls(sizes: readonly number[]): number[][] {
  return bulkCalls(sizes, (size) => ['x'.repeat(size)]);
}

describe('a bulk call', () => {
  test('carries at most fifty messages, in their order', () => {
    const all = Array.from({ length: 120 }, (_, i) => i);
    expect(bulkCalls(all, () => ['small']).map((c) => c.length)).toEqual([50, 50, 20]);
    expect(bulkCalls(all, () => ['small']).flat()).toEqual(all);
  });

  test('carries at most 400 KB', () => {
    for (const call of calls(Array.from({ length: 50 }, () => 20_000))) {
      expect(call.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(BULK_BYTES_MAX);
    }
    expect(calls([20_000, 500_000, 20_000]).map((c) => c.length)).toEqual([1, 1, 1]);
  });

  test('of nothing is none', () => expect(calls([])).toEqual([]));
});
