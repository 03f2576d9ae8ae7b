import { describe, expect, test } from '@jest/globals';
import { Refusal } from '../../src/intake/rules/asker.ts';
import { ADDRESS_PARTS, readMapping, SOURCE_ROLES, USES } from '../../src/intake/rules/mapping.ts';
import { read } from './source.ts';

const page = read('docs/mapping.md');
const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => JSON.parse(json!) as object);

/** One file's mapping in an example: by itself, among files, or only some of its columns. */
function filesOf(example: object): object[] {
  if ('columns' in example) return [example];
  const inner = Object.values(example) as object[];
  if (inner.every((each) => 'columns' in each)) return inner;
  return [{ columns: { ...example, kunci: { use: 'email' }, negara: {} } }];
}

describe('docs/mapping.md', () => {
  test('shows only mappings that can be used', () => {
    expect(examples.length).toBeGreaterThan(4);
    const refused = examples
      .flatMap(filesOf)
      .map((body) => readMapping('file.csv', body))
      .filter((answer) => answer instanceof Refusal);
    expect(refused).toEqual([]);
  });

  test('names every role, use and part of an address', () => {
    const words = [...SOURCE_ROLES, ...ADDRESS_PARTS, ...USES.filter((use) => use !== 'link'), 'link:<name>'];
    expect(words.filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
  });
});
