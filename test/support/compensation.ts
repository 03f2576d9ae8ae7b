/** The compensation room on a real database: an incident with resolved people, offers and everything that serves them. */
import {
  Fulfilments,
  Grants,
  Links,
  type OfferInput,
  Offers,
  type OfferSet,
  type OfferSetInput,
  Outbox,
  PersonPages,
  Receipts,
  BudgetRaises,
  Redemptions,
  SetApprovals,
  Bundles,
  Simulations,
  type TermsInput,
  type Visitor,
  Absorptions,
  DuplicateBenefits,
  GrantEnds,
  Voids,
  Waiting,
} from '../../src/compensation/index.ts';
import { CodeFiles, CodePools, Codes } from '../../src/codes/index.ts';
import { PayoutFiles, Payouts } from '../../src/fulfilment/index.ts';
import type { IncidentKeys } from '../../src/incidents/index.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import type { CohortId, GrantNo, IncidentId, PersonNo } from '../../src/kernel/ids.ts';
import { Laws } from '../../src/laws/index.ts';
import { Ledger } from '../../src/ledger/index.ts';
import { Approvals } from '../../src/operators/index.ts';
import type { People } from '../../src/people/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { Jobs } from '../../src/platform/jobs/jobs.ts';
import { STOCK_LIMITS } from './codes.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { anIncident, incidentParts } from './incidents.ts';
import { anOperator } from './operators.ts';
import { peopleOf, stage, type RowInput } from './people-fixtures.ts';

export interface CompensationDesk {
  readonly t: TestDatabase;
  readonly clock: FixedClock;
  readonly ledger: Ledger;
  readonly keys: IncidentKeys;
  readonly people: People;
  readonly jobs: Jobs;
  readonly offers: Offers;
  readonly bundles: Bundles;
  readonly simulations: Simulations;
  readonly grants: Grants;
  readonly links: Links;
  readonly pages: PersonPages;
  readonly redemptions: Redemptions;
  readonly receipts: Receipts;
  readonly raises: BudgetRaises;
  readonly voids: Voids;
  readonly waiting: Waiting;
  readonly absorptions: Absorptions;
  readonly duplicates: DuplicateBenefits;
  readonly fulfilments: Fulfilments;
  readonly codes: Codes;
  readonly pools: CodePools;
  readonly codeFiles: CodeFiles;
  readonly outbox: Outbox;
  readonly payouts: Payouts;
  readonly maker: Actor;
  readonly checker: Actor;
  close(): Promise<void>;
}

/** A bill credit of the samples may be voided alone, a discount may not. */
export const VOID_ALONE_MAX_MINOR = 5_000_000n;

export const PORTAL_URL = 'https://pemulihan.contoh.example';

export async function aCompensationDesk(now = '2026-06-01T03:00:00Z'): Promise<CompensationDesk> {
  const t = await freshDatabase();
  const clock = new FixedClock(now);
  const audit = new Audit(clock);
  const { keys } = incidentParts(t, clock);
  const ledger = new Ledger(t.db, audit, clock);
  const jobs = new Jobs(t.db);
  const people = peopleOf(t, { clock });
  const outbox = new Outbox(ledger, clock);
  const codes = new Codes(t.db, keys, audit, clock);
  const approvals = new Approvals(audit, clock);
  const laws = new Laws(t.db, clock);
  const sets = new SetApprovals(approvals, audit, laws, clock);
  const redemptions = new Redemptions(t.db, ledger, jobs, codes, clock);
  const ends = new GrantEnds(ledger, codes, clock, {
    voidAloneMaxMinor: new Map([['IDR', VOID_ALONE_MAX_MINOR]]),
  });
  return {
    t,
    clock,
    ledger,
    keys,
    people,
    jobs,
    offers: new Offers(t.db, sets, audit, clock),
    bundles: new Bundles(t.db, sets, audit, clock),
    simulations: new Simulations(t.db, laws, clock),
    grants: new Grants(t.db, ledger, audit, clock),
    links: new Links(t.db, keys, { portalUrl: PORTAL_URL }, clock),
    pages: new PersonPages(t.db, codes, clock),
    redemptions,
    receipts: new Receipts(t.db),
    raises: new BudgetRaises(t.db, approvals, audit, clock),
    waiting: new Waiting(t.db, redemptions, clock),
    voids: new Voids(t.db, ends, approvals, audit, clock),
    absorptions: new Absorptions(t.db, ends, ledger, clock),
    duplicates: new DuplicateBenefits(t.db),
    fulfilments: new Fulfilments(t.db, ledger, codes, clock),
    codes,
    pools: new CodePools(t.db, keys, audit, clock, STOCK_LIMITS),
    codeFiles: new CodeFiles(t.db, codes, audit, clock),
    outbox,
    payouts: new Payouts(t.db, outbox, new PayoutFiles(people, keys), audit, clock),
    maker: await anOperator(t.db, 'Made Maker'),
    checker: await anOperator(t.db, 'Citra Checker'),
    close: async () => {
      await jobs.stop();
      await t.close();
    },
  };
}

export interface Affected {
  readonly incidentId: IncidentId;
  readonly cohortIds: readonly CohortId[];
  readonly visitors: readonly Visitor[];
}

/** An incident with `count` resolved persons; every second one lost a national id, everyone an e-mail address. */
export async function affectedPeople(desk: CompensationDesk, count: number): Promise<Affected> {
  const { id: incidentId } = await anIncident(desk.t, { clock: desk.clock });
  await addPeople(desk, incidentId, { from: 0, count });
  return affectedOf(desk, incidentId);
}

export async function addPeople(
  desk: CompensationDesk,
  incidentId: IncidentId,
  { from, count }: { from: number; count: number },
): Promise<void> {
  const rows = Array.from({ length: count }, (_, i): RowInput => {
    const n = from + i;
    return {
      customer: `C${n}`,
      email: `person${n}@example.com`,
      leaks: [['con.email', 'plaintext'], ...(n % 2 === 0 ? [['gov.nik', 'plaintext'] as const] : [])],
    };
  });
  await stage(desk.t, incidentId, { name: `people-${from}.csv`, rows });
  await desk.people.resolve(incidentId, desk.maker);
}

export async function affectedOf(desk: CompensationDesk, incidentId: IncidentId): Promise<Affected> {
  const rows = await desk.t.db.tx((tx) =>
    tx.q<{ cohort_id: CohortId; person_id: PersonNo; link_version: number }>(
      `SELECT cohort_id, person_id, link_version::int FROM people_v_audience WHERE incident_id = $1
        ORDER BY cohort_id, person_id`,
      [incidentId],
    ),
  );
  return {
    incidentId,
    cohortIds: [...new Set(rows.map((row) => row.cohort_id))],
    visitors: rows.map((row) => ({
      incidentId,
      person: { cohortId: row.cohort_id, personId: row.person_id },
      linkVersion: row.link_version,
    })),
  };
}

export const FAIR: TermsInput = {
  id: { title: 'Kredit tagihan', text: 'Kredit pada tagihan Anda berikutnya.' },
  en: { title: 'Bill credit', text: 'A credit on your next bill.' },
  waiver: false,
  newAccount: false,
  changeForfeited: false,
  minimumSpendMinor: null,
};

export const CREDIT: OfferInput = {
  name: 'Credit 50',
  kind: 'billing_credit',
  currency: 'IDR',
  faceMinor: 5_000_000n,
  unitCostMinor: 5_000_000n,
  terms: FAIR,
  eligibility: { everyone: true },
};
export const DISCOUNT: OfferInput = {
  ...CREDIT,
  name: 'Discount 75',
  kind: 'discount_code',
  faceMinor: 7_500_000n,
  unitCostMinor: 2_000_000n,
  terms: {
    ...FAIR,
    id: { title: 'Kode potongan', text: 'Kode untuk pesanan Anda berikutnya.' },
    en: { title: 'Discount', text: 'A code for your next order.' },
  },
};
export const MONITORING: OfferInput = {
  ...CREDIT,
  name: 'Monitoring',
  kind: 'monitoring',
  faceMinor: 60_000_000n,
  unitCostMinor: 9_000_000n,
  terms: { ...FAIR, benefitMonths: 24 },
  eligibility: { anyOf: [{ category: 'gov.nik', forms: ['plaintext'] }] },
};

/** A loss up to Rp2,000,000 that somebody can prove. */
export const CLAIM: OfferInput = {
  ...CREDIT,
  name: 'Claim',
  kind: 'claim',
  faceMinor: 200_000_000n,
  unitCostMinor: 20_000_000n,
  terms: {
    ...CREDIT.terms,
    id: { title: 'Ganti rugi', text: 'Kerugian yang dapat Anda buktikan.' },
    en: { title: 'Proven loss', text: 'What you lost and can prove.' },
    evidence: { id: 'Rekening koran atau laporan polisi.', en: 'A bank statement or a police report.' },
  },
};

/** A set of these offers, made by one person and approved by another. */
export async function anApprovedSet(
  desk: CompensationDesk,
  incidentId: IncidentId,
  inputs: readonly OfferInput[],
  change: Partial<OfferSetInput> = {},
): Promise<OfferSet> {
  const set = await aDraftSet(desk, incidentId, inputs, change);
  const { digest } = await desk.offers.submit(set.id, desk.maker);
  return desk.offers.decide(set.id, { decision: 'approved', digest }, desk.checker);
}

let serial = 0;

export async function aDraftSet(
  desk: CompensationDesk,
  incidentId: IncidentId,
  inputs: readonly OfferInput[],
  change: Partial<OfferSetInput> = {},
): Promise<OfferSet> {
  serial += 1;
  const offerIds = [];
  for (const input of inputs) {
    const named = { ...input, name: `${input.name} ${serial}` };
    offerIds.push((await desk.offers.create(incidentId, named, desk.maker)).id);
  }
  const input: OfferSetInput = { name: `Set ${serial}`, mode: 'opt_in', offerIds, ...change };
  return desk.offers.createSet(incidentId, input, desk.maker);
}

export async function grantAll(desk: CompensationDesk, set: OfferSet, affected: Affected): Promise<number> {
  let granted = 0;
  for (const cohortId of affected.cohortIds) {
    granted += (await desk.grants.grantCohort(set.id, cohortId)).granted;
  }
  return granted;
}

/** The visitor's grant of a set. */
export async function grantOf(desk: CompensationDesk, visitor: Visitor, set: OfferSet): Promise<GrantNo> {
  const page = await desk.pages.page(visitor, 'en');
  const granted = page?.sets.find((of) => of.offerSetId === set.id);
  if (!granted) throw new Error('this person holds no grant of the set');
  return granted.grantId;
}

/** Balances of the incident by account, zero where nothing was posted. */
export async function balancesOf(
  desk: CompensationDesk,
  incidentId: IncidentId,
): Promise<Readonly<Record<string, bigint>>> {
  const balances = await desk.t.db.tx((tx) => desk.ledger.balances(tx, { incidentId }));
  return Object.fromEntries(
    balances.filter((b) => b.amountMinor !== 0n).map((b) => [b.account, b.amountMinor]),
  );
}
