import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import type { IncidentId, PersonRef } from '../../src/kernel/ids.ts';
import { type Lineage, Lookups, type People, personKey } from '../../src/people/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident, incidentParts } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { type Leak, peopleOf, type RowInput, stage } from '../support/people-fixtures.ts';

let t: TestDatabase;
let people: People;
let lookups: Lookups;
let admin: Actor;

beforeAll(async () => {
  t = await freshDatabase();
  people = peopleOf(t);
  lookups = new Lookups(t.db, incidentParts(t).keys);
  admin = await anOperator(t.db, 'Ayu');
});
afterAll(() => t.close());

const EMAIL: Leak = ['con.email', 'plaintext'];
const file = (name: string, rows: readonly RowInput[], more: object = {}) => ({ name, rows, ...more });

async function lineageOf(id: IncidentId, customerId: string): Promise<Lineage> {
  const [ref] = await people.findByKey(id, { customerId });
  return lookups.lineage(id, ref as PersonRef);
}

const brief = ({ rows }: Lineage) =>
  rows.map((row) => [row.file, row.record, row.line, row.rule, row.keys.join('+')]);

describe('the lineage of a person', () => {
  test('is the same by the places a run kept as by reading every row, and nobody else’s', async () => {
    const { id } = await anIncident(t);
    const rows: RowInput[] = Array.from({ length: 400 }, (_, n) => ({
      customer: `K${n % 100}`,
      email: `k${n % 130}@example.com`,
      leaks: [EMAIL],
    }));
    await stage(t, id, file('many.csv', rows));
    await stage(t, id, file('loose.csv', [{ email: 'k3@example.com', leaks: [EMAIL] }]));
    await stage(
      t,
      id,
      file('crm.csv', [{ email: 'k7@example.com' }, { customer: 'X1', email: 'k7@example.com' }], {
        role: 'contact_only',
      }),
    );
    await people.resolve(id, admin);
    const those = ['K3', 'K7', 'K42'];
    const placed = await Promise.all(those.map((customer) => lineageOf(id, customer)));
    await t.db.tx((tx) => tx.run(`UPDATE key_reading SET placed = false WHERE incident_id = $1`, [id]));
    expect(await Promise.all(those.map((customer) => lineageOf(id, customer)))).toEqual(placed);
    expect(placed.map((lineage) => lineage.rows.filter((row) => row.file === 'many.csv').length)).toEqual([
      4, 4, 4,
    ]);
  });

  test('names every row of every file, what it contributed and the rule that joined it', async () => {
    const { id } = await anIncident(t);
    await stage(
      t,
      id,
      file('a.csv', [
        { customer: '1', email: 'a@example.com', phone: '+628127770101', leaks: [EMAIL] },
        { customer: '2', email: 'b@example.com', leaks: [EMAIL] },
        { customer: '1', leaks: [['fin.pan', 'masked']] },
      ]),
    );
    await stage(
      t,
      id,
      file('b.csv', [
        { email: 'a@example.com', leaks: [['id.name', 'plaintext']] },
        { phone: '+628127770101', leaks: [['con.phone', 'plaintext']] },
        { email: 'elsewhere@example.com', leaks: [EMAIL] },
      ]),
    );
    await stage(
      t,
      id,
      file('crm.csv', [{ email: 'a@example.com', phone: '+628127770102', rank: 1 }], {
        role: 'contact_only',
      }),
    );
    await people.resolve(id, admin);
    const lineage = await lineageOf(id, '1');
    expect(brief(lineage)).toEqual([
      ['a.csv', 1, 2, 'customer_id', 'customer_id+email+phone'],
      ['a.csv', 3, 4, 'customer_id', 'customer_id'],
      ['b.csv', 1, 2, 'email', 'email'],
      ['b.csv', 2, 3, 'phone', 'phone'],
      ['crm.csv', 1, 2, 'attached', 'email+phone'],
    ]);
    expect(lineage.rows.map(({ contributes }) => contributes.map(({ code }) => code))).toEqual([
      ['con.email'],
      ['fin.pan'],
      ['id.name'],
      ['con.phone'],
      [],
    ]);
    // The contact list ranks first: it gives the phone, the e-mail that both have, and no exposure.
    expect(lineage.rows.map(({ contacts }) => contacts)).toEqual([['email'], [], [], [], ['phone']]);
    expect(lineage.history.map(({ sinceRun, untilRun }) => [sinceRun, untilRun])).toEqual([[1, null]]);
    const clear = JSON.stringify(lineage, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v));
    expect(clear).not.toMatch(/example\.com|8127770101/);
  });

  test('tells earlier runs and whom the person absorbed', async () => {
    const { id } = await anIncident(t);
    await stage(t, id, file('a.csv', [{ email: 'x@example.com', leaks: [EMAIL] }]));
    await people.resolve(id, admin);
    const [alone] = await people.findByKey(id, { email: 'x@example.com' });
    await stage(
      t,
      id,
      file('late.csv', [{ customer: '7', email: 'x@example.com', leaks: [['fin.pan', 'masked']] }]),
    );
    await people.resolve(id, admin);
    const lineage = await lineageOf(id, '7');
    expect(lineage.absorbed.map(personKey)).toEqual([personKey(alone!)]);
    expect(brief(lineage)).toEqual([
      ['a.csv', 1, 2, 'email', 'email'],
      ['late.csv', 1, 2, 'customer_id', 'customer_id+email'],
    ]);
    expect(await lookups.lineage(id, alone!)).toEqual(lineage);
  });

  test('leaves rows of a shared mailbox with whoever they belong to', async () => {
    const { id } = await anIncident(t);
    await stage(
      t,
      id,
      file('a.csv', [
        { customer: '1', email: 'home@example.com', leaks: [EMAIL] },
        { customer: '2', email: 'home@example.com', leaks: [EMAIL] },
        { email: 'home@example.com', leaks: [['id.name', 'plaintext']] },
      ]),
    );
    await people.resolve(id, admin);
    expect(brief(await lineageOf(id, '1'))).toEqual([['a.csv', 1, 2, 'customer_id', 'customer_id+email']]);
    const all = await lookups.find(id, { email: 'home@example.com' });
    expect(all).toHaveLength(3);
    const alone = all.find(({ keyKind }) => keyKind === 'email')!;
    expect(brief(await lookups.lineage(id, alone))).toEqual([['a.csv', 3, 4, 'email', 'email']]);
  });

  test('of a person with very many rows ends and says so', async () => {
    const { id } = await anIncident(t);
    await stage(
      t,
      id,
      file(
        'a.csv',
        Array.from({ length: 501 }, () => ({ customer: '1', leaks: [EMAIL] })),
      ),
    );
    await people.resolve(id, admin);
    expect(await lineageOf(id, '1')).toMatchObject({ more: true, rows: { length: 500 } });
  });
});
