import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { FixedClock } from '../../src/kernel/clock.ts';
import type { IncidentId, NoticeId } from '../../src/kernel/ids.ts';
import { Hotlines, Plans } from '../../src/notices/index.ts';
import { aPerson, PostOffice } from '../support/notices.ts';

const START = new Date('2026-11-20T03:00:00Z');
const HOUR_MS = 3_600_000;

let office: PostOffice;
let clock: FixedClock;
let plans: Plans;
let hotlines: Hotlines;

beforeAll(async () => {
  clock = new FixedClock(START);
  office = await PostOffice.open({ clock });
  plans = new Plans(office.t.db, clock, office.audit);
  hotlines = new Hotlines(office.t.db, clock, office.audit);
});
afterAll(() => office.close());

const inHours = (n: number): Date => new Date(clock.now().getTime() + n * HOUR_MS);
const launch = (id: NoticeId, order = {}) => office.launches.launch(id, order, office.maker);
const sql = (text: string, params: readonly unknown[]) => office.t.db.tx((tx) => tx.run(text, params));
const cap = (incidentId: IncidentId, callsPerHour: number) =>
  hotlines.set({ incidentId, callsPerHour, callersPerThousand: 100 }, office.maker);

describe('a plan', () => {
  test('is part of what a second person approves: changing it takes a new approval', async () => {
    const id = await office.approved(await office.incident([aPerson('plan')]));
    await expect(plans.change(id, { waves: { pilot: 1 } }, office.maker)).rejects.toMatchObject({
      code: 'notices.not_draft',
    });
    const { digest } = await office.notices.get(id);
    await office.notices.withdraw(id, office.maker);
    const changed = await plans.change(
      id,
      {
        waves: { pilot: 1, holdMinutes: 60, startAt: inHours(1) },
        costCeilingMinor: 7n,
        deadlineAt: inHours(9),
      },
      office.maker,
    );
    expect(changed).toMatchObject({ waves: { pilot: 1, holdMinutes: 60 }, costCeilingMinor: 7n });
    const asked = await office.notices.requestApproval(id, office.maker);
    expect(asked.digest).not.toBe(digest);
    await expect(launch(id)).rejects.toMatchObject({ code: 'notices.not_approved' });
    await office.notices.decide({ id, decision: 'approved', digest: asked.digest }, office.checker);
    for (const order of [{ pilot: 2 }, { waveSize: 5 }, { startAt: inHours(2) }]) {
      await expect(launch(id, order)).rejects.toMatchObject({ code: 'notices.waves_not_approved' });
    }
    await launch(id, { pilot: 1, startAt: inHours(1) });
    expect((await office.launches.status(id)).waves).toMatchObject([{ no: 1, opensAt: inHours(1) }]);
  });

  test('is the same for whoever writes to the table: an approved row does not change', async () => {
    const id = await office.approved(await office.incident([aPerson('row')]));
    for (const change of [
      `waves = '{"pilot": 5}'`,
      `quiet_hours = '{"from": "22:00"}'`,
      `deadline_at = now()`,
      `cost_ceiling_minor = 999999`,
      `hotline = '{"callsPerHour": 1, "callersPerThousand": 1}'`,
    ]) {
      await expect(sql(`UPDATE notice SET ${change} WHERE id = $1`, [id])).rejects.toMatchObject({
        constraint: 'notice_stands_as_approved',
      });
    }
  });

  test('with a start that has passed before a second person was asked is refused', async () => {
    const id = await office.draft(await office.incident([aPerson('past')]), {
      waves: { startAt: inHours(1) },
    });
    clock.advanceMs(2 * HOUR_MS);
    await expect(office.notices.requestApproval(id, office.maker)).rejects.toMatchObject({
      code: 'notices.bad_start',
    });
  });

  test('whose start passes between approval and launch begins at once, and its hold is reckoned from then', async () => {
    const rows = Array.from({ length: 1001 }, (_, i) => aPerson(`late${i}`));
    const waves = { startAt: inHours(1), pilot: 1, holdMinutes: 60 };
    const id = await office.approved(await office.incident(rows), { waves });
    clock.advanceMs(5 * HOUR_MS);
    await launch(id);
    expect((await office.launches.status(id)).waves).toMatchObject([
      { no: 1, status: 'open' },
      { no: 2, status: 'held', opensAt: inHours(1) },
    ]);
  });

  test('opens no wave before its approved time, none out of turn, and none once it was stopped', async () => {
    const rows = Array.from({ length: 3001 }, (_, i) => aPerson(`turn${i}`));
    const timed = await office.approved(await office.incident(rows), {
      waves: { pilot: 1000, holdMinutes: 60, waveSize: 1000 },
    });
    await launch(timed);
    const open = (no: number) => office.launches.openWave(timed, no, office.maker);
    await expect(open(2)).rejects.toMatchObject({ code: 'notices.wave_time' });
    await expect(open(3)).rejects.toMatchObject({ code: 'notices.wave_order' });
    await open(1);
    clock.advanceMs(HOUR_MS);
    await open(2);
    await open(3);
    await office.launches.stop(timed, office.maker);
    await expect(open(4)).rejects.toMatchObject({ code: 'notices.not_running' });
  });
});

/** Does a transaction of this database wait for another's row? */
async function somebodyWaits(): Promise<boolean> {
  const [row] = await office.t.ownerDb.tx((tx) =>
    tx.q<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
        WHERE a.datname = current_database() AND NOT l.granted`,
    ),
  );
  return row!.n > 0;
}

describe('the hotline of a notice', () => {
  test('is the one that was approved: slower is possible, faster or none is not', async () => {
    const incidentId = await office.incident([aPerson('call')]);
    await cap(incidentId, 50);
    const id = await office.approved(incidentId);
    await cap(incidentId, 60);
    const blockers = (await office.checks.now(id)).blockers;
    expect(blockers).toMatchObject([{ code: 'notices.hotline_not_approved' }]);
    await expect(launch(id)).rejects.toMatchObject({ code: 'notices.hotline_not_approved' });
    await cap(incidentId, 40);
    await launch(id);
    await cap(incidentId, 50);
    await expect(cap(incidentId, 51)).rejects.toMatchObject({ code: 'notices.hotline_not_approved' });
    await expect(hotlines.clear(incidentId, office.maker)).rejects.toMatchObject({
      code: 'notices.hotline_not_approved',
    });
    const faster = sql(`UPDATE hotline SET calls_per_hour = 51 WHERE incident_id = $1`, [incidentId]);
    await expect(faster).rejects.toMatchObject({ constraint: 'hotline_stands_as_approved' });
    await sql(`UPDATE hotline SET spent_until = now() WHERE incident_id = $1`, [incidentId]);
  });

  test('cannot become faster while the launch it was approved for is under way', async () => {
    const incidentId = await office.incident([aPerson('meanwhile')]);
    await cap(incidentId, 50);
    const id = await office.approved(incidentId);
    const progress = { ended: false };
    const launching = await office.t.db.tx(async (tx) => {
      // The faster cap is written, not committed: a launch that read the old one would go with the new.
      await tx.run(`UPDATE hotline SET calls_per_hour = 60 WHERE incident_id = $1`, [incidentId]);
      const launched = launch(id).finally(() => (progress.ended = true));
      launched.catch(() => undefined);
      while (!progress.ended && !(await somebodyWaits())) await sleep(20);
      return { launched };
    });
    await expect(launching.launched).rejects.toMatchObject({ code: 'notices.hotline_not_approved' });
  });

  test('is free again once nobody of it waits any more', async () => {
    const incidentId = await office.incident([aPerson('free')]);
    await cap(incidentId, 50);
    const id = await office.approved(incidentId);
    await launch(id);
    await office.launches.stop(id, office.maker);
    await hotlines.clear(incidentId, office.maker);
    expect(await hotlines.of(incidentId)).toBeNull();
  });
});
