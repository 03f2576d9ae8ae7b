import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Lookups, type People } from '../../src/people/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident, incidentParts } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { peopleOf, stage } from '../support/people-fixtures.ts';

let t: TestDatabase;
let people: People;

beforeAll(async () => {
  t = await freshDatabase();
  people = peopleOf(t);
});
afterAll(async () => t.close());

test('a contact list’s row brings its e-mail to its customer, and nothing of whoever else has that e-mail', async () => {
  const admin = await anOperator(t.db, 'Ayu');
  const { id } = await anIncident(t);
  const shared = 'family@example.com';
  const phone = '+6281200000002';
  await stage(t, id, {
    name: 'leak.csv',
    rows: [{ customer: 'c2' }, { email: shared, phone, leaks: [['fin.pan', 'masked']] }],
  });
  await stage(t, id, { name: 'crm.csv', role: 'contact_only', rows: [{ customer: 'c2', email: shared }] });
  await people.resolve(id, admin);
  const [customer] = await people.findByKey(id, { customerId: 'c2' });
  const [other] = await people.findByKey(id, { phone });
  expect(await people.findByKey(id, { phone })).toEqual([other]);
  expect(other).not.toEqual(customer);
  expect(await people.findByKey(id, { email: shared })).toHaveLength(2);
  const lines = await new Lookups(t.db, incidentParts(t).keys).lineage(id, customer!);
  expect(inspect(lines, { depth: null })).not.toContain('fin.pan');
});
