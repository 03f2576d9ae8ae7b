import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import type { IncidentId, PersonRef } from '../../src/kernel/ids.ts';
import type { ExportedPerson, GroupBy, Identities, People } from '../../src/people/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import {
  guardsOf,
  identitiesOf,
  peopleOf,
  type RowInput,
  type SourceInput,
  stage,
  unstage,
} from '../support/people-fixtures.ts';

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

const leaked = (rows: readonly RowInput[], name = 'a.csv'): SourceInput => ({ name, rows });

async function resolvedWith(...sources: SourceInput[]): Promise<IncidentId> {
  const { id } = await anIncident(t);
  for (const source of sources) await stage(t, id, source);
  await people.resolve(id, admin);
  return id;
}

async function exported(id: IncidentId): Promise<ExportedPerson[]> {
  const all: ExportedPerson[] = [];
  for await (const person of people.export(id, admin)) all.push(person);
  return all.sort((a, b) => (a.key.value < b.key.value ? -1 : 1));
}

const keysOf = async (id: IncidentId) => (await exported(id)).map((p) => p.key.value);

async function refOf(id: IncidentId, by: Parameters<People['findByKey']>[1]): Promise<PersonRef> {
  const found = await people.findByKey(id, by);
  expect(found).toHaveLength(1);
  return found[0]!;
}

const merge = (id: IncidentId, group: GroupBy, into: GroupBy, reason = 'the same passport was shown') =>
  identities.merge(id, { group, into, reason }, admin);
const split = (id: IncidentId, group: GroupBy) =>
  identities.split(id, { group, reason: 'a shared kiosk' }, admin);

const crosswalk = (...pairs: (readonly [string, string])[]): SourceInput => ({
  name: 'crosswalk.csv',
  role: 'reference',
  rows: pairs.map(([customer, id]) => ({ customer, otherCustomer: { id, space: 'shop' } })),
});

describe('links', () => {
  test('rows that inherited a key join its group, carry exposure, and give neither contact nor key', async () => {
    const id = await resolvedWith(
      leaked([
        { customer: '1', email: 'one@example.com' },
        { email: 'two@example.com', leaks: [['con.email', 'plaintext']] },
      ]),
      leaked(
        [
          {
            inherits: { kind: 1, value: '1' },
            leaks: [['fin.pan', 'plaintext']],
            name: 'No',
            authoritative: true,
          },
          { inherits: { kind: 2, value: 'two@example.com' }, leaks: [['gov.nik', 'plaintext']] },
          { inherits: { kind: 1, value: 'gone' }, leaks: [['gov.nik', 'plaintext']] },
        ],
        '0-orders.csv',
      ),
    );
    expect(await exported(id)).toMatchObject([
      {
        key: { value: '1' },
        exposure: { 'fin.pan': 'plaintext' },
        rows: 2,
        files: ['0-orders.csv', 'a.csv'],
      },
      {
        key: { value: 'two@example.com' },
        exposure: { 'con.email': 'plaintext', 'gov.nik': 'plaintext' },
        contact_email: 'two@example.com',
      },
    ]);
    const ref = await refOf(id, { customerId: '1' });
    const opened = await t.db.tx((tx) => people.openContacts(tx, id, [ref]));
    expect([...opened.values()]).toMatchObject([{ name: null, email: { address: 'one@example.com' } }]);
  });
});

describe('crosswalks', () => {
  const shop: SourceInput = {
    ...leaked([{ customer: 's1', email: 's@example.com', leaks: [['fin.pan', 'masked']] }], 'shop.csv'),
    idSpace: 'shop',
  };

  test('join ids of two spaces, found by either', async () => {
    const id = await resolvedWith(leaked([{ customer: 'c1' }]), shop, crosswalk(['c1', 's1']));
    expect(await exported(id)).toMatchObject([
      { key: { value: 'c1' }, rows: 2, contact_email: 's@example.com' },
    ]);
    const one = await refOf(id, { customerId: 'c1' });
    expect(await refOf(id, { customerId: 's1', idSpace: 'shop' })).toEqual(one);
    expect(await refOf(id, { email: 's@example.com' })).toEqual(one);
  });

  test('join nobody where an id space occurs twice among ids that hang together, and say so', async () => {
    const id = await resolvedWith(
      leaked([{ customer: 'c1' }, { customer: 'c2' }]),
      shop,
      crosswalk(['c1', 's1'], ['c2', 's1']),
    );
    expect(await keysOf(id)).toEqual(['c1', 'c2', 's1']);
    const { guards } = await guardsOf(t).list(id, { kind: 'crosswalk_conflict' });
    expect(guards).toMatchObject([{ count: 3, blocking: false }]);
  });

  test('that come late join people who were apart, and taken away part them again, ids unchanged', async () => {
    const id = await resolvedWith(leaked([{ customer: 'c1' }]), shop);
    const [one, two] = [
      await refOf(id, { customerId: 'c1' }),
      await refOf(id, { customerId: 's1', idSpace: 'shop' }),
    ];
    const late = await stage(t, id, crosswalk(['c1', 's1']));
    await people.resolve(id, admin);
    expect((await people.person(id, two)).survivor).toEqual(one);
    await unstage(t, late);
    await people.resolve(id, admin);
    expect((await people.person(id, two)).survivor).toBeNull();
    expect(await keysOf(id)).toEqual(['c1', 's1']);
  });

  test('follow a chain of any length, which is nobody', async () => {
    const pairs = Array.from({ length: 30 }, (_, i) => [
      [`c${i}`, `s${i}`] as const,
      [`c${i + 1}`, `s${i}`] as const,
    ]).flat();
    const id = await resolvedWith(leaked([{ customer: 'c0' }, { customer: 'c30' }]), crosswalk(...pairs));
    expect(await keysOf(id)).toEqual(['c0', 'c30']);
    const { guards } = await guardsOf(t).list(id, { kind: 'crosswalk_conflict' });
    expect(guards).toMatchObject([{ count: 61 }]);
  });
});

describe('merges', () => {
  test('make two customers one from the next run on, and taken back make them two again, ids unchanged', async () => {
    const id = await resolvedWith(
      leaked([
        { customer: '1', leaks: [['con.email', 'plaintext']] },
        { customer: '2', email: 'two@example.com', leaks: [['fin.pan', 'masked']] },
      ]),
      leaked([{ email: 'two@example.com' }], 'b.csv'),
    );
    const [one, two] = [await refOf(id, { customerId: '1' }), await refOf(id, { customerId: '2' })];
    const decision = await merge(id, { ref: two }, { ref: one });
    expect(decision).toMatchObject({ verb: 'merge', waitsForRun: true, madeBy: { name: 'Ayu' } });
    expect(await keysOf(id)).toEqual(['1', '2']);

    expect((await people.resolve(id, admin)).run).toBe(2);
    expect(await exported(id)).toMatchObject([
      { key: { value: '1' }, rows: 3, exposure: { 'con.email': 'plaintext', 'fin.pan': 'masked' } },
    ]);
    expect((await people.person(id, two)).survivor).toEqual(one);
    expect(await refOf(id, { customerId: '2' })).toEqual(one);
    expect(await refOf(id, { email: 'two@example.com' })).toEqual(one);
    expect(await identities.list(id)).toMatchObject([
      { id: decision.id, group: { person: one }, into: { person: one }, waitsForRun: false },
    ]);

    const undone = await identities.undo(id, { decision: decision.id, reason: 'wrong passport' }, admin);
    expect(undone).toMatchObject({ withdrawn: { because: 'wrong passport' }, waitsForRun: true });
    await people.resolve(id, admin);
    expect(await refOf(id, { customerId: '2' })).toEqual(two);
    expect((await people.person(id, two)).survivor).toBeNull();
  });

  test('take an e-mail in doubt to the one whose it is', async () => {
    const id = await resolvedWith(
      leaked([
        { customer: '1', email: 'family@example.com' },
        { customer: '2', email: 'family@example.com' },
        { email: 'family@example.com', phone: '+6281200000001' },
        { phone: '+6281200000001' },
      ]),
    );
    expect(await keysOf(id)).toEqual(['1', '2', 'family@example.com']);
    await merge(id, { email: 'family@example.com' }, { customerId: '2' });
    await people.resolve(id, admin);
    expect((await exported(id)).map((p) => [p.key.value, p.rows, p.flags])).toEqual([
      ['1', 1, []],
      ['2', 3, []],
    ]);
  });

  test('see whom a group belongs to, whoever has its address in a contact list', async () => {
    const crm: SourceInput = {
      name: 'crm.csv',
      role: 'contact_only',
      rows: ['1', '2', '3'].map((customer) => ({ customer, email: 'family@example.com' })),
    };
    const rows = [{ customer: '1', email: 'family@example.com' }, { customer: '2' }, { customer: '3' }];
    const family = { email: 'family@example.com' };
    const doubtful = await resolvedWith(
      leaked([...rows, { customer: '2', email: 'family@example.com' }, family]),
      crm,
    );
    await refused(split(doubtful, family), 'stands_alone_already');
    for (const customerId of ['1', '2', '3']) {
      const { id: decision } = await merge(doubtful, family, { customerId });
      await identities.undo(doubtful, { decision, reason: 'another' }, admin);
    }
    const joined = await resolvedWith(leaked([...rows, family]), crm);
    await merge(joined, family, { customerId: '2' });
    await people.resolve(joined, admin);
    expect((await exported(joined)).map((p) => [p.key.value, p.rows])).toEqual([
      ['1', 1],
      ['2', 2],
      ['3', 1],
    ]);
  });

  test('lead where they say, and no longer where they said, though no leaked row is left to move', async () => {
    const id = await resolvedWith(leaked([{ customer: '1' }, { customer: '2' }]));
    const late = await stage(t, id, leaked([{ email: 'one@example.com' }], 'b.csv'));
    await people.resolve(id, admin);
    const alone = await refOf(id, { email: 'one@example.com' });
    await unstage(t, late);
    const reference = { name: 'b.csv', role: 'reference' as const, rows: [{ email: 'one@example.com' }] };
    await stage(t, id, reference);
    await people.resolve(id, admin);
    for (const customerId of ['1', '2']) {
      const { id: decision } = await merge(id, { ref: alone }, { customerId });
      await people.resolve(id, admin);
      const into = await refOf(id, { customerId });
      expect((await people.person(id, alone)).survivor).toEqual(into);
      expect(await refOf(id, { email: 'one@example.com' })).toEqual(into);
      await identities.undo(id, { decision, reason: 'mistaken' }, admin);
      await people.resolve(id, admin);
      expect((await people.person(id, alone)).survivor).toBeNull();
      expect(await people.findByKey(id, { email: 'one@example.com' })).toEqual([]);
    }
  });

  test('follow one another to the last', async () => {
    const id = await resolvedWith(leaked([{ customer: '1' }, { customer: '2' }, { customer: '3' }]));
    await merge(id, { customerId: '1' }, { customerId: '2' });
    await merge(id, { customerId: '2' }, { customerId: '3' });
    await people.resolve(id, admin);
    expect(await keysOf(id)).toEqual(['3']);
  });

  test('are remembered while their group or its person is away', async () => {
    const id = await resolvedWith(leaked([{ customer: '1' }]));
    const late = await stage(t, id, leaked([{ customer: '2' }], 'b.csv'));
    await people.resolve(id, admin);
    await merge(id, { customerId: '1' }, { customerId: '2' });
    await people.resolve(id, admin);
    expect(await keysOf(id)).toEqual(['2']);
    await unstage(t, late);
    await people.resolve(id, admin);
    expect(await keysOf(id)).toEqual(['1']);
    await stage(t, id, leaked([{ customer: '2' }], 'c.csv'));
    await people.resolve(id, admin);
    expect(await keysOf(id)).toEqual(['2']);
  });
});

describe('splits', () => {
  test('keep an address apart from the only customer who has it', async () => {
    const id = await resolvedWith(
      leaked([
        { customer: '1', email: 'kiosk@example.com' },
        { email: 'kiosk@example.com', leaks: [['fin.pan', 'plaintext']] },
      ]),
    );
    expect(await keysOf(id)).toEqual(['1']);
    const decision = await split(id, { email: 'kiosk@example.com' });
    await people.resolve(id, admin);
    expect((await exported(id)).map((p) => [p.key.value, p.exposure])).toEqual([
      ['1', {}],
      ['kiosk@example.com', { 'fin.pan': 'plaintext' }],
    ]);
    await identities.undo(id, { decision: decision.id, reason: 'asked them' }, admin);
    await people.resolve(id, admin);
    expect(await keysOf(id)).toEqual(['1']);
  });
});

const refused = async (work: Promise<unknown>, code: string) =>
  expect(work).rejects.toMatchObject({ code: `people.${code}` });

describe('nonsense and contradictions', () => {
  test('are refused in one sentence each', async () => {
    const id = await resolvedWith(
      leaked([
        { customer: '1', email: 'one@example.com' },
        { customer: '2' },
        { customer: '3' },
        { email: 'one@example.com' },
        { email: 'alone@example.com' },
      ]),
    );
    const [c1, c2, c3] = ['1', '2', '3'].map((customerId) => ({ customerId }));
    const one = { email: 'one@example.com' };
    const alone = { email: 'alone@example.com' };
    await refused(merge(id, c1!, c1!), 'one_person_already');
    await refused(merge(id, one, c1!), 'one_person_already');
    await refused(merge(id, c1!, alone), 'merge_into_weaker');
    await refused(split(id, alone), 'stands_alone_already');
    await refused(split(id, c1!), 'split_of_customer');
    await refused(merge(id, { customerId: 'nobody' }, c1!), 'unknown_group');
    await refused(merge(id, { ref: { cohortId: 0n, personId: 7 } as PersonRef }, c1!), 'unknown_person');
    await refused(merge(id, c1!, c2!, '  '), 'reason_missing');

    const { id: first } = await merge(id, c1!, c2!);
    await refused(merge(id, c1!, c3!), 'decided_already');
    await merge(id, c2!, c3!);
    await refused(merge(id, c3!, c1!), 'merge_circle');
    await split(id, one);
    await refused(split(id, one), 'decided_already');
    await refused(merge(id, one, c2!), 'decided_already');

    await identities.undo(id, { decision: first, reason: 'mistaken' }, admin);
    const again = identities.undo(id, { decision: first, reason: 'mistaken' }, admin);
    await refused(again, 'unknown_decision');
    await refused(identities.undo(id, { decision: 'x', reason: 'mistaken' }, admin), 'unknown_decision');
    const { id: other } = await anIncident(t);
    await refused(identities.undo(other, { decision: first, reason: 'x' }, admin), 'unknown_decision');
  });

  test('leave every decision in the audit, with its reason', async () => {
    const id = await resolvedWith(leaked([{ customer: '1' }, { customer: '2' }]));
    const { id: decision } = await merge(id, { customerId: '1' }, { customerId: '2' }, 'one passport');
    await identities.undo(id, { decision, reason: 'mistaken' }, admin);
    const entries = await t.db.tx((tx) =>
      tx.q(
        `SELECT action, facts ->> 'reason' AS reason FROM audit_entry
          WHERE incident_id = $1 AND subject = $2 ORDER BY action`,
        [id, `decision:${decision}`],
      ),
    );
    expect(entries).toEqual([
      { action: 'people.merge', reason: 'one passport' },
      { action: 'people.undo', reason: 'mistaken' },
    ]);
  });
});
