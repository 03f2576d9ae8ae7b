import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { PoolInput } from '../../src/codes/index.ts';
import { readReference } from '../../src/compensation/index.ts';
import { bring, codeFile } from '../support/codes.ts';
import {
  affectedPeople,
  anApprovedSet,
  balancesOf,
  type CompensationDesk,
  CREDIT,
  grantAll,
  grantOf,
  MONITORING,
} from '../support/compensation.ts';
import { aProvingDesk, type ProvingDesk } from '../support/reconciliation.ts';

const COST = 9_000_000n;

let desk: CompensationDesk;
let proving: ProvingDesk;
let from = 0;

beforeAll(async () => {
  proving = await aProvingDesk();
  desk = proving.desk;
});
afterAll(() => desk.close());

/** Whatever was tried, the books agree. */
afterEach(async () => {
  expect(await proving.failing()).toEqual([]);
});

/** One person who chose the first of two offers, whose vendor was paid before, and the pool that serves it. */
async function chosen(kind: PoolInput['kind'], codes: number) {
  const affected = await affectedPeople(desk, 1);
  const monitoring = { ...MONITORING, eligibility: { everyone: true as const }, treatment: 'T3' as const };
  const set = await anApprovedSet(desk, affected.incidentId, [monitoring, CREDIT]);
  await grantAll(desk, set, affected);
  const { incidentId } = affected;
  const offerId = set.offers[0]!.offerId;
  const pool = await filled({ incidentId, offerId, kind, codes });
  const visitor = affected.visitors[0]!;
  const grantId = await grantOf(desk, visitor, set);
  await desk.redemptions.reserve(visitor, { grantId, position: 1 });
  const confirmed = await desk.redemptions.confirm(visitor, { grantId });
  const of = readReference(confirmed.kind === 'redeemed' ? confirmed.reference : '')!;
  return { incidentId, offerId, pool, visitor, grantId, of };
}
type Chosen = Awaited<ReturnType<typeof chosen>>;

async function filled(
  of: Pick<Chosen, 'incidentId' | 'offerId'> & { kind: PoolInput['kind']; codes: number },
) {
  from += 100;
  const { kind, codes, offerId } = of;
  const shared = kind === 'shared' ? { code: `SORRY-${from}` } : {};
  const pool = await desk.pools.create(
    of.incidentId,
    { offerId, name: `P${from}`, kind, ...shared },
    desk.maker,
  );
  if (kind === 'generated') await desk.pools.generate(pool.id, { count: codes }, desk.maker);
  if (kind === 'imported' && codes > 0) await more(pool.id, codes);
  return pool.id;
}

async function more(poolId: string, codes: number): Promise<void> {
  from += 100;
  await bring({ ...desk, files: desk.codeFiles }, poolId, codeFile(codes, { from }));
}

const deliver = ({ of }: Chosen) => desk.fulfilments.deliverCodes(of.cohortId);
const reissue = (one: Chosen) => desk.codes.reissue(one.incidentId, one.of, 'It did not work.', desk.maker);
const revoke = (one: Chosen) => desk.codes.revoke(one.incidentId, one.of, 'Used by another.', desk.maker);

async function voided({ of, grantId }: Chosen): Promise<void> {
  const ref = { cohortId: of.cohortId, grantId };
  const asked = await desk.voids.ask(ref, 'Claimed with another’s link.', desk.maker);
  if (asked.status === 'asked') await desk.voids.decide(ref, { decision: 'approved' }, desk.checker);
}

/** The pool is known to others: its person gets a code of the next one. */
async function replaced(one: Chosen, kind: PoolInput['kind']): Promise<void> {
  await desk.pools.quarantine(one.pool, 'Posted in a forum.', desk.maker);
  expect(await desk.pools.replaceAll(one.pool, 'Posted in a forum.', desk.maker)).toMatchObject({
    replaced: 1,
  });
  expect(await books(one)).toMatchObject({ lost: 0n });
  await filled({ ...one, kind, codes: 1 });
  await desk.fulfilments.serveLines();
}

/** Units that left the stock, that were written off, and that are owed, once everything is in the book. */
async function books({ incidentId }: Chosen) {
  expect(await proving.failing()).toEqual([]);
  await Promise.all([desk.fulfilments.writeOffLost(), desk.fulfilments.writeOffLost()]);
  expect(await desk.fulfilments.writeOffLost()).toBe(0);
  expect(await proving.failing()).toEqual([]);
  const balances = await balancesOf(desk, incidentId);
  const units = (account: string) => (balances[account] ?? 0n) / COST;
  return { used: -units('1200'), lost: units('5100'), owed: -units('2200') };
}

describe('prepaid codes that are lost', () => {
  test('a place in line that was revoked and given back costs nothing', async () => {
    const one = await chosen('imported', 0);
    await deliver(one);
    await revoke(one);
    await more(one.pool, 1);
    expect(await reissue(one)).toBe('assigned');
    await deliver(one);
    expect(await books(one)).toEqual({ used: 1n, lost: 0n, owed: 0n });
  });

  test.each(['generated', 'shared'] as const)(
    'a vendor’s code in place of a %s one is no loss',
    async (kind) => {
      const one = await chosen(kind, 1);
      await deliver(one);
      await replaced(one, 'imported');
      expect(await desk.codes.show(one.incidentId, [one.of])).toEqual(
        new Map([
          [one.of.redemptionId, expect.objectContaining({ kind: 'code', reissued: true, shared: false })],
        ]),
      );
      expect(await books(one)).toEqual({ used: 1n, lost: 0n, owed: 0n });
    },
  );

  test.each(['generated', 'shared'] as const)(
    'a vendor’s code that a %s one replaces is lost',
    async (kind) => {
      const one = await chosen('imported', 1);
      await deliver(one);
      await replaced(one, kind);
      expect(await books(one)).toEqual({ used: 2n, lost: 1n, owed: 0n });
    },
  );

  test('a code in place of another is lost with it, also when it is revoked before the books are written', async () => {
    const one = await chosen('imported', 3);
    await deliver(one);
    await reissue(one);
    await revoke(one);
    // Two codes are gone: one is what the delivery cost.
    expect(await books(one)).toEqual({ used: 2n, lost: 1n, owed: 0n });
    expect(await reissue(one)).toBe('assigned');
    expect(await books(one)).toEqual({ used: 3n, lost: 2n, owed: 0n });
  });

  test('a delivered code that is only revoked is what its delivery cost', async () => {
    const one = await chosen('imported', 1);
    await deliver(one);
    await revoke(one);
    expect(await books(one)).toEqual({ used: 1n, lost: 0n, owed: 0n });
  });

  test('a choice voided between its code and its delivery burns the code', async () => {
    const one = await served();
    await voided(one);
    expect(await desk.pools.get(one.pool)).toMatchObject({ free: 1, revoked: 1, assigned: 0 });
    expect(await books(one)).toEqual({ used: 1n, lost: 1n, owed: 0n });
  });

  test('a choice voided after its code was revoked or replaced, before any delivery, burns all of them', async () => {
    const revoked = await served();
    await revoke(revoked);
    await voided(revoked);
    expect(await books(revoked)).toEqual({ used: 1n, lost: 1n, owed: 0n });
    const again = await served();
    await reissue(again);
    await voided(again);
    expect(await books(again)).toEqual({ used: 2n, lost: 2n, owed: 0n });
  });

  test('a code that was revoked before its delivery is lost when another is delivered', async () => {
    const one = await served();
    await revoke(one);
    expect(await books(one)).toEqual({ used: 0n, lost: 0n, owed: 1n });
    await reissue(one);
    await deliver(one);
    expect(await books(one)).toEqual({ used: 2n, lost: 1n, owed: 0n });
  });

  test('a choice whose place in line was revoked cannot be switched for something else', async () => {
    const one = await chosen('imported', 0);
    await deliver(one);
    await revoke(one);
    const { visitor, grantId } = one;
    expect((await desk.redemptions.switchChoice(visitor, { grantId, position: 2 })).kind).toBe('too_late');
    expect((await desk.pages.page(visitor, 'en'))!.sets[0]!.receipt).toMatchObject({
      state: 'redeemed',
      code: null,
    });
    expect(await books(one)).toEqual({ used: 0n, lost: 0n, owed: 1n });
  });
});

/** In line, then with a code that is not delivered yet; a second one lies in the pool. */
async function served(): Promise<Chosen> {
  const one = await chosen('imported', 0);
  await deliver(one);
  await more(one.pool, 2);
  expect(await desk.fulfilments.serveLines()).toContain(one.of.cohortId);
  return one;
}
