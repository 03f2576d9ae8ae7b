import { describe, expect, test } from '@jest/globals';
import { turnsAt } from './shared-addresses.ts';

const now = new Date('2026-05-04T10:00:00Z');
const limits = { gapMs: 600_000, peopleMax: 3 };
const minutes = (n: number): Date => new Date(now.getTime() + n * 60_000);

describe('a family’s mailbox', () => {
  test('gets one message now and the others after gaps, each at a time of its own', () => {
    const { turns, nextAt } = turnsAt({ nextAt: now, taken: new Set() }, ['a', 'b', 'c'], { now, limits });
    expect(turns).toEqual([{ go: true }, { go: false, at: minutes(10) }, { go: false, at: minutes(20) }]);
    expect(nextAt).toEqual(minutes(10));
  });

  test('waits out the gap another cohort began', () => {
    const { turns, nextAt } = turnsAt({ nextAt: minutes(4), taken: new Set(['a']) }, ['b'], { now, limits });
    expect(turns).toEqual([{ go: false, at: minutes(4) }]);
    expect(nextAt).toEqual(minutes(4));
  });
});

describe('an address of too many', () => {
  test('tells no more people than allowed; the others’ next rung is due', () => {
    const taken = new Set(['a', 'b', 'c']);
    expect(turnsAt({ nextAt: now, taken }, ['d'], { now, limits }).turns).toEqual([{ go: false, at: null }]);
  });

  test('gives nobody a second turn to lose: who comes back goes', () => {
    const taken = new Set(['a', 'b', 'c']);
    expect(turnsAt({ nextAt: now, taken }, ['b'], { now, limits }).turns).toEqual([{ go: true }]);
  });
});
