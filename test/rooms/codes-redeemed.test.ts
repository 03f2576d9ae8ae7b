import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { readReference, type Visitor } from '../../src/compensation/index.ts';
import { ArrivedCodes } from '../../src/fulfilment/index.ts';
import { KnownContacts, OwnMail, Replies } from '../../src/guests/index.ts';
import type { GrantNo } from '../../src/kernel/ids.ts';
import { OwnPages } from '../../src/people/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { SuppressionList } from '../../src/receipts/index.ts';
import { bring, codeFile } from '../support/codes.ts';
import {
  affectedPeople,
  anApprovedSet,
  balancesOf,
  type CompensationDesk,
  CREDIT,
  DISCOUNT,
  grantAll,
  grantOf,
  MONITORING,
} from '../support/compensation.ts';
import { incidentParts } from '../support/incidents.ts';
import { aProvingDesk, type ProvingDesk } from '../support/reconciliation.ts';

let desk: CompensationDesk;
let proving: ProvingDesk;
let arrived: ArrivedCodes;

beforeAll(async () => {
  proving = await aProvingDesk();
  desk = proving.desk;
  const { t, keys, jobs, clock, codes } = desk;
  const audit = new Audit(clock);
  const known = new KnownContacts(keys, new OwnPages(t.db, keys), new SuppressionList());
  const mail = new OwnMail(t.db, known, new Replies(keys, jobs, clock), audit, clock);
  arrived = new ArrivedCodes(t.db, codes, incidentParts(t, clock).incidents, mail);
});
afterAll(() => desk.close());

const filesOf = () => ({ ...desk, files: desk.codeFiles });

interface Redeemed {
  readonly visitor: Visitor;
  readonly grantId: GrantNo;
}

/** Everybody of an incident, granted a set whose first offer is served from a pool of so many codes. */
async function pooled(people: number, codes: number) {
  const affected = await affectedPeople(desk, people);
  const monitoring = { ...MONITORING, eligibility: { everyone: true as const }, treatment: 'T3' as const };
  const set = await anApprovedSet(desk, affected.incidentId, [monitoring, CREDIT]);
  await grantAll(desk, set, affected);
  const pool = await desk.pools.create(
    affected.incidentId,
    { offerId: set.offers[0]!.offerId, name: 'Vendor', kind: 'imported', engagement: 'ENG-204' },
    desk.maker,
  );
  if (codes > 0) await bring(filesOf(), pool.id, codeFile(codes));
  const grants: Redeemed[] = [];
  for (const visitor of affected.visitors)
    grants.push({ visitor, grantId: await grantOf(desk, visitor, set) });
  return { ...affected, set, pool, grants };
}

async function redeem({ visitor, grantId }: Redeemed): Promise<string> {
  await desk.redemptions.reserve(visitor, { grantId, position: 1 });
  return (await desk.redemptions.confirm(visitor, { grantId })).kind;
}

async function receiptOf({ visitor }: Redeemed) {
  return (await desk.pages.page(visitor, 'en'))!.sets[0]!.receipt;
}

/** Whatever was tried, the books agree. */
afterEach(async () => {
  expect(await proving.failing()).toEqual([]);
});

async function ordered(): Promise<number> {
  const [row] = await desk.t.db.tx((tx) => tx.q(`SELECT count(*)::int AS n FROM reply WHERE kind = 'news'`));
  return Number(row!['n']);
}

/** Whoever tells, and however often: so many e-mails more, in which no code stands. */
async function tellsOnce(people: number): Promise<void> {
  const before = await ordered();
  await Promise.all(Array.from({ length: 3 }, () => arrived.tell()));
  for (let more = people; more > 0; more = await arrived.tell());
  expect((await ordered()) - before).toBe(people);
}

describe('codes that run out', () => {
  test('a pool of 100 redeemed by 300 at once: 100 codes, 200 promises, no error; the books agree all the way', async () => {
    const { incidentId, cohortIds, pool, grants } = await pooled(300, 100);
    expect(new Set(await Promise.all(grants.map(redeem)))).toEqual(new Set(['redeemed']));
    const deliver = () =>
      Promise.all([...cohortIds, ...cohortIds].map((id) => desk.fulfilments.deliverCodes(id)));
    const delivered = (await deliver()).reduce((sum, one) => sum + one.delivered, 0);
    expect(delivered).toBe(100);
    const receipts = await Promise.all(grants.map(receiptOf));
    const codes = receipts.flatMap((receipt) => receipt?.code ?? []);
    expect(new Set(codes).size).toBe(100);
    expect(receipts.filter((receipt) => receipt?.codeWaiting)).toHaveLength(200);
    expect(receipts.find((receipt) => receipt?.code)).toMatchObject({
      state: 'fulfilled',
      fulfilment: 'delivered',
      engagement: 'ENG-204',
      codeShared: false,
      codeWaiting: false,
    });
    expect(receipts.find((receipt) => receipt?.codeWaiting)).toMatchObject({
      state: 'redeemed',
      fulfilment: 'pending',
      code: null,
      engagement: null,
    });
    // Delivered from stock that was paid for before; the rest is owed.
    expect(await balancesOf(desk, incidentId)).toMatchObject({
      '1200': -100n * 9_000_000n,
      '2200': -200n * 9_000_000n,
    });
    expect(await deliver()).toEqual([...cohortIds, ...cohortIds].map(() => ({ delivered: 0 })));

    await bring(filesOf(), pool.id, codeFile(250, { from: 1_001 }));
    const served = await desk.fulfilments.serveLines();
    for (const cohortId of served) await desk.fulfilments.deliverCodes(cohortId);
    const later = await Promise.all(grants.map(receiptOf));
    expect(new Set(later.map((receipt) => receipt?.code)).size).toBe(300);
    await tellsOnce(200);
    const balances = await balancesOf(desk, incidentId);
    expect(balances['2200']).toBeUndefined();
    expect(balances['1200']).toBe(-300n * 9_000_000n);
  });

  test('a code in place of another is told, each time once', async () => {
    const { incidentId, cohortIds, grants } = await pooled(1, 3);
    await redeem(grants[0]!);
    for (const id of cohortIds) await desk.fulfilments.deliverCodes(id);
    await tellsOnce(0);
    const of = readReference((await receiptOf(grants[0]!))!.reference)!;
    for (let again = 0; again < 2; again++) {
      expect(await desk.codes.reissue(incidentId, of, 'It did not work.', desk.maker)).toBe('assigned');
      await tellsOnce(1);
    }
    // Three codes that were paid for before are gone; one is the person's, two are lost.
    const wrote = await Promise.all(Array.from({ length: 3 }, () => desk.fulfilments.writeOffLost()));
    expect(wrote.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await balancesOf(desk, incidentId)).toMatchObject({
      '1200': -3n * 9_000_000n,
      '5100': 2n * 9_000_000n,
    });
    expect(await desk.fulfilments.writeOffLost()).toBe(0);
  });

  test('whoever waits for a code may still choose something else, and whoever comes after moves up', async () => {
    const { cohortIds, pool, grants } = await pooled(3, 0);
    for (const grant of grants) await redeem(grant);
    for (const id of cohortIds) await desk.fulfilments.deliverCodes(id);
    const [first, second] = [grants[0]!, grants[1]!];
    const other = await desk.redemptions.switchChoice(first.visitor, { grantId: first.grantId, position: 2 });
    expect(other.kind).toBe('switched');
    await bring(filesOf(), pool.id, codeFile(1, { from: 4_001 }));
    for (const id of await desk.fulfilments.serveLines()) await desk.fulfilments.deliverCodes(id);
    expect(await receiptOf(first)).toMatchObject({ code: null, codeWaiting: false });
    expect(await receiptOf(second)).toMatchObject({ code: 'V-04001', codeWaiting: false });
    expect(await receiptOf(grants[2]!)).toMatchObject({ code: null, codeWaiting: true });
    const late = await desk.redemptions.switchChoice(second.visitor, {
      grantId: second.grantId,
      position: 2,
    });
    expect(late.kind).toBe('too_late');
  });

  test('a voided choice gives up its place in line', async () => {
    const { cohortIds, pool, grants } = await pooled(2, 0);
    for (const grant of grants) await redeem(grant);
    for (const id of cohortIds) await desk.fulfilments.deliverCodes(id);
    const [first, second] = [grants[0]!, grants[1]!];
    const ref = { cohortId: first.visitor.person.cohortId, grantId: first.grantId };
    const asked = await desk.voids.ask(ref, 'Claimed with another’s link.', desk.maker);
    expect(asked.status).toBe('asked');
    await desk.voids.decide(ref, { decision: 'approved' }, desk.checker);
    await bring(filesOf(), pool.id, codeFile(1, { from: 5_001 }));
    for (const id of await desk.fulfilments.serveLines()) await desk.fulfilments.deliverCodes(id);
    expect(await receiptOf(second)).toMatchObject({ code: 'V-05001' });
    expect(await desk.pools.get(pool.id)).toMatchObject({ assigned: 1, free: 0 });
  });

  test('a switch and a served line at the same moment: one of them wins, and no code is with nobody', async () => {
    const { cohortIds, pool, grants, incidentId } = await pooled(24, 0);
    for (const grant of grants) await redeem(grant);
    for (const id of cohortIds) await desk.fulfilments.deliverCodes(id);
    await bring(filesOf(), pool.id, codeFile(24, { from: 6_001 }));
    const serving = desk.fulfilments.serveLines();
    const switches = await Promise.all(
      grants.map(({ visitor, grantId }) => desk.redemptions.switchChoice(visitor, { grantId, position: 2 })),
    );
    await serving;
    for (const id of cohortIds) await desk.fulfilments.deliverCodes(id);
    const switched = switches.filter(({ kind }) => kind === 'switched').length;
    expect(switches.every(({ kind }) => kind === 'switched' || kind === 'too_late')).toBe(true);
    const receipts = await Promise.all(grants.map(receiptOf));
    expect(receipts.filter((receipt) => receipt?.code)).toHaveLength(24 - switched);
    expect(await desk.pools.get(pool.id)).toMatchObject({ assigned: 24 - switched, free: switched });
    expect((await balancesOf(desk, incidentId))['2200'] ?? 0n).toBe(-BigInt(switched) * 5_000_000n);
  });

  test('a shared code is the same on every receipt, which says so', async () => {
    const affected = await affectedPeople(desk, 5);
    const set = await anApprovedSet(desk, affected.incidentId, [DISCOUNT]);
    await grantAll(desk, set, affected);
    const offerId = set.offers[0]!.offerId;
    const one = { offerId, name: 'One', kind: 'shared', code: 'SORRY-2026' } as const;
    await desk.pools.create(affected.incidentId, one, desk.maker);
    for (const visitor of affected.visitors) {
      const grant = { visitor, grantId: await grantOf(desk, visitor, set) };
      await redeem(grant);
      await desk.fulfilments.deliverCodes(visitor.person.cohortId);
      expect(await receiptOf(grant)).toMatchObject({
        code: 'SORRY-2026',
        codeShared: true,
        fulfilment: 'delivered',
      });
    }
  });
});
