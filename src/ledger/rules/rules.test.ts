import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { CohortId, IncidentId } from '../../kernel/ids.ts';
import {
  assertPostable,
  inputHash,
  isBalanced,
  mirrored,
  sums,
  type JournalInput,
  type Line,
} from './journal.ts';
import { localDate, monthOf } from './periods.ts';

const input: JournalInput = {
  cohortId: 7n as CohortId,
  key: 'resv:1:1',
  incidentId: '01900000-0000-7000-8000-000000000001' as IncidentId,
  legalEntityId: '01900000-0000-7000-8000-000000000002',
  plane: 'memo',
  kind: 'reserved',
  effectiveOn: '2026-03-31',
  lines: [
    { account: '9200', amountMinor: 500n, currency: 'IDR' },
    { account: '9100', amountMinor: -500n, currency: 'IDR' },
  ],
};

const line = fc.record({
  account: fc.constantFrom('9000' as const, '9100' as const, '9200' as const),
  amountMinor: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).filter((n) => n !== 0n),
  currency: fc.constantFrom('IDR', 'USD', 'JPY'),
});

describe('a journal', () => {
  test('balances exactly when every currency sums to zero', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 12 }), (lines: Line[]) => {
        expect(isBalanced(lines)).toBe([...sums(lines).values()].every((total) => total === 0n));
        const closed = [...lines, ...mirrored(lines)];
        expect(isBalanced(closed)).toBe(true);
        const broken = [...closed, { account: '9000' as const, amountMinor: 1n, currency: 'IDR' }];
        expect(isBalanced(broken)).toBe(false);
      }),
    );
  });

  test('does not balance across currencies', () => {
    const [debit, credit] = input.lines;
    expect(isBalanced([debit!, { ...credit!, currency: 'USD' }])).toBe(false);
  });

  test.each<[string, Partial<JournalInput>]>([
    ['one line', { lines: input.lines.slice(0, 1) }],
    [
      'memo and gl mixed',
      { lines: [input.lines[0]!, { account: '2100', amountMinor: -500n, currency: 'IDR' }] },
    ],
    ['no person and no UUID in its key', { cohortId: 0n as CohortId }],
    ['no business date', { effectiveOn: '31/03/2026' }],
  ])('is refused with %s', (_, change) => {
    expect(() => assertPostable({ ...input, ...change })).toThrow(/assertion failed/);
  });

  test('has the same hash for the same input, another for any other', () => {
    expect(inputHash({ ...input })).toEqual(inputHash(input));
    expect(inputHash({ ...input, facts: {} })).toEqual(inputHash(input));
    expect(inputHash({ ...input, lines: mirrored(input.lines) })).not.toEqual(inputHash(input));
    expect(inputHash({ ...input, effectiveOn: '2026-04-01' })).not.toEqual(inputHash(input));
  });
});

describe('business dates', () => {
  test.each([
    ['2026-03-31T16:59:59Z', 'Asia/Jakarta', '2026-03-31'],
    ['2026-03-31T17:00:00Z', 'Asia/Jakarta', '2026-04-01'],
    ['2026-01-01T04:59:59Z', 'America/New_York', '2025-12-31'],
    ['2026-12-31T23:00:00Z', 'UTC', '2026-12-31'],
  ])('%s in %s is %s', (instant, zone, date) => {
    expect(localDate(new Date(instant), zone)).toBe(date);
    expect(monthOf(date)).toBe(date.slice(0, 7));
  });
});
