import { describe, expect, test } from '@jest/globals';
import type { OfferSet, TwiceHeld, Visitor } from '../../src/compensation/index.ts';
import type { IncidentId, PersonRef } from '../../src/kernel/ids.ts';
import { Approvals } from '../../src/operators/index.ts';
import { Identities, SharedKeys, Sharing } from '../../src/people/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import {
  affectedOf,
  anApprovedSet,
  balancesOf,
  type CompensationDesk,
  CREDIT,
  DISCOUNT,
  grantAll,
  grantOf,
  MONITORING,
} from '../support/compensation.ts';
import { anIncident, incidentParts } from '../support/incidents.ts';
import { type RowInput, stage } from '../support/people-fixtures.ts';
import { onProvenBooks } from '../support/proven-suite.ts';

let desk: CompensationDesk;

onProvenBooks((made) => {
  desk = made.desk;
});

const LEAKS = { leaks: [['con.email', 'plaintext']] } as const;
const NEWSLETTER: RowInput = { email: 'ani@example.com', ...LEAKS };
const CUSTOMER: RowInput = { customer: 'C1', email: 'ani@example.com', ...LEAKS };
/** A second customer with the same address: the address alone says no more who it is. */
const OTHER: RowInput = { customer: 'C2', email: 'ani@example.com', ...LEAKS };

let files = 0;

async function run(incidentId: IncidentId, ...rows: RowInput[]): Promise<void> {
  await stage(desk.t, incidentId, { name: `file-${(files += 1)}.csv`, rows });
  await desk.people.resolve(incidentId, desk.maker);
}

async function aNewsletterReader(offers = [CREDIT, DISCOUNT]) {
  const { id: incidentId } = await anIncident(desk.t, { clock: desk.clock });
  await run(incidentId, NEWSLETTER);
  const set = await anApprovedSet(desk, incidentId, offers, { budgetGrants: 5n });
  await grantAll(desk, set, await affectedOf(desk, incidentId));
  const [visitor] = (await affectedOf(desk, incidentId)).visitors;
  return { incidentId, set, visitor: visitor! };
}

async function settleAll(incidentId: IncidentId) {
  const cohorts = await desk.t.db.tx((tx) =>
    tx.q<{ id: bigint }>(`SELECT id FROM people_v_cohort WHERE incident_id = $1`, [incidentId]),
  );
  const total = { voided: 0, revived: 0 };
  for (const { id } of cohorts) {
    const { voided, revived } = await desk.absorptions.settle(id as Visitor['person']['cohortId']);
    total.voided += voided;
    total.revived += revived;
  }
  return total;
}

async function statesOf(set: OfferSet): Promise<string[]> {
  const rows = await desk.t.db.tx((tx) =>
    tx.q(`SELECT state FROM offer_grant WHERE offer_set_id = $1 ORDER BY id`, [set.id]),
  );
  return rows.map((row) => String(row['state']));
}

describe('a person whom a run joins to another', () => {
  test('keeps one open grant: theirs is voided where the survivor holds the same', async () => {
    const { incidentId, set, visitor } = await aNewsletterReader();
    await desk.redemptions.reserve(visitor, { grantId: await grantOf(desk, visitor, set), position: 1 });
    await run(incidentId, CUSTOMER);
    await grantAll(desk, set, await affectedOf(desk, incidentId));
    expect(await statesOf(set)).toEqual(['reserved', 'granted']);
    expect(await settleAll(incidentId)).toEqual({ voided: 1, revived: 0 });
    expect(await settleAll(incidentId)).toEqual({ voided: 0, revived: 0 });
    expect(await statesOf(set)).toEqual(['voided', 'granted']);
    expect((await balancesOf(desk, incidentId))['9100']).toBe(7_500_000n);
    expect(await desk.voids.list(incidentId)).toMatchObject([{ cause: 'absorbed', status: 'voided' }]);
  });

  test('brings what the survivor was never given, under the same terms and until the same day', async () => {
    const { incidentId, visitor } = await aNewsletterReader();
    const [before] = (await desk.pages.page(visitor, 'en'))!.sets;
    await run(incidentId, CUSTOMER);
    desk.clock.advanceMs(1_000);
    expect(await settleAll(incidentId)).toEqual({ voided: 1, revived: 0 });
    const [survivor] = (await affectedOf(desk, incidentId)).visitors;
    const page = await desk.pages.page(survivor!, 'en');
    expect(page!.sets).toMatchObject([{ state: 'granted', expiresAt: before!.expiresAt }]);
    const { grantId } = page!.sets[0]!;
    await desk.redemptions.reserve(survivor!, { grantId, position: 1 });
    expect(await desk.redemptions.confirm(survivor!, { grantId })).toMatchObject({ kind: 'redeemed' });
  });

  test('has it back once they stand alone again, with the time it had left, however often that happens', async () => {
    const { incidentId, set, visitor } = await aNewsletterReader();
    const [before] = (await desk.pages.page(visitor, 'en'))!.sets;
    await run(incidentId, CUSTOMER);
    await settleAll(incidentId);
    desk.clock.advanceMs(7 * 86_400_000);
    await run(incidentId, OTHER);
    expect(await settleAll(incidentId)).toEqual({ voided: 0, revived: 1 });
    expect(await settleAll(incidentId)).toEqual({ voided: 0, revived: 0 });
    expect(await grantAll(desk, set, await affectedOf(desk, incidentId))).toBe(1);
    expect(await statesOf(set)).toEqual(['granted', 'granted', 'granted']);
    const [after] = (await desk.pages.page(visitor, 'en'))!.sets;
    expect(after!.expiresAt.getTime() - before!.expiresAt.getTime()).toBe(7 * 86_400_000);
    const identities = new Identities(
      desk.t.db,
      desk.clock,
      incidentParts(desk.t, desk.clock).keys,
      new Audit(desk.clock),
    );
    const merged = { group: { email: 'ani@example.com' }, into: { customerId: 'C1' } } as const;
    const reason = 'They called: the address is theirs.';
    await identities.merge(incidentId, { ...merged, reason }, desk.maker);
    await desk.people.resolve(incidentId, desk.maker);
    expect(await settleAll(incidentId)).toEqual({ voided: 1, revived: 0 });
    for (const living of (await affectedOf(desk, incidentId)).visitors) {
      expect((await desk.pages.page(living, 'en'))!.sets).toMatchObject([{ state: 'granted' }]);
    }
    expect((await desk.voids.list(incidentId)).map(({ cause, status }) => [cause, status]).sort()).toEqual([
      ['absorbed', 'revived'],
      ['absorbed', 'voided'],
    ]);
  });

  test.each(['expired', 'voided'] as const)(
    'gives what they hold to a survivor whose own is %s, once, and the books prove',
    async (ended) => {
      const { id: incidentId } = await anIncident(desk.t, { clock: desk.clock });
      await run(incidentId, { customer: 'C1', email: 'ani.work@example.com', ...LEAKS });
      const set = await anApprovedSet(desk, incidentId, [CREDIT], { budgetGrants: 5n });
      await grantAll(desk, set, await affectedOf(desk, incidentId));
      const [own] = (await affectedOf(desk, incidentId)).visitors;
      const ref = { cohortId: own!.person.cohortId, grantId: await grantOf(desk, own!, set) };
      if (ended === 'voided') await desk.voids.ask(ref, 'A test robot.', desk.maker);
      else desk.clock.advanceMs(200 * 86_400_000);
      await run(incidentId, NEWSLETTER);
      await grantAll(desk, set, await affectedOf(desk, incidentId));
      if (ended === 'expired') desk.clock.advanceMs(180 * 86_400_000);
      await desk.grants.lapse(ref.cohortId);
      expect((await statesOf(set)).sort()).toEqual([ended, 'granted'].sort());
      await run(incidentId, CUSTOMER);
      expect(await settleAll(incidentId)).toEqual({ voided: 1, revived: 0 });
      expect(await settleAll(incidentId)).toEqual({ voided: 0, revived: 0 });
      const [survivor] = (await affectedOf(desk, incidentId)).visitors;
      expect((await desk.pages.page(survivor!, 'en'))!.sets).toMatchObject([
        { state: 'granted', grantId: ref.grantId },
      ]);
      expect((await balancesOf(desk, incidentId))['9100']).toBe(5_000_000n);
      await desk.redemptions.reserve(survivor!, { grantId: ref.grantId, position: 1 });
      expect(await desk.redemptions.confirm(survivor!, ref)).toMatchObject({ kind: 'redeemed' });
    },
  );

  test('keeps what they redeemed; where both hold it, the pair is listed', async () => {
    const { incidentId, set, visitor } = await aNewsletterReader();
    const grantId = await grantOf(desk, visitor, set);
    await desk.redemptions.reserve(visitor, { grantId, position: 1 });
    await desk.redemptions.confirm(visitor, { grantId });
    await run(incidentId, { customer: 'C1', email: 'ani.work@example.com', ...LEAKS });
    await grantAll(desk, set, await affectedOf(desk, incidentId));
    expect((await desk.duplicates.list(incidentId)).absorbed).toEqual([]);
    await run(incidentId, CUSTOMER);
    expect(await settleAll(incidentId)).toEqual({ voided: 0, revived: 0 });
    expect(await statesOf(set)).toEqual(['redeemed', 'granted']);
    expect(await desk.duplicates.list(incidentId)).toMatchObject({
      absorbed: [{ state: 'granted', otherState: 'redeemed', kind: 'billing_credit', by: ['absorbed'] }],
      otherIncidents: [],
      next: null,
    });
  });

  test('is given nothing twice: what they redeemed before is not granted to the survivor again', async () => {
    const { incidentId, set, visitor } = await aNewsletterReader();
    const grantId = await grantOf(desk, visitor, set);
    await desk.redemptions.reserve(visitor, { grantId, position: 1 });
    await desk.redemptions.confirm(visitor, { grantId });
    await run(incidentId, CUSTOMER);
    expect(await grantAll(desk, set, await affectedOf(desk, incidentId))).toBe(0);
    expect(await statesOf(set)).toEqual(['redeemed']);
  });

  test('twenty workers settling at once void each grant once', async () => {
    const { incidentId, set, visitor } = await aNewsletterReader();
    await run(incidentId, CUSTOMER);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => desk.absorptions.settle(visitor.person.cohortId)),
    );
    expect(outcomes.reduce((sum, { voided }) => sum + voided, 0)).toBe(1);
    expect(await statesOf(set)).toEqual(['voided', 'granted']);
  });
});

describe('the same benefit in two incidents', () => {
  test('is listed once a second person allowed the comparison, kind by kind', async () => {
    const { sharing, keys } = comparison();
    const everyone = { ...MONITORING, eligibility: { everyone: true } } as const;
    const one = await aNewsletterReader([everyone, CREDIT]);
    const two = await aNewsletterReader([everyone]);
    for (const { incidentId } of [one, two]) {
      expect((await desk.duplicates.list(incidentId)).otherIncidents).toEqual([]);
      await sharing.request(incidentId, 'two breaches, one benefit', desk.maker);
      await sharing.decide(incidentId, { decision: 'approved' }, desk.checker);
      await keys.refill(incidentId);
    }
    const list = () => desk.duplicates.list(two.incidentId);
    expect((await list()).otherIncidents).toMatchObject([
      { kind: 'monitoring', state: 'granted', otherIncidentId: one.incidentId, by: ['email'] },
    ]);
    const grantId = await grantOf(desk, one.visitor, one.set);
    await desk.redemptions.reserve(one.visitor, { grantId, position: 2 });
    expect((await list()).otherIncidents).toEqual([]);
  });

  test('pages of any length give every line once, and go on where people hold nothing twice', async () => {
    const { sharing, keys } = comparison();
    const everyone = { ...MONITORING, eligibility: { everyone: true } } as const;
    const made: IncidentId[] = [];
    for (const count of [1_060, 1_100]) {
      const { id } = await anIncident(desk.t, { clock: desk.clock });
      await run(
        id,
        ...Array.from({ length: count }, (_, i) => ({ email: `twice${i}@example.com`, ...LEAKS })),
      );
      made.push(id);
      await sharing.request(id, 'two breaches, one benefit', desk.maker);
      await sharing.decide(id, { decision: 'approved' }, desk.checker);
      await keys.refill(id);
    }
    const [one, two] = made as [IncidentId, IncidentId];
    const all = async (limit: number) => {
      const pages: TwiceHeld[][] = [];
      let after: PersonRef | undefined;
      do {
        const page = await desk.duplicates.list(one, { limit, after });
        pages.push([...page.otherIncidents]);
        after = page.next ?? undefined;
      } while (after);
      return pages;
    };
    // Both incidents offer the same to everybody, and nobody was given it yet.
    const sets = new Map<IncidentId, OfferSet>();
    for (const id of made) sets.set(id, await anApprovedSet(desk, id, [everyone], { budgetGrants: 2_000n }));
    expect(await all(10)).toEqual([[], []]);
    const there = await affectedOf(desk, two);
    expect(await grantAll(desk, sets.get(two)!, there)).toBe(1_100);
    const here = await affectedOf(desk, one);
    expect(await grantAll(desk, sets.get(one)!, { ...here, cohortIds: here.cohortIds.slice(-1) })).toBe(60);
    const whole = (await all(1_000)).flat();
    expect(whole).toHaveLength(60);
    for (const limit of [7, 60]) expect((await all(limit)).flat()).toEqual(whole);
  });
});

function comparison(): { sharing: Sharing; keys: SharedKeys } {
  const audit = new Audit(desk.clock);
  return {
    sharing: new Sharing(desk.t.db, desk.clock, new Approvals(audit, desk.clock), audit),
    keys: new SharedKeys(desk.t.db, incidentParts(desk.t, desk.clock).keys, desk.t.keyStore),
  };
}
