import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Eligibility } from '../../src/compensation/index.ts';
import { isEligible, PERSON_ROLES, type PersonFacts } from '../../src/compensation/rules/eligibility.ts';
import { segmentsIn } from '../../src/compensation/segments.store.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { aCompensationDesk, type CompensationDesk } from '../support/compensation.ts';
import { peopleWith } from '../support/offers.ts';

const PEOPLE = 80;
const DAYS = ['2018-12-31', '2019-01-01', '2019-01-02', '2022-06-30', '2022-07-01'];
const LEAKS = [
  ['con.email', 'plaintext'],
  ['gov.nik', 'plaintext'],
  ['gov.nik', 'masked'],
  ['fin.pan', 'tokenised'],
] as const;
const PLACES = ['ID', 'US', 'US-CA', 'US-MA', 'SG', 'ZZ'];
const REGIONS = [null, 'CA', 'us-ca', 'MA', 'Bavaria', "CA' OR 1=1", '|'];

const person = fc.record({
  exposed: fc
    .subarray([0, 1, 3], { minLength: 1 })
    .chain((some) =>
      fc
        .boolean()
        .map((masked) =>
          some.map((at) => LEAKS[at === 1 && masked ? 2 : at]!).map(([code, form]) => ({ code, form })),
        ),
    ),
  country: fc.constantFrom('ID', 'US', 'SG', null),
  region: fc.constantFrom(...REGIONS),
  role: fc.constantFrom(...PERSON_ROLES),
  former: fc.boolean(),
  minor: fc.boolean(),
  customerSince: fc.constantFrom(...DAYS, null),
});
const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });
const limits = fc.record(
  {
    livesIn: some(PLACES),
    notIn: some(PLACES),
    roles: some(PERSON_ROLES),
    former: fc.boolean(),
    minor: fc.boolean(),
    customerSince: fc.oneof(
      fc.record({ from: fc.constantFrom(...DAYS) }),
      fc.record({ before: fc.constantFrom(...DAYS) }),
      fc.constant({ from: '2019-01-01', before: '2022-07-01' }),
    ),
  },
  { requiredKeys: [] },
);
const leaked = fc.oneof(
  fc.constant({ everyone: true as const }),
  some([
    { category: 'gov.*' },
    { category: 'gov.nik', forms: ['plaintext' as const] },
    { category: 'fin.pan' },
  ]).map((anyOf) => ({ anyOf })),
);
const rule: fc.Arbitrary<Eligibility> = fc
  .tuple(leaked, limits)
  .map(([what, within]) => ({ ...what, ...within }) as Eligibility);

let desk: CompensationDesk;
let incidentId: IncidentId;
let people: readonly PersonFacts[];

beforeAll(async () => {
  desk = await aCompensationDesk();
  people = fc.sample(person, { numRuns: PEOPLE, seed: 5 });
  const affected = await peopleWith(
    desk,
    people.map(({ exposed, country, region, role, customerSince, ...facts }) => ({
      ...facts,
      ...(role ? { role } : {}),
      ...(country === null ? {} : { country }),
      ...(region === null ? {} : { region }),
      ...(customerSince === null ? {} : { customerSince }),
      leaks: exposed.map(({ code, form }) => [code, form] as const),
    })),
  );
  incidentId = affected.incidentId;
});
afterAll(() => desk.close());

test('asked of groups, a rule lets in exactly the people it lets in one by one, whatever stands beside it in the set', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(rule, { minLength: 1, maxLength: 3 }), async (rules) => {
      const offers = rules.map((eligibility) => ({ eligibility }));
      const set = { audience: 'affected' as const, follows: null, offers };
      const segments = await desk.t.db.tx((tx) => segmentsIn(tx, { incidentId }, set));
      expect(segments.reduce((sum, { persons }) => sum + Number(persons), 0)).toBe(PEOPLE);
      for (const eligibility of rules) {
        const grouped = segments.filter(({ facts }) => isEligible(eligibility, facts));
        const counted = grouped.reduce((sum, { persons }) => sum + Number(persons), 0);
        expect(counted).toBe(people.filter((facts) => isEligible(eligibility, facts)).length);
      }
    }),
    { numRuns: 150 },
  );
});
