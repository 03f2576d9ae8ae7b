import { expect, test } from '@jest/globals';
import { Refusal } from './asker.ts';
import { readMapping } from './mapping.ts';
import { bindMapping } from './plan.ts';
import { placed } from './problem-places.ts';

const FILE = 'a.csv';

function placesOf(body: { columns: Record<string, unknown> }, names: readonly string[]) {
  const mapping = readMapping(FILE, body);
  const plan = mapping instanceof Refusal ? mapping : bindMapping(FILE, mapping, names);
  if (!(plan instanceof Refusal)) return [];
  return plan.words.map((problem) => placed(problem, Object.keys(body.columns)).column);
}

test.each([
  ['a wrong use', { columns: { id: { use: 'customer_id' }, x: { use: 'mail' } } }, ['id', 'x'], ['x']],
  [
    'a form without a category',
    { columns: { id: { use: 'customer_id' }, 'a "b"': { form: 'masked' } } },
    ['id', 'a "b"'],
    ['a "b"'],
  ],
  ['a column nobody mapped', { columns: { id: { use: 'customer_id' } } }, ['id', 'x y'], ['x y']],
  ['a use taken twice', { columns: { a: { use: 'email' }, b: { use: 'email' } } }, ['a', 'b'], ['b']],
  ['no key', { columns: { a: {} } }, ['a'], [null]],
  ['a column the file lacks', { columns: { a: { use: 'email' }, z: {} } }, ['a'], ['z']],
])('%s is shown where it belongs', (_, body, names, places) => {
  expect(placesOf(body, names)).toEqual(places);
});
