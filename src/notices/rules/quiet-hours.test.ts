import { describe, expect, test } from '@jest/globals';
import { nextAwake, nextTurn, type QuietHours, type Residence } from './quiet-hours.ts';

const NIGHT: QuietHours = { from: '20:00', to: '08:00', channels: ['sms'] };
const NOON: QuietHours = { from: '12:00', to: '13:30', channels: ['sms'] };
const living = (timeZone: string | null, country: string | null = null): Residence => ({ timeZone, country });
const awake = (at: string, where: Residence, quiet = NIGHT) =>
  nextAwake(new Date(at), quiet, where).toISOString();

const turn = (deadline: string | null) =>
  nextTurn(
    new Date('2026-11-20T15:00:00Z'), NIGHT, living('Asia/Jakarta'), deadline === null ? null : new Date(deadline),
  ).toISOString(); // prettier-ignore

describe('quiet hours', () => {
  test('cross midnight, and end to the minute', () => {
    expect(awake('2026-11-20T12:59:59Z', living('Asia/Jakarta'))).toBe('2026-11-20T12:59:59.000Z');
    expect(awake('2026-11-20T13:00:00Z', living('Asia/Jakarta'))).toBe('2026-11-21T01:00:00.000Z');
    expect(awake('2026-11-20T17:30:00Z', living('Asia/Jakarta'))).toBe('2026-11-21T01:00:00.000Z');
    expect(awake('2026-11-20T05:30:00Z', living('Asia/Jakarta'), NOON)).toBe('2026-11-20T06:30:00.000Z');
  });

  test('follow the clock on the wall when summer time begins and ends', () => {
    const berlin = living('Europe/Berlin');
    expect(awake('2026-03-28T20:00:00Z', berlin)).toBe('2026-03-29T06:00:00.000Z');
    expect(awake('2026-10-24T20:00:00Z', berlin)).toBe('2026-10-25T07:00:00.000Z');
    // The other half of the world changes the other way, and Lord Howe by half an hour.
    expect(awake('2026-10-03T12:00:00Z', living('Australia/Sydney'))).toBe('2026-10-03T21:00:00.000Z');
    expect(awake('2026-10-03T12:00:00Z', living('Australia/Lord_Howe'))).toBe('2026-10-03T21:00:00.000Z');
  });

  test('hold where any zone of an unknown residence sleeps, and a zone that is none is its country’s', () => {
    expect(awake('2026-11-20T00:30:00Z', living(null, 'ID'))).toBe('2026-11-20T01:00:00.000Z');
    expect(awake('2026-11-20T11:30:00Z', living(null, 'ID'))).toBe('2026-11-21T01:00:00.000Z');
    expect(awake('2026-11-20T11:30:00Z', living('Mars/Base', 'ID'))).toBe('2026-11-21T01:00:00.000Z');
    expect(awake('2026-11-20T21:00:00Z', living(null))).toBe('2026-11-21T08:00:00.000Z');
  });

  test('of a country that is never awake as a whole are those of its first zone', () => {
    const short: QuietHours = { ...NIGHT, from: '09:00', to: '08:00' };
    const at = nextAwake(new Date('2026-11-20T12:00:00Z'), short, living(null, 'US'));
    expect(at.getTime() - Date.parse('2026-11-20T12:00:00Z')).toBeLessThan(24 * 3_600_000);
  });

  test('end with the law’s deadline, and hold again once it has passed', () => {
    expect(turn(null)).toBe('2026-11-21T01:00:00.000Z');
    expect(turn('2026-11-20T22:00:00Z')).toBe('2026-11-20T15:00:00.000Z');
    expect(turn('2026-11-20T14:00:00Z')).toBe('2026-11-21T01:00:00.000Z');
    expect(turn('2026-11-21T09:00:00Z')).toBe('2026-11-21T01:00:00.000Z');
  });
});
