import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Visitor } from '../../src/compensation/index.ts';
import type { CohortId, GrantNo, PersonNo } from '../../src/kernel/ids.ts';
import {
  aCompensationDesk,
  addPeople,
  affectedOf,
  affectedPeople,
  aDraftSet,
  anApprovedSet,
  balancesOf,
  type CompensationDesk,
  CREDIT,
  DISCOUNT,
  FAIR,
  grantAll,
  grantOf,
  MONITORING,
} from '../support/compensation.ts';

let desk: CompensationDesk;

beforeAll(async () => {
  desk = await aCompensationDesk();
});
afterAll(() => desk.close());

async function granted(count = 1, change = {}) {
  const affected = await affectedPeople(desk, count);
  const set = await anApprovedSet(desk, affected.incidentId, [CREDIT, DISCOUNT], change);
  await grantAll(desk, set, affected);
  const visitor = affected.visitors[0]!;
  return { ...affected, set, visitor, grantId: await grantOf(desk, visitor, set) };
}

describe('offers and sets', () => {
  test('a set is approved by a second person only, exactly as submitted', async () => {
    const { incidentId } = await affectedPeople(desk, 2);
    const set = await aDraftSet(desk, incidentId, [CREDIT]);
    const { digest } = await desk.offers.submit(set.id, desk.maker);
    const decide = (actor = desk.checker, of = digest) =>
      desk.offers.decide(set.id, { decision: 'approved', digest: of }, actor);
    await expect(decide(desk.maker)).rejects.toMatchObject({ code: 'operators.same_person' });
    await expect(decide(desk.checker, '0'.repeat(64))).rejects.toMatchObject({
      code: 'operators.other_content',
    });
    expect(await decide()).toMatchObject({ status: 'approved' });
    await expect(decide()).rejects.toMatchObject({ code: 'compensation.not_submitted' });
  });

  test('a refused set is a draft again and can be submitted once more', async () => {
    const { incidentId } = await affectedPeople(desk, 2);
    const set = await aDraftSet(desk, incidentId, [CREDIT]);
    await desk.offers.submit(set.id, desk.maker);
    const refusal = { decision: 'refused' as const, reason: 'Too little.' };
    expect(await desk.offers.decide(set.id, refusal, desk.checker)).toMatchObject({ status: 'draft' });
    await desk.offers.submit(set.id, desk.maker);
    const approval = { decision: 'approved' as const };
    expect(await desk.offers.decide(set.id, approval, desk.checker)).toMatchObject({ status: 'approved' });
  });

  test('unfair terms are refused with a sentence for each reason', async () => {
    const { incidentId } = await affectedPeople(desk, 2);
    const harsh = { ...CREDIT, terms: { ...FAIR, waiver: true } };
    const set = await aDraftSet(desk, incidentId, [harsh], { expiryMonths: 3 });
    await expect(desk.offers.submit(set.id, desk.maker)).rejects.toMatchObject({
      code: 'compensation.unfair_terms',
      message: expect.stringMatching(/3 months.*give up a right/),
    });
  });

  test('a set keeps the version it was made with when the offer is revised', async () => {
    const { incidentId } = await affectedPeople(desk, 2);
    const set = await anApprovedSet(desk, incidentId, [CREDIT]);
    const offerId = set.offers[0]!.offerId;
    const revised = await desk.offers.revise(offerId, { ...CREDIT, faceMinor: 1n }, desk.maker);
    expect(revised.version).toBe(2);
    expect((await desk.offers.getSet(set.id)).offers[0]).toMatchObject({ version: 1, faceMinor: 5_000_000n });
    const sql = `UPDATE offer_version SET face_minor = 1 WHERE offer_id = $1`;
    await expect(desk.t.db.tx((tx) => tx.run(sql, [offerId]))).rejects.toThrow();
  });

  test('what cannot be is refused before anything is stored', async () => {
    const { incidentId } = await affectedPeople(desk, 2);
    const create = (change: object) => desk.offers.create(incidentId, { ...CREDIT, ...change }, desk.maker);
    await expect(create({ faceMinor: 0n })).rejects.toMatchObject({ code: 'compensation.bad_offer' });
    await expect(create({ currency: 'XXX' })).rejects.toMatchObject({ code: 'compensation.bad_offer' });
    await create({ name: 'Taken' });
    await expect(create({ name: 'Taken' })).rejects.toMatchObject({ code: 'compensation.name_taken' });
    const mixed = [CREDIT, { ...DISCOUNT, currency: 'USD' as const }];
    await expect(aDraftSet(desk, incidentId, mixed)).rejects.toMatchObject({ code: 'compensation.bad_set' });
    const two = aDraftSet(desk, incidentId, [CREDIT, DISCOUNT], { mode: 'auto_apply' });
    await expect(two).rejects.toMatchObject({ code: 'compensation.bad_set' });
  });
});

describe('granting', () => {
  test('every eligible person of a cohort gets one grant and the cohort one journal; again gives nothing', async () => {
    const affected = await affectedPeople(desk, 10);
    const set = await anApprovedSet(desk, affected.incidentId, [CREDIT, MONITORING]);
    expect(await desk.offers.estimate(set.id)).toEqual({
      persons: 10n,
      worstFaceMinor: 5n * 60_000_000n + 5n * 5_000_000n,
      worstCostMinor: 5n * 9_000_000n + 5n * 5_000_000n,
      provisionMinor: 5n * 9_000_000n + 5n * 5_000_000n,
    });
    expect(await grantAll(desk, set, affected)).toBe(10);
    expect(await grantAll(desk, set, affected)).toBe(0);
    const [cohortId] = affected.cohortIds;
    const journals = await desk.t.db.tx((tx) =>
      tx.q(`SELECT key, amount_minor FROM journal WHERE cohort_id = $1 AND incident_id = $2`, [
        cohortId,
        affected.incidentId,
      ]),
    );
    expect(journals).toEqual([
      { key: `grant:${set.id}:${cohortId}:1`, amount_minor: [325_000_000n, -325_000_000n] },
    ]);
  });

  test('two workers at once grant a cohort once', async () => {
    const affected = await affectedPeople(desk, 30);
    const set = await anApprovedSet(desk, affected.incidentId, [CREDIT]);
    const [cohortId] = affected.cohortIds;
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => desk.grants.grantCohort(set.id, cohortId!)),
    );
    expect(outcomes.reduce((sum, o) => sum + o.granted, 0)).toBe(30);
    expect((await balancesOf(desk, affected.incidentId))['9100']).toBe(30n * 5_000_000n);
  });

  test('only those whose exposure the rule names are granted, and see only what they may choose', async () => {
    const affected = await affectedPeople(desk, 8);
    const set = await anApprovedSet(desk, affected.incidentId, [MONITORING]);
    expect(await grantAll(desk, set, affected)).toBe(4);
    const both = await anApprovedSet(desk, affected.incidentId, [CREDIT, MONITORING]);
    await grantAll(desk, both, affected);
    const pages = await Promise.all(affected.visitors.map((visitor) => desk.pages.page(visitor, 'id')));
    for (const page of pages) {
      const lostId = page!.exposed.some((leak) => leak.code === 'gov.nik');
      expect(page!.sets.some((of) => of.offerSetId === set.id)).toBe(lostId);
      const choices = page!.sets.find((of) => of.offerSetId === both.id)!.offers;
      expect(choices.map((offer) => offer.kind)).toEqual(
        lostId ? ['billing_credit', 'monitoring'] : ['billing_credit'],
      );
    }
  });

  test('new persons of a later run get theirs, and the provision follows the estimate', async () => {
    const affected = await affectedPeople(desk, 5);
    const set = await anApprovedSet(desk, affected.incidentId, [CREDIT], { takeUpBps: 5_000 });
    expect(await desk.grants.provision(set.id)).toEqual({ deltaMinor: 12_500_000n });
    expect(await desk.grants.provision(set.id)).toEqual({ deltaMinor: 0n });
    await grantAll(desk, set, affected);
    await addPeople(desk, affected.incidentId, { from: 100, count: 3 });
    const now = await affectedOf(desk, affected.incidentId);
    expect(await grantAll(desk, set, now)).toBe(3);
    expect(await desk.grants.provision(set.id)).toEqual({ deltaMinor: 7_500_000n });
    const balances = await balancesOf(desk, affected.incidentId);
    expect(balances).toEqual({
      '2100': -20_000_000n,
      '5100': 20_000_000n,
      '9000': -40_000_000n,
      '9100': 40_000_000n,
    });
  });

  test('a set applied without asking is granted, reserved and redeemed at once, with one GL journal', async () => {
    const affected = await affectedPeople(desk, 6);
    const set = await anApprovedSet(desk, affected.incidentId, [CREDIT], { mode: 'auto_apply' });
    const [cohortId] = affected.cohortIds;
    expect(await desk.grants.grantCohort(set.id, cohortId!)).toEqual({ granted: 6, redeemed: 6, short: 0 });
    const keys = await desk.t.db.tx((tx) =>
      tx.q(`SELECT key, plane FROM journal WHERE incident_id = $1 ORDER BY key`, [affected.incidentId]),
    );
    const unit = `${set.id}:${cohortId}:1`;
    expect(keys).toEqual([
      { key: `grant:${unit}`, plane: 'memo' },
      { key: `redm:${unit}`, plane: 'gl' },
      { key: `redm:${unit}:memo`, plane: 'memo' },
    ]);
    expect(await balancesOf(desk, affected.incidentId)).toEqual({
      '2100': 30_000_000n,
      '2200': -30_000_000n,
    });
  });

  test('a budget of a set applied without asking stops exactly at its total', async () => {
    const affected = await affectedPeople(desk, 40);
    const change = { mode: 'auto_apply' as const, budgetGrants: 21n };
    const set = await anApprovedSet(desk, affected.incidentId, [CREDIT], change);
    const [cohortId] = affected.cohortIds;
    expect(await desk.grants.grantCohort(set.id, cohortId!)).toEqual({
      granted: 40,
      redeemed: 21,
      short: 19,
    });
    expect(await desk.grants.grantCohort(set.id, cohortId!)).toEqual({ granted: 0, redeemed: 0, short: 0 });
    expect((await balancesOf(desk, affected.incidentId))['2200']).toBe(-21n * 5_000_000n);
  });

  test('an unapproved set grants nothing', async () => {
    const affected = await affectedPeople(desk, 2);
    const set = await aDraftSet(desk, affected.incidentId, [CREDIT]);
    await expect(grantAll(desk, set, affected)).rejects.toMatchObject({ code: 'compensation.not_approved' });
  });
});

describe('choosing', () => {
  test('reserve, choose again, confirm: the memo accounts follow each step and nothing is left open', async () => {
    const { visitor, grantId, incidentId, set } = await granted();
    const memo = async () => {
      const b = await balancesOf(desk, incidentId);
      return [b['9000'] ?? 0n, b['9100'] ?? 0n, b['9200'] ?? 0n];
    };
    expect(await memo()).toEqual([-7_500_000n, 7_500_000n, 0n]);
    await expect(desk.redemptions.confirm(visitor, { grantId })).resolves.toEqual({
      kind: 'nothing_reserved',
    });
    const first = await desk.redemptions.reserve(visitor, { grantId, position: 1 });
    expect(first).toMatchObject({ kind: 'reserved', position: 1 });
    expect(await memo()).toEqual([-5_000_000n, 0n, 5_000_000n]);
    expect(await desk.redemptions.reserve(visitor, { grantId, position: 1 })).toEqual(first);
    await desk.redemptions.reserve(visitor, { grantId, position: 2 });
    expect(await memo()).toEqual([-7_500_000n, 0n, 7_500_000n]);
    const done = await desk.redemptions.confirm(visitor, { grantId });
    expect(done).toMatchObject({ kind: 'redeemed', reference: expect.stringMatching(/^R/) });
    expect(await memo()).toEqual([0n, 0n, 0n]);
    expect(await desk.redemptions.confirm(visitor, { grantId })).toEqual({ ...done, kind: 'already' });
    const again = await desk.redemptions.reserve(visitor, { grantId, position: 1 });
    expect(again).toEqual({ ...done, kind: 'already' });
    const page = await desk.pages.page(visitor, 'en');
    expect(page!.sets.find((of) => of.offerSetId === set.id)).toMatchObject({
      state: 'redeemed',
      chosen: 2,
      receipt: { state: 'redeemed', fulfilment: 'pending', code: null },
      can: { reserve: false, confirm: false, switch: true },
    });
  });

  test('a credit becomes payable when it is redeemed and is settled when finance confirms it', async () => {
    const { visitor, grantId, incidentId } = await granted(2);
    await desk.redemptions.reserve(visitor, { grantId, position: 1 });
    await desk.redemptions.confirm(visitor, { grantId });
    expect(await balancesOf(desk, incidentId)).toMatchObject({ '2100': 5_000_000n, '2200': -5_000_000n });
    const batch = await desk.payouts.handOver(incidentId, { kind: 'credit' }, desk.maker);
    expect(batch).toMatchObject({ rows: 1, status: 'open' });
    await expect(desk.payouts.handOver(incidentId, { kind: 'credit' }, desk.maker)).rejects.toMatchObject({
      code: 'fulfilment.nothing_to_pay',
    });
    await desk.payouts.release(batch.id, desk.checker);
    const file = await desk.payouts.file(batch.id, desk.maker);
    expect(file.toString()).toMatch(
      /^reference,kind,account,name,email,phone,amount,currency\r\nR.*,billing_credit,C\d+,.*,50000\.00,IDR\r\n$/,
    );
    expect(await desk.payouts.file(batch.id, desk.maker)).toEqual(file);
    const switched = await desk.redemptions.switchChoice(visitor, { grantId, position: 2 });
    expect(switched).toEqual({ kind: 'too_late' });
    expect((await desk.pages.page(visitor, 'en'))!.sets[0]).toMatchObject({ state: 'fulfilling' });
    expect(await desk.payouts.confirmPaid(batch.id, {}, desk.checker)).toEqual({ fulfilled: 1, failed: 0 });
    await expect(desk.payouts.confirmPaid(batch.id, {}, desk.checker)).rejects.toMatchObject({
      code: 'fulfilment.payout_status',
    });
    const balances = await balancesOf(desk, incidentId);
    expect(balances['2200']).toBeUndefined();
    expect(balances['1150']).toBe(-5_000_000n);
    expect((await desk.pages.page(visitor, 'en'))!.sets[0]).toMatchObject({ state: 'fulfilled' });
  });

  test('a discount posts no cost, and its code stands on the page once delivered, the same each time', async () => {
    const { visitor, grantId, incidentId } = await granted();
    await desk.redemptions.reserve(visitor, { grantId, position: 2 });
    await desk.redemptions.confirm(visitor, { grantId });
    const { cohortId } = visitor.person;
    expect(await desk.fulfilments.deliverCodes(cohortId)).toEqual({ delivered: 1 });
    expect(await desk.fulfilments.deliverCodes(cohortId)).toEqual({ delivered: 0 });
    const receipt = (await desk.pages.page(visitor, 'en'))!.sets[0]!.receipt!;
    expect(receipt).toMatchObject({ state: 'fulfilled', fulfilment: 'delivered' });
    expect(receipt.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect((await desk.pages.page(visitor, 'id'))!.sets[0]!.receipt!.code).toBe(receipt.code);
    expect(await balancesOf(desk, incidentId)).toEqual({});
    const stored = await desk.t.db.tx((tx) => tx.q(`SELECT v::text AS row FROM voucher_code v`));
    expect(stored.some(({ row }) => String(row).includes(receipt.code!.replaceAll('-', '')))).toBe(false);
  });

  test('a switch before fulfilment ends one redemption and begins another; the books follow', async () => {
    const { visitor, grantId, incidentId } = await granted();
    await desk.redemptions.reserve(visitor, { grantId, position: 1 });
    const first = await desk.redemptions.confirm(visitor, { grantId });
    const second = await desk.redemptions.switchChoice(visitor, { grantId, position: 2 });
    expect(second).toMatchObject({ kind: 'switched' });
    expect(second).not.toMatchObject({ reference: (first as { reference: string }).reference });
    expect(await balancesOf(desk, incidentId)).toEqual({});
    const back = await desk.redemptions.switchChoice(visitor, { grantId, position: 1 });
    expect(back).toMatchObject({ kind: 'switched' });
    expect(await balancesOf(desk, incidentId)).toEqual({ '2100': 5_000_000n, '2200': -5_000_000n });
    const states = await desk.t.db.tx((tx) =>
      tx.q(`SELECT cycle, state FROM redemption WHERE grant_id = $1 ORDER BY cycle`, [grantId]),
    );
    expect(states).toEqual([
      { cycle: 1, state: 'switched' },
      { cycle: 2, state: 'switched' },
      { cycle: 3, state: 'redeemed' },
    ]);
  });

  test('expiry is checked at use, to the millisecond', async () => {
    const own = await aCompensationDesk('2026-06-01T03:00:00Z');
    try {
      const affected = await affectedPeople(own, 2);
      const set = await anApprovedSet(own, affected.incidentId, [CREDIT, DISCOUNT]);
      await grantAll(own, set, affected);
      const [early, late] = affected.visitors as [Visitor, Visitor];
      const grantOfEarly = await grantOf(own, early, set);
      const grantOfLate = await grantOf(own, late, set);
      own.clock.set('2027-06-01T02:59:59.998Z');
      await own.redemptions.reserve(late, { grantId: grantOfLate, position: 1 });
      own.clock.advanceMs(1);
      await own.redemptions.reserve(early, { grantId: grantOfEarly, position: 1 });
      expect(await own.redemptions.confirm(early, { grantId: grantOfEarly })).toMatchObject({
        kind: 'redeemed',
      });
      own.clock.advanceMs(1);
      expect(await own.redemptions.confirm(late, { grantId: grantOfLate })).toEqual({ kind: 'expired' });
      const reserve = own.redemptions.reserve(late, { grantId: grantOfLate, position: 2 });
      expect(await reserve).toEqual({ kind: 'expired' });
      expect((await own.pages.page(late, 'en'))!.sets[0]).toMatchObject({ state: 'expired', chosen: null });
      expect(await own.grants.lapse(late.person.cohortId)).toEqual({ released: 1, expired: 1 });
      expect(await own.grants.lapse(late.person.cohortId)).toEqual({ released: 0, expired: 0 });
      const balances = await balancesOf(own, affected.incidentId);
      expect([balances['9000'], balances['9100'], balances['9200']]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    } finally {
      await own.close();
    }
  });

  test('nobody reserves or redeems another person’s grant, nor one whose link was revoked', async () => {
    const { visitors, visitor, grantId } = await granted(2);
    const other = visitors[1]!;
    const none = { kind: 'not_granted' };
    expect(await desk.redemptions.reserve(other, { grantId, position: 1 })).toEqual(none);
    expect(await desk.redemptions.confirm(other, { grantId })).toEqual(none);
    expect(await desk.redemptions.switchChoice(other, { grantId, position: 1 })).toEqual(none);
    expect(await desk.redemptions.reserve(visitor, { grantId: 999_999n as GrantNo, position: 1 })).toEqual(
      none,
    );
    await desk.t.db.tx((tx) =>
      tx.run(`UPDATE person SET link_version = 1 WHERE cohort_id = $1 AND id = $2`, [
        visitor.person.cohortId,
        visitor.person.personId,
      ]),
    );
    expect(await desk.redemptions.reserve(visitor, { grantId, position: 1 })).toEqual(none);
    expect(await desk.pages.page(visitor, 'en')).toBeNull();
    const renewed = { ...visitor, linkVersion: 1 };
    expect(await desk.redemptions.reserve(renewed, { grantId, position: 9 })).toEqual({
      kind: 'not_offered',
    });
    for (const position of [0, -1, 1.5, Number.NaN, 70_000, 1e12]) {
      expect(await desk.redemptions.reserve(renewed, { grantId, position })).toEqual({ kind: 'not_offered' });
    }
    const beyond = { grantId: (2n ** 64n) as GrantNo, position: 1 };
    expect(await desk.redemptions.reserve(renewed, beyond)).toEqual(none);
    const nobody = { ...visitor, person: { cohortId: 1n as CohortId, personId: 777 as PersonNo } };
    expect(await desk.pages.page(nobody, 'en')).toBeNull();
  });

  test('opening a page, again and again, changes nothing', async () => {
    const { visitor, set } = await granted();
    const snapshot = () =>
      desk.t.db.tx((tx) => tx.q(`SELECT g::text FROM offer_grant g WHERE offer_set_id = $1`, [set.id]));
    const before = await snapshot();
    for (let i = 0; i < 5; i++) await desk.pages.page(visitor, 'id');
    expect(await snapshot()).toEqual(before);
  });
});
