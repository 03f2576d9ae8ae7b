import { describe, expect, test } from '@jest/globals';
import { dayList, FIRST_HEAD, headOf, leafList, lineOf, type ProofRecord, sha256Hex } from './records.ts';

const outcome: ProofRecord = {
  outcome: 'accepted',
  code: null,
  at: '2026-05-07T01:02:03.000Z',
  kind: 'outcome',
  attempt: 1,
  delivery: 'c12_34',
  person: '12:7',
};

describe('a record', () => {
  test('is one line, whatever the order its facts come in', () => {
    expect(lineOf(outcome)).toBe(
      '{"kind":"outcome","person":"12:7","delivery":"c12_34","attempt":1,"at":"2026-05-07T01:02:03.000Z","code":null,"outcome":"accepted"}',
    );
    expect(lineOf({ ...outcome, outcome: 'a\nb' } as ProofRecord)).not.toContain('\n');
  });
});

describe('lists', () => {
  test('hold leaves and cohorts in order', () => {
    const [a, b] = [sha256Hex('a'), sha256Hex('b')];
    expect(leafList(['b', 'a'])).toBe(`${b}\n${a}\n`);
    expect(leafList(['a', 'b'])).toBe(leafList(['b', 'a']));
    const cohorts = [
      { cohortId: 10n, root: b },
      { cohortId: 9n, root: a },
    ];
    expect(dayList(cohorts)).toBe(`9 ${a}\n10 ${b}\n`);
  });

  test('hang together day by day', () => {
    const first = headOf(FIRST_HEAD, '2026-05-07', sha256Hex('x'));
    const second = headOf(first, '2026-05-08', sha256Hex('y'));
    expect(headOf(headOf(FIRST_HEAD, '2026-05-07', sha256Hex('z')), '2026-05-08', sha256Hex('y'))).not.toBe(
      second,
    );
    // printf '%064d 2026-05-07 %s\n' 0 "$(printf x | sha256sum | cut -c1-64)" | sha256sum
    expect(first).toMatch(/^[0-9a-f]{64}$/);
  });
});
