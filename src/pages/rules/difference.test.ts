import { expect, test } from '@jest/globals';
import { difference } from './difference.ts';

test.each([
  ['nothing', '', '', []],
  ['everything, where nothing stood', '', 'We are sorry.', [['new', 'We are sorry.']]],
  ['one word', 'We are sorry.', 'We are very sorry.', [['same', 'We are '], ['new', 'very '], ['same', 'sorry.']]],
  ['a paragraph that went', 'One.\n\nTwo.', 'One.', [['same', 'One.'], ['gone', '\n\nTwo.']]],
  ['nothing that moved', 'Same.', 'Same.', [['same', 'Same.']]],
])('shows %s', (_, before, after, changes) => {
  expect(difference(before, after).map(({ kind, text }) => [kind, text])).toEqual(changes);
}); // prettier-ignore

test('what stays and came is the new text, what stays and went the old one', () => {
  const words = ['data', 'copied', 'on', '2', 'May', '\n\n', 'We', 'closed', 'it', '\n'];
  for (let seed = 1; seed < 400; seed += 1) {
    const text = (by: number) =>
      Array.from({ length: (seed * by) % 13 }, (_, at) => words[(seed * by * (at + 3)) % words.length]).join(
        ' ',
      );
    const [before, after] = [text(3), text(7)];
    const changes = difference(before, after);
    const said = (without: string) =>
      changes
        .filter(({ kind }) => kind !== without)
        .map((one) => one.text)
        .join('');
    expect([said('new'), said('gone')]).toEqual([before, after]);
  }
});

test('a very long paragraph is shown as a whole', () => {
  const long = 'word '.repeat(4_000);
  expect(difference(`a ${long}`, `b ${long}`).map(({ kind }) => kind)).toEqual(['gone', 'new']);
});
