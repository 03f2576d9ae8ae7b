import { deepStrictEqual as equal, ok } from 'node:assert/strict';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { attemptRank, emptyAttempt, type Fact, type KnownAttempt, learn } from './attempt-facts.ts';
import { retryAt } from './back-off.ts';
import {
  deliveryState,
  EVIDENCE_KINDS,
  type EvidenceKind,
  forgive,
  type Standstill,
  standingOf,
  TOLD_STATES,
} from './delivery-states.ts';
import { afterPresumption, PRESUMED_RESENDS_MAX } from './unknown-policy.ts';

/**
 * Everything that may happen to one delivery, in any order: intentions, answers late and twice, lapses, events of earlier
 * attempts, presumptions, decisions, restores. The world knows what the provider really took; the rules do not.
 */
const T0 = Date.parse('2026-06-01T00:00:00Z');
const HOUR_MS = 3_600_000;
const FAILURES: readonly EvidenceKind[] = ['bounced', 'undelivered', 'failed'];

interface Step {
  readonly what:
    'intend' | 'answer' | 'lapse' | 'event' | 'presume' | 'decide' | 'restore' | 'retry' | 'time';
  /** Which of the attempts; what is drawn for the step. */
  readonly which: number;
  readonly dice: number;
  readonly taken: boolean;
}

const steps: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(
    ...(['intend', 'intend', 'intend', 'intend', 'answer', 'answer', 'answer', 'lapse', 'lapse'] as const),
    ...(['event', 'event', 'presume', 'presume', 'presume', 'decide', 'restore', 'retry', 'time'] as const),
  ),
  which: fc.nat(9),
  dice: fc.nat(999),
  taken: fc.boolean(),
});

class World {
  attempts: KnownAttempt[] = [];
  /** By attempt: what the provider did with it, known to nobody here. */
  readonly #taken: boolean[] = [];
  #answered = new Map<number, Fact>();
  #decision: 'cancelled' | 'suppressed' | null = null;
  #restored = false;
  #forgiven = 0;
  #now = T0;
  /** Attempts of which an acceptance was ever learnt. */
  readonly #accepted = new Set<number>();

  get stand(): Standstill {
    const attempts = forgive(this.attempts, this.#forgiven);
    return deliveryState(
      { attempts, decision: this.#decision, restored: this.#restored },
      new Date(this.#now),
    );
  }

  take({ what, which, dice, taken }: Step): void {
    const attempt = this.attempts[which % Math.max(1, this.attempts.length)];
    this.#now += 1000;
    if (what === 'intend') return this.#intend(taken);
    if (what === 'time') return void (this.#now += dice * HOUR_MS);
    if (what === 'restore') return void (this.#restored = !this.#restored && dice % 3 === 0);
    if (what === 'decide')
      return void (this.#decision = dice % 9 === 0 ? 'cancelled' : dice % 9 === 1 ? 'suppressed' : null);
    if (!attempt) return;
    if (what === 'answer') this.#learn(attempt.no, this.#answerOf(attempt.no, dice));
    if (what === 'lapse' && attempt.outcome === null)
      this.#learn(attempt.no, { ...this.#fact(), kind: 'outcome', outcome: 'ambiguous', code: 'Lapsed' });
    if (what === 'event' && this.#taken[attempt.no - 1]) this.#learn(attempt.no, this.#event(dice));
    if (what === 'presume' && standingOf(attempt) === 'unknown') this.#presume(attempt.no, dice);
    // A person has a failed delivery tried again.
    if (what === 'retry' && ['bounced', 'undelivered', 'failed'].includes(this.stand.state))
      this.#forgiven = this.attempts.length;
  }

  /** What the store's one statement allows: only what is pending gets an attempt. */
  #intend(taken: boolean): void {
    if (this.stand.state !== 'pending' || this.#decision !== null) return;
    for (const earlier of this.attempts) {
      // No second copy but after a recorded presumption, or after the mailbox itself said no.
      const refused = FAILURES.some((kind) => earlier.evidence[kind]);
      const copy = this.#taken[earlier.no - 1];
      ok(!copy || refused || earlier.presumed !== null, `attempt ${earlier.no} was taken and nobody said so`);
    }
    this.attempts.push(emptyAttempt(this.attempts.length + 1, 'ses'));
    this.#taken.push(taken);
  }

  #answerOf(no: number, dice: number): Fact {
    const known = this.#answered.get(no);
    // An answer that is recorded twice, or late, is the same answer.
    if (known) return known;
    const taken = this.#taken[no - 1];
    const outcome = taken
      ? (['accepted', 'ambiguous'] as const)[dice % 2]!
      : (['ambiguous', 'retry', 'halt', 'rejected'] as const)[dice % 4]!;
    const fact: Fact = { ...this.#fact(), kind: 'outcome', outcome, code: 'said' };
    this.#answered.set(no, fact);
    return fact;
  }

  #event(dice: number): Fact {
    const kind = EVIDENCE_KINDS[dice % EVIDENCE_KINDS.length]!;
    // Events come late and tell of times long past.
    const at = new Date(this.#now - (dice % 90) * 60_000);
    return { ...this.#fact(), at, kind, permanent: FAILURES.includes(kind) && dice % 4 === 0 };
  }

  #presume(no: number, dice: number): void {
    const resends = this.attempts.filter((a) => a.presumed === 'resend').length;
    const policy = (['resend', 'hold', 'next_channel'] as const)[dice % 3]!;
    const presumption = afterPresumption({ policy, resends, hasNextChannel: dice % 2 === 0 });
    if (presumption !== 'resend' && presumption !== 'next_channel') return;
    this.#learn(no, { ...this.#fact(), kind: 'presumed', presumption });
  }

  #fact() {
    return { provider: 'ses' as const, at: new Date(this.#now) };
  }

  #learn(no: number, fact: Fact): void {
    const before = this.attempts[no - 1]!;
    const after = learn(before, fact);
    ok(attemptRank(after) >= attemptRank(before), 'a fact lowered its attempt');
    this.attempts[no - 1] = after;
    const said = fact.kind === 'outcome' ? fact.outcome === 'accepted' : fact.kind !== 'presumed';
    if (said) this.#accepted.add(no);
  }

  /** What must hold at any moment, whatever happened before. */
  check(): void {
    const { state, returned, soft } = this.stand;
    const standings = this.attempts.map(standingOf);
    const open = standings.filter((s) => s === 'sending').length;
    const doubt = standings.filter((s) => s === 'unknown').length;
    ok(open <= 1, 'two calls are under way');
    // Never pending while a call is under way or in doubt.
    if (state === 'pending') equal([open, doubt], [0, 0]);
    // Acceptance is never forgotten: only the mailbox's own no, or better news, takes its place.
    const holds = [...this.#accepted].some(
      (no) => !FAILURES.some((kind) => this.attempts[no - 1]!.evidence[kind]),
    );
    if (holds)
      ok(
        TOLD_STATES.some((told) => told === state),
        `accepted, and now ${state}`,
      );
    // Nothing is stuck: what waits has its time, what is in doubt has an attempt or a restore to be listed by.
    if (state === 'unknown') ok(doubt > 0 || this.#restored, 'in doubt, and no list shows why');
    if (state === 'sending') equal(open, 1);
    if (state === 'pending' && this.attempts.length > 0) {
      const now = new Date(this.#now);
      const at = retryAt(now, { returned: Math.max(1, returned), soft, seed: 'c1_1' });
      ok(at > now && at.getTime() <= now.getTime() + 8 * HOUR_MS, `comes back at ${at.toISOString()}`);
    }
    const resends = this.attempts.filter((a) => a.presumed === 'resend').length;
    ok(resends <= PRESUMED_RESENDS_MAX, 'presumed lost too often');
  }
}

describe('whatever happens to a delivery, in whatever order', () => {
  test('nobody is forgotten, nothing is open twice, and no copy follows one but after a recorded presumption', () => {
    let intentions = 0;
    fc.assert(
      fc.property(fc.array(steps, { minLength: 10, maxLength: 40 }), (story) => {
        const world = new World();
        for (const step of story) {
          world.take(step);
          world.check();
        }
        intentions += world.attempts.length;
      }),
      { numRuns: 1_000 },
    );
    // The stories are about something: more than an attempt each, on average.
    expect(intentions).toBeGreaterThan(1_000);
  });
});
