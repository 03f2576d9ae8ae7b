import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OfferInput, OfferKind } from '../../src/compensation/index.ts';
import { exposureBits } from '../../src/incidents/index.ts';
import {
  aCompensationDesk,
  aDraftSet,
  anApprovedSet,
  type CompensationDesk,
  CREDIT,
  FAIR,
  grantAll,
  MONITORING,
} from '../support/compensation.ts';
import { holders, peopleWith } from '../support/offers.ts';
import { anIncident } from '../support/incidents.ts';
import { type RowInput, stage } from '../support/people-fixtures.ts';

let desk: CompensationDesk;

beforeAll(async () => {
  desk = await aCompensationDesk();
});
afterAll(() => desk.close());

const GUARDED = {
  ...FAIR,
  guardian: {
    id: { title: 'Untuk anak Anda', text: 'Kredit untuk akun anak Anda.' },
    en: { title: 'For your child', text: 'A credit on your child’s account.' },
  },
};

test('a simulation says of how many people no account is known on which a credit could be booked', async () => {
  const leaks = { leaks: [['con.email', 'plaintext']] } as const;
  const { id: incidentId } = await anIncident(desk.t, { clock: desk.clock });
  const rows = [
    { customer: 'A1', email: 'one@example.com', ...leaks },
    { email: 'two@example.com', ...leaks },
    { email: 'three@example.com', ...leaks },
  ];
  await stage(desk.t, incidentId, { name: 'some.csv', rows });
  await desk.people.resolve(incidentId, desk.maker);
  const set = await aDraftSet(desk, incidentId, [CREDIT, { ...CREDIT, name: 'Gift', kind: 'donation' }]);
  const { sets } = await desk.simulations.run([set.id]);
  expect(sets[0]!.offers.map(({ persons, withoutAccount }) => [persons, withoutAccount])).toEqual([
    [3n, 2n],
    [3n, 0n],
  ]);
});

describe('every kind of offer', () => {
  test.each<[OfferKind, Partial<OfferInput['terms']>]>([
    ['billing_credit', {}],
    ['entitlement', { benefitDays: 90 }],
    ['discount_code', {}],
    ['monitoring', { benefitMonths: 12 }],
    ['insurance', { benefitMonths: 12 }],
    ['donation', {}],
    ['cash_payout', {}],
    ['claim', { evidence: { id: 'Kuitansi atau laporan polisi', en: 'A receipt or a police report' } }],
  ])('%s is made, approved, granted and frozen with its terms', async (kind, terms) => {
    const affected = await peopleWith(desk, [{}, {}]);
    const offer = { ...CREDIT, kind, terms: { ...FAIR, ...terms } };
    const set = await anApprovedSet(desk, affected.incidentId, [offer]);
    expect(await grantAll(desk, set, affected)).toBe(2);
    const page = await desk.pages.page(affected.visitors[0]!, 'en');
    const bound = ['billing_credit', 'entitlement', 'donation'].includes(kind);
    expect(page!.sets[0]!.offers[0]).toMatchObject({
      kind,
      transferable: !bound,
      needsSecondFactor: !bound,
      benefitDays: terms.benefitDays ?? null,
      benefitMonths: terms.benefitMonths ?? null,
      evidence: terms.evidence?.en ?? null,
    });
    const revised = { ...offer, terms: { ...offer.terms, needsSecondFactor: bound } };
    await desk.offers.revise(set.offers[0]!.offerId, revised, desk.maker);
    const after = await desk.pages.page(affected.visitors[0]!, 'en');
    expect(after!.sets[0]!.offers[0]!.needsSecondFactor).toBe(!bound);
  });

  test('a claim is never applied without asking', async () => {
    const { incidentId } = await peopleWith(desk, [{}]);
    const evidence = { id: 'Kuitansi', en: 'A receipt' };
    const claim = { ...CREDIT, kind: 'claim' as const, terms: { ...FAIR, evidence } };
    await expect(aDraftSet(desk, incidentId, [claim], { mode: 'auto_apply' })).rejects.toMatchObject({
      code: 'compensation.bad_set',
      message: expect.stringContaining('begins with the person'),
    });
  });

  test('a version written before these terms existed reads with their defaults', async () => {
    const affected = await peopleWith(desk, [{}]);
    const draft = await aDraftSet(desk, affected.incidentId, [
      { ...MONITORING, eligibility: { everyone: true } },
    ]);
    const { offerId } = draft.offers[0]!;
    await desk.t.db.tx((tx) =>
      tx.run(
        `INSERT INTO offer_version (offer_id, version, currency, face_minor, unit_cost_minor, treatment, terms, eligibility,
                                    made_by, made_at)
         SELECT offer_id, 2, currency, face_minor, unit_cost_minor, treatment,
                terms - '{transferable,needsSecondFactor,benefitDays,benefitMonths,guardian,evidence}'::text[], eligibility,
                made_by, made_at
           FROM offer_version WHERE offer_id = $1`,
        [offerId],
      ),
    );
    await desk.t.db.tx((tx) => tx.run(`UPDATE offer SET version = 2 WHERE id = $1`, [offerId]));
    const { offers } = await desk.offers.list(affected.incidentId);
    expect(offers[0]!.terms).toMatchObject({
      transferable: true,
      needsSecondFactor: true,
      benefitMonths: null,
    });
    const again = await desk.offers.createSet(
      affected.incidentId,
      { name: 'again', mode: 'opt_in', offerIds: [offerId] },
      desk.maker,
    );
    expect((await desk.offers.findings(again.id)).map(({ rule }) => rule)).toEqual(['benefit']);
  });
});

describe('who may have an offer', () => {
  const rows: RowInput[] = [
    { country: 'ID', customerSince: '2019-05-01' },
    { country: 'ID', customerSince: '2025-05-01', former: true },
    { country: 'SG' },
    { country: 'US', region: 'US-CA', role: 'employee' },
    { country: 'ID', minor: true, customerSince: '2024-12-31' },
  ];

  test.each<[OfferInput['eligibility'], number]>([
    [{ everyone: true }, 5],
    [{ everyone: true, livesIn: ['ID'] }, 3],
    [{ everyone: true, notIn: ['SG', 'US-CA'] }, 3],
    [{ everyone: true, roles: ['employee'] }, 1],
    [{ everyone: true, former: true }, 1],
    [{ everyone: true, minor: false }, 4],
    [{ everyone: true, minor: true }, 1],
    // Of two nobody knows since when.
    [{ everyone: true, customerSince: { before: '2025-01-01' } }, 4],
    [{ everyone: true, customerSince: { from: '2024-12-31', before: '2025-05-01' } }, 3],
    [
      {
        anyOf: [{ category: 'con.email' }],
        livesIn: ['ID'],
        former: false,
        customerSince: { before: '2020-01-01' },
      },
      1,
    ],
    [{ anyOf: [{ category: 'fin.*' }], livesIn: ['ID'] }, 0],
  ])('%j: as simulated, so granted, so told', async (eligibility, count) => {
    const affected = await peopleWith(desk, rows);
    const offer = { ...CREDIT, terms: GUARDED, eligibility };
    const set = await anApprovedSet(desk, affected.incidentId, [offer]);
    const { sets } = await desk.simulations.run([set.id]);
    expect(sets[0]).toMatchObject({ persons: BigInt(count), leftOut: BigInt(5 - count) });
    expect((await desk.offers.estimate(set.id)).persons).toBe(BigInt(count));
    expect(await grantAll(desk, set, affected)).toBe(count);
    const values = await desk.t.db.tx((tx) =>
      desk.links.forPersons(tx, {
        incidentId: affected.incidentId,
        persons: affected.visitors.map(({ person }) => person),
        locale: 'en',
        offerSetIds: [set.id],
      }),
    );
    expect([...values.values()].filter(({ offers }) => offers.length > 0)).toHaveLength(count);
  });

  test('somebody made up is told what somebody like them would be, of approved sets alone', async () => {
    const { incidentId } = await peopleWith(desk, [{}]);
    const offer = { ...CREDIT, eligibility: { anyOf: [{ category: 'con.email' }] } };
    const approved = await anApprovedSet(desk, incidentId, [offer]);
    const draft = await aDraftSet(desk, incidentId, [offer]);
    const told = (code: 'con.email' | 'con.phone' | null, set = approved) =>
      desk.t.db.tx((tx) =>
        desk.links.offersForExample(tx, {
          incidentId,
          locale: 'en',
          offerSetIds: [set.id],
          exposure: code && exposureBits([{ code, form: 'plaintext' }]),
          country: 'ID',
        }),
      );
    expect(await told('con.email')).toMatchObject([{ oneOf: [{ title: expect.any(String) }] }]);
    expect(await told('con.phone')).toEqual([]);
    expect(await told(null)).toEqual([]);
    expect(await told('con.email', draft)).toEqual([]);
  });

  test('the earliest of a person’s rows says since when they are a customer', async () => {
    const affected = await peopleWith(desk, [
      { customer: 'same', customerSince: '2025-05-01' },
      { customer: 'same', customerSince: '2019-05-01' },
      { customer: 'same' },
    ]);
    const eligibility = { everyone: true as const, customerSince: { before: '2019-05-02' } };
    const set = await anApprovedSet(desk, affected.incidentId, [{ ...CREDIT, eligibility }]);
    expect(await grantAll(desk, set, affected)).toBe(1);
  });
});

describe('minors', () => {
  test('get nothing in words for adults, and what they get is told to their guardians', async () => {
    const affected = await peopleWith(desk, [{ minor: true }, {}]);
    const set = await aDraftSet(desk, affected.incidentId, [CREDIT]);
    await expect(desk.offers.submit(set.id, desk.maker)).rejects.toMatchObject({
      code: 'compensation.unfair_terms',
      message: expect.stringContaining('looks after them'),
    });
    const variants = [
      { ...CREDIT, name: 'Adults', eligibility: { everyone: true as const, minor: false } },
      { ...CREDIT, name: 'Minors', terms: GUARDED, eligibility: { everyone: true as const, minor: true } },
    ];
    const both = await anApprovedSet(desk, affected.incidentId, variants);
    await grantAll(desk, both, affected);
    const pages = await Promise.all(affected.visitors.map((visitor) => desk.pages.page(visitor, 'en')));
    const seen = pages.map((page) => [
      page!.sets[0]!.forGuardian,
      page!.sets[0]!.offers.map(({ title }) => title),
    ]);
    expect(seen).toContainEqual([true, ['For your child']]);
    expect(seen).toContainEqual([false, ['Bill credit']]);
  });
});

const monitoring = (benefitMonths: number) => ({
  ...MONITORING,
  eligibility: { everyone: true as const },
  terms: { ...FAIR, benefitMonths },
});

describe('what a law asks for', () => {
  test('monitoring that ends before the law of where somebody lives allows is refused with the law’s name', async () => {
    const affected = await peopleWith(desk, [
      {
        country: 'US',
        region: 'MA',
        leaks: [
          ['gov.ssn', 'plaintext'],
          ['id.name', 'plaintext'],
        ],
      },
      {
        country: 'US',
        region: 'MA',
        leaks: [
          ['gov.ssn', 'masked'],
          ['id.name', 'plaintext'],
        ],
      },
      {
        country: 'ID',
        leaks: [
          ['gov.ssn', 'plaintext'],
          ['id.name', 'plaintext'],
        ],
      },
    ]);
    const year = await aDraftSet(desk, affected.incidentId, [monitoring(12)]);
    expect((await desk.offers.findings(year.id)).map(({ rule, sentence }) => [rule, sentence])).toEqual([
      ['statutory_months', expect.stringMatching(/12 months; .*asks for 18 for 1 of these people\.$/)],
    ]);
    await expect(desk.offers.submit(year.id, desk.maker)).rejects.toMatchObject({
      code: 'compensation.unfair_terms',
    });
    expect(await desk.simulations.duties(affected.incidentId)).toEqual([
      expect.objectContaining({ law: 'US-MA', monthsMin: 18, persons: 1n, offered: 0n }),
    ]);
    await anApprovedSet(desk, affected.incidentId, [monitoring(18)]);
    expect(await desk.simulations.duties(affected.incidentId)).toEqual([
      expect.objectContaining({ law: 'US-MA', persons: 1n, offered: 1n }),
    ]);
  });
});

describe('a simulation', () => {
  test('says before anything is granted who gets what, at worst and as expected, and grants nothing', async () => {
    const affected = await peopleWith(desk, [
      { leaks: [['gov.nik', 'plaintext']] },
      { leaks: [['gov.nik', 'plaintext']] },
      { leaks: [['gov.nik', 'masked']] },
      {},
    ]);
    const set = await aDraftSet(desk, affected.incidentId, [CREDIT, MONITORING], {
      takeUpBps: 5_000,
      budgetGrants: 3n,
    });
    const simulation = await desk.simulations.run([set.id]);
    expect(simulation).toMatchObject({ currency: 'IDR', worstCostMinor: 2n * 9_000_000n + 5_000_000n });
    expect(simulation.sets[0]).toMatchObject({
      persons: 4n,
      leftOut: 0n,
      shortAtWorst: 1n,
      expectedPersons: 2n,
      // Two may choose one of two: one comes, half of whom takes each; of the others one comes.
      expectedCostMinor: 9_000_000n / 2n + (5_000_000n * 3n) / 2n,
      findings: [],
    });
    expect(simulation.sets[0]!.offers.map(({ persons, who }) => [persons, who.en])).toEqual([
      [4n, 'Everyone affected.'],
      [2n, expect.stringMatching(/^Everyone of whom this leaked: .+ \(readable\)\.$/)],
    ]);
    expect(await desk.simulations.run([set.id], { mix: { [set.offers[1]!.offerId]: 0 } })).toMatchObject({
      expectedCostMinor: 2n * 5_000_000n,
    });
    expect(await holders(desk, set)).toBe(0);
  });

  test('refuses sets of two currencies or incidents, and numbers that make no sense', async () => {
    const { incidentId } = await peopleWith(desk, [{}]);
    const other = await peopleWith(desk, [{}]);
    const set = await aDraftSet(desk, incidentId, [CREDIT]);
    const dollars = await aDraftSet(desk, incidentId, [{ ...CREDIT, currency: 'USD' }]);
    const elsewhere = await aDraftSet(desk, other.incidentId, [CREDIT]);
    await expect(desk.simulations.run([set.id, dollars.id])).rejects.toMatchObject({
      code: 'compensation.mixed_currencies',
    });
    await expect(desk.simulations.run([set.id, elsewhere.id])).rejects.toMatchObject({
      code: 'compensation.unknown_set',
    });
    for (const options of [{ takeUpBps: 10_001 }, { mix: { x: -1 } }]) {
      await expect(desk.simulations.run([set.id], options)).rejects.toMatchObject({
        code: 'compensation.bad_simulation',
      });
    }
  });
});

test('goodwill for people the breach did not touch asks for nothing that leaked', async () => {
  const { incidentId } = await peopleWith(desk, [{}]);
  const set = await aDraftSet(desk, incidentId, [CREDIT], { audience: 'unaffected' });
  expect(set.audience).toBe('unaffected');
  expect((await desk.simulations.run([set.id])).sets[0]!.persons).toBe(0n);
  const leaked = { ...CREDIT, eligibility: { anyOf: [{ category: 'con.email' }] } };
  await expect(aDraftSet(desk, incidentId, [leaked], { audience: 'unaffected' })).rejects.toMatchObject({
    code: 'compensation.bad_set',
  });
});

test('a closed set grants nothing more, and what it granted stays good', async () => {
  const affected = await peopleWith(desk, [{}, {}]);
  const set = await anApprovedSet(desk, affected.incidentId, [CREDIT]);
  await grantAll(desk, set, affected);
  const closed = await desk.offers.close(set.id, { reason: 'Another set takes its place.' }, desk.maker);
  expect(closed).toMatchObject({ status: 'closed', approvedAt: expect.any(Date) });
  await expect(desk.offers.close(set.id, { reason: 'Again.' }, desk.maker)).rejects.toMatchObject({
    code: 'compensation.not_approved',
  });
  await expect(grantAll(desk, set, affected)).rejects.toMatchObject({ code: 'compensation.not_approved' });
  const [visitor] = affected.visitors;
  const { grantId } = (await desk.pages.page(visitor!, 'en'))!.sets[0]!;
  expect(await desk.redemptions.reserve(visitor!, { grantId, position: 1 })).toMatchObject({
    kind: 'reserved',
  });
  await desk.t.db.tx(async (tx) => {
    await expect(desk.offers.requireApproved(tx, affected.incidentId, [set.id])).rejects.toMatchObject({
      code: 'compensation.not_approved',
    });
  });
});

test('every version of an offer can be read, with the sets that hold it', async () => {
  const { incidentId } = await peopleWith(desk, [{}]);
  const set = await aDraftSet(desk, incidentId, [CREDIT]);
  const { offerId } = set.offers[0]!;
  await desk.offers.revise(offerId, { ...CREDIT, faceMinor: 7n }, desk.checker);
  expect(await desk.offers.versions(offerId)).toMatchObject([
    { version: 1, faceMinor: CREDIT.faceMinor, madeBy: desk.maker.operatorId, sets: [set.name] },
    { version: 2, faceMinor: 7n, madeBy: desk.checker.operatorId, sets: [] },
  ]);
});
