import { describe, expect, test } from '@jest/globals';
import { PaceMeter, secondsLeft } from './pace.ts';

describe('pace', () => {
  test('says nothing before there is something to say', () => {
    const meter = new PaceMeter(0, 0);
    expect(meter.note(0.5, 4000, 1000)).toBeNull();
    expect(meter.note(1.9, 4000, 2000)).toBeNull();
    expect(meter.note(2.5, 4000, 3000)).toEqual({
      rowsPerSecond: expect.any(Number),
      bytesPerSecond: expect.any(Number),
    });
  });

  test('is steady where the reading is', () => {
    const meter = new PaceMeter(100, 5000);
    let pace = null;
    for (let i = 1; i <= 50; i += 1) pace = meter.note(100 + i, 4096, 5000 + i * 700_000);
    expect(pace!.rowsPerSecond).toBeCloseTo(4096, 6);
    expect(pace!.bytesPerSecond).toBeCloseTo(700_000, 3);
  });

  test('follows a change within half a minute, and does not jump at one slow batch', () => {
    const meter = new PaceMeter(0, 0);
    let bytes = 0;
    let now = 0;
    const step = (seconds: number) => meter.note((now += seconds), 4096, (bytes += 1_000_000));
    for (let i = 0; i < 30; i += 1) step(1);
    expect(step(3)!.bytesPerSecond).toBeGreaterThan(750_000);
    for (let i = 0; i < 15; i += 1) step(2);
    expect(step(2)!.bytesPerSecond).toBeLessThan(550_000);
  });

  test('tells whole seconds, never none while something is left', () => {
    expect([secondsLeft(1000, 100), secondsLeft(1, 1000), secondsLeft(0, 10)]).toEqual([10, 1, 0]);
  });
});
