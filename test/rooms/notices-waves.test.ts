import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FixedClock } from '../../src/kernel/clock.ts';
import type { NoticeId } from '../../src/kernel/ids.ts';
import type { WaveOrder } from '../../src/notices/index.ts';
import { anIncident } from '../support/incidents.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import { type RowInput, stage } from '../support/people-fixtures.ts';

const START = new Date('2026-11-20T03:00:00Z');
const HOUR_MS = 3_600_000;

let office: PostOffice;
let clock: FixedClock;

beforeAll(async () => {
  clock = new FixedClock(START);
  office = await PostOffice.open({ clock });
});
afterAll(() => office.close());

const inMinutes = (n: number): Date => new Date(clock.now().getTime() + n * 60_000);
const many = (n: number): RowInput[] => Array.from({ length: n }, (_, i) => aPerson(`many${i}`));

async function launched(rows: readonly RowInput[], order: WaveOrder): Promise<NoticeId> {
  const id = await office.approved(await office.incident(rows), { waves: order });
  await office.launches.launch(id, {}, office.maker);
  return id;
}

async function waves(id: NoticeId) {
  return (await office.launches.status(id)).waves.map(({ status, cohorts, opensAt }) => ({
    status,
    cohorts,
    opensAt,
  }));
}

function sql<R extends object>(text: string, params: readonly unknown[]): Promise<R[]> {
  return office.t.db.tx((tx) => tx.q<R & Record<string, unknown>>(text, params)) as Promise<R[]>;
}

describe('waves', () => {
  test('open by their schedule, each in its turn: pilot, hold, then the rest in steps', async () => {
    const id = await launched(many(3001), { pilot: 500, holdMinutes: 60, waveSize: 1000, everyMinutes: 30 });
    const [second, third, last] = [60, 90, 120].map(inMinutes);
    expect(await waves(id)).toEqual([
      { status: 'open', cohorts: 1, opensAt: null },
      { status: 'held', cohorts: 1, opensAt: second },
      { status: 'held', cohorts: 1, opensAt: third },
      { status: 'held', cohorts: 1, opensAt: last },
    ]);
    clock.advanceMs(HOUR_MS - 1);
    await office.launches.openDueWaves();
    expect((await waves(id)).map((w) => w.status)).toEqual(['open', 'held', 'held', 'held']);
    clock.advanceMs(1);
    await office.launches.openDueWaves();
    expect((await waves(id)).map((w) => w.status)).toEqual(['open', 'open', 'held', 'held']);
    clock.advanceMs(HOUR_MS);
    await office.launches.openDueWaves();
    expect((await waves(id)).map((w) => w.status)).toEqual(['open', 'open', 'open', 'open']);
  });

  test('smaller than a cohort are as many as there are cohorts to go', async () => {
    const id = await launched(many(1001), { waveSize: 100 });
    const { waves: all } = await office.launches.status(id);
    expect(all.map(({ no, cohorts }) => ({ no, cohorts }))).toEqual([
      { no: 1, cohorts: 1 },
      { no: 11, cohorts: 1 },
    ]);
  });

  test('do not open by themselves while the notice is paused or a lane of it is halted', async () => {
    const id = await launched(many(1001), { pilot: 1, holdMinutes: 10 });
    await office.launches.pause(id, office.maker);
    clock.advanceMs(HOUR_MS);
    await office.launches.openDueWaves();
    expect((await waves(id)).map((w) => w.status)).toEqual(['open', 'held']);
    await office.launches.resume(id, office.maker);
    const [lane] = (await office.lanes.list()).filter((l) => l.provider === 'ses');
    await office.t.db.tx((tx) =>
      office.lanes.halt(tx, { provider: 'ses', sender: lane!.sender, country: null, reason: 'test' }),
    );
    await office.launches.openDueWaves();
    expect((await waves(id)).map((w) => w.status)).toEqual(['open', 'held']);
    await office.lanes.release(lane!.id, office.maker);
    await office.launches.openDueWaves();
    expect((await waves(id)).map((w) => w.status)).toEqual(['open', 'open']);
  });

  test('of a scheduled launch are all held until its hour: nobody is told before', async () => {
    const person = aPerson('tomorrow');
    const id = await launched([person], { startAt: inMinutes(60) });
    await office.work(id);
    expect(await office.accepted(person.email!)).toBe(0);
    clock.advanceMs(HOUR_MS);
    await office.launches.openDueWaves();
    await office.work(id);
    expect(await office.accepted(person.email!)).toBe(1);
  });

  test('that make no sense are refused in one sentence, and nothing is drafted', async () => {
    const incidentId = await office.incident([aPerson('sense')]);
    for (const [order, code] of [
      [{ holdMinutes: 5 }, 'notices.bad_waves'],
      [{ pilot: 5, waveSize: 5, everyMinutes: 5 }, 'notices.bad_waves'],
      [{ everyMinutes: 5 }, 'notices.bad_waves'],
      [{ startAt: inMinutes(-5) }, 'notices.bad_start'],
      [{ startAt: inMinutes(60 * 24 * 31) }, 'notices.bad_start'],
    ] as const) {
      await expect(office.draft(incidentId, { waves: order })).rejects.toMatchObject({ code });
    }
    expect(await office.notices.list(incidentId)).toEqual([]);
  });

  test('tell the freshest contacts of a cohort first', async () => {
    const { id: incidentId } = await anIncident(office.t);
    const rows = ['2019-01-01', undefined, '2026-05-01', '2024-01-01'].map((date, i) =>
      aPerson(`fresh${i}`, date === undefined ? {} : { asOf: new Date(date) }),
    );
    await stage(office.t, incidentId, { name: 'dated.csv', rows });
    await office.people.resolve(incidentId, office.maker);
    const id = await office.approved(incidentId);
    await office.launches.launch(id, {}, office.maker);
    const order = await sql<{ asOf: Date | null }>(
      `SELECT a.contact_as_of AS "asOf" FROM delivery d
         JOIN people_v_addressee a ON a.cohort_id = d.cohort_id AND a.person_id = d.person_id
        WHERE d.notice_id = $1 ORDER BY d.not_before, d.id`,
      [id],
    );
    expect(order.map(({ asOf }) => asOf?.getUTCFullYear() ?? null)).toEqual([2026, 2024, 2019, null]);
  });
});

describe('seed recipients', () => {
  test('get the message of every wave, and stand in no count of people', async () => {
    const incidentId = await office.incident(many(1001));
    const seed = { email: 'seed@contoh.example', phone: '+6281290001101', name: 'Sari' };
    await office.seeds.add(incidentId, { label: 'Web team', locale: 'id', ...seed }, office.maker);
    await office.seeds.add(incidentId, { label: 'Legal', email: 'law@contoh.example' }, office.maker);
    const id = await office.approved(incidentId, { waves: { pilot: 1 } });
    await office.launches.launch(id, {}, office.maker);
    const before = await office.launches.status(id);
    expect(before).toMatchObject({
      cohorts: 2,
      persons: 1001,
      deliveries: { email: { pending: 1001 } },
      seeds: { email: { pending: 4 }, sms: { pending: 2 } },
    });
    expect(before.waves.map((w) => w.cohorts)).toEqual([1, 1]);

    const seeds = await sql<{ cohortId: bigint; waveNo: number }>(
      `SELECT cohort_id AS "cohortId", wave_no AS "waveNo" FROM notice_cohort
        WHERE notice_id = $1 AND audience = 'seed' ORDER BY wave_no`,
      [id],
    );
    expect(seeds.map((s) => s.waveNo)).toEqual([1, 2]);
    const until = { untilMs: performance.now() + 100_000, signal: new AbortController().signal };
    const { delivery } = office.worker();
    for (const { cohortId } of seeds) {
      await delivery.work({ noticeId: id, cohortId: cohortId as never }, until);
    }
    expect(await office.accepted(seed.email)).toBe(1);
    expect(await office.accepted(seed.phone)).toBe(1);
    await office.launches.openWave(id, 2, office.maker);
    for (const { cohortId } of seeds) {
      await delivery.work({ noticeId: id, cohortId: cohortId as never }, until);
    }
    expect(await office.accepted(seed.email)).toBe(2);
    expect(await office.launches.status(id)).toMatchObject({ told: 0, persons: 1001 });
    expect(await office.launches.stop(id, office.maker)).toEqual({ cancelled: { email: 1001 }, inFlight: 0 });
  });

  test('need a usable address, show none, and may be taken away until the next launch', async () => {
    const incidentId = await office.incident([aPerson('alone')]);
    const bad = office.seeds.add(incidentId, { label: 'Bad', email: 'nowhere' }, office.maker);
    await expect(bad).rejects.toMatchObject({ code: 'people.bad_seed' });
    const none = office.seeds.add(incidentId, { label: 'None' }, office.maker);
    await expect(none).rejects.toMatchObject({ code: 'people.bad_seed' });
    const { id } = await office.seeds.add(
      incidentId,
      { label: 'Web', email: 'w@contoh.example' },
      office.maker,
    );
    expect(JSON.stringify(await office.seeds.list(incidentId))).not.toContain('contoh.example');
    await office.seeds.remove(incidentId, id, office.maker);
    expect(await office.seeds.list(incidentId)).toEqual([]);
    const notice = await office.approved(incidentId);
    await office.launches.launch(notice, {}, office.maker);
    expect((await office.launches.status(notice)).seeds).toEqual({});
  });
});
