import { describe, expect, test } from '@jest/globals';
import type { ExposedCategory } from '../../incidents/catalogue/exposure.ts';
import type { PersonFacts } from './eligibility.ts';
import { endOfDay, expiryOf } from './expiry.ts';
import { scarceOf, scarceSentence } from './limited.ts';
import { type JudgedSet, unfairTerms } from './fair-terms.ts';
import { offerProblem, setProblem } from './offer-check.ts';
import { OFFER_KINDS, type OfferKind } from './states.ts';
import { readTerms, termsFor, type Terms, type TermsInput } from './terms.ts';

function nobody(...exposed: ExposedCategory[]): PersonFacts {
  return {
    exposed,
    country: null,
    region: null,
    role: null,
    former: false,
    minor: false,
    customerSince: null,
  };
}
const everyone = { everyone: true } as const;

const written: TermsInput = {
  id: { title: 'Kredit tagihan', text: 'Rp50.000 pada tagihan berikutnya.' },
  en: { title: 'Bill credit', text: 'Rp50,000 on your next bill.' },
  waiver: false,
  newAccount: false,
  changeForfeited: false,
  minimumSpendMinor: null,
};
const guardian = {
  id: { title: 'Untuk anak Anda', text: 'Kredit untuk akun anak Anda.' },
  en: { title: 'For your child', text: 'A credit on your child’s account.' },
};

describe('terms', () => {
  test('as older versions wrote them read as if they had every later term', () => {
    expect(readTerms('billing_credit', { ...written, minimumSpendMinor: '12' })).toEqual({
      ...written,
      minimumSpendMinor: 12n,
      transferable: false,
      needsSecondFactor: false,
      benefitDays: null,
      benefitMonths: null,
      guardian: null,
      evidence: null,
    });
  });

  test.each(OFFER_KINDS.map((kind) => [kind, !['billing_credit', 'entitlement', 'donation'].includes(kind)]))(
    'of a %s ask for the second factor by default: %s',
    (kind, asked) => {
      const terms = readTerms(kind as OfferKind, written);
      expect([terms.transferable, terms.needsSecondFactor]).toEqual([asked, asked]);
      expect(readTerms(kind as OfferKind, { ...written, needsSecondFactor: !asked }).needsSecondFactor).toBe(
        !asked,
      );
    },
  );

  test('speak to whoever looks after a minor', () => {
    const terms = readTerms('billing_credit', { ...written, guardian });
    expect(termsFor(terms, { locale: 'en', minor: true }).title).toBe('For your child');
    expect(termsFor(terms, { locale: 'id', minor: false }).title).toBe('Kredit tagihan');
  });
});

describe('an offer', () => {
  const offer = {
    name: 'o',
    kind: 'billing_credit' as OfferKind,
    currency: 'IDR',
    faceMinor: 5n,
    unitCostMinor: 0n,
    eligibility: everyone,
    terms: readTerms('billing_credit', written),
  };

  test('may be as dear as its sum over a hundred million people fits 64 bits, and no dearer', () => {
    const most = 90_000_000_000n;
    expect(100_000_000n * most).toBeLessThan(2n ** 63n);
    expect(offerProblem({ ...offer, faceMinor: most, unitCostMinor: most })).toBeNull();
    expect(offerProblem({ ...offer, faceMinor: most + 1n })?.en).toContain('at most');
    expect(offerProblem({ ...offer, unitCostMinor: most + 1n })?.en).toContain('at most');
  });

  test.each([{ faceMinor: 0n }, { faceMinor: -1n }, { unitCostMinor: -1n }])(
    'is never worth %p',
    (change) => {
      expect(offerProblem({ ...offer, ...change })?.id).toMatch(/\.$/);
    },
  );

  test.each<[OfferKind, Partial<Terms>]>([
    ['billing_credit', { benefitMonths: 12 }],
    ['monitoring', { benefitMonths: 0 }],
    ['monitoring', { benefitMonths: 1.5 }],
    ['monitoring', { benefitDays: 90 }],
    ['entitlement', { benefitDays: 99_999 }],
    ['donation', { evidence: { id: 'x', en: 'x' } }],
  ])('of kind %s never has the terms %j', (kind, change) => {
    expect(offerProblem({ ...offer, kind, terms: { ...offer.terms, ...change } })?.id).toMatch(/\.$/);
  });

  test('set lapses after some months or on a day, one of both', () => {
    const set = {
      name: 's',
      mode: 'opt_in',
      offerIds: ['a'],
      expiryMonths: 12 as number | null,
      expiresOn: null as string | null,
      takeUpBps: 0,
      budgetGrants: null,
    };
    expect(setProblem(set)).toBeNull();
    expect(setProblem({ ...set, expiryMonths: null, expiresOn: '2027-12-31' })).toBeNull();
    for (const wrong of [{ expiryMonths: null }, { expiresOn: '2027-12-31' }, { expiryMonths: 121 }]) {
      expect(setProblem({ ...set, ...wrong })?.en).toMatch(/\.$/);
    }
    expect(setProblem({ ...set, expiryMonths: null, expiresOn: '2027-02-30' })?.en).toContain(
      'a day such as',
    );
  });
});

describe('an expiry', () => {
  const at = new Date('2026-01-31T10:00:00Z');
  const of = (expiryMonths: number | null, expiresOn: string | null, from = at) =>
    expiryOf({ expiryMonths, expiresOn }, from, 'Asia/Jakarta').toISOString();

  test('by months counts from the grant', () => expect(of(12, null)).toBe('2027-01-31T10:00:00.000Z'));

  test('by day ends with that day where the books are kept', () => {
    expect(of(null, '2026-12-31')).toBe('2026-12-31T17:00:00.000Z');
    expect(endOfDay('2026-10-25', 'Europe/Berlin').toISOString()).toBe('2026-10-25T23:00:00.000Z');
    expect(endOfDay('2026-03-29', 'Europe/Berlin').toISOString()).toBe('2026-03-29T22:00:00.000Z');
  });

  test('by day leaves whoever is granted late six months all the same', () => {
    expect(of(null, '2026-12-31', new Date('2026-12-01T00:00:00Z'))).toBe('2027-06-01T00:00:00.000Z');
  });
});

const judged = (
  change: Partial<TermsInput> = {},
  set: Partial<JudgedSet> = {},
  kind: OfferKind = 'billing_credit',
) => ({
  mode: 'opt_in' as const,
  expiryMonths: 12,
  expiresOn: null,
  opensAt: new Date('2026-06-01T00:00:00Z'),
  forMinors: new Set<string>(),
  shortfalls: [],
  offers: [{ name: 'credit', kind, faceMinor: 5000000n, terms: readTerms(kind, { ...written, ...change }) }],
  ...set,
});

describe('fair terms', () => {
  const two = [...judged().offers, ...judged().offers];
  const late = { expiryMonths: null, expiresOn: '2026-11-30' };
  const short = {
    offer: 'credit',
    months: 12,
    law: 'US-MA',
    title: 'Chapter 93H',
    monthsMin: 18,
    persons: 7n,
  };

  test.each<[string, JudgedSet]>([
    ['a plain offer of twelve months', judged()],
    ['a day six months ahead', judged({}, { ...late, expiresOn: '2026-12-01' })],
    [
      'an offer to minors in words for their guardians',
      judged({ guardian }, { forMinors: new Set(['credit']) }),
    ],
    ['premium days', judged({ benefitDays: 90 }, {}, 'entitlement')],
    [
      'a claim that says what proves it',
      judged({ evidence: { id: 'Kuitansi', en: 'A receipt' } }, {}, 'claim'),
    ],
  ])('hold for %s', (_, set) => expect(unfairTerms(set)).toEqual([]));

  test.each<[string, JudgedSet]>([
    ['expiry', judged({}, { expiryMonths: 3 })],
    ['expiry', judged({}, late)],
    ['waiver', judged({ waiver: true })],
    ['waiver_words', judged({ en: { title: 'Credit', text: 'You release all claims against us.' } })],
    ['waiver_words', judged({ id: { title: 'Kredit', text: 'Anda melepaskan segala tuntutan.' } })],
    [
      'waiver_words',
      judged({ guardian: { ...guardian, en: { title: 'C', text: 'Your child waives nothing.' } } }),
    ],
    ['new_account', judged({ newAccount: true })],
    ['change', judged({ changeForfeited: true })],
    ['minimum_spend', judged({ minimumSpendMinor: 5000001n })],
    ['texts', judged({ id: { title: '', text: 'x' } })],
    ['lone', judged({}, { mode: 'auto_apply', offers: two })],
    ['empty', judged({}, { offers: [] })],
    ['guardian', judged({}, { forMinors: new Set(['credit']) })],
    ['benefit', judged({}, {}, 'monitoring')],
    ['benefit', judged({}, {}, 'insurance')],
    ['benefit', judged({}, {}, 'entitlement')],
    ['benefit', judged({ evidence: { id: 'x', en: ' ' } }, {}, 'claim')],
    ['statutory_months', judged({}, { shortfalls: [short] })],
  ])('are broken by %s', (rule, set) => {
    const findings = unfairTerms(set);
    expect(findings.map((f) => f.rule)).toEqual([rule]);
    expect(findings[0]!.sentence).toMatch(/^[A-Z].*[a-z0-9]\.$/);
  });
});

describe('a budget that may not reach everybody', () => {
  const profiles = [
    { facts: nobody({ code: 'con.email', form: 'plaintext' }), persons: 1_000n },
    { facts: nobody({ code: 'gov.nik', form: 'masked' }), persons: 500n },
  ];
  const set = { audience: 'affected' as const, budgetGrants: 1_000n, offers: [{ eligibility: everyone }] };
  const onlyEmail = [{ eligibility: { anyOf: [{ category: 'con.email' }], livesIn: ['ID'] } }];

  test('is said where more are told than it has, and only there', () => {
    expect(scarceOf(set, profiles)).toBe(1_000n);
    expect(scarceOf({ ...set, budgetGrants: 1_500n }, profiles)).toBeNull();
    expect(scarceOf({ ...set, budgetGrants: null }, profiles)).toBeNull();
    expect(scarceOf({ ...set, offers: onlyEmail }, profiles)).toBeNull();
    expect(scarceOf({ ...set, offers: onlyEmail, budgetGrants: 999n }, profiles)).toBe(999n);
    expect(scarceOf({ ...set, audience: 'unaffected', budgetGrants: 9_999n }, profiles)).toBe(9_999n);
  });

  test('is said in both languages', () => {
    expect(scarceSentence(1_000n, 'en')).toBe('For up to 1,000 people, as long as it lasts.');
    expect(scarceSentence(1_000n, 'id')).toBe('Untuk paling banyak 1.000 orang, selama masih tersedia.');
  });
});
