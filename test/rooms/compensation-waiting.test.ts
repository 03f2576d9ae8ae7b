import { describe, expect, test } from '@jest/globals';
import type { Visitor } from '../../src/compensation/index.ts';
import type { GrantNo } from '../../src/kernel/ids.ts';
import {
  affectedPeople,
  anApprovedSet,
  type CompensationDesk,
  CREDIT,
  DISCOUNT,
  grantAll,
  grantOf,
} from '../support/compensation.ts';
import { onProvenBooks } from '../support/proven-suite.ts';

let desk: CompensationDesk;

onProvenBooks((made) => {
  desk = made.desk;
});

interface Guest {
  readonly visitor: Visitor;
  readonly grantId: GrantNo;
}

async function aCrowd(people: number, budgetGrants: bigint) {
  const affected = await affectedPeople(desk, people);
  const set = await anApprovedSet(desk, affected.incidentId, [CREDIT, DISCOUNT], { budgetGrants });
  await grantAll(desk, set, affected);
  const guests: Guest[] = [];
  for (const visitor of affected.visitors) {
    guests.push({ visitor, grantId: await grantOf(desk, visitor, set) });
  }
  return { affected, set, guests };
}

const reserve = ({ visitor, grantId }: Guest) => desk.redemptions.reserve(visitor, { grantId, position: 1 });
const confirm = ({ visitor, grantId }: Guest) => desk.redemptions.confirm(visitor, { grantId });
const join = ({ visitor, grantId }: Guest, position = 1) => desk.waiting.join(visitor, { grantId, position });
const pageSet = async ({ visitor }: Guest) => (await desk.pages.page(visitor, 'en'))!.sets[0]!;

describe('the waiting list', () => {
  test('is for a spent budget only, keeps the order, and the page says where somebody stands', async () => {
    const { guests } = await aCrowd(4, 1n);
    const [first, second, third, fourth] = guests as [Guest, Guest, Guest, Guest];
    expect(await pageSet(second)).toMatchObject({ availability: 'open', limit: 1, can: { wait: false } });
    expect(await join(second)).toEqual({ kind: 'not_needed' });
    await reserve(first);
    await confirm(first);
    expect(await join(first)).toMatchObject({ kind: 'already' });
    expect(await reserve(second)).toEqual({ kind: 'budget_exhausted' });
    const full = { availability: 'none', waiting: null, can: { reserve: false, wait: true } };
    expect(await pageSet(second)).toMatchObject(full);
    expect(await join(second, 9)).toEqual({ kind: 'not_offered' });
    expect(await join(second)).toEqual({ kind: 'waiting', place: 1 });
    desk.clock.advanceMs(1_000);
    expect(await join(third)).toEqual({ kind: 'waiting', place: 2 });
    desk.clock.advanceMs(1_000);
    expect(await join(second, 2)).toEqual({ kind: 'waiting', place: 1 });
    expect(await pageSet(third)).toMatchObject({
      waiting: { place: 2 },
      can: { reserve: false, wait: false },
    });
    expect(await desk.waiting.leave(second.visitor, { grantId: second.grantId })).toBe(true);
    expect(await desk.waiting.leave(fourth.visitor, { grantId: fourth.grantId })).toBe(false);
    expect(await pageSet(third)).toMatchObject({ waiting: { place: 1 } });
  });

  test('a share that comes back goes to whoever waits longest, and nobody jumps the line', async () => {
    const { set, guests } = await aCrowd(4, 1n);
    const [first, second, third, fourth] = guests as [Guest, Guest, Guest, Guest];
    await reserve(first);
    await join(third);
    desk.clock.advanceMs(1_000);
    await join(second);
    expect(await desk.waiting.serve(set.id)).toEqual({ called: 0 });
    desk.clock.advanceMs(15 * 60_000);
    await desk.grants.lapse(first.visitor.person.cohortId);
    expect(await reserve(fourth)).toEqual({ kind: 'budget_exhausted' });
    const calls = await Promise.all(Array.from({ length: 5 }, () => desk.waiting.serve(set.id)));
    expect(calls.reduce((sum, { called }) => sum + called, 0)).toBe(1);
    const held = await pageSet(third);
    expect(held).toMatchObject({ state: 'reserved', chosen: 1, waiting: null });
    expect(held.reservedUntil!.getTime() - desk.clock.now().getTime()).toBe(72 * 3_600_000);
    expect(await confirm(third)).toMatchObject({ kind: 'redeemed' });
    expect(await pageSet(second)).toMatchObject({ waiting: { place: 1 } });
  });

  test('whoever is called keeps their three days, also for another offer', async () => {
    const { set, guests } = await aCrowd(2, 1n);
    const [first, second] = guests as [Guest, Guest];
    await reserve(first);
    await join(second);
    desk.clock.advanceMs(15 * 60_000);
    await desk.grants.lapse(first.visitor.person.cohortId);
    expect(await desk.waiting.serve(set.id)).toEqual({ called: 1 });
    const { reservedUntil } = await pageSet(second);
    const { visitor, grantId } = second;
    expect(await desk.redemptions.reserve(visitor, { grantId, position: 2 })).toEqual({
      kind: 'reserved',
      position: 2,
      reservedUntil,
    });
  });

  test('a void, a call nobody answers and a grant that ended pass the share on', async () => {
    const { set, guests } = await aCrowd(4, 1n);
    const [first, second, third, fourth] = guests as [Guest, Guest, Guest, Guest];
    await reserve(first);
    await confirm(first);
    for (const guest of [second, third, fourth]) {
      await join(guest);
      desk.clock.advanceMs(1_000);
    }
    const ref = ({ visitor, grantId }: Guest) => ({ cohortId: visitor.person.cohortId, grantId });
    await desk.voids.ask(ref(second), 'A test robot.', desk.maker).then(async (asked) => {
      if (asked.status === 'voided') return;
      await desk.voids.decide(ref(second), { decision: 'approved' }, desk.checker);
    });
    await desk.voids.ask(ref(first), 'A test robot.', desk.maker);
    expect(await desk.waiting.setsToServe()).toContain(set.id);
    expect(await desk.waiting.serve(set.id)).toEqual({ called: 1 });
    expect(await pageSet(third)).toMatchObject({ state: 'reserved' });
    desk.clock.advanceMs(72 * 3_600_000);
    await desk.grants.lapse(third.visitor.person.cohortId);
    expect(await desk.waiting.serve(set.id)).toEqual({ called: 1 });
    expect(await confirm(fourth)).toMatchObject({ kind: 'redeemed' });
    expect(await join(third)).toEqual({ kind: 'waiting', place: 1 });
  });

  test('a hundred people joining at once stand in a hundred places', async () => {
    const { set, guests } = await aCrowd(101, 1n);
    await reserve(guests[0]!);
    await Promise.all(guests.slice(1).map((guest) => join(guest)));
    const places = [];
    for (const guest of guests.slice(1)) places.push((await pageSet(guest)).waiting!.place ?? NaN);
    expect(new Set(places).size).toBe(100);
    expect(Math.max(...places)).toBe(100);
    desk.clock.advanceMs(15 * 60_000);
    await desk.grants.lapse(guests[0]!.visitor.person.cohortId);
    expect(await desk.waiting.serve(set.id)).toEqual({ called: 1 });
  });

  test('is counted to a thousand people before somebody, and no further', async () => {
    const { set, guests } = await aCrowd(1_004, 1n);
    await reserve(guests[0]!);
    await desk.t.db.tx((tx) =>
      tx.run(
        `INSERT INTO grant_wait (cohort_id, grant_id, incident_id, offer_set_id, person_id, position, state, asked_at)
         SELECT cohort_id, id, incident_id, offer_set_id, person_id, 1, 'waiting', $2 FROM offer_grant
          WHERE offer_set_id = $1 AND state = 'granted'`,
        [set.id, desk.clock.now()],
      ),
    );
    const inLine = guests.slice(1).toSorted((a, b) => Number(orderOf(a) - orderOf(b)));
    expect((await pageSet(inLine[0]!)).waiting).toMatchObject({ place: 1 });
    expect((await pageSet(inLine[1_000]!)).waiting).toMatchObject({ place: 1_001 });
    expect((await pageSet(inLine[1_001]!)).waiting).toMatchObject({ place: null });
    expect(await join(inLine[1_002]!)).toEqual({ kind: 'waiting', place: null });
  });
});

/** Who asked at one instant stands in the order of cohort and grant. */
const orderOf = ({ visitor, grantId }: Guest) => visitor.person.cohortId * 1_000_000n + grantId;
