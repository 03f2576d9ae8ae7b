import { expect, test } from '@jest/globals';
import { exposureBits } from '../../incidents/index.ts';
import { advisedSection, markableKeys } from './advice.ts';

const BITS = exposureBits([
  { code: 'gov.nik', form: 'plaintext' },
  { code: 'cred.password', form: 'hash_weak' },
  { code: 'hlt.record', form: 'plaintext' },
]);
const NOTHING: ReadonlySet<string> = new Set();

test.each([true, false])(
  'a mark means the same piece of advice in both languages (all shown: %s)',
  (full) => {
    const keys = (['id', 'en'] as const).map((locale) => {
      const { today, details } = advisedSection(BITS, locale, { full, done: NOTHING });
      return [today, ...details.map(({ advice }) => advice)].map((list) => list.map(({ key }) => key));
    });
    expect(keys[0]).toEqual(keys[1]);
    expect(keys.flat(2).length).toBeGreaterThan(5);
  },
);

test('what was told once is told anew with another person’s marks', () => {
  const [first] = markableKeys(BITS, 'en', false);
  const mine = advisedSection(BITS, 'en', { full: false, done: new Set([first!]) });
  const theirs = advisedSection(BITS, 'en', { full: false, done: NOTHING });
  expect([mine.today[0]?.done, theirs.today[0]?.done]).toEqual([true, false]);
});

test('what needs the second factor cannot be ticked without it', () => {
  const [some, all] = [markableKeys(BITS, 'id', false), markableKeys(BITS, 'id', true)];
  expect(all.size).toBeGreaterThan(some.size);
});
