import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FixedClock } from '../../src/kernel/clock.ts';
import type { IncidentId, NoticeId } from '../../src/kernel/ids.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { Emergencies } from '../../src/notices/index.ts';
import { Approvals, Deputies, Operators } from '../../src/operators/index.ts';
import { anIncident } from '../support/incidents.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import { anOperator } from '../support/operators.ts';
import { stage } from '../support/people-fixtures.ts';

const HOUR_MS = 3_600_000;

let office: PostOffice;
let clock: FixedClock;

beforeAll(async () => {
  clock = new FixedClock('2026-11-20T03:00:00Z');
  office = await PostOffice.open({ clock });
});
afterAll(() => office.close());

const twenty = <T>(act: (n: number) => Promise<T>): Promise<PromiseSettledResult<T>[]> =>
  Promise.allSettled(Array.from({ length: 20 }, (_, n) => act(n)));
const done = (all: readonly PromiseSettledResult<unknown>[]) =>
  all.filter((r) => r.status === 'fulfilled').length;
const codes = (all: readonly PromiseSettledResult<unknown>[]) => [
  ...new Set(all.flatMap((r) => (r.status === 'rejected' ? [(r.reason as { code?: string }).code] : []))),
];
const many = (n: number) => Array.from({ length: n }, (_, i) => aPerson(`crowd${i}`));

async function audited(action: string, id: NoticeId): Promise<number> {
  const row = await office.t.db.tx((tx) =>
    tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM audit_entry WHERE action = $1 AND subject = $2`, [
      action,
      `notice:${id}`,
    ]),
  );
  return row!.n;
}

describe('twenty at once', () => {
  test('who launch make every delivery once and one launch', async () => {
    const incidentId = await office.incident(many(2_100));
    await office.seeds.add(incidentId, { label: 'Web', email: 'many@contoh.example' }, office.maker);
    const id = await office.approved(incidentId, { waves: { pilot: 500 } });
    const all = await twenty(() => office.launches.launch(id, {}, office.maker));
    expect({ done: done(all), codes: codes(all) }).toEqual({ done: 20, codes: [] });
    const { persons, cohorts, deliveries, seeds } = await office.launches.status(id);
    expect({ persons, cohorts, deliveries }).toEqual({
      persons: 2_100,
      cohorts: 3,
      deliveries: { email: { pending: 2_100 } },
    });
    expect(seeds).toEqual({ email: { pending: 2 } });
    expect(await audited('notices.launch', id)).toBe(1);
  });

  test('who pause, resume and stop leave a stopped notice, its remainder exact and the same for everybody', async () => {
    const { id } = await office.launched(many(1_500));
    const all = await twenty<unknown>((n) => {
      if (n % 3 === 0) return office.launches.pause(id, office.maker);
      return n % 3 === 1 ? office.launches.resume(id, office.maker) : office.launches.stop(id, office.maker);
    });
    expect(codes(all).filter((code) => code !== 'notices.not_running')).toEqual([]);
    expect(await office.launches.stop(id, office.maker)).toEqual({
      cancelled: { email: 1_500 },
      inFlight: 0,
    });
    expect((await office.launches.status(id)).status).toBe('stopped');
    expect(await audited('notices.stop', id)).toBe(1);
  });

  test('who approve are one approval, and who submit one request', async () => {
    const id = await office.draft(await office.incident(many(1)));
    const asked = await twenty(() => office.notices.requestApproval(id, office.maker));
    expect(done(asked)).toBe(20);
    const all = await twenty(() => office.notices.decide({ id, decision: 'approved' }, office.checker));
    expect({ done: done(all), codes: codes(all) }).toEqual({ done: 1, codes: ['notices.not_requested'] });
  });

  test('who approve alone are one emergency', async () => {
    const emergencies = new Emergencies(office.t.db, clock, new Approvals(office.audit, clock), office.audit);
    await emergencies.enable(office.maker);
    clock.advanceMs(HOUR_MS);
    const { id: incidentId } = await anIncident(office.t, { clock });
    await stage(office.t, incidentId, { name: 'players.csv', rows: many(1) });
    await office.people.resolve(incidentId, office.maker);
    const id = await office.draft(incidentId);
    await office.notices.requestApproval(id, office.maker);
    const all = await twenty(() => emergencies.approveAlone({ id, reason: 'Now.' }, office.maker));
    expect({ done: done(all), codes: codes(all) }).toEqual({ done: 1, codes: ['notices.not_requested'] });
    const reviews = await twenty(() => emergencies.review({ id, review: 'upheld' }, office.checker));
    expect({ done: done(reviews), codes: codes(reviews) }).toEqual({ done: 1, codes: ['notices.no_review'] });
    await emergencies.disable(office.maker);
  });

  test('who open the same wave open it once', async () => {
    const rows = many(2_100);
    const id = await office.approved(await office.incident(rows), { waves: { pilot: 1, waveSize: 1_000 } });
    await office.launches.launch(id, {}, office.maker);
    const all = await twenty(() => office.launches.openWave(id, 2, office.maker));
    expect(done(all)).toBe(20);
    expect(await audited('notices.open_wave', id)).toBe(1);
  });
});

describe('a second person', () => {
  test('is never the maker through another key, nor a deputy who stands in a circle with them', async () => {
    const id = await office.draft(await office.incident(many(1)));
    await office.notices.requestApproval(id, office.maker);
    const otherKey = { ...office.maker, keyId: '01900000-0000-7000-8000-0000000000aa' };
    const own = office.notices.decide({ id, decision: 'approved' }, otherKey);
    await expect(own).rejects.toMatchObject({ code: 'operators.same_person' });
    const operators = new Operators(office.t.db, office.audit, clock);
    const deputies = new Deputies(office.t.db, office.audit, clock, operators);
    const stand = await anOperator(office.t.db, 'Sinta', ['writer']);
    const until = new Date(clock.now().getTime() + HOUR_MS);
    const name = (principal: Actor, { operatorId: deputy }: Actor) =>
      deputies.name({ deputy, until, reason: 'A circle.' }, principal);
    await name(office.maker, stand);
    await name(stand, office.maker);
    const borrowed = { ...stand, permissions: new Set([...stand.permissions, 'notice.approve' as const]) };
    const circle = office.notices.decide({ id, decision: 'approved' }, borrowed);
    await expect(circle).rejects.toMatchObject({ code: 'operators.deputy_of_maker' });
    await expect(office.notices.decide({ id, decision: 'approved' }, otherKey)).rejects.toMatchObject({
      code: 'operators.same_person',
    });
  });
});

describe('an audience of nobody', () => {
  test('is a blocker before the launch, and refused by it', async () => {
    const id = await office.approved(await office.incident(many(1)), { audience: { countries: ['ZZ'] } });
    const { persons, blockers } = await office.checks.now(id);
    expect({ persons, blockers }).toMatchObject({
      persons: 0,
      blockers: [{ code: 'notices.empty_audience' }],
    });
    await expect(office.launches.launch(id, {}, office.maker)).rejects.toMatchObject({
      code: 'notices.empty_audience',
    });
  });
});

const waves = async (incidentId: IncidentId, order: object): Promise<{ no: number; cohorts: number }[]> => {
  const id = await office.approved(incidentId, { waves: order });
  await office.launches.launch(id, {}, office.maker);
  return (await office.launches.status(id)).waves.map(({ no, cohorts }) => ({ no, cohorts }));
};

describe('waves', () => {
  test('larger than the audience are one: nobody waits for a wave of nobody', async () => {
    const incidentId = await office.incident(many(3));
    expect(await waves(incidentId, { pilot: 1_000_000, holdMinutes: 5 })).toEqual([{ no: 1, cohorts: 1 }]);
    expect(await waves(incidentId, { waveSize: 1_000_000, everyMinutes: 5 })).toEqual([
      { no: 1, cohorts: 1 },
    ]);
    expect(await waves(incidentId, { pilot: 3, waveSize: 1, everyMinutes: 1, holdMinutes: 1 })).toEqual([
      { no: 1, cohorts: 1 },
    ]);
  });

  test('keep their times when the clock jumps back, and open none twice when it jumps forth', async () => {
    const id = await office.approved(await office.incident(many(2_100)), {
      waves: { pilot: 1, holdMinutes: 60, waveSize: 1_000, everyMinutes: 60 },
    });
    await office.launches.launch(id, {}, office.maker);
    const statuses = async () => (await office.launches.status(id)).waves.map((w) => w.status);
    clock.advanceMs(-5 * HOUR_MS);
    await office.launches.openDueWaves();
    expect(await statuses()).toEqual(['open', 'held', 'held']);
    clock.advanceMs(30 * HOUR_MS);
    await twenty(() => office.launches.openDueWaves());
    expect(await statuses()).toEqual(['open', 'open', 'open']);
    expect(await audited('notices.open_wave', id)).toBe(2);
  });
});
