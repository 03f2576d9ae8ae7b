import { describe, expect, test } from '@jest/globals';
import { filesUnder, isTest, read, withoutComments } from './source.ts';

const SETTING = /\b(?:AMENDS_[A-Z_]*[A-Z]|DATABASE_URL|HOST|PORT)\b/g;

function settingsIn(text: string, quote: string): string[] {
  const quoted = new RegExp(`${quote}([^${quote}\\n]*)${quote}`, 'g');
  const inside = [...text.matchAll(quoted)].map(([, value]) => value!).filter((value) => /^\w+$/.test(value));
  return [...new Set(inside.flatMap((value) => value.match(SETTING) ?? []))].sort();
}

describe('docs/settings.md', () => {
  test('lists every setting that is read, and no other', () => {
    const source = filesUnder('src/platform').filter(
      (f) => /\/config[^/]*\.ts$/.test(f.path) && !isTest(f.path),
    );
    expect(source.length).toBeGreaterThan(1);
    const known = settingsIn(source.map((f) => withoutComments(f.text)).join('\n'), "'");
    expect(known.length).toBeGreaterThan(20);
    expect(settingsIn(read('docs/settings.md'), '`')).toEqual(known);
  });
});
