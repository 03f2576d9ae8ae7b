import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IncidentId, OfferId } from '../../src/kernel/ids.ts';
import type { OfferInput, OfferSet } from '../../src/compensation/index.ts';
import {
  aCompensationDesk,
  type Affected,
  aDraftSet,
  anApprovedSet,
  type CompensationDesk,
  CREDIT,
  FAIR,
  grantAll,
  grantOf,
} from '../support/compensation.ts';
import { holders, peopleWith } from '../support/offers.ts';

let desk: CompensationDesk;

beforeAll(async () => {
  desk = await aCompensationDesk();
});
afterAll(() => desk.close());

async function offerIn(
  incidentId: IncidentId,
  name: string,
  change: Partial<OfferInput> = {},
): Promise<OfferId> {
  return (await desk.offers.create(incidentId, { ...CREDIT, name, ...change }, desk.maker)).id;
}

async function aBundle(incidentId: IncidentId, change: Partial<OfferInput> = {}) {
  const sets = [
    {
      name: 'Cash',
      mode: 'opt_in' as const,
      offerIds: [await offerIn(incidentId, 'cash')],
      budgetGrants: 20n,
    },
    { name: 'Care', mode: 'opt_in' as const, offerIds: [await offerIn(incidentId, 'care', change)] },
  ];
  return desk.bundles.create(incidentId, { name: 'Everything', sets }, desk.maker);
}

describe('a bundle', () => {
  test('is approved with all of its sets by one yes of a second person, and each is chosen by itself', async () => {
    const affected = await peopleWith(desk, [{}, {}]);
    const bundle = await aBundle(affected.incidentId);
    const [first, second] = bundle.sets;
    await expect(desk.offers.submit(first!.id, desk.maker)).rejects.toMatchObject({
      code: 'compensation.in_bundle',
    });
    const { digest } = await desk.bundles.submit(bundle.id, desk.maker);
    await expect(
      desk.bundles.decide(bundle.id, { decision: 'approved', digest }, desk.maker),
    ).rejects.toMatchObject({ code: 'operators.same_person' });
    const refused = await desk.bundles.decide(
      bundle.id,
      { decision: 'refused', reason: 'Not yet.' },
      desk.checker,
    );
    expect(refused.sets.map(({ status }) => status)).toEqual(['draft', 'draft']);
    await desk.bundles.submit(bundle.id, desk.maker);
    const approved = await desk.bundles.decide(bundle.id, { decision: 'approved', digest }, desk.checker);
    expect(approved.sets.map(({ status }) => status)).toEqual(['approved', 'approved']);
    for (const set of approved.sets) expect(await grantAll(desk, set, affected)).toBe(2);
    const [visitor] = affected.visitors;
    for (const set of approved.sets) {
      const grantId = await grantOf(desk, visitor!, set);
      expect(await desk.redemptions.reserve(visitor!, { grantId, position: 1 })).toMatchObject({
        kind: 'reserved',
      });
      expect(await desk.redemptions.confirm(visitor!, { grantId })).toMatchObject({ kind: 'redeemed' });
    }
    await desk.t.db.tx(async (tx) => {
      const { incidentId } = affected;
      await desk.offers.requireApproved(tx, incidentId, [first!.id, second!.id], 'affected');
      await expect(desk.offers.requireApproved(tx, incidentId, [first!.id])).rejects.toMatchObject({
        code: 'compensation.bundle_incomplete',
      });
      await expect(
        desk.offers.requireApproved(tx, incidentId, [first!.id, second!.id], 'unaffected'),
      ).rejects.toMatchObject({ code: 'compensation.wrong_audience' });
    });
  });

  test('asked for again waits as it is, and of many decisions at once exactly one counts', async () => {
    const { incidentId } = await peopleWith(desk, [{}]);
    const bundle = await aBundle(incidentId);
    const { digest } = await desk.bundles.submit(bundle.id, desk.maker);
    expect(await desk.bundles.submit(bundle.id, desk.maker)).toEqual({ digest });
    const decided = await Promise.allSettled(
      Array.from({ length: 6 }, (_, i) => {
        const no = { decision: 'refused' as const, reason: 'No.' };
        return desk.bundles.decide(bundle.id, i % 2 ? no : { decision: 'approved', digest }, desk.checker);
      }),
    );
    expect(decided.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { sets } = await desk.bundles.get(bundle.id);
    expect(new Set(sets.map(({ status }) => status)).size).toBe(1);
  });

  test('with one unfair set is not approved at all, and none of it is made where one set cannot be', async () => {
    const { incidentId } = await peopleWith(desk, [{}]);
    const bundle = await aBundle(incidentId, { terms: { ...FAIR, newAccount: true } });
    await expect(desk.bundles.submit(bundle.id, desk.maker)).rejects.toMatchObject({
      code: 'compensation.unfair_terms',
    });
    const offerIds = [await offerIn(incidentId, 'other')];
    const sets = [
      { name: 'Fine', mode: 'opt_in' as const, offerIds },
      { name: 'Never', mode: 'opt_in' as const, offerIds, expiryMonths: 0 },
    ];
    await expect(desk.bundles.create(incidentId, { name: 'Half', sets }, desk.maker)).rejects.toMatchObject({
      code: 'compensation.bad_set',
    });
    const mixed = [
      { name: 'Told', mode: 'opt_in' as const, offerIds },
      { name: 'Untouched', mode: 'opt_in' as const, offerIds, audience: 'unaffected' as const },
    ];
    await expect(
      desk.bundles.create(incidentId, { name: 'Mixed', sets: mixed }, desk.maker),
    ).rejects.toMatchObject({
      code: 'compensation.bad_set',
    });
    const { sets: made } = await desk.offers.list(incidentId);
    expect(made.map(({ name }) => name).sort()).toEqual(['Care', 'Cash']);
    expect((await desk.bundles.list(incidentId)).map(({ name }) => name)).toEqual(['Everything']);
  });

  test('is the database’s too: a set never leaves it, never joins another', async () => {
    const { incidentId } = await peopleWith(desk, [{}]);
    const { sets } = await aBundle(incidentId);
    for (const change of [
      'bundle_id = NULL',
      `expires_on = '2030-01-01'`,
      'opens_at = now()',
      `audience = 'unaffected'`,
    ]) {
      await expect(
        desk.t.db.tx((tx) => tx.run(`UPDATE offer_set SET ${change} WHERE id = $1`, [sets[0]!.id])),
      ).rejects.toThrow('never rewritten');
    }
    await expect(desk.t.db.tx((tx) => tx.run(`UPDATE offer_bundle SET name = 'x'`))).rejects.toThrow(
      'permission denied',
    );
  });
});

/** How many of these people a message would tell of the set. */
async function told({ incidentId, visitors }: Affected, set: OfferSet): Promise<number> {
  const persons = visitors.map(({ person }) => person);
  const request = { incidentId, persons, locale: 'en' as const, offerSetIds: [set.id] };
  const values = await desk.t.db.tx((tx) => desk.links.forPersons(tx, request));
  return [...values.values()].filter(({ offers }) => offers.length > 0).length;
}

describe('a later wave', () => {
  test('is not granted before it opens', async () => {
    const affected = await peopleWith(desk, [{}, {}]);
    const opensAt = new Date(desk.clock.now().getTime() + 60_000);
    const set = await anApprovedSet(desk, affected.incidentId, [CREDIT], { opensAt });
    expect(await grantAll(desk, set, affected)).toBe(0);
    expect(await told(affected, set)).toBe(0);
    const later = desk.clock.now();
    desk.clock.set(opensAt);
    try {
      expect(await told(affected, set)).toBe(2);
      expect(await grantAll(desk, set, affected)).toBe(2);
    } finally {
      desk.clock.set(later);
    }
  });

  test.each([
    ['all', 3],
    ['taken', 1],
    ['not_taken', 2],
  ] as const)('goes to %s of the people of an earlier set, and to nobody else', async (who, count) => {
    const affected = await peopleWith(desk, [{ role: 'customer' }, {}, {}, { role: 'employee' }]);
    const customers = { ...CREDIT, eligibility: { everyone: true as const, roles: ['customer' as const] } };
    const before = await anApprovedSet(desk, affected.incidentId, [customers]);
    expect(await grantAll(desk, before, affected)).toBe(3);
    for (const visitor of affected.visitors) {
      const page = await desk.pages.page(visitor, 'en');
      const grant = page!.sets[0];
      if (!grant) continue;
      await desk.redemptions.reserve(visitor, { grantId: grant.grantId, position: 1 });
      await desk.redemptions.confirm(visitor, { grantId: grant.grantId });
      break;
    }
    const after = await anApprovedSet(desk, affected.incidentId, [{ ...CREDIT, name: 'Second wave' }], {
      follows: { setId: before.id, who },
    });
    expect((await desk.simulations.run([after.id])).sets[0]!.persons).toBe(BigInt(count));
    expect(await told(affected, after)).toBe(count);
    await grantAll(desk, after, affected);
    expect(await holders(desk, after)).toBe(count);
  });

  test('follows only a set of its own incident and people', async () => {
    const [one, other] = [await peopleWith(desk, [{}]), await peopleWith(desk, [{}])];
    const before = await aDraftSet(desk, other.incidentId, [CREDIT]);
    const follows = { setId: before.id, who: 'all' as const };
    await expect(aDraftSet(desk, one.incidentId, [CREDIT], { follows })).rejects.toMatchObject({
      code: 'compensation.unknown_set',
    });
    await expect(
      aDraftSet(desk, other.incidentId, [CREDIT], { follows, audience: 'unaffected' }),
    ).rejects.toMatchObject({ code: 'compensation.bad_set' });
  });
});

describe('an expiry by day', () => {
  test('ends every grant with that day, and leaves latecomers six months', async () => {
    const affected = await peopleWith(desk, [{}]);
    const set = await anApprovedSet(desk, affected.incidentId, [CREDIT], { expiresOn: '2027-06-30' });
    await grantAll(desk, set, affected);
    const page = await desk.pages.page(affected.visitors[0]!, 'en');
    expect(page!.sets[0]!.expiresAt.toISOString()).toBe('2027-06-30T17:00:00.000Z');
    const hasty = await aDraftSet(desk, affected.incidentId, [CREDIT], { expiresOn: '2026-10-31' });
    expect((await desk.offers.findings(hasty.id)).map(({ sentence }) => sentence)).toEqual([
      'The offers lapse on 2026-10-31; give people at least 6 months, until 2026-12-01.',
    ]);
  });
});
