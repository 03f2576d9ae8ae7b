import { describe, expect, test } from '@jest/globals';
import { filesUnder, isTest, read, withoutComments } from './source.ts';

/** Codes as the rooms declare them: `errors('room', { reason: ['kind', …] })`. */
function declaredCodes(): string[] {
  const codes: string[] = [];
  for (const file of filesUnder('src').filter((f) => !isTest(f.path))) {
    const text = withoutComments(file.text);
    for (const call of text.matchAll(/\berrors\('(\w+)',\s*\{([\s\S]*?)\n\s*\}\)/g)) {
      for (const entry of call[2]!.matchAll(
        /^\s*'?(\w+)'?:\s*\[\s*'(invalid|not_found|conflict|forbidden|unavailable)'/gm,
      )) {
        codes.push(`${call[1]}.${entry[1]}`);
      }
    }
  }
  return codes.sort();
}

describe('docs/errors.md', () => {
  test('lists every error code of the house, and no other', () => {
    const documented = [...read('docs/errors.md').matchAll(/^\| `(\w+\.\w+)`\s+\|/gm)]
      .map((m) => m[1]!)
      .sort();
    const declared = declaredCodes();
    expect(declared.length).toBeGreaterThan(20);
    expect(new Set(declared).size).toBe(declared.length);
    expect(documented).toEqual(declared);
  });
});
