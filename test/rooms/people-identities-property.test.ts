import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { FORMS } from '../../src/incidents/index.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import type { GroupBy, Identities, People } from '../../src/people/index.ts';
import { mac16 } from '../../src/platform/crypto/seal.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident, incidentParts } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import {
  identitiesOf,
  peopleOf,
  type RowInput,
  type SourceInput,
  stage,
} from '../support/people-fixtures.ts';
import { groupName, type ModelDecision, type ModelPerson, modelPeople } from '../support/people-model.ts';

let t: TestDatabase;
let people: People;
let identities: Identities;
let admin: Actor;

beforeAll(async () => {
  t = await freshDatabase();
  people = peopleOf(t);
  identities = identitiesOf(t);
  admin = await anOperator(t.db, 'Ayu');
});
afterAll(async () => t.close());

const EMAILS = ['a@example.com', 'b@example.com', 'c@example.com', 'd@example.com'];
const PHONES = ['+6281200000001', '+6281200000002', '+6281200000003'];
const MAIN = ['c1', 'c2', 'c3'];
const SHOP = ['s1', 's2'];

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const leaks = fc.array(
  fc.tuple(fc.constantFrom('con.email', 'fin.pan', 'gov.nik'), fc.constantFrom(...FORMS)),
  { maxLength: 2 },
);
const clean = (row: object) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as RowInput;

const keyedRow = (ids: readonly string[]) =>
  fc
    .record({
      customer: maybe(fc.constantFrom(...ids)),
      email: maybe(fc.constantFrom(...EMAILS)),
      phone: maybe(fc.constantFrom(...PHONES)),
      rank: fc.constantFrom(1, 100),
      leaks,
    })
    .filter((row) => (row.customer ?? row.email ?? row.phone) !== undefined)
    .map(clean);
const linkedRow = fc
  .record({
    leaks,
    inherits: fc.oneof(
      fc.constantFrom(...MAIN).map((value) => ({ kind: 1 as const, value })),
      fc.constantFrom(...EMAILS).map((value) => ({ kind: 2 as const, value })),
      fc.constantFrom(...PHONES).map((value) => ({ kind: 3 as const, value })),
    ),
  })
  .map(clean);
const crossRow = fc
  .record({
    customer: fc.constantFrom(...MAIN),
    otherCustomer: fc.constantFrom(...SHOP).map((id) => ({ id, space: 'shop' })),
  })
  .map(clean);

const rowsOf = (row: fc.Arbitrary<RowInput>) => fc.array(row, { minLength: 1, maxLength: 6 });
const aSource: fc.Arbitrary<Omit<SourceInput, 'name'>> = fc.oneof(
  { weight: 4, arbitrary: rowsOf(keyedRow(MAIN)).map((rows) => ({ rows })) },
  { weight: 2, arbitrary: rowsOf(keyedRow(SHOP)).map((rows) => ({ rows, idSpace: 'shop' })) },
  { weight: 1, arbitrary: rowsOf(linkedRow).map((rows) => ({ rows })) },
  { weight: 1, arbitrary: rowsOf(crossRow).map((rows) => ({ rows, role: 'reference' as const })) },
  { weight: 1, arbitrary: rowsOf(keyedRow(MAIN)).map((rows) => ({ rows, role: 'reference' as const })) },
  { weight: 2, arbitrary: rowsOf(keyedRow(MAIN)).map((rows) => ({ rows, role: 'contact_only' as const })) },
);
const someSources = fc
  .array(aSource, { minLength: 1, maxLength: 5 })
  .map((sources) => sources.map((source, i): SourceInput => ({ ...source, name: `f${i}.csv` })))
  .filter((sources) => sources.some(({ role, rows }) => !role && rows.some((row) => !row.inherits)));

const aGroup: fc.Arbitrary<{ by: GroupBy; name: string }> = fc.oneof(
  fc.constantFrom(...MAIN).map((id) => ({ by: { customerId: id }, name: groupName.customer(id) })),
  fc.constantFrom(...EMAILS).map((email) => ({ by: { email }, name: groupName.email(email) })),
  fc.constantFrom(...PHONES).map((phone) => ({ by: { phone }, name: groupName.phone(phone) })),
);
const someDecisions = fc.array(fc.tuple(aGroup, fc.option(aGroup)), { minLength: 2, maxLength: 8 });

const modelRows = (sources: readonly SourceInput[]) =>
  sources.flatMap(({ name, rows, role, idSpace }) =>
    rows.map((row) => ({
      ...row,
      file: name,
      source: role ?? ('leaked' as const),
      space: idSpace ?? 'main',
    })),
  );

/** Keys of live persons of a kind, in hexadecimal. */
async function liveKeys(id: IncidentId, kind: string): Promise<string[]> {
  const rows = await t.db.tx((tx) =>
    tx.q<{ key: string }>(
      `SELECT encode(p.key, 'hex') AS key FROM person p JOIN cohort c ON c.id = p.cohort_id
        WHERE p.incident_id = $1 AND c.kind = $2 AND p.since_run IS NOT NULL`,
      [id, kind],
    ),
  );
  return rows.map(({ key }) => key).sort();
}

async function macsOf(id: IncidentId, names: readonly string[]): Promise<string[]> {
  const { key } = await incidentParts(t).keys.open(id, 'index');
  return names
    .map((name) => mac16(key, ...(name.split('\u0000') as [string, string])).toString('hex'))
    .sort();
}

type Said = Pick<ModelPerson, 'exposure' | 'rows' | 'files' | 'flags'>;

const shown = ({ exposure, rows, files, flags }: Said): Said => ({ exposure, rows, files, flags });

async function expectModel(
  id: IncidentId,
  sources: readonly SourceInput[],
  decisions: readonly ModelDecision[],
): Promise<void> {
  const model = modelPeople(modelRows(sources), { decisions });
  const found = [];
  for await (const person of people.export(id, admin)) found.push(person);
  found.sort((a, b) => (a.key.value < b.key.value ? -1 : 1));
  expect(found.map((p) => ({ key: p.key.value, ...shown(p) }))).toEqual(
    model.persons.map((p) => ({ key: p.key, ...shown(p) })),
  );
  for (const [i, { contact_email: email, contact_phone: phone }] of found.entries()) {
    const { emails, phones } = model.persons[i]!;
    expect(emails.length === 0 ? [null] : emails).toContain(email);
    expect(phones.length === 0 ? [null] : phones).toContain(phone);
  }
  expect(await liveKeys(id, 'unaffected')).toEqual(await macsOf(id, model.unaffected));
}

/** Survivors are alive, and nobody leads further than one step. */
async function expectSoundSurvivors(id: IncidentId): Promise<void> {
  const astray = await t.db.tx((tx) =>
    tx.q(
      `SELECT p.cohort_id FROM person p
         LEFT JOIN person s ON s.cohort_id = p.survivor_cohort_id AND s.id = p.survivor_id
        WHERE p.incident_id = $1 AND p.survivor_id IS NOT NULL
          AND (p.since_run IS NOT NULL OR s.since_run IS NULL OR s.survivor_id IS NOT NULL OR s.profile_id IS NULL)`,
      [id],
    ),
  );
  expect(astray).toEqual([]);
}

async function tryToDecide(
  id: IncidentId,
  [group, into]: readonly [{ by: GroupBy }, { by: GroupBy } | null],
) {
  const reason = 'seen in the branch office';
  try {
    if (into === null) await identities.split(id, { group: group.by, reason }, admin);
    else await identities.merge(id, { group: group.by, into: into.by, reason }, admin);
    return true;
  } catch (error) {
    expect((error as { code?: string }).code).toMatch(/^people\./);
    return false;
  }
}

describe('links, crosswalks, contact lists and decisions', () => {
  test('end in what the rules say, in any order of files, with resolves and decisions in between', async () => {
    await fc.assert(
      fc.asyncProperty(someSources, someDecisions, fc.nat(), async (sources, wanted, seed) => {
        const { id } = await anIncident(t);
        const order = sources.map((source, i) => ({ source, at: (i * 7 + seed) % (sources.length + 2) }));
        const taken: ModelDecision[] = [];
        const toDecide = [...wanted];
        for (const { source } of order.sort((a, b) => a.at - b.at)) {
          await stage(t, id, source);
          await people.resolve(id, admin).catch((error: { code?: string }) => {
            expect(error.code).toBe('people.no_rows');
          });
          for (const next of toDecide.splice(0, 2)) {
            if (await tryToDecide(id, next)) taken.push({ group: next[0].name, into: next[1]?.name ?? null });
          }
        }
        for (const next of toDecide) {
          if (await tryToDecide(id, next)) taken.push({ group: next[0].name, into: next[1]?.name ?? null });
        }
        const resolved = await people.resolve(id, admin).catch((error: { code?: string }) => error);
        if ('code' in resolved) {
          expect(modelPeople(modelRows(sources), { decisions: taken }).persons).toEqual([]);
          return;
        }
        await expectModel(id, sources, taken);
        await expectSoundSurvivors(id);
        expect(await people.resolve(id, admin)).toEqual(resolved);
      }),
      { numRuns: 40 },
    );
  }, 300_000);
});
