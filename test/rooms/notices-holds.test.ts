import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FixedClock } from '../../src/kernel/clock.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { aPerson, PostOffice } from '../support/notices.ts';

const HOUR_MS = 3_600_000;

let office: PostOffice;
let clock: FixedClock;

beforeAll(async () => {
  clock = new FixedClock('2026-11-20T03:00:00Z');
  office = await PostOffice.open({ clock });
});
afterAll(() => office.close());

const inHours = (n: number): Date => new Date(clock.now().getTime() + n * HOUR_MS);
const sweep = () => office.launches.repair(new AbortController().signal);
const held = { code: 'laws.held' };

async function hold(incidentId: IncidentId, hours: number): Promise<void> {
  const { id } = await office.holds.record(
    incidentId,
    {
      authority: 'Bareskrim', reference: 'B/12/2026', requestSha256: 'a'.repeat(64), reason: 'Suspects are watched.',
      untilAt: inHours(hours),
    }, // prettier-ignore
    office.maker,
  );
  await office.holds.confirm(id, office.checker);
}

describe('while an authority asks to wait', () => {
  test('nothing is launched, and the preflight says until when', async () => {
    const incidentId = await office.incident([aPerson('held')]);
    // Of a kind that owes no reason for the delay: the linter would ask the others for it as well.
    const id = await office.approved(incidentId, { kind: 'policy' });
    await hold(incidentId, 24);
    expect((await office.checks.now(id)).blockers).toMatchObject([held]);
    await expect(office.launches.launch(id, {}, office.maker)).rejects.toMatchObject(held);
    clock.advanceMs(24 * HOUR_MS);
    await office.launches.launch(id, {}, office.maker);
    expect((await office.launches.status(id)).status).toBe('launched');
  });

  test('what is under way is paused by the next look, and no wave of it opens until the hold is over', async () => {
    const rows = Array.from({ length: 2001 }, (_, i) => aPerson(`way${i}`));
    const incidentId = await office.incident(rows);
    const waves = { pilot: 1000, holdMinutes: 60, waveSize: 1000 };
    const id = await office.approved(incidentId, { waves });
    await office.launches.launch(id, {}, office.maker);
    await hold(incidentId, 24);
    await sweep();
    const because = /^Until .* 2001 of these people may not be told: Bareskrim asked for it .*B\/12\/2026/;
    expect(await office.launches.status(id)).toMatchObject({
      status: 'paused',
      pausedBecause: expect.stringMatching(because),
    });
    await expect(office.launches.resume(id, office.maker)).rejects.toMatchObject(held);
    clock.advanceMs(2 * HOUR_MS);
    await office.launches.openDueWaves();
    await expect(office.launches.openWave(id, 2, office.maker)).rejects.toMatchObject(held);
    expect((await office.launches.status(id)).waves.map((w) => w.status)).toEqual(['open', 'held', 'held']);
    clock.advanceMs(24 * HOUR_MS);
    await office.launches.resume(id, office.maker);
    expect((await office.launches.status(id)).pausedBecause).toBeNull();
    await sweep();
    expect((await office.launches.status(id)).waves.map((w) => w.status)).toEqual(['open', 'open', 'held']);
  });
});
