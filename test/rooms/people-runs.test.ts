import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import type { IncidentId, PersonRef } from '../../src/kernel/ids.ts';
import { type People, ResolveFence } from '../../src/people/index.ts';
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

async function keysOf(id: IncidentId): Promise<string[]> {
  const keys: string[] = [];
  for await (const person of people.export(id, admin)) keys.push(person.key.value);
  return keys.sort();
}

async function refOf(id: IncidentId, customerId: string): Promise<PersonRef> {
  const found = await people.findByKey(id, { customerId });
  expect(found).toHaveLength(1);
  return found[0]!;
}

describe('runs', () => {
  test('resolving again with nothing changed publishes nothing and moves nobody', async () => {
    const id = await incidentWith(
      leaked([{ customer: '1', email: 'a@example.com' }, { phone: '+6281200000001' }]),
    );
    const first = await people.resolve(id, admin);
    const before = await audience(t, id);
    expect(await people.resolve(id, admin)).toEqual(first);
    expect(await audience(t, id)).toEqual(before);
  });

  test('a late source that joins and one that splits keep everyone’s id', async () => {
    const id = await incidentWith(leaked([{ email: 'a@example.com' }, { customer: '5' }]));
    await people.resolve(id, admin);
    const [alone] = await people.findByKey(id, { email: 'a@example.com' });

    const joining = await stage(t, id, leaked([{ customer: '1', email: 'a@example.com' }], 'b.csv'));
    expect((await people.resolve(id, admin)).run).toBe(2);
    expect(await keysOf(id)).toEqual(['1', '5']);
    const survivor = await refOf(id, '1');
    expect((await people.person(id, alone!)).survivor).toEqual(survivor);
    expect(await people.findByKey(id, { email: 'a@example.com' })).toEqual([survivor]);

    await stage(t, id, leaked([{ customer: '2', email: 'a@example.com' }], 'c.csv'));
    await people.resolve(id, admin);
    expect(await keysOf(id)).toEqual(['1', '2', '5', 'a@example.com']);
    expect(await people.person(id, alone!)).toMatchObject({ survivor: null, flags: ['ambiguous_identity'] });
    expect(await refOf(id, '1')).toEqual(survivor);

    await unstage(t, joining);
    await people.resolve(id, admin);
    expect(await keysOf(id)).toEqual(['2', '5']);
    expect((await people.person(id, survivor)).profileId).toBeNull();
    expect((await people.person(id, alone!)).survivor).toEqual(await refOf(id, '2'));
  });

  test('cohorts hold a thousand at most, newcomers open new ones, and heads are counted', async () => {
    const id = await incidentWith(leaked(Array.from({ length: 1201 }, (_, i) => ({ customer: `c${i}` }))));
    await people.resolve(id, admin);
    await stage(t, id, leaked([{ customer: 'late' }], 'late.csv'));
    await people.resolve(id, admin);
    const cohorts = await t.db.tx((tx) =>
      tx.q(`SELECT persons FROM people_v_cohort WHERE incident_id = $1 ORDER BY id`, [id]),
    );
    expect(cohorts.map((c) => c['persons'])).toEqual([1000, 201, 1]);
    const [profile] = await people.profiles(id);
    expect(profile).toMatchObject({ exposure: [], persons: 1202 });
  });

  test('what an earlier run said about a person stays readable', async () => {
    const id = await incidentWith(leaked([{ customer: '1', leaks: [['con.email', 'plaintext']] }]));
    await people.resolve(id, admin);
    await stage(t, id, leaked([{ customer: '1', leaks: [['gov.nik', 'masked']] }], 'b.csv'));
    await people.resolve(id, admin);
    const history = await t.db.tx((tx) =>
      tx.q(`SELECT since_run, until_run FROM people_v_exposure WHERE incident_id = $1 ORDER BY since_run`, [
        id,
      ]),
    );
    expect(history).toEqual([
      { since_run: 1, until_run: 2 },
      { since_run: 2, until_run: null },
    ]);
  });

  test('a run waits until nothing is being sent', async () => {
    const id = await incidentWith(leaked([{ customer: '1' }]));
    let asked = 0;
    class Busy extends ResolveFence {
      quiet(): Promise<boolean> {
        asked += 1;
        return Promise.resolve(asked > 2);
      }
    }
    await peopleOf(t, { fence: new Busy() }).resolve(id, admin);
    expect(asked).toBe(3);
  });

  test('a run that breaks off before it is published leaves nothing behind', async () => {
    const id = await incidentWith(leaked([{ customer: '1', leaks: [['con.email', 'plaintext']] }]));
    class Broken extends ResolveFence {
      quiet(): Promise<boolean> {
        return Promise.reject(new Error('killed'));
      }
    }
    await expect(peopleOf(t, { fence: new Broken() }).resolve(id, admin)).rejects.toThrow('killed');
    expect(await audience(t, id)).toEqual([]);
    expect(await people.profiles(id)).toEqual([]);
    expect((await people.resolve(id, admin)).run).toBe(1);
  });

  test('unchanged inputs are answered without reading a row', async () => {
    const id = await incidentWith(leaked([{ customer: '1' }, { customer: '2' }]));
    const first = await people.resolve(id, admin);
    await t.db.tx((tx) => tx.run(`DELETE FROM staged_row WHERE incident_id = $1`, [id]));
    expect(await people.resolve(id, admin)).toEqual(first);
    await t.db.tx((tx) => tx.run(`UPDATE source SET ingest_no = ingest_no + 1 WHERE incident_id = $1`, [id]));
    await expect(people.resolve(id, admin)).rejects.toMatchObject({ code: 'people.no_rows' });
  });

  test('a source that was read again gives its new blobs, and no history where nothing else changed', async () => {
    const id = await incidentWith(leaked([{ customer: '1', email: 'a@example.com' }, { customer: '2' }]));
    await people.resolve(id, admin);
    await t.db.tx(async (tx) => {
      await tx.run(`UPDATE staged_row SET sealed = 'again', key_version = 2 WHERE incident_id = $1`, [id]);
      await tx.run(`UPDATE source SET ingest_no = ingest_no + 1 WHERE incident_id = $1`, [id]);
    });
    expect((await people.resolve(id, admin)).run).toBe(2);
    const contacts = await t.db.tx((tx) =>
      tx.q(
        `SELECT convert_from(sealed, 'UTF8') AS sealed, key_version FROM people_v_contact WHERE incident_id = $1`,
        [id],
      ),
    );
    expect(contacts).toEqual([{ sealed: 'again', key_version: 2 }]);
    const history = await t.db.tx((tx) =>
      tx.q(`SELECT since_run, until_run FROM people_v_exposure WHERE incident_id = $1`, [id]),
    );
    expect(history).toEqual([
      { since_run: 1, until_run: null },
      { since_run: 1, until_run: null },
    ]);
  });

  test('a source that is read again meanwhile ends the run with a sentence, and nothing of it stays', async () => {
    const id = await incidentWith(leaked([{ customer: '1' }]));
    const late = await stage(t, id, leaked([{ customer: '2' }], 'b.csv'));
    class Meanwhile extends ResolveFence {
      async quiet(): Promise<boolean> {
        await unstage(t, late);
        return true;
      }
    }
    await expect(peopleOf(t, { fence: new Meanwhile() }).resolve(id, admin)).rejects.toMatchObject({
      code: 'people.rows_changed',
    });
    expect(await audience(t, id)).toEqual([]);
    expect((await people.resolve(id, admin)).persons.customer_id).toBe(1);
  });

  test('two resolves at once give one set of people', async () => {
    const id = await incidentWith(leaked([{ customer: '1' }, { customer: '2' }]));
    const results = await Promise.all([people.resolve(id, admin), people.resolve(id, admin)]);
    expect(results[0]).toEqual(results[1]);
    expect(await audience(t, id)).toHaveLength(2);
  });

  test('an incident without leaked rows is refused', async () => {
    const id = await incidentWith({ name: 'crm.csv', role: 'contact_only', rows: [{ customer: '1' }] });
    await expect(people.resolve(id, admin)).rejects.toMatchObject({ code: 'people.no_rows' });
  });
});
