import { describe, expect, test } from '@jest/globals';
import { type AttemptFacts, deliveryState, type EvidenceKind, forgive } from './delivery-states.ts';
import type { OutcomeClass } from './outcomes.ts';

const NOW = new Date('2026-06-04T00:00:00Z');
const LONG_AGO = new Date('2026-06-01T00:00:00Z');
const JUST_NOW = new Date('2026-06-03T23:59:00Z');

function attempt(
  outcome: OutcomeClass | null,
  evidence: Partial<Record<EvidenceKind, Date>> = {},
  permanent = false,
): AttemptFacts {
  return { outcome, evidence, permanent };
}
const SOFT = attempt('accepted', { accepted: LONG_AGO, bounced: LONG_AGO });

describe('a delivery is', () => {
  const cases: [name: string, attempts: AttemptFacts[], decision: 'cancelled' | 'suppressed' | null, state: string][] = [
    ['pending without an attempt', [], null, 'pending'],
    ['suppressed by decision', [], 'suppressed', 'suppressed'],
    ['cancelled by decision', [attempt('retry')], 'cancelled', 'cancelled'],
    ['sending while a call is in flight', [attempt(null)], null, 'sending'],
    ['pending after what was certainly not accepted', [attempt('retry')], null, 'pending'],
    ['pending after a halt: nobody failed', [attempt('halt')], null, 'pending'],
    ['failed after a refusal of its address', [attempt('rejected')], null, 'failed'],
    ['unknown after an ambiguous answer', [attempt('ambiguous')], null, 'unknown'],
    ['unknown even where a person cancelled it since', [attempt('ambiguous')], 'cancelled', 'unknown'],
    ['accepted', [attempt('accepted', { accepted: JUST_NOW })], null, 'accepted'],
    ['accepted though cancelled: it had gone', [attempt('accepted', { accepted: JUST_NOW })], 'cancelled', 'accepted'],
    ['unconfirmed after 72 hours of silence', [attempt('accepted', { accepted: LONG_AGO })], null, 'unconfirmed'],
    ['delivered, however long ago', [attempt('accepted', { accepted: LONG_AGO, delivered: LONG_AGO })], null, 'delivered'],
    ['bounced for good at the first hard bounce', [attempt(null, { bounced: NOW }, true)], null, 'bounced'],
    ['pending after a soft bounce', [SOFT], null, 'pending'],
    ['pending after a second soft bounce', [SOFT, SOFT], null, 'pending'],
    ['bounced after a third soft bounce', [SOFT, SOFT, SOFT], null, 'bounced'],
    ['delivered where an earlier attempt proves to have arrived', [attempt('ambiguous', { delivered: NOW }), SOFT], null, 'delivered'],
    ['complained, whatever else is said', [attempt(null, { complained: NOW, bounced: NOW }, true)], null, 'complained'],
    ['undelivered for good', [attempt('accepted', { undelivered: NOW }, true)], null, 'undelivered'],
  ]; // prettier-ignore
  test.each(cases)('%s', (_, attempts, decision, state) => {
    expect(deliveryState({ attempts, decision, restored: false }, NOW).state).toBe(state);
  });

  test('pending again once a person forgave what failed, and delivered where that proves to have arrived', () => {
    const refused = { ...attempt('rejected'), no: 1 };
    const again = (attempts: (AttemptFacts & { no: number })[], upTo: number) =>
      deliveryState({ attempts: forgive(attempts, upTo), decision: null, restored: false }, NOW).state;
    expect(again([refused], 0)).toBe('failed');
    expect(again([refused], 1)).toBe('pending');
    expect(again([refused, { ...attempt('rejected'), no: 2 }], 1)).toBe('failed');
    expect(again([{ ...attempt('rejected', { delivered: NOW }), no: 1 }], 1)).toBe('delivered');
    expect(again([{ ...attempt('ambiguous'), no: 1 }], 1)).toBe('unknown');
  });

  test('unknown after a restored backup, unless something proves otherwise', () => {
    expect(deliveryState({ attempts: [], decision: null, restored: true }, NOW).state).toBe('unknown');
    const proven = [attempt(null, { delivered: NOW })];
    expect(deliveryState({ attempts: proven, decision: null, restored: true }, NOW).state).toBe('delivered');
  });
});
