import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FixedClock } from '../../src/kernel/clock.ts';
import type { NoticeId } from '../../src/kernel/ids.ts';
import { Hotlines } from '../../src/notices/index.ts';
import { aPerson, PostOffice } from '../support/notices.ts';

const HOUR_MS = 3_600_000;

let office: PostOffice;
let clock: FixedClock;

beforeAll(async () => {
  // Eight in the evening in Jakarta.
  clock = new FixedClock('2026-11-20T13:00:00Z');
  office = await PostOffice.open({ clock });
});
afterAll(() => office.close());

const forecastOf = async (id: NoticeId) => (await office.checks.now(id)).forecast;
const inHours = (n: number): Date => new Date(clock.now().getTime() + n * HOUR_MS);

describe('the forecast of a launch', () => {
  test('waits for waves, nights and the hotline, and says who is late and what would change it', async () => {
    const incidentId = await office.incident([
      ...Array.from({ length: 20 }, (_, i) => aPerson(`mail${i}`)),
      ...Array.from({ length: 5 }, (_, i) => aPerson('', { email: undefined, phone: `+628121000220${i}` })),
      aPerson('gone', { deceased: true }),
    ]);
    const quietHours = { from: '20:00', to: '08:00', channels: ['sms'] };
    const waves = { startAt: inHours(2) };
    const id = await office.draft(incidentId, { quietHours, waves, deadlineAt: inHours(5) });
    const first = await forecastOf(id);
    expect(first).toMatchObject({ persons: 25, late: 0, held: 0, byFile: 0, deadlineAt: inHours(5) });
    // A deadline within the night ends it.
    expect(first!.finishesAt! < inHours(2.1)).toBe(true);
    const free = await office.draft(incidentId, { quietHours, waves, deadlineAt: null });
    const night = (await forecastOf(free))!;
    expect(night.finishesAt! >= inHours(12)).toBe(true);
    expect(night.lanes.map(({ name, persons }) => [name, persons])).toEqual([
      ['email', 20],
      ['sms ID', 5],
    ]);
    const hotlines = new Hotlines(office.t.db, clock, office.audit);
    await hotlines.set({ incidentId, callsPerHour: 1, callersPerThousand: 200 }, office.maker);
    const capped = (await forecastOf(id))!;
    expect(capped.late).toBe(10);
    expect(capped.changes.map(({ kind }) => kind)).toEqual(['earlier', 'hotline']);
    expect(capped.changes[1]).toMatchObject({ late: 0, sentence: expect.stringContaining('instead of 5') });
  });

  test('says how many people each wave will really hold: a cohort goes whole', async () => {
    const incidentId = await office.incident(Array.from({ length: 7 }, (_, i) => aPerson(`whole${i}`)));
    const id = await office.draft(incidentId, { waves: { pilot: 2, waveSize: 3 }, deadlineAt: inHours(5) });
    const all = (await forecastOf(id))!;
    expect(all.waves).toEqual([{ no: 1, kind: 'pilot', opensAt: clock.now(), persons: 7 }]);
    expect(all).toMatchObject({ persons: 7, late: 0, changes: [] });
    expect(all.finishesAt).not.toBeNull();
  });

  test('is nobody’s once it was launched', async () => {
    const { id } = await office.launched([aPerson('done')]);
    expect(await forecastOf(id)).toBeNull();
  });
});
