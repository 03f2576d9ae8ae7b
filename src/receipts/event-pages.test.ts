import { expect, test } from '@jest/globals';
import { pageOf, textsOf } from './event-pages.ts';

test.each([
  ['one text', ['{"Type":"Notification"}']],
  ['texts with line breaks, NULs and characters of any length', ['a\nb', '\0', 'Siti 🙏 ไทย', '1,2\n3', '']],
  ['many alike', Array.from({ length: 200 }, (_, n) => `{"MessageId":"${n}","Type":"Notification"}`)],
])('a page of %s gives back each as it was', (_, texts) => {
  expect(textsOf(pageOf(texts))).toEqual(texts);
});

test('a page of events that are alike is much smaller than they are', () => {
  const texts = Array.from(
    { length: 100 },
    (_, n) => `{"MessageId":"${n}","Message":"${'the same '.repeat(50)}"}`,
  );
  expect(pageOf(texts).length * 10).toBeLessThan(texts.join('').length);
});
