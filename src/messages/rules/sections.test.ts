import { expect, test } from '@jest/globals';
import { startersOf } from '../starters/starters.ts';
import { sectionsOf } from './sections.ts';

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

test.each(['email', 'letter'] as const)(
  'an individual notice by %s falls into its blocks, and no word is lost',
  (channel) => {
    for (const locale of ['id', 'en'] as const) {
      const { body } = startersOf({ channel, locale })[0]!;
      const sections = sectionsOf(body);
      expect(sections.map((s) => s.name)).toEqual([
      'opening', 'todo', 'leaked', 'verify', 'happened', 'doing', 'unknown', 'offer', 'details', 'reach',
    ]); // prettier-ignore
      expect(words(sections.map((s) => s.source).join('\n'))).toEqual(words(body));
    }
  },
);

test('every kind has an opening, something to check and somebody to ask', () => {
  for (const kind of ['initial', 'supplement', 'correction', 'update', 'policy', 'goodwill'] as const) {
    const names = sectionsOf(startersOf({ kind, channel: 'email', locale: 'en' })[0]!.body).map(
      (s) => s.name,
    );
    expect(names).toEqual(expect.arrayContaining(['opening', 'verify', 'reach']));
    expect(names[0]).toBe('opening');
  }
});
