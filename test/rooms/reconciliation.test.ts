import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Visitor } from '../../src/compensation/index.ts';
import { uuidv7, type IncidentId } from '../../src/kernel/ids.ts';
import { Reconciliation } from '../../src/reconciliation/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import {
  aCompensationDesk,
  type Affected,
  affectedPeople,
  anApprovedSet,
  type CompensationDesk,
  CREDIT,
  DISCOUNT,
  grantAll,
  grantOf,
  MONITORING,
} from '../support/compensation.ts';

let desk: CompensationDesk;
let reconciliation: Reconciliation;

beforeEach(async () => {
  desk = await aCompensationDesk();
  reconciliation = new Reconciliation(desk.t.db, desk.ledger, desk.offers, new Audit(desk.clock), desk.clock);
});
afterEach(() => desk.close());

const prove = (incidentId: IncidentId | null = null) => reconciliation.prove(incidentId, desk.maker);
const failing = async () => (await prove()).checks.filter((check) => !check.ok).map((check) => check.name);

/** Ten people, three of them at different stages: reserved, redeemed, fulfilled. */
async function aBreachUnderWay(): Promise<Affected> {
  const affected = await affectedPeople(desk, 10);
  const set = await anApprovedSet(desk, affected.incidentId, [CREDIT, DISCOUNT, MONITORING], {
    budgetGrants: 6n,
  });
  await desk.grants.provision(set.id);
  await grantAll(desk, set, affected);
  const lostId: Visitor[] = [];
  for (const visitor of affected.visitors) {
    const page = await desk.pages.page(visitor, 'en');
    if (page!.sets[0]!.offers.length === 3) lostId.push(visitor);
  }
  const choose = async (visitor: Visitor, position: number) => {
    const grantId = await grantOf(desk, visitor, set);
    await desk.redemptions.reserve(visitor, { grantId, position });
    return grantId;
  };
  const confirm = async (visitor: Visitor, position: number) => {
    const grantId = await choose(visitor, position);
    await desk.redemptions.confirm(visitor, { grantId });
  };
  await choose(lostId[0]!, 1);
  await confirm(lostId[1]!, 3);
  await desk.fulfilments.deliverCodes(lostId[1]!.person.cohortId);
  await confirm(lostId[2]!, 1);
  await confirm(lostId[3]!, 2);
  return affected;
}

describe('the prover', () => {
  test('says that a database without incidents has nothing to prove', async () => {
    expect(await prove()).toEqual({
      ok: false,
      journals: 0,
      balanced: true,
      checks: [{ name: 'incidents in this database', ok: false, expected: 'at least 1', actual: '0' }],
    });
    await expect(prove(uuidv7() as IncidentId)).rejects.toMatchObject({
      code: 'reconciliation.unknown_incident',
    });
  });

  test('finds every identity right while grants stand at every stage, and keeps each proof', async () => {
    const { incidentId } = await aBreachUnderWay();
    const proof = await prove(incidentId);
    expect(proof.checks.filter((check) => !check.ok)).toEqual([]);
    expect(proof).toMatchObject({ ok: true, balanced: true });
    expect(proof.journals).toBeGreaterThan(8);
    expect(await prove()).toEqual(proof);
    const kept = await desk.t.db.tx((tx) =>
      tx.q(`SELECT ok, journals FROM proof_run ORDER BY proved_at, id`),
    );
    expect(kept).toEqual([
      { ok: true, journals: BigInt(proof.journals) },
      { ok: true, journals: BigInt(proof.journals) },
    ]);
  });

  test('stays right while people redeem at the same moment', async () => {
    const affected = await affectedPeople(desk, 30);
    const set = await anApprovedSet(desk, affected.incidentId, [CREDIT, DISCOUNT]);
    await grantAll(desk, set, affected);
    const redeeming = Promise.all(
      affected.visitors.map(async (visitor, i) => {
        const grantId = await grantOf(desk, visitor, set);
        await desk.redemptions.reserve(visitor, { grantId, position: (i % 2) + 1 });
        return desk.redemptions.confirm(visitor, { grantId });
      }),
    );
    for (let i = 0; i < 5; i++) expect(await failing()).toEqual([]);
    expect((await redeeming).every((result) => result.kind === 'redeemed')).toBe(true);
    expect(await failing()).toEqual([]);
  });
});

describe('the cost report', () => {
  test('shows each offer of each set: granted, reserved, redeemed, fulfilled, face, cost, payable', async () => {
    const { incidentId } = await aBreachUnderWay();
    const report = await reconciliation.costReport(incidentId);
    const figures = report.offers.map((o) => [o.kind, o.granted, o.reserved, o.redeemed, o.fulfilled]);
    expect(figures).toEqual([
      ['billing_credit', 10, 1, 1, 0],
      ['discount_code', 10, 0, 1, 0],
      ['monitoring', 5, 0, 1, 1],
    ]);
    expect(report.offers.map((o) => [o.faceMinor, o.costMinor, o.payableMinor])).toEqual([
      [5_000_000n, 5_000_000n, 5_000_000n],
      [7_500_000n, 2_000_000n, 0n],
      [60_000_000n, 9_000_000n, 0n],
    ]);
    expect(report.sets).toMatchObject([
      {
        granted: 10,
        open: 6,
        reserved: 1,
        redeemed: 3,
        fulfilled: 1,
        expired: 0,
        openFaceMinor: 60_000_000n + 5n * 7_500_000n + 5_000_000n,
        providedMinor: 5n * 9_000_000n + 5n * 5_000_000n,
      },
    ]);
    const payable = report.balances.find((balance) => balance.account === '2200');
    expect(payable!.amountMinor).toBe(-5_000_000n);
  });
});
