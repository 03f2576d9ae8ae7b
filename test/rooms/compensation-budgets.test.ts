import { describe, expect, test } from '@jest/globals';
import type { OfferSet, Visitor } from '../../src/compensation/index.ts';
import {
  affectedPeople,
  anApprovedSet,
  type CompensationDesk,
  CREDIT,
  grantAll,
  grantOf,
} from '../support/compensation.ts';
import { onProvenBooks } from '../support/proven-suite.ts';

let desk: CompensationDesk;

onProvenBooks((made) => {
  desk = made.desk;
});

const MORE = { toGrants: 3n, reason: 'More people came than we thought.' };

async function anAutomaticSet(people: number, budgetGrants: bigint) {
  const affected = await affectedPeople(desk, people);
  const set = await anApprovedSet(desk, affected.incidentId, [CREDIT], { mode: 'auto_apply', budgetGrants });
  await grantAll(desk, set, affected);
  return { affected, set };
}

async function statesOf(set: OfferSet): Promise<Record<string, number>> {
  const rows = await desk.t.db.tx((tx) =>
    tx.q<{ state: string; n: number }>(
      `SELECT state, count(*)::int AS n FROM offer_grant WHERE offer_set_id = $1 GROUP BY state`,
      [set.id],
    ),
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

const pageSet = async (visitor: Visitor) => (await desk.pages.page(visitor, 'en'))!.sets[0]!;

describe('a budget of a set applied without asking', () => {
  test('puts whom it does not reach in line, who cannot take a share past it', async () => {
    const { affected, set } = await anAutomaticSet(5, 2n);
    expect(await statesOf(set)).toEqual({ redeemed: 2, granted: 3 });
    const pages = await Promise.all(affected.visitors.map(pageSet));
    const places = pages.flatMap(({ waiting }) => (waiting ? [waiting.place] : []));
    expect(places.sort()).toEqual([1, 2, 3]);
    expect(pages.filter(({ can }) => can.reserve || can.wait)).toEqual([]);
    const visitor = affected.visitors[pages.findIndex(({ waiting }) => waiting !== null)]!;
    const grantId = await grantOf(desk, visitor, set);
    expect(await desk.redemptions.reserve(visitor, { grantId, position: 1 })).toEqual({
      kind: 'not_granted',
    });
    expect(await desk.waiting.join(visitor, { grantId, position: 1 })).toEqual({ kind: 'not_needed' });
    expect(await desk.waiting.leave(visitor, { grantId })).toBe(false);
    expect(await desk.waiting.serve(set.id)).toEqual({ called: 0 });
    expect(await grantAll(desk, set, affected)).toBe(0);
  });

  test('gives a share that comes back to the first in line at once, and to nobody twice', async () => {
    const { affected, set } = await anAutomaticSet(5, 2n);
    const pages = await Promise.all(affected.visitors.map(pageSet));
    const first = affected.visitors[pages.findIndex(({ waiting }) => waiting?.place === 1)]!;
    const taken = affected.visitors[pages.findIndex(({ state }) => state === 'redeemed')]!;
    const ref = { cohortId: taken.person.cohortId, grantId: await grantOf(desk, taken, set) };
    await desk.voids.ask(ref, 'A test robot.', desk.maker);
    const served = await Promise.all(Array.from({ length: 5 }, () => desk.waiting.serve(set.id)));
    expect(served.reduce((sum, { called }) => sum + called, 0)).toBe(1);
    expect(await pageSet(first)).toMatchObject({ state: 'redeemed', waiting: null });
    expect(await statesOf(set)).toEqual({ redeemed: 2, granted: 2, voided: 1 });
    expect(await desk.receipts.owed(10)).toEqual([]);
  });
});

describe('raising a budget', () => {
  test('takes a second person, reaches whoever waits, and can be asked again', async () => {
    const { set } = await anAutomaticSet(5, 2n);
    const { digest } = await desk.raises.ask(set.id, MORE, desk.maker);
    await expect(desk.raises.ask(set.id, MORE, desk.maker)).rejects.toMatchObject({
      code: 'compensation.raise_asked',
    });
    await expect(
      desk.raises.decide(set.id, { decision: 'approved', digest }, desk.maker),
    ).rejects.toMatchObject({ code: 'operators.same_person' });
    expect(await desk.waiting.serve(set.id)).toEqual({ called: 0 });
    await desk.raises.decide(set.id, { decision: 'approved', digest }, desk.checker);
    expect(await desk.offers.getSet(set.id)).toMatchObject({ budgetGrants: 3n, status: 'approved' });
    expect(await desk.waiting.serve(set.id)).toEqual({ called: 1 });
    expect(await statesOf(set)).toEqual({ redeemed: 3, granted: 2 });
    await desk.raises.ask(set.id, { toGrants: 100n, reason: 'All of them.' }, desk.maker);
    await desk.raises.decide(set.id, { decision: 'refused', reason: 'Too many.' }, desk.checker);
    await desk.raises.ask(set.id, { toGrants: 40n, reason: 'All of them, then.' }, desk.maker);
    await desk.raises.decide(set.id, { decision: 'approved' }, desk.checker);
    expect(await desk.waiting.serve(set.id)).toEqual({ called: 2 });
    expect(await statesOf(set)).toEqual({ redeemed: 5 });
    const raises = await desk.raises.list(set.id);
    expect(raises.map(({ no, fromGrants, toGrants, status }) => [no, fromGrants, toGrants, status])).toEqual([
      [1, 2n, 3n, 'raised'],
      [2, 3n, 100n, 'refused'],
      [3, 3n, 40n, 'raised'],
    ]);
  });

  test.each([
    [{ ...MORE, toGrants: 2n }, 'bad_raise'],
    [{ ...MORE, reason: ' ' }, 'bad_raise'],
  ])('refuses %j', async (raise, code) => {
    const { set } = await anAutomaticSet(1, 2n);
    await expect(desk.raises.ask(set.id, raise, desk.maker)).rejects.toMatchObject({
      code: `compensation.${code}`,
    });
  });

  test('refuses what nobody approved, and what has no budget', async () => {
    const { incidentId } = await affectedPeople(desk, 1);
    const free = await anApprovedSet(desk, incidentId, [CREDIT]);
    await expect(desk.raises.ask(free.id, MORE, desk.maker)).rejects.toMatchObject({
      code: 'compensation.bad_raise',
    });
    const closed = await anApprovedSet(desk, incidentId, [CREDIT], { budgetGrants: 1n });
    await desk.offers.close(closed.id, { reason: 'It is over.' }, desk.maker);
    await expect(desk.raises.ask(closed.id, MORE, desk.maker)).rejects.toMatchObject({
      code: 'compensation.not_approved',
    });
  });
});
