import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import type { ExportedPerson, People } from '../../src/people/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { peopleOf, type RowInput, stage } from '../support/people-fixtures.ts';

/** More than are fetched row by row. */
const MANY = 30_500;

let t: TestDatabase;
let people: People;
let admin: Actor;

beforeAll(async () => {
  t = await freshDatabase();
  people = peopleOf(t);
  admin = await anOperator(t.db, 'Ayu');
});
afterAll(async () => t.close());

const emailOf = (no: number) => `p${no}@example.com`;
const phoneOf = (no: number) => `+62812${String(10_000_000 + no)}`;

/** Customers with an e-mail; one in five has a second row with a phone, and one in fifty an e-mail row without an id. */
function rowsOf(from: number, to: number): RowInput[] {
  const rows: RowInput[] = [];
  for (let no = from; no < to; no += 1) {
    const customer = `c${no}`;
    rows.push({ customer, email: emailOf(no), leaks: [['con.email', 'plaintext']] });
    if (no % 5 === 0) rows.push({ customer, phone: phoneOf(no), leaks: [['con.phone', 'plaintext']] });
    if (no % 50 === 0) rows.push({ email: emailOf(no), leaks: [['cred.password', 'hash_weak']] });
  }
  return rows;
}

function personOf(no: number) {
  return {
    email: emailOf(no),
    phone: no % 5 === 0 ? phoneOf(no) : null,
    rows: 1 + Number(no % 5 === 0) + Number(no % 50 === 0),
    leaked: [
      'con.email',
      ...(no % 5 === 0 ? ['con.phone'] : []),
      ...(no % 50 === 0 ? ['cred.password'] : []),
    ],
  };
}

async function exported(id: IncidentId): Promise<Map<string, ExportedPerson>> {
  const all = new Map<string, ExportedPerson>();
  for await (const person of people.export(id, admin)) all.set(person.key.value, person);
  return all;
}

async function expectEverybody(id: IncidentId, to: number): Promise<void> {
  const all = await exported(id);
  expect(all.size).toBe(to);
  const wrong: string[] = [];
  for (let no = 0; no < to; no += 1) {
    const person = all.get(`c${no}`);
    const said = person && {
      email: person.contact_email,
      phone: person.contact_phone,
      rows: person.rows,
      leaked: Object.keys(person.exposure).sort(),
    };
    if (JSON.stringify(said) !== JSON.stringify(personOf(no))) wrong.push(`c${no} ${JSON.stringify(said)}`);
  }
  expect(wrong.slice(0, 3)).toEqual([]);
}

const count = async (sql: string, id: IncidentId): Promise<number> =>
  (await t.ownerDb.tx((tx) => tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, [id])))!.n;

/** Numbered in order of their keys; each stands under its own key, and nobody twice. */
async function expectPlaces(id: IncidentId, all: number): Promise<void> {
  expect(await count(`person WHERE incident_id = $1`, id)).toBe(all);
  expect(
    await count(
      `person p JOIN identity_key i ON i.key = p.key AND i.incident_id = p.incident_id AND i.kind = 1
          AND i.cohort_id = p.cohort_id AND i.person_id = p.id WHERE p.incident_id = $1`,
      id,
    ),
  ).toBe(all);
  expect(await count(`identity_key WHERE incident_id = $1`, id)).toBe(all);
  expect(
    await count(
      `(SELECT (c.opened_run, c.id, p.id) < lag((c.opened_run, c.id, p.id)) OVER (PARTITION BY c.opened_run ORDER BY p.key) AS back
          FROM person p JOIN cohort c ON c.id = p.cohort_id WHERE p.incident_id = $1) o WHERE back`,
      id,
    ),
  ).toBe(0);
}

describe('many people', () => {
  test('are those the rows name, also where many join the ones there are', async () => {
    const { id } = await anIncident(t);
    await stage(t, id, { name: 'a.csv', rows: rowsOf(0, MANY) });
    expect((await people.resolve(id, admin)).persons).toEqual({ customer_id: MANY, email: 0, phone: 0 });
    await expectPlaces(id, MANY);
    await expectEverybody(id, MANY);

    await stage(t, id, { name: 'b.csv', rows: rowsOf(MANY, 2 * MANY) });
    expect((await people.resolve(id, admin)).run).toBe(2);
    await expectPlaces(id, 2 * MANY);
    await expectEverybody(id, 2 * MANY);
    expect(await count(`profile_count WHERE incident_id = $1 AND run_no = 2`, id)).toBe(3);
    expect(await people.findByKey(id, { phone: phoneOf(MANY + 5) })).toEqual(
      await people.findByKey(id, { customerId: `c${MANY + 5}` }),
    );
  });
});
