import { expect, test } from '@jest/globals';
import { SHIPPED_LAWS } from '../data/shipped.ts';
import { differences } from './differences.ts';

const LAW = SHIPPED_LAWS.find(({ code }) => code === 'US-CA')!;

test('the same is no difference', () => {
  expect(differences(LAW, structuredClone(LAW))).toEqual([]);
});

test('a field is told by its path, with what stood there and what stands there', () => {
  const after = { ...LAW, title: 'edited', format: { ...LAW.format, fontPtMin: 12 } };
  expect(differences(LAW, after)).toEqual([
    { path: 'format.fontPtMin', before: 10, after: 12 },
    { path: 'title', before: LAW.title, after: 'edited' },
  ]);
});

test('duties and contents are found by their code, wherever they stand', () => {
  const [first, ...others] = LAW.duties;
  const after = {
    ...LAW,
    duties: [...others, { ...first!, deadline: 'P45D' }],
    required: LAW.required.slice(1),
  };
  expect(differences(LAW, after)).toEqual([
    { path: 'required[C1]', before: LAW.required[0], after: undefined },
    {
      path: 'duties (order)',
      before: LAW.duties.map(({ code }) => code),
      after: after.duties.map(({ code }) => code),
    },
    { path: 'duties[subject].deadline', before: 'P30D', after: 'P45D' },
  ]);
});

test('a plain list is told as a whole, and what is new as new', () => {
  expect(differences({ days: ['2026-05-01'] }, { days: ['2026-05-02'], name: 'x' })).toEqual([
    { path: 'days', before: ['2026-05-01'], after: ['2026-05-02'] },
    { path: 'name', before: undefined, after: 'x' },
  ]);
});

test('the order of keys, which a database does not keep, is no difference', () => {
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([name, inner]) => [name, turned(inner)]),
    );
  };
  for (const law of SHIPPED_LAWS) expect(differences(law, turned(law))).toEqual([]);
});

test('against nothing everything is new', () => {
  expect(differences(null, LAW)).toEqual([{ path: '', before: null, after: LAW }]);
});
