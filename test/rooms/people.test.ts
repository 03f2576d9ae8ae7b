import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import type { IncidentId, PersonRef } from '../../src/kernel/ids.ts';
import { type ExportedPerson, type People, personKey } from '../../src/people/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { audience, peopleOf, type RowInput, type SourceInput, stage } from '../support/people-fixtures.ts';

let t: TestDatabase;
let people: People;
let admin: Actor;

beforeAll(async () => {
  t = await freshDatabase();
  people = peopleOf(t);
  admin = await anOperator(t.db, 'Ayu');
});
afterAll(async () => t.close());

async function incidentWith(...sources: SourceInput[]): Promise<IncidentId> {
  const { id } = await anIncident(t);
  for (const source of sources) await stage(t, id, source);
  return id;
}

const leaked = (rows: readonly RowInput[], name = 'a.csv'): SourceInput => ({ name, rows });

async function exported(id: IncidentId): Promise<ExportedPerson[]> {
  const all: ExportedPerson[] = [];
  for await (const person of people.export(id, admin)) all.push(person);
  return all.sort((a, b) => (a.key.value < b.key.value ? -1 : 1));
}

async function refOf(id: IncidentId, customerId: string): Promise<PersonRef> {
  const found = await people.findByKey(id, { customerId });
  expect(found).toHaveLength(1);
  return found[0]!;
}

describe('who is one person', () => {
  test('rows with one customer id are one person, whatever else they say', async () => {
    const id = await incidentWith(
      leaked([
        { customer: '1', email: 'a@example.com', leaks: [['con.email', 'plaintext']] },
        { customer: '1', email: 'b@example.com', leaks: [['fin.pan', 'masked']] },
        { customer: '2', email: 'a@example.com' },
      ]),
    );
    const result = await people.resolve(id, admin);
    expect(result).toEqual({
      run: 1,
      persons: { customer_id: 2, email: 0, phone: 0 },
      profiles: 2,
      flagged: 0,
      conflicts: 0,
    });
    const [one] = await exported(id);
    expect(one).toEqual({
      key: { kind: 'customer_id', value: '1' },
      exposure: { 'con.email': 'plaintext', 'fin.pan': 'masked' },
      contact_email: one!.contact_email,
      contact_phone: null,
      rows: 2,
      files: ['a.csv'],
      flags: [],
    });
    expect(['a@example.com', 'b@example.com']).toContain(one!.contact_email);
  });

  test('an e-mail joins the only customer who has it, stands alone where none has, and is flagged where several have', async () => {
    const id = await incidentWith(
      leaked([
        { customer: '1', email: 'one@example.com' },
        { customer: '2', email: 'family@example.com' },
        { customer: '3', email: 'family@example.com' },
      ]),
      leaked(
        [{ email: 'one@example.com' }, { email: 'alone@example.com' }, { email: 'family@example.com' }],
        'b.csv',
      ),
    );
    const result = await people.resolve(id, admin);
    expect(result.persons).toEqual({ customer_id: 3, email: 2, phone: 0 });
    expect(result.flagged).toBe(1);
    const all = await exported(id);
    expect(all.map((p) => [p.key.value, p.rows, p.flags])).toEqual([
      ['1', 2, []],
      ['2', 1, []],
      ['3', 1, []],
      ['alone@example.com', 1, []],
      ['family@example.com', 1, ['ambiguous_identity']],
    ]);
  });

  test('a phone looks at every phone of customers and e-mail persons, also of e-mails that joined a customer', async () => {
    const id = await incidentWith(
      leaked([
        { customer: '1', email: 'one@example.com' },
        { email: 'one@example.com', phone: '+6281200000001' },
        { email: 'mail@example.com', phone: '+6281200000002' },
        { customer: '2', phone: '+6281200000002' },
        { phone: '+6281200000001' },
        { phone: '+6281200000002' },
        { phone: '+6281200000003' },
      ]),
    );
    expect((await people.resolve(id, admin)).persons).toEqual({ customer_id: 2, email: 1, phone: 2 });
    const all = await exported(id);
    expect(all.map((p) => [p.key.value, p.rows, p.flags])).toEqual([
      ['+6281200000002', 1, ['ambiguous_identity']],
      ['+6281200000003', 1, []],
      ['1', 3, []],
      ['2', 1, []],
      ['mail@example.com', 1, []],
    ]);
  });

  test('the same customer id in two id spaces is two people', async () => {
    const id = await incidentWith(leaked([{ customer: '1', email: 'a@example.com' }]), {
      ...leaked([{ customer: '1', email: 'b@example.com' }], 'b.csv'),
      idSpace: 'shop',
    });
    expect((await people.resolve(id, admin)).persons.customer_id).toBe(2);
  });

  test('a reference row joins but publishes nobody by itself', async () => {
    const id = await incidentWith(leaked([{ email: 'a@example.com', leaks: [['id.name', 'plaintext']] }]), {
      name: 'crm.csv',
      role: 'reference',
      rows: [
        { customer: '7', email: 'a@example.com' },
        { customer: '8', email: 'b@example.com' },
      ],
    });
    expect((await people.resolve(id, admin)).persons).toEqual({ customer_id: 1, email: 0, phone: 0 });
    expect(await exported(id)).toMatchObject([{ key: { value: '7' }, rows: 1, files: ['a.csv'] }]);
  });
});

describe('rows that come afterwards', () => {
  test('a contact list gives contacts to those who leaked and creates nobody', async () => {
    const id = await incidentWith(
      leaked([{ customer: '1' }, { customer: '2', email: 'old@example.com' }, { customer: '3' }]),
      {
        name: 'crm.csv',
        role: 'contact_only',
        rows: [
          { customer: '1', email: 'new@example.com', name: 'Siti', authoritative: true, locale: 'en' },
          { customer: '2', email: 'fresh@example.com', rank: 1 },
          { customer: '9', email: 'old@example.com', phone: '+6281200000009' },
          { customer: '10', email: 'nobody@example.com' },
        ],
      },
    );
    expect((await people.resolve(id, admin)).persons.customer_id).toBe(3);
    const all = await exported(id);
    expect(all.map((p) => [p.key.value, p.contact_email, p.contact_phone, p.files])).toEqual([
      ['1', 'new@example.com', null, ['a.csv']],
      ['2', 'fresh@example.com', null, ['a.csv']],
      ['3', null, null, ['a.csv']],
    ]);
    const ref = await refOf(id, '1');
    const opened = await t.db.tx((tx) => people.openContacts(tx, id, [ref]));
    expect(opened.get(personKey(ref))).toMatchObject({ name: 'Siti', email: { address: 'new@example.com' } });
    expect((await people.person(id, ref)).locale).toBe('en');
  });

  test('a suppression list marks the dead and holds the others', async () => {
    const id = await incidentWith(leaked([{ customer: '1' }, { customer: '2' }, { customer: '3' }]), {
      name: 'stop.csv',
      role: 'suppression',
      rows: [{ customer: '1', deceased: true }, { customer: '2' }],
    });
    await people.resolve(id, admin);
    const rows = await audience(t, id);
    expect(rows.map((r) => [r['deceased'], r['held']]).sort()).toEqual([
      [false, false],
      [false, true],
      [true, false],
    ]);
  });
});

describe('contacts', () => {
  test('best rank, then the latest, then most rows decide; a landline is no SMS', async () => {
    const id = await incidentWith(
      leaked([
        { customer: 'rank', email: 'low@example.com', rank: 1 },
        { customer: 'rank', email: 'high@example.com', rank: 5, asOf: new Date('2026-01-01') },
        { customer: 'date', email: 'old@example.com', asOf: new Date('2020-01-01') },
        { customer: 'date', email: 'new@example.com', asOf: new Date('2021-01-01') },
        { customer: 'date', email: 'none@example.com' },
        { customer: 'rows', phone: '+622155500100', sms: false },
        { customer: 'rows', phone: '+622155500100', sms: false },
        { customer: 'rows', phone: '+6281200000001' },
      ]),
    );
    await people.resolve(id, admin);
    expect((await exported(id)).map((p) => [p.contact_email, p.contact_phone])).toEqual([
      ['new@example.com', null],
      ['low@example.com', null],
      [null, '+622155500100'],
    ]);
    const { hasSms } = await people.person(id, await refOf(id, 'rows'));
    expect(hasSms).toBe(false);
  });

  test('a blob that was moved to another key is not used', async () => {
    const id = await incidentWith(leaked([{ customer: '1', email: 'a@example.com' }]));
    await people.resolve(id, admin);
    const ref = await refOf(id, '1');
    await t.db.tx((tx) =>
      tx.run(`UPDATE person SET email_key = decode(md5('other'), 'hex') WHERE incident_id = $1`, [id]),
    );
    await expect(t.db.tx((tx) => people.openContacts(tx, id, [ref]))).rejects.toMatchObject({
      code: 'people.wrong_address',
    });
  });

  test('an export without the permission to reveal is refused', async () => {
    const id = await incidentWith(leaked([{ customer: '1' }]));
    await people.resolve(id, admin);
    const hotline = await anOperator(t.db, 'Tono', ['hotline']);
    await expect(people.export(id, hotline).next()).rejects.toMatchObject({ code: 'people.not_allowed' });
  });
});

describe('look-ups', () => {
  test('a person is found by any key of any of its rows, however it is written', async () => {
    const id = await incidentWith(
      leaked([
        { customer: '1', email: 'a@example.com' },
        { email: 'a@example.com', phone: '+6281277763170' },
        { customer: '2', email: 'a2@example.com', phone: '+6281200000002' },
      ]),
    );
    await people.resolve(id, admin);
    const one = await refOf(id, '1');
    expect(await people.findByKey(id, { email: ' A@Example.com ' })).toEqual([one]);
    expect(await people.findByKey(id, { phone: '0812-7776-3170' })).toEqual([one]);
    expect(await people.findByKey(id, { phone: '+6281200000002' })).toEqual([await refOf(id, '2')]);
    expect(await people.findByKey(id, { email: 'x@example.com' })).toEqual([]);
    await expect(people.findByKey(id, { email: 'nonsense' })).rejects.toMatchObject({
      code: 'people.unreadable_key',
    });
  });
});
