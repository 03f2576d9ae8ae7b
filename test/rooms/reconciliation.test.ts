import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { uuidv7, type IncidentId } from '../../src/kernel/ids.ts';
import {
  type CompensationDesk,
  affectedPeople,
  anApprovedSet,
  CREDIT,
  DISCOUNT,
  grantAll,
  grantOf,
} from '../support/compensation.ts';
import { aBreachUnderWay, aProvingDesk, type ProvingDesk } from '../support/reconciliation.ts';

let desk: CompensationDesk;
let reconciliation: ProvingDesk['reconciliation'];
let prove: ProvingDesk['prove'];
let failing: ProvingDesk['failing'];

beforeEach(async () => {
  ({ desk, reconciliation, prove, failing } = await aProvingDesk());
});
afterEach(() => desk.close());

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
    const { incidentId } = await aBreachUnderWay(desk);
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
    const { incidentId } = await aBreachUnderWay(desk);
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
        // Six can come: the dearest five, and one more.
        providedMinor: 5n * 9_000_000n + 5_000_000n,
      },
    ]);
    const payable = report.balances.find((balance) => balance.account === '2200');
    expect(payable!.amountMinor).toBe(-5_000_000n);
  });
});
