import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { attemptRank, emptyAttempt, type Fact, type KnownAttempt, learn } from './attempt-facts.ts';
import {
  deliveryLifecycle,
  type DeliveryState,
  deliveryState,
  EVIDENCE_KINDS,
  standingOf,
  STANDINGS,
} from './delivery-states.ts';
import { OUTCOME_CLASSES } from './outcomes.ts';

const T0 = Date.parse('2026-06-01T00:00:00Z');
const NOW = new Date(T0 + 3_600_000);

const facts = fc.oneof(
  fc.record({
    provider: fc.constant('ses' as const),
    at: fc.integer({ min: 0, max: 50 }).map((s) => new Date(T0 + s * 1000)),
    code: fc.constantFrom('a', 'b', null),
    providerId: fc.constantFrom('m1', null),
    kind: fc.constant('outcome' as const),
    outcome: fc.constantFrom(...OUTCOME_CLASSES),
  }),
  fc.record({
    provider: fc.constant('ses' as const),
    at: fc.integer({ min: 0, max: 50 }).map((s) => new Date(T0 + s * 1000)),
    code: fc.constantFrom('a', 'b', null),
    providerId: fc.constantFrom('m1', null),
    kind: fc.constantFrom(...EVIDENCE_KINDS),
    permanent: fc.boolean(),
  }),
);

/** Facts of up to three attempts, and the same facts shuffled with repeats. */
const stories = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), facts), { maxLength: 12 }).chain((story) =>
  fc.record({
    story: fc.constant(story),
    retold: fc
      .shuffledSubarray(story, { minLength: story.length })
      .chain((all) =>
        fc.tuple(fc.constant(all), fc.subarray(story)).map(([whole, again]) => [...again, ...whole]),
      ),
  }),
);

function told(story: readonly (readonly [number, Fact])[]): KnownAttempt[] {
  const attempts = new Map<number, KnownAttempt>();
  for (const [no, fact] of story) attempts.set(no, learn(attempts.get(no) ?? emptyAttempt(no, 'ses'), fact));
  return [...attempts.values()].sort((a, b) => a.no - b.no);
}

function stateOf(attempts: readonly KnownAttempt[]) {
  return deliveryState({ attempts, decision: null, restored: false }, NOW);
}

/** A call has one answer; its lease may lapse before that is written. */
function asAnsweredOnce(all: readonly Fact[]): Fact[] {
  const answer = all.find((f) => f.kind === 'outcome' && f.outcome !== 'ambiguous');
  return all.filter((f) => f.kind !== 'outcome' || f.outcome === 'ambiguous' || f === answer);
}

describe('the facts of a delivery', () => {
  test('in any order, and however often, give the same attempts and the same state', () => {
    fc.assert(
      fc.property(stories, ({ story, retold }) => {
        const attempts = told(story);
        expect(told(retold)).toEqual(attempts);
        expect(stateOf(told(retold))).toEqual(stateOf(attempts));
      }),
    );
  });

  test('never lower an attempt’s rank', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 10 }), (all) => {
        let attempt = emptyAttempt(1, 'ses');
        for (const fact of all) {
          const next = learn(attempt, fact);
          expect(attemptRank(next)).toBeGreaterThanOrEqual(attemptRank(attempt));
          attempt = next;
        }
      }),
    );
  });

  test('move a delivery of one attempt only along its lifecycle', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 10 }), (all) => {
        const moves: [DeliveryState, DeliveryState][] = [];
        let attempt = emptyAttempt(1, 'ses');
        let before = stateOf([attempt]).state;
        for (const fact of asAnsweredOnce(all)) {
          attempt = learn(attempt, fact);
          const after = stateOf([attempt]).state;
          if (after !== before) moves.push([before, after]);
          before = after;
        }
        expect(moves.filter(([from, to]) => !deliveryLifecycle.allows(from, to))).toEqual([]);
      }),
    );
  });
});

describe('one fact more', () => {
  const at = new Date(T0);
  const fact = (more: object): Fact => ({ provider: 'ses', at, ...more }) as Fact;
  const after = (...all: object[]) =>
    standingOf(all.reduce((a: KnownAttempt, f) => learn(a, fact(f)), emptyAttempt(1, 'ses')));

  test.each([
    [
      'acceptance beats unknown',
      [{ kind: 'outcome', outcome: 'ambiguous' }, { kind: 'accepted' }],
      'accepted',
    ],
    [
      'a late answer beats a lapse',
      [
        { kind: 'outcome', outcome: 'ambiguous' },
        { kind: 'outcome', outcome: 'retry' },
      ],
      'returned',
    ],
    [
      'an event beats "certainly not accepted"',
      [{ kind: 'outcome', outcome: 'retry' }, { kind: 'delivered' }],
      'delivered',
    ],
    ['delivered, then bounced', [{ kind: 'delivered' }, { kind: 'bounced' }], 'bounced'],
    ['bounced, then delivered by an older event', [{ kind: 'bounced' }, { kind: 'delivered' }], 'bounced'],
    ['a complaint tops everything', [{ kind: 'complained' }, { kind: 'bounced' }], 'complained'],
    ['a delay is an acceptance', [{ kind: 'delayed' }], 'accepted'],
  ])('%s', (_, all, standing) => {
    expect(after(...all)).toBe(standing);
    expect(STANDINGS).toContain(standing);
  });
});
