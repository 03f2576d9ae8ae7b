import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { type Guards, keepAlike, type People } from '../../src/people/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { guardsOf, peopleOf, type RowInput, stage } from '../support/people-fixtures.ts';

let t: TestDatabase;
let people: People;
let guards: Guards;
let admin: Actor;

beforeAll(async () => {
  t = await freshDatabase();
  people = peopleOf(t);
  guards = guardsOf(t);
  admin = await anOperator(t.db, 'Ayu');
});
afterAll(async () => t.close());

const LEAK = { leaks: [['con.email', 'plaintext']] } as const;
const PASSWORD = { leaks: [['cred.password', 'plaintext']] } as const;

/** Several customers behind one address: a guard asks whether they are people. */
const desk = (n: number): RowInput[] =>
  Array.from({ length: n }, (_, i) => ({ customer: `desk${i}`, email: 'loket@example.com', ...LEAK }));

const ROWS: readonly RowInput[] = [
  ...desk(12),
  ...Array.from({ length: 9 }, (_, i) => ({ customer: `a${i}`, email: `a${i}@example.com`, ...PASSWORD })),
  ...Array.from({ length: 4 }, (_, i) => ({ customer: `b${i}`, phone: `+62812777000${i}`, ...LEAK })),
  { customer: 'c1', email: 'c1@example.com', minor: true, ...LEAK },
  { email: 'reader@example.com', former: true, role: 'employee', ...LEAK },
  { customer: 'c2', email: 'c2@example.com', deceased: true, ...LEAK },
];

const COLUMNS = `kind, run_no, profile_id, locale, country, region, time_zone, subject_role, deceased, held, has_email,
  has_sms, has_phone, minor, former, has_account`;
const PEOPLE = `SELECT a.*, COALESCE(p.former, false) AS former,
  EXISTS (SELECT FROM people_v_customer k WHERE k.cohort_id = a.cohort_id AND k.person_id = a.person_id) AS has_account
  FROM people_v_addressee a JOIN person p ON p.cohort_id = a.cohort_id AND p.id = a.person_id`;

/** What counting everybody one by one gives, and what is read instead. */
async function counts(incidentId: IncidentId) {
  return t.db.tx(async (tx) => {
    await keepAlike(tx, incidentId);
    const alike = await tx.q(
      `SELECT ${COLUMNS}, sum(persons)::int AS persons FROM people_v_alike WHERE incident_id = $1
        GROUP BY ${COLUMNS} HAVING sum(persons) <> 0 ORDER BY ${COLUMNS}`,
      [incidentId],
    );
    const counted = await tx.q(
      `SELECT ${COLUMNS}, count(*)::int AS persons FROM (${PEOPLE}) a
        WHERE incident_id = $1 AND kind IN ('affected','unaffected') GROUP BY ${COLUMNS} ORDER BY ${COLUMNS}`,
      [incidentId],
    );
    return { alike, counted };
  });
}

const held = (rows: readonly Record<string, unknown>[]) =>
  rows.reduce((sum, row) => (row['held'] ? sum + Number(row['persons']) : sum), 0);

test('people alike are as many as counting everybody gives, through decisions and further runs', async () => {
  const { id } = await anIncident(t);
  await stage(t, id, { name: 'a.csv', rows: ROWS });
  await people.resolve(id, admin);
  await people.countAlike(id);
  const { rows } = await t.db.tx(async (tx) => ({
    rows: await tx.q(`SELECT 1 FROM alike_run WHERE incident_id = $1`, [id]),
  }));
  expect(rows).toHaveLength(1);
  const heldBy: number[] = [];
  const check = async () => {
    const { alike, counted } = await counts(id);
    expect(alike).toEqual(counted);
    expect(alike.length).toBeGreaterThan(4);
    heldBy.push(held(alike));
  };
  await check();
  const [guard] = (await guards.list(id, { kind: 'shared_address' })).guards;
  for (const decision of ['tell', 'hold'] as const) {
    await guards.decide(id, guard!.id!, { decision, reason: 'We rang them up.' }, admin);
    await check();
  }
  expect(new Set(heldBy)).toEqual(new Set([0, 12]));
  await stage(t, id, { name: 'late.csv', rows: [{ customer: 'z', email: 'z@example.com', ...PASSWORD }] });
  await people.resolve(id, admin);
  await check();
  expect(heldBy.at(-1)).toBe(12);
});

test('where nobody counted a run yet the first question does, for all who ask at once', async () => {
  const { id } = await anIncident(t);
  await stage(t, id, { name: 'a.csv', rows: ROWS });
  await people.resolve(id, admin);
  // As after a process that died between publishing and counting, or a database of yesterday.
  await t.db.tx((tx) => tx.run(`DELETE FROM alike_run WHERE incident_id = $1`, [id]));
  const all = await Promise.all(Array.from({ length: 5 }, () => counts(id)));
  for (const { alike, counted } of all) expect(alike).toEqual(counted);
});

test('nobody is alike before a run is published', async () => {
  const { id } = await anIncident(t);
  expect(await counts(id)).toEqual({ alike: [], counted: [] });
});
