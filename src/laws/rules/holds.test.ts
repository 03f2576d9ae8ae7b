import { describe, expect, test } from '@jest/globals';
import { SHIPPED_BOOK } from '../data/shipped.ts';
import { delayedLaw } from './delays.ts';
import { heldAmong, heldUntil, isInForce } from './holds.ts';

const NOW = new Date('2026-05-07T12:00:00Z');
const LATER = new Date('2026-05-09T00:00:00Z');
const law = (code: string) => SHIPPED_BOOK.laws.find((one) => one.code === code)!;
const codes = ({ required }: ReturnType<typeof law>) =>
  required.map(({ code, when }) => `${code} ${when ?? ''}`.trim());

const hold = (untilAt: Date, lawCodes: string[] = []) => ({
  status: 'confirmed' as const,
  lawCodes,
  untilAt,
});

describe('a hold', () => {
  test('is in force from its confirmation to its date', () => {
    const given = { lawCodes: [], untilAt: LATER };
    expect(isInForce({ ...given, status: 'recorded' }, NOW)).toBe(false);
    expect(isInForce({ ...given, status: 'confirmed' }, NOW)).toBe(true);
    expect(isInForce({ ...given, status: 'confirmed' }, LATER)).toBe(false);
    expect(isInForce({ ...given, status: 'lifted' }, NOW)).toBe(false);
  });

  test('holds residents of its laws; a place no law speaks of is held only with everybody', () => {
    const people = [
      { country: 'US', region: 'US-CA', persons: 5 },
      { country: 'US', region: 'TX', persons: 7 },
      { country: 'CH', region: null, persons: 11 },
    ];
    expect(heldAmong({ lawCodes: ['US-CA'] }, people, SHIPPED_BOOK)).toBe(5);
    expect(heldAmong({ lawCodes: ['US-HIPAA'] }, people, SHIPPED_BOOK)).toBe(12);
    expect(heldAmong({ lawCodes: [] }, people, SHIPPED_BOOK)).toBe(23);
    expect(heldAmong({ lawCodes: ['US-CA'] }, [], SHIPPED_BOOK)).toBe(0);
  });

  test('lasts as long as the longest of several', () => {
    const until = new Date('2026-05-08T00:00:00Z');
    expect(heldUntil([hold(until), hold(LATER, ['EU'])], law('EU'), NOW)).toEqual(LATER);
    expect(heldUntil([hold(until), hold(LATER, ['EU'])], law('ID'), NOW)).toEqual(until);
    expect(heldUntil([hold(LATER, ['EU'])], law('ID'), NOW)).toBeNull();
  });
});

describe('the reason for a delay', () => {
  const asked = { authority: 'FBI', reference: '114' };

  test('is owed where an authority held the people back, under every law', () => {
    expect(codes(delayedLaw(law('EU'), { hold: asked, late: false }))).toContain('C13');
    expect(delayedLaw(law('EU'), { hold: asked, late: false }).required.at(-1)).toEqual({
      code: 'C13',
      source: 'FBI, 114',
    });
    expect(codes(delayedLaw(law('US-CA'), { hold: asked, late: false }))).toContain('C13');
  });

  test('is owed for being late only where the law asks for it', () => {
    expect(codes(delayedLaw(law('BR'), { hold: null, late: true }))).toContain('C13');
    expect(delayedLaw(law('ID'), { hold: null, late: true })).toBe(law('ID'));
    expect(codes(delayedLaw(law('US-CA'), { hold: null, late: true }))).toContain('C13 held');
  });

  test('is not owed where nobody waited', () => {
    expect(delayedLaw(law('BR'), { hold: null, late: false })).toBe(law('BR'));
  });
});
