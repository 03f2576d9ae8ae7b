import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { CATEGORY_CODES, exposureBits, FORMS, readExposure } from '../../src/incidents/index.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { type People, personKey } from '../../src/people/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { peopleOf, type RowInput, stage } from '../support/people-fixtures.ts';
import { modelPersons } from '../support/people-model.ts';

let t: TestDatabase;
let people: People;
let admin: Actor;

beforeAll(async () => {
  t = await freshDatabase();
  people = peopleOf(t);
  admin = await anOperator(t.db, 'Ayu');
});
afterAll(async () => t.close());

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** A small world, so that keys meet often. */
const aRow: fc.Arbitrary<RowInput> = fc
  .record({
    customer: maybe(fc.constantFrom('c1', 'c2', 'c3')),
    email: maybe(fc.constantFrom('a@example.com', 'b@example.com', 'c@example.com', 'd@example.com')),
    phone: maybe(fc.constantFrom('+6281200000001', '+6281200000002', '+6281200000003')),
    rank: fc.constantFrom(1, 100),
    asOf: maybe(fc.constantFrom(new Date('2020-01-01'), new Date('2024-01-01'))),
    leaks: fc.array(fc.tuple(fc.constantFrom('con.email', 'fin.pan', 'gov.nik'), fc.constantFrom(...FORMS)), {
      maxLength: 3,
    }),
  })
  .filter((row) => (row.customer ?? row.email ?? row.phone) !== undefined)
  .map((row) => Object.fromEntries(Object.entries(row).filter(([, v]) => v !== undefined)) as RowInput);

const someFiles = fc.array(fc.array(aRow, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 });
const named = (files: readonly RowInput[][]) => files.map((rows, i) => ({ name: `f${i}.csv`, rows }));

async function resolved(id: IncidentId) {
  const all = [];
  for await (const person of people.export(id, admin)) all.push(person);
  return all.sort((a, b) => (a.key.value < b.key.value ? -1 : 1));
}

async function expectModel(id: IncidentId, files: readonly { name: string; rows: readonly RowInput[] }[]) {
  const model = modelPersons(files.flatMap(({ name, rows }) => rows.map((row) => ({ ...row, file: name }))));
  const found = await resolved(id);
  expect(
    found.map(({ key, exposure, rows, files: of, flags }) => ({
      key: key.value,
      exposure,
      rows,
      files: of,
      flags,
    })),
  ).toEqual(
    model.map(({ key, exposure, rows, files: of, flags }) => ({ key, exposure, rows, files: of, flags })),
  );
  for (const [i, person] of found.entries()) {
    const { emails, phones } = model[i]!;
    expect(emails.length === 0 ? [null] : emails).toContain(person.contact_email);
    expect(phones.length === 0 ? [null] : phones).toContain(person.contact_phone);
  }
  return found;
}

describe('resolving', () => {
  test('gives what the rules say, in any order of files and rows', async () => {
    await fc.assert(
      fc.asyncProperty(someFiles, fc.nat(), async (files, seed) => {
        const { id } = await anIncident(t);
        const sources = named(files);
        const shuffled = [...sources].sort(
          (a, b) => ((a.name.charCodeAt(1) * 7 + seed) % 3) - ((b.name.charCodeAt(1) * 7 + seed) % 3),
        );
        for (const { name, rows } of shuffled) {
          const turned = rows.map((_, i) => rows[(i + seed) % rows.length]!);
          await stage(t, id, { name, rows: turned });
        }
        const result = await people.resolve(id, admin);
        const found = await expectModel(id, sources);
        expect(Object.values(result.persons).reduce((a, b) => a + b)).toBe(found.length);
        expect(result.profiles).toBe(new Set(found.map((p) => JSON.stringify(p.exposure))).size);
        expect(result.flagged).toBe(found.filter((p) => p.flags.length > 0).length);
      }),
      { numRuns: 40 },
    );
  });

  test('run after every file ends in the same people, and nobody changes his id', async () => {
    await fc.assert(
      fc.asyncProperty(someFiles, async (files) => {
        const { id } = await anIncident(t);
        const ids = new Map<string, string>();
        for (const source of named(files)) {
          await stage(t, id, source);
          await people.resolve(id, admin);
          const placed = await t.db.tx((tx) =>
            tx.q<{ key: string; ref: string }>(
              `SELECT encode(key, 'hex') AS key, cohort_id || ':' || id AS ref FROM person WHERE incident_id = $1`,
              [id],
            ),
          );
          for (const { key, ref } of placed) {
            expect(ids.get(key) ?? ref).toBe(ref);
            ids.set(key, ref);
          }
        }
        const found = await expectModel(id, named(files));
        const refs = new Set<string>();
        for (const { key } of found) {
          const by =
            key.kind === 'customer_id'
              ? { customerId: key.value }
              : key.kind === 'email'
                ? { email: key.value }
                : { phone: key.value };
          for (const ref of await people.findByKey(id, by)) refs.add(personKey(ref));
        }
        expect(refs.size).toBe(found.length);
      }),
      { numRuns: 25 },
    );
  });
});

describe('people_worst_forms', () => {
  test('keeps of every category exactly the form the catalogue reads', async () => {
    const bits = fc.array(fc.boolean(), { minLength: 464, maxLength: 464 });
    const sparse = fc
      .array(fc.tuple(fc.constantFrom(...CATEGORY_CODES), fc.constantFrom(...FORMS)), { maxLength: 12 })
      .map((leaks) => exposureBits(leaks.map(([code, form]) => ({ code, form }))));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          bits.map((b) => b.map(Number).join('')),
          sparse,
        ),
        async (exposure) => {
          const row = await t.db.tx((tx) =>
            tx.one<{ worst: string }>(`SELECT people_worst_forms($1::bit(464))::text AS worst`, [exposure]),
          );
          expect(row!.worst).toBe(exposureBits(readExposure(exposure)));
        },
      ),
      { numRuns: 200 },
    );
  });
});
