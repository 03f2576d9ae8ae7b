import { describe, expect, test } from '@jest/globals';
import type { OfferSet, Visitor } from '../../src/compensation/index.ts';
import type { CohortId, IncidentId, PersonNo } from '../../src/kernel/ids.ts';
import {
  affectedOf,
  anApprovedSet,
  balancesOf,
  type CompensationDesk,
  CREDIT,
  grantAll,
  grantOf,
} from '../support/compensation.ts';
import { anIncident } from '../support/incidents.ts';
import { stage } from '../support/people-fixtures.ts';
import { onProvenBooks } from '../support/proven-suite.ts';
import type { ProvingDesk } from '../support/reconciliation.ts';

let proving: ProvingDesk;
let desk: CompensationDesk;

onProvenBooks((made) => {
  proving = made;
  desk = made.desk;
});

/** Two people lost something, three stand in the customer list only. */
async function aBreach(): Promise<{ incidentId: IncidentId; untouched: Visitor[] }> {
  const { id: incidentId } = await anIncident(desk.t, { clock: desk.clock });
  const leaks = [['con.email', 'plaintext']] as const;
  await stage(desk.t, incidentId, {
    name: 'leaked.csv',
    rows: [1, 2].map((n) => ({ customer: `C${n}`, email: `person${n}@example.com`, leaks })),
  });
  await stage(desk.t, incidentId, {
    name: 'crm.csv',
    role: 'contact_only',
    rows: [1, 2, 3, 4, 5].map((n) => ({ customer: `C${n}`, email: `person${n}@example.com` })),
  });
  await desk.people.resolve(incidentId, desk.maker);
  const rows = await desk.t.db.tx((tx) =>
    tx.q<{ cohort_id: CohortId; person_id: PersonNo; link_version: number }>(
      `SELECT cohort_id, person_id, link_version::int FROM people_v_unaffected WHERE incident_id = $1`,
      [incidentId],
    ),
  );
  const untouched = rows.map(({ cohort_id: cohortId, person_id: personId, link_version: linkVersion }) => {
    return { incidentId, person: { cohortId, personId }, linkVersion };
  });
  return { incidentId, untouched };
}

const cohortsOf = (visitors: readonly Visitor[]) => [...new Set(visitors.map((v) => v.person.cohortId))];

async function grantTo(set: OfferSet, cohorts: readonly CohortId[]): Promise<number> {
  let granted = 0;
  for (const cohortId of cohorts) granted += (await desk.grants.grantCohort(set.id, cohortId)).granted;
  return granted;
}

describe('goodwill', () => {
  test('goes to whom the breach did not touch, out of its own budget, and to nobody else', async () => {
    const { incidentId, untouched } = await aBreach();
    const affected = await affectedOf(desk, incidentId);
    const set = await anApprovedSet(desk, incidentId, [CREDIT], { audience: 'unaffected', budgetGrants: 2n });
    expect(await grantTo(set, affected.cohortIds)).toBe(0);
    expect(await grantTo(set, cohortsOf(untouched))).toBe(3);
    expect(await grantTo(set, cohortsOf(untouched))).toBe(0);
    const outcomes = [];
    for (const visitor of untouched) {
      const page = await desk.pages.page(visitor, 'en');
      expect(page).toMatchObject({ isAffected: false, exposed: [], profileId: null });
      const { grantId } = page!.sets[0]!;
      const reserved = await desk.redemptions.reserve(visitor, { grantId, position: 1 });
      outcomes.push(
        reserved.kind === 'reserved'
          ? (await desk.redemptions.confirm(visitor, { grantId })).kind
          : reserved.kind,
      );
    }
    expect(outcomes.sort()).toEqual(['budget_exhausted', 'redeemed', 'redeemed']);
  });

  test('and what affected people get does not go to the others', async () => {
    const { incidentId, untouched } = await aBreach();
    const set = await anApprovedSet(desk, incidentId, [CREDIT]);
    expect(await grantTo(set, cohortsOf(untouched))).toBe(0);
    expect(await grantAll(desk, set, await affectedOf(desk, incidentId))).toBe(2);
  });
});

async function failAll(set: OfferSet): Promise<void> {
  await desk.t.db.tx(async (tx) => {
    const refs = await tx.q<{ cohortId: CohortId; redemptionId: bigint }>(
      `SELECT cohort_id AS "cohortId", id AS "redemptionId" FROM redemption
        WHERE offer_set_id = $1 AND state IN ('redeemed','fulfilling')`,
      [set.id],
    );
    const rows = await desk.outbox.locked(tx, refs);
    await desk.outbox.fail(
      tx,
      rows,
      rows.map(() => 'the account is closed'),
    );
  });
}

describe('a fulfilment that failed for good', () => {
  test('grants the choice again: it is redeemed once more, and the books are right each time', async () => {
    const { incidentId } = await aBreach();
    const set = await anApprovedSet(desk, incidentId, [CREDIT], { budgetGrants: 1n });
    const affected = await affectedOf(desk, incidentId);
    await grantAll(desk, set, affected);
    const visitor = affected.visitors[0]!;
    const grantId = await grantOf(desk, visitor, set);
    const references = [];
    for (let cycle = 0; cycle < 2; cycle += 1) {
      await desk.redemptions.reserve(visitor, { grantId, position: 1 });
      const confirmed = await desk.redemptions.confirm(visitor, { grantId });
      expect(confirmed.kind).toBe('redeemed');
      references.push('reference' in confirmed && confirmed.reference);
      expect((await balancesOf(desk, incidentId))['2200']).toBe(-5_000_000n);
      if (cycle === 0) {
        await failAll(set);
        expect((await balancesOf(desk, incidentId))['2200']).toBeUndefined();
        expect(await proving.failing()).toEqual([]);
      }
    }
    expect(new Set(references).size).toBe(2);
  });

  test('of a set applied without asking waits for an operator, who redeems it once, however many try', async () => {
    const { incidentId } = await aBreach();
    const set = await anApprovedSet(desk, incidentId, [CREDIT], { mode: 'auto_apply', budgetGrants: 2n });
    await grantAll(desk, set, await affectedOf(desk, incidentId));
    await failAll(set);
    expect((await balancesOf(desk, incidentId))['9100']).toBe(10_000_000n);
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => desk.grants.retryFailed(set.id, desk.maker)),
    );
    expect(outcomes.reduce((sum, { redeemed }) => sum + redeemed, 0)).toBe(2);
    expect((await balancesOf(desk, incidentId))['2200']).toBe(-10_000_000n);
    await failAll(set);
    expect(await desk.grants.retryFailed(set.id, desk.maker)).toEqual({ redeemed: 2 });
    const choice = await anApprovedSet(desk, incidentId, [CREDIT]);
    await expect(desk.grants.retryFailed(choice.id, desk.maker)).rejects.toMatchObject({
      code: 'compensation.not_auto_apply',
    });
  });

  test('is owed also past the expiry of its set and once that is closed, for its budget once', async () => {
    const { incidentId } = await aBreach();
    const change = { mode: 'auto_apply', budgetGrants: 2n } as const;
    const set = await anApprovedSet(desk, incidentId, [CREDIT], change);
    await grantAll(desk, set, await affectedOf(desk, incidentId));
    await failAll(set);
    await desk.offers.close(set.id, { reason: 'The programme is over.' }, desk.maker);
    desk.clock.advanceMs(10 * 365 * 86_400_000);
    for (const cohortId of (await affectedOf(desk, incidentId)).cohortIds) await desk.grants.lapse(cohortId);
    const room = () =>
      desk.t.db.tx((tx) =>
        tx.one(`SELECT sum(taken)::int AS taken FROM budget WHERE offer_set_id = $1`, [set.id]),
      );
    expect(await room()).toEqual({ taken: 0 });
    expect(await proving.failing()).toEqual([]);
    expect(await desk.grants.retryFailed(set.id, desk.maker)).toEqual({ redeemed: 2 });
    expect(await desk.grants.retryFailed(set.id, desk.maker)).toEqual({ redeemed: 0 });
    expect(await room()).toEqual({ taken: 2 });
    expect((await balancesOf(desk, incidentId))['2200']).toBe(-10_000_000n);
  });
});
