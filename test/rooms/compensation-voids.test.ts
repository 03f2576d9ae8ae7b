import { describe, expect, test } from '@jest/globals';
import type { Visitor } from '../../src/compensation/index.ts';
import type { GrantNo } from '../../src/kernel/ids.ts';
import {
  affectedPeople,
  anApprovedSet,
  balancesOf,
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

const WHY = 'The account belongs to a test robot.';

async function aGrant(offers = [CREDIT], budgetGrants: bigint | null = null) {
  const affected = await affectedPeople(desk, 1);
  const set = await anApprovedSet(desk, affected.incidentId, offers, { budgetGrants });
  await grantAll(desk, set, affected);
  const visitor = affected.visitors[0]!;
  const grantId = await grantOf(desk, visitor, set);
  const ref = { cohortId: visitor.person.cohortId, grantId };
  return { incidentId: affected.incidentId, set, visitor, grantId, ref };
}

async function redeem(visitor: Visitor, grantId: GrantNo, position = 1): Promise<void> {
  await desk.redemptions.reserve(visitor, { grantId, position });
  expect(await desk.redemptions.confirm(visitor, { grantId })).toMatchObject({ kind: 'redeemed' });
}

const zero = { '9000': undefined, '9100': undefined, '9200': undefined, '2200': undefined };

describe('voiding a grant', () => {
  test.each(['granted', 'reserved', 'redeemed'] as const)(
    'that is %s leaves no open face, nothing payable and its share of the budget free',
    async (state) => {
      const { incidentId, set, visitor, grantId, ref } = await aGrant([CREDIT], 1n);
      if (state === 'reserved') await desk.redemptions.reserve(visitor, { grantId, position: 1 });
      if (state === 'redeemed') await redeem(visitor, grantId);
      expect(await desk.voids.ask(ref, WHY, desk.maker)).toEqual({ status: 'voided' });
      expect(await balancesOf(desk, incidentId)).toMatchObject({});
      const balances = await balancesOf(desk, incidentId);
      expect(Object.keys(zero).map((account) => balances[account])).toEqual(Object.values(zero));
      const taken = await desk.t.db.tx((tx) =>
        tx.one(`SELECT sum(taken)::int AS taken FROM budget WHERE offer_set_id = $1`, [set.id]),
      );
      expect(taken).toEqual({ taken: 0 });
      expect(await desk.redemptions.reserve(visitor, { grantId, position: 1 })).toEqual({
        kind: 'not_granted',
      });
      await expect(desk.voids.ask(ref, WHY, desk.maker)).rejects.toMatchObject({
        code: 'compensation.grant_ended',
      });
      expect(await desk.voids.list(incidentId)).toMatchObject([{ status: 'voided', reason: WHY }]);
    },
  );

  test('above the amount one person may void alone, it stands until a second one agrees', async () => {
    const { incidentId, visitor, grantId, ref } = await aGrant([DISCOUNT]);
    const asked = await desk.voids.ask(ref, WHY, desk.maker);
    expect(asked).toMatchObject({ status: 'asked' });
    await expect(desk.voids.ask(ref, WHY, desk.maker)).rejects.toMatchObject({
      code: 'compensation.void_asked',
    });
    const yes = { decision: 'approved', digest: 'digest' in asked ? asked.digest : '' } as const;
    await expect(desk.voids.decide(ref, yes, desk.maker)).rejects.toMatchObject({
      code: 'operators.same_person',
    });
    await redeem(visitor, grantId);
    expect(await desk.voids.decide(ref, yes, desk.checker)).toEqual({ status: 'voided' });
    const page = await desk.pages.page(visitor, 'en');
    expect(page!.sets[0]).toMatchObject({ state: 'voided', receipt: null });
    expect(await balancesOf(desk, incidentId)).toEqual({});
  });

  test('a refusal leaves the grant as it is, and it can be asked again', async () => {
    const { visitor, grantId, ref } = await aGrant([DISCOUNT]);
    await desk.voids.ask(ref, WHY, desk.maker);
    const no = { decision: 'refused', reason: 'They are a customer.' } as const;
    expect(await desk.voids.decide(ref, no, desk.checker)).toEqual({ status: 'refused' });
    expect(await desk.voids.ask(ref, WHY, desk.maker)).toMatchObject({ status: 'asked' });
    await redeem(visitor, grantId);
  });

  test('what is on its way or delivered is not voided', async () => {
    const { visitor, grantId, ref } = await aGrant([DISCOUNT]);
    await redeem(visitor, grantId);
    await desk.fulfilments.deliverCodes(ref.cohortId);
    await expect(desk.voids.ask(ref, WHY, desk.maker)).rejects.toMatchObject({
      code: 'compensation.too_late_to_void',
    });
    await expect(
      desk.voids.ask({ ...ref, grantId: 999_999n as GrantNo }, WHY, desk.maker),
    ).rejects.toMatchObject({ code: 'compensation.unknown_grant' });
    await expect(desk.voids.ask(ref, '  ', desk.maker)).rejects.toMatchObject({
      code: 'compensation.void_reason',
    });
  });

  test('a void and a confirmation at the same moment: the books are right whoever wins', async () => {
    const grants = await Promise.all(Array.from({ length: 8 }, () => aGrant([CREDIT], 1n)));
    for (const { visitor, grantId } of grants) {
      await desk.redemptions.reserve(visitor, { grantId, position: 1 });
    }
    const outcomes = await Promise.all(
      grants.map(async ({ visitor, grantId, ref }) => {
        const [confirmed, voided] = await Promise.all([
          desk.redemptions.confirm(visitor, { grantId }),
          desk.voids.ask(ref, WHY, desk.maker),
        ]);
        return [confirmed.kind, voided.status];
      }),
    );
    expect(outcomes.every(([, voided]) => voided === 'voided')).toBe(true);
    expect(outcomes.every(([kind]) => kind === 'redeemed' || kind === 'not_granted')).toBe(true);
    for (const { incidentId } of grants) expect(await balancesOf(desk, incidentId)).toEqual({});
  });

  test('the database refuses a large void without a second person, and the asker as the second', async () => {
    const { ref } = await aGrant([DISCOUNT]);
    await desk.voids.ask(ref, WHY, desk.maker);
    const set = (sql: string) =>
      desk.t.db.tx((tx) => tx.run(`UPDATE grant_void SET ${sql} WHERE grant_id = $1`, [ref.grantId]));
    await expect(set(`status = 'voided', voided_at = now()`)).rejects.toThrow('grant_void_alone_check');
    await expect(
      set(`status = 'voided', voided_at = now(), decided_at = now(), decided_by = asked_by`),
    ).rejects.toThrow('grant_void_maker_is_not_checker');
  });
});
