import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Codes } from '../../src/codes/index.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { type CohortId, newId, type OfferId } from '../../src/kernel/ids.ts';
import { alarmingOf, OneClock } from '../support/alarms.ts';
import { incidentParts } from '../support/incidents.ts';
import { aPerson, PostOffice } from '../support/notices.ts';

const HOUR_MS = 3_600_000;

let office: PostOffice;
let laterMs = 0;
const clock: Clock = { now: () => new Date(Date.now() + laterMs) };
const parts = () => alarmingOf({ office, clock, clocks: new OneClock() });
const sql = (text: string, params: readonly unknown[] = []) => office.t.db.tx((tx) => tx.run(text, params));

beforeAll(async () => {
  office = await PostOffice.open();
});
afterAll(() => office.close());

const openOf = async (kind: string) => {
  const { watch, alarms } = parts();
  await watch.look();
  return (await alarms.list()).filter((one) => one.kind === kind).map(({ sentence }) => sentence);
};

test('a lane whose messages of the day are used up is told as that', async () => {
  await office.launched([aPerson('', { email: 'quota@example.com' })]);
  const lane = (await office.lanes.list())[0]!.id;
  await sql(`UPDATE lane SET status = 'halted', halted_at = now(), reason = $2 WHERE id = $1`, [
    lane,
    'ThrottlingException: Daily message quota exceeded.',
  ]);
  expect(await openOf('lane_halted')).toEqual([expect.stringContaining('messages of the day are used up')]);
  await office.lanes.release(lane, office.checker);
  expect(await openOf('lane_halted')).toEqual([]);
});

test('an emergency approval that nobody reviewed within a day is an alarm until somebody did', async () => {
  const { emergencies } = parts();
  await emergencies.enable(office.checker);
  const id = await office.draft(await office.incident([aPerson('alone')]));
  await office.notices.requestApproval(id, office.maker);
  await emergencies.approveAlone({ id, reason: 'Nobody else answers' }, office.maker);
  expect(await openOf('emergency_review')).toEqual([]);
  laterMs = 25 * HOUR_MS;
  expect(await openOf('emergency_review')).toEqual([
    expect.stringContaining(`A second person must look at notice ${id}`),
  ]);
  await emergencies.review({ id, review: 'upheld' }, office.checker);
  expect(await openOf('emergency_review')).toEqual([]);
  laterMs = 0;
});

test('a hold about to end is an alarm, says so once it ended, and is over when it is lifted or a day has passed', async () => {
  const { holds } = parts();
  const incidentId = await office.incident([aPerson('held')]);
  const until = new Date(Date.now() + 72 * HOUR_MS);
  const request = {
    authority: 'Polri',
    reference: 'B/1',
    requestSha256: 'a'.repeat(64),
    reason: 'Penyidikan',
    untilAt: until,
  };
  const { id } = await holds.record(incidentId, request, office.maker);
  laterMs = 40 * HOUR_MS;
  expect(await openOf('hold_ending')).toEqual([]);
  await holds.confirm(id, office.checker);
  expect(await openOf('hold_ending')).toEqual([expect.stringContaining('on everybody ends at')]);
  laterMs = 80 * HOUR_MS;
  expect(await openOf('hold_ending')).toEqual([expect.stringContaining('they may be told now')]);
  laterMs = 100 * HOUR_MS;
  expect(await openOf('hold_ending')).toEqual([]);
  laterMs = 40 * HOUR_MS;
  expect(await openOf('hold_ending')).toHaveLength(1);
  await holds.end(id, 'The arrests were made', office.maker);
  expect(await openOf('hold_ending')).toEqual([]);
  laterMs = 0;
});

test('a notice that a hold paused while it was sent is an alarm until a person goes on with it', async () => {
  const { id, incidentId } = await office.launched([aPerson('underway')]);
  const request = {
    authority: 'Bareskrim',
    reference: 'B/2',
    requestSha256: 'b'.repeat(64),
    reason: 'Penyidikan',
    untilAt: new Date(Date.now() + 24 * HOUR_MS),
  };
  const { holds } = parts();
  const hold = await holds.record(incidentId, request, office.maker);
  await holds.confirm(hold.id, office.checker);
  expect(await openOf('notice_held')).toEqual([]);
  await office.launches.repair(new AbortController().signal);
  const [told, ...more] = await openOf('notice_held');
  expect(more).toEqual([]);
  expect(told).toMatch(new RegExp(`paused while it was sent.*resume notice ${id}`));
  // Whoever asked may be a person, and what they asked a secret: an alarm leaves the house.
  for (const word of [request.authority, request.reference, request.reason]) expect(told).not.toContain(word);
  await holds.end(hold.id, 'The arrests were made', office.maker);
  // Lifted, it still waits for a person.
  expect(await openOf('notice_held')).toHaveLength(1);
  await office.launches.resume(id, office.maker);
  expect(await openOf('notice_held')).toEqual([]);
});

test('a substitute notice is an alarm before it ends, and afterwards where it stood too short', async () => {
  const { postings } = parts();
  const incidentId = await office.incident([aPerson('unreachable')]);
  const startsAt = new Date(Date.now() - HOUR_MS);
  const posting = {
    lawCodes: ['KR'],
    medium: 'site',
    place: 'https://contoh.example/notice',
    locale: 'en',
    words: 'Your data leaked.',
    startsAt,
    standsFor: [{ law: 'KR', persons: 1 }],
  } as const;
  const lasting = (days: number) => new Date(startsAt.getTime() + days * 24 * HOUR_MS);
  await postings.record(incidentId, { ...posting, endsAt: lasting(31) }, office.maker);
  await postings.record(incidentId, { ...posting, endsAt: lasting(5) }, office.maker);
  expect(await openOf('posting_ending')).toEqual([]);
  laterMs = 3 * 24 * HOUR_MS;
  expect(await openOf('posting_ending')).toEqual([
    expect.stringContaining('KR asks for 30 days, this lasts 5'),
  ]);
  laterMs = 6 * 24 * HOUR_MS;
  expect(await openOf('posting_ending')).toEqual([expect.stringMatching(/ended at .* KR asks for 30 days/)]);
  laterMs = 29 * 24 * HOUR_MS;
  const [ending, ...others] = await openOf('posting_ending');
  expect(others).toEqual([]);
  expect(ending).toContain('a substitute notice ends at');
  expect(ending).not.toContain('too early');
  laterMs = 40 * 24 * HOUR_MS;
  expect(await openOf('posting_ending')).toEqual([]);
  laterMs = 0;
});

test('a notice that waits at its cost ceiling is an alarm', async () => {
  const id = await office.launched([aPerson('', { email: 'costly@example.com' })]).then((one) => one.id);
  await sql(
    `INSERT INTO notice_spend (notice_id, spent_micros, ceiling_micros, held, reached_at) VALUES ($1, 5, 5, 3, now())
     ON CONFLICT (notice_id) DO UPDATE SET held = 3, reached_at = now()`,
    [id],
  );
  expect(await openOf('ceiling')).toEqual([expect.stringContaining(`3 messages wait for it`)]);
  await sql(`UPDATE notice_spend SET held = 0, reached_at = NULL WHERE notice_id = $1`, [id]);
  expect(await openOf('ceiling')).toEqual([]);
});

test('codes that run out are an alarm until more were brought', async () => {
  const { pools } = parts();
  const incidentId = await office.incident([aPerson('code')]);
  const offerId = newId<OfferId>();
  await sql(
    `INSERT INTO offer (id, incident_id, name, kind, version, made_by, made_at)
     VALUES ($1, $2, 'Monitoring', 'monitoring', 1, $3, now())`,
    [offerId, incidentId, office.maker.operatorId],
  );
  const pool = await pools.create(incidentId, { offerId, name: 'Drawn', kind: 'generated' }, office.maker);
  await pools.generate(pool.id, { count: 10 }, office.maker);
  expect(await openOf('codes_low')).toEqual([]);
  const codes = new Codes(office.t.db, incidentParts(office.t).keys, office.audit, clock);
  const keys = await codes.keys(incidentId);
  const claims = Array.from({ length: 12 }, (_, i) => {
    return {
      incidentId,
      offerId,
      cohortId: 1n as CohortId,
      redemptionId: BigInt(i + 1),
      askedAt: clock.now(),
    };
  });
  await office.t.db.tx((tx) => codes.assign(tx, claims.slice(0, 6), keys));
  expect(await openOf('codes_low')).toEqual([
    expect.stringContaining('has 4 codes left, enough for 0.6 days at the rate of the last days'),
  ]);
  await office.t.db.tx((tx) => codes.assign(tx, claims.slice(6), keys));
  expect(await openOf('codes_low')).toEqual([
    expect.stringContaining(
      'has no codes any more, and 2 people wait for one. Bring more to one of its pools.',
    ),
  ]);
  await pools.generate(pool.id, { count: 1_000 }, office.maker);
  await codes.serve();
  expect(await openOf('codes_low')).toEqual([]);
});
