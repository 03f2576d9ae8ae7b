import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { choicesOf, totalsOf, type Choosable, type Segment } from './choices.ts';
import type { Eligibility, PersonFacts } from './eligibility.ts';
import { outlookOf, type SimulatedSet } from './simulate.ts';
import { dutiesOf, type Owed, shortfalls } from './statutory.ts';

const facts: PersonFacts = {
  exposed: [
    { code: 'gov.nik', form: 'masked' },
    { code: 'con.email', form: 'plaintext' },
  ],
  country: 'ID',
  region: null,
  role: 'customer',
  former: false,
  minor: false,
  customerSince: '2020-02-29',
};
const everyone = { everyone: true } as const;

const choosable = (
  position: number,
  face: bigint,
  cost: bigint,
  eligibility: Eligibility = everyone,
): Choosable => ({
  position,
  faceMinor: face,
  unitCostMinor: cost,
  treatment: 'T1',
  eligibility,
});

describe('what laws owe', () => {
  const owed: Owed[] = [
    {
      law: 'US-MA',
      title: '93H',
      monthsMin: 18,
      facts: { ...facts, country: 'US', region: 'MA' },
      persons: 7n,
    },
    {
      law: 'US-MA',
      title: '93H',
      monthsMin: 18,
      facts: { ...facts, country: 'US', region: 'MA', minor: true },
      persons: 3n,
    },
    {
      law: 'US-CA',
      title: '1798.82',
      monthsMin: 12,
      facts: { ...facts, country: 'US', region: 'CA' },
      persons: 20n,
    },
  ];
  const year = {
    name: 'year',
    kind: 'monitoring' as const,
    benefitMonths: 12,
    eligibility: everyone as Eligibility,
  };

  test('is named where protection ends too early for somebody', () => {
    expect(shortfalls([year], owed)).toEqual([
      { offer: 'year', months: 12, law: 'US-MA', title: '93H', monthsMin: 18, persons: 10n },
    ]);
    expect(shortfalls([{ ...year, eligibility: { everyone: true, notIn: ['US-MA'] } }], owed)).toEqual([]);
    expect(shortfalls([{ ...year, kind: 'billing_credit' }], owed)).toEqual([]);
    expect(shortfalls([{ ...year, benefitMonths: 18 }], owed)).toEqual([]);
  });

  test('counts whom enough is offered', () => {
    const adults = { ...year, benefitMonths: 24, eligibility: { everyone: true, minor: false } as const };
    expect(dutiesOf([adults], owed)).toEqual([
      { law: 'US-MA', title: '93H', monthsMin: 18, persons: 10n, offered: 7n },
      { law: 'US-CA', title: '1798.82', monthsMin: 12, persons: 20n, offered: 20n },
    ]);
    expect(dutiesOf([], owed).map(({ offered }) => offered)).toEqual([0n, 0n]);
  });
});

describe('a simulation', () => {
  const nik: Eligibility = { anyOf: [{ category: 'gov.nik' }] };
  const set: SimulatedSet = {
    mode: 'opt_in',
    takeUpBps: 5_000,
    budgetGrants: null,
    offers: [choosable(1, 50n, 40n), choosable(2, 600n, 90n, nik)],
  };
  const segments: Segment[] = [
    { facts, persons: 100n },
    { facts: { ...facts, exposed: [{ code: 'con.email', form: 'plaintext' }] }, persons: 300n },
  ];

  test('says who gets what, what it could cost and what it will', () => {
    const outlook = outlookOf(set, segments);
    expect(outlook).toMatchObject({
      persons: 400n,
      leftOut: 0n,
      worstFaceMinor: 100n * 600n + 300n * 50n,
      worstCostMinor: 100n * 90n + 300n * 40n,
      expectedPersons: 200n,
      expectedCostMinor: 25n * 90n + 175n * 40n,
      shortAtWorst: null,
      offers: [
        { position: 1, persons: 400n, onlyChoice: 300n, expectedPersons: 175n, expectedCostMinor: 7_000n },
        { position: 2, persons: 100n, onlyChoice: 0n, worstCostMinor: 9_000n, expectedPersons: 25n },
      ],
    });
    expect(outlook.groups.map((g) => [g.persons, g.positions])).toEqual([
      [300n, [1]],
      [100n, [1, 2]],
    ]);
  });

  test('counts whom nothing is offered', () => {
    const outlook = outlookOf({ ...set, offers: [set.offers[1]!] }, segments);
    expect(outlook).toMatchObject({ persons: 100n, leftOut: 300n, expectedPersons: 50n });
  });

  test('takes the mix it is given', () => {
    expect(outlookOf(set, segments, { 1: 0, 2: 1 }).offers.map((o) => o.expectedPersons)).toEqual([0n, 50n]);
    expect(outlookOf(set, segments, { 1: 3, 2: 1 }).offers.map((o) => o.expectedPersons)).toEqual([
      188n,
      13n,
    ]);
  });

  test('never spends more than the budget, the dearest first at worst', () => {
    const outlook = outlookOf({ ...set, takeUpBps: 10_000, budgetGrants: 150n }, segments);
    expect(outlook).toMatchObject({
      worstCostMinor: 100n * 90n + 50n * 40n,
      expectedPersons: 150n,
      shortAtWorst: 250n,
    });
    expect(outlook.offers[0]!.worstCostMinor).toBe(150n * 40n);
  });

  test('of what is applied without asking reaches everyone, whatever the take-up', () => {
    const outlook = outlookOf(
      { ...set, mode: 'auto_apply', offers: [set.offers[0]!], takeUpBps: 1 },
      segments,
    );
    expect(outlook.expectedCostMinor).toBe(400n * 40n);
  });

  test('expects at most the worst case, and agrees with the totals that are provided for', () => {
    const some = fc.bigInt({ min: 0n, max: 1_000_000n });
    fc.assert(
      fc.property(
        some,
        some,
        fc.integer({ min: 0, max: 10_000 }),
        fc.option(some),
        (a, b, takeUpBps, budget) => {
          const crowd = [
            { ...segments[0]!, persons: a },
            { ...segments[1]!, persons: b },
          ];
          const outlook = outlookOf({ ...set, takeUpBps, budgetGrants: budget && budget + 1n }, crowd);
          expect(outlook.expectedCostMinor).toBeLessThanOrEqual(outlook.worstCostMinor + 2n);
          const totals = totalsOf({ ...set, takeUpBps: 10_000 }, crowd);
          expect(outlook.persons).toBe(totals.persons);
          expect(outlook.worstCostMinor).toBeLessThanOrEqual(totals.worstCostMinor);
        },
      ),
    );
    expect(choicesOf(set.offers, facts)).toMatchObject({ positions: [1, 2], dearestCostMinor: 90n });
  });
});

describe('what is provided for', () => {
  const set = {
    offers: [choosable(1, 50n, 40n), choosable(2, 600n, 90n)],
    takeUpBps: 2_500,
    budgetGrants: null,
  };
  const crowd = [{ facts, persons: 1_000n }];

  test('is the dearest cost of those expected to come', () => {
    expect(totalsOf(set, crowd)).toMatchObject({ worstCostMinor: 90_000n, provisionMinor: 22_500n });
  });

  test('is never more than the budget can cost', () => {
    expect(totalsOf({ ...set, budgetGrants: 100n }, crowd)).toEqual({
      persons: 1_000n,
      worstFaceMinor: 60_000n,
      worstCostMinor: 9_000n,
      provisionMinor: 9_000n,
    });
    expect(totalsOf({ ...set, budgetGrants: 999n }, crowd).provisionMinor).toBe(22_500n);
  });
});
