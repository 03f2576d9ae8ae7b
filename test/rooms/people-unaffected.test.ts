import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { type People, Unaffected } from '../../src/people/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import {
  audience,
  peopleOf,
  type RowInput,
  type SourceInput,
  stage,
  unstage,
} from '../support/people-fixtures.ts';

let t: TestDatabase;
let people: People;
let unaffected: Unaffected;
let admin: Actor;

beforeAll(async () => {
  t = await freshDatabase();
  people = peopleOf(t);
  unaffected = new Unaffected(t.db);
  admin = await anOperator(t.db, 'Ayu');
});
afterAll(async () => t.close());

const leaked = (rows: readonly RowInput[], name = 'a.csv'): SourceInput => ({ name, rows });
const contacts = (rows: readonly RowInput[], name = 'crm.csv'): SourceInput => {
  return { name, rows, role: 'contact_only' };
};

async function incidentWith(...sources: SourceInput[]): Promise<IncidentId> {
  const { id } = await anIncident(t);
  for (const source of sources) await stage(t, id, source);
  return id;
}

const files = async (id: IncidentId) => (await unaffected.list(id)).files;

describe('the remainder of contact lists', () => {
  test('is whoever has no key on a person or a rejected record, outside every count of affected people', async () => {
    const id = await incidentWith(
      {
        ...leaked([
          { customer: '1', email: 'one@example.com' },
          { email: 'mail@example.com', phone: '+6281200000001' },
        ]),
        rejectedKeys: [
          ['email', 'rejected@example.com'],
          ['customer:main', '66'],
        ],
      },
      contacts([
        { customer: '1', phone: '+6281200000009' },
        { customer: '9', email: 'one@example.com' },
        { customer: '10', phone: '+6281200000001' },
        { customer: '11', phone: '+6281200000009' },
        { customer: '12', email: 'rejected@example.com' },
        { customer: '66' },
        { customer: '20', email: 'away@example.com', name: 'Siti', authoritative: true, locale: 'en' },
        { email: 'away@example.com' },
        { phone: '+6281200000020' },
      ]),
      contacts([{ customer: '20', phone: '+6281200000021' }], 'b-crm.csv'),
    );
    const result = await people.resolve(id, admin);
    expect(result).toMatchObject({ persons: { customer_id: 1, email: 1, phone: 0 }, profiles: 1 });
    expect(await audience(t, id)).toHaveLength(2);
    const page = await unaffected.list(id);
    expect(page).toMatchObject({
      run: 1,
      persons: 2,
      files: [
        { file: 'b-crm.csv', persons: 1 },
        { file: 'crm.csv', persons: 2 },
      ],
      next: null,
    });
    expect(page.people.map((p) => [p.keyKind, p.files, p.hasEmail, p.hasSms]).sort()).toEqual([
      ['customer_id', ['b-crm.csv', 'crm.csv'], true, true],
      ['phone', ['crm.csv'], false, true],
    ]);
    const refs = page.people.filter(({ keyKind }) => keyKind === 'customer_id');
    const opened = await t.db.tx((tx) => people.openContacts(tx, id, refs));
    expect([...opened.values()]).toMatchObject([{ name: 'Siti', email: { address: 'away@example.com' } }]);
    expect(await people.findByKey(id, { customerId: '20' })).toEqual([]);
  });

  test('stays the same people over runs, and pages', async () => {
    const id = await incidentWith(
      leaked([{ customer: '1' }]),
      contacts(Array.from({ length: 5 }, (_, i) => ({ customer: `u${i}` }))),
    );
    await people.resolve(id, admin);
    const first = await unaffected.list(id, { limit: 3 });
    const rest = await unaffected.list(id, { limit: 3, after: first.next! });
    expect([first.people.length, rest.people.length, rest.next]).toEqual([3, 2, null]);
    await stage(t, id, contacts([{ customer: 'late' }], 'late.csv'));
    await people.resolve(id, admin);
    const again = await unaffected.list(id);
    expect(again.persons).toBe(6);
    for (const { cohortId, personId } of [...first.people, ...rest.people]) {
      expect(again.people).toContainEqual(expect.objectContaining({ cohortId, personId }));
    }
  });

  test('loses whom a later file finds affected, to the person he is, and takes him back', async () => {
    const id = await incidentWith(
      leaked([{ customer: '1' }]),
      contacts([{ customer: '7', email: 'seven@example.com' }, { email: 'eight@example.com' }]),
    );
    await people.resolve(id, admin);
    const before = await unaffected.list(id);
    const late = await stage(
      t,
      id,
      leaked([{ customer: '7' }, { customer: '8', email: 'eight@example.com' }], 'late.csv'),
    );
    expect((await people.resolve(id, admin)).persons.customer_id).toBe(3);
    expect((await unaffected.list(id)).persons).toBe(0);
    const survivors = [];
    for (const ref of before.people) survivors.push((await people.person(id, ref)).survivor);
    const affected = [
      ...(await people.findByKey(id, { customerId: '7' })),
      ...(await people.findByKey(id, { customerId: '8' })),
    ];
    expect(survivors).toEqual(expect.arrayContaining(affected));

    await unstage(t, late);
    await people.resolve(id, admin);
    expect(await unaffected.list(id)).toMatchObject({ persons: 2, people: before.people });
    expect((await people.person(id, before.people[0]!)).survivor).toBeNull();
  });

  test('is told apart from the dead', async () => {
    const id = await incidentWith(
      leaked([{ customer: '1' }]),
      contacts([{ customer: '7' }, { customer: '8' }]),
      {
        name: 'stop.csv',
        role: 'suppression',
        rows: [{ customer: '8', deceased: true }],
      },
    );
    await people.resolve(id, admin);
    const { people: found } = await unaffected.list(id);
    expect(found.map(({ deceased }) => deceased).sort()).toEqual([false, true]);
  });

  test('leaves with its contact list', async () => {
    const id = await incidentWith(leaked([{ customer: '1' }]));
    const list = await stage(t, id, contacts([{ customer: '7' }]));
    await people.resolve(id, admin);
    expect(await files(id)).toEqual([{ file: 'crm.csv', persons: 1 }]);
    await unstage(t, list);
    await people.resolve(id, admin);
    expect(await unaffected.list(id)).toMatchObject({ persons: 0, files: [], people: [] });
  });
});
