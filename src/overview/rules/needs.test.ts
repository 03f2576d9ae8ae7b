import { describe, expect, test } from '@jest/globals';
import { DECISIONS, NEED_KINDS, needsOf, type Waiting } from './needs.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 4, 7, hour));
const one = (kind: Waiting['kind'], count: number, rest: Partial<Waiting> = {}): Waiting => ({
  kind,
  count,
  since: null,
  ownWork: false,
  ...rest,
});

describe('what needs somebody now', () => {
  test('is said once per kind, what holds everybody up first, and nothing there is none of', () => {
    const needs = needsOf([
      one('dead_letters', 2),
      one('decide_notice', 1, { since: at(9) }),
      one('sources_to_map', 0),
      one('lanes_halted', 1),
      one('decide_notice', 2, { since: at(7), ownWork: true }),
    ]);
    expect(needs).toEqual([
      one('lanes_halted', 1),
      one('decide_notice', 3, { since: at(7) }),
      one('dead_letters', 2),
    ]);
  });

  test('is somebody else’s to decide only where all of it is own work', () => {
    const own = one('decide_law', 1, { ownWork: true });
    expect(needsOf([own, own])[0]?.ownWork).toBe(true);
    expect(needsOf([own, one('decide_law', 1)])[0]?.ownWork).toBe(false);
  });

  test('knows every kind of decision', () => {
    expect(
      DECISIONS.map((kind) => `decide_${kind}`).filter((kind) => !NEED_KINDS.includes(kind as never)),
    ).toEqual([]);
  });
});
