import { describe, expect, test } from '@jest/globals';
import { GUARD_KINDS, ruleOf } from '../../src/people/rules/guards.ts';
import { read } from './source.ts';

const EFFECTS = { launch: 'blocks launch', people: 'holds its people', nothing: 'only shown' } as const;

describe('docs/guards.md', () => {
  test('says of every kind of guard what the rules say, and of no other', () => {
    const rows = [...read('docs/guards.md').matchAll(/^\| `(\w+)`\s+\|.*?\|([^|]*)\|([^|]*)\|$/gm)];
    const documented = rows.map(([, kind, effect, decisions]) => ({
      kind,
      effect: effect!.trim(),
      decisions: [...decisions!.matchAll(/`(\w+)`/g)].map((m) => m[1]),
    }));
    expect(documented).toEqual(
      GUARD_KINDS.map((kind) => ({
        kind,
        effect: EFFECTS[ruleOf(kind).holds],
        decisions: [...ruleOf(kind).decisions],
      })),
    );
  });
});
