import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import {
  dangersOf,
  Lookups,
  type People,
  personKey,
  readPersonRef,
  Reveals,
} from '../../src/people/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident, incidentParts } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import {
  type Leak,
  peopleOf,
  type RowInput,
  type SourceInput,
  stage,
  unstage,
} from '../support/people-fixtures.ts';

let t: TestDatabase;
let people: People;
let lookups: Lookups;
let reveals: Reveals;
let admin: Actor;

beforeAll(async () => {
  t = await freshDatabase();
  people = peopleOf(t);
  lookups = new Lookups(t.db, incidentParts(t).keys);
  reveals = new Reveals(t.db, incidentParts(t).keys, new Audit(systemClock));
  admin = await anOperator(t.db, 'Ayu');
});
afterAll(async () => t.close());

async function resolved(...sources: SourceInput[]): Promise<IncidentId> {
  const { id } = await anIncident(t);
  for (const source of sources) await stage(t, id, source);
  await people.resolve(id, admin);
  return id;
}

const leaked = (rows: readonly RowInput[], name = 'a.csv'): SourceInput => ({ name, rows });
const EMAIL: Leak = ['con.email', 'plaintext'];

describe('counts', () => {
  test('categories are counted by form, tier, country and minors, each person once in the worst form', async () => {
    const id = await resolved(
      leaked([
        { customer: '1', leaks: [EMAIL, ['cred.password', 'hash_weak']], country: 'ID' },
        { customer: '1', leaks: [['cred.password', 'hash_strong']], country: 'ID' },
        { customer: '2', leaks: [EMAIL, ['cred.password', 'hash_strong']], country: 'SG' },
        { customer: '3', leaks: [EMAIL, ['spc.child', 'plaintext']], country: 'ID', minor: true },
        { customer: '4', leaks: [] },
      ]),
    );
    const counts = await lookups.categories(id);
    expect(counts).toMatchObject({
      run: 1,
      persons: 4,
      minors: 1,
      tiers: [
        { tier: 4, persons: 2 },
        { tier: 2, persons: 1 },
        { tier: 0, persons: 1 },
      ],
      countries: [
        { country: 'ID', persons: 2 },
        { country: null, persons: 1 },
        { country: 'SG', persons: 1 },
      ],
    });
    expect(counts.categories.map(({ code, persons, minors }) => [code, persons, minors])).toEqual([
      ['con.email', 3, 1],
      ['cred.password', 2, 0],
      ['spc.child', 1, 1],
    ]);
    expect(counts.categories[1]).toMatchObject({
      label: { id: expect.any(String), en: expect.any(String) },
      forms: [
        { form: 'hash_weak', tier: 4, persons: 1 },
        { form: 'hash_strong', tier: 2, persons: 1 },
      ],
      countries: [
        { country: 'ID', persons: 1 },
        { country: 'SG', persons: 1 },
      ],
    });
  });

  test('dangers are met by readable forms only, with the profiles behind them', async () => {
    const id = await resolved(
      leaked([
        { customer: '1', leaks: [EMAIL, ['cred.password', 'plaintext']] },
        { customer: '2', leaks: [EMAIL, ['cred.password', 'hash_weak']] },
        { customer: '3', leaks: [EMAIL, ['cred.password', 'hash_strong']] },
        {
          customer: '4',
          leaks: [
            ['fin.pan', 'plaintext'],
            ['fin.expiry', 'plaintext'],
            ['fin.cvv', 'plaintext'],
          ],
        },
        {
          customer: '5',
          leaks: [
            ['fin.pan', 'masked'],
            ['fin.expiry', 'plaintext'],
            ['fin.cvv', 'plaintext'],
          ],
        },
        {
          customer: '6',
          leaks: [
            ['id.name', 'plaintext'],
            ['gov.nik', 'plaintext'],
            ['gov.idscan', 'plaintext'],
          ],
        },
        {
          customer: '7',
          leaks: [
            ['con.phone', 'plaintext'],
            ['id.dob', 'plaintext'],
            ['id.mother', 'plaintext'],
          ],
        },
        { customer: '8', leaks: [['spc.child', 'masked'], EMAIL], minor: true },
        { customer: '9', leaks: [['spc.child', 'plaintext']] },
      ]),
    );
    const dangers = await lookups.dangers(id);
    expect(Object.fromEntries(dangers.map(({ name, persons }) => [name, persons]))).toEqual({
      card_complete: 1,
      account_takeover: 2,
      second_factor_bypass: 0,
      loan_fraud: 1,
      sim_swap: 1,
      bank_account: 0,
      open_door: 0,
      child: 1,
    });
    const takeover = dangers.find(({ name }) => name === 'account_takeover')!;
    expect(takeover.profiles.map(({ persons }) => persons)).toEqual([1, 1]);
    const profiles = await lookups.profiles(id);
    for (const { id: profile, dangers: names } of profiles) {
      expect(takeover.profiles.some((p) => p.id === profile)).toBe(names.includes('account_takeover'));
    }
    expect(await lookups.profile(id, takeover.profiles[0]!.id)).toMatchObject({ tier: 4, persons: 1 });
  });

  test('follow the published run', async () => {
    const id = await resolved(leaked([{ customer: '1', leaks: [EMAIL] }]));
    expect((await lookups.categories(id)).persons).toBe(1);
    await stage(t, id, leaked([{ customer: '2', leaks: [EMAIL] }], 'b.csv'));
    expect((await lookups.categories(id)).persons).toBe(1);
    await people.resolve(id, admin);
    expect(await lookups.categories(id)).toMatchObject({ run: 2, persons: 2 });
  });

  test('asked by many at once are made once', async () => {
    const id = await resolved(leaked([{ customer: '1', leaks: [EMAIL] }]));
    const answers = await Promise.all(Array.from({ length: 6 }, () => lookups.categories(id)));
    expect(new Set(answers.map(({ persons }) => persons))).toEqual(new Set([1]));
  });

  test('are empty before the first run', async () => {
    const { id } = await anIncident(t);
    expect(await lookups.categories(id)).toMatchObject({ run: 0, persons: 0, categories: [] });
    expect(await lookups.profiles(id)).toEqual([]);
    expect((await lookups.dangers(id)).every(({ persons }) => persons === 0)).toBe(true);
  });
});

describe('a person', () => {
  test('is found by reference, e-mail, phone and customer id, and nothing is opened', async () => {
    const id = await resolved(
      leaked([{ customer: 'P-1', email: 'siti@example.com', phone: '+628127776317', leaks: [EMAIL] }]),
    );
    const [byId] = await lookups.find(id, { customerId: ' P-1 ' });
    for (const by of [
      { email: 'SITI@example.com' },
      { phone: '0812 7776317' },
      { ref: readPersonRef(personKey(byId!)) },
    ]) {
      expect(await lookups.find(id, by)).toEqual([byId]);
    }
    expect(JSON.stringify(byId, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v))).not.toMatch(
      /siti|P-1|8127776317/,
    );
    expect(await lookups.find(id, { email: 'nobody@example.com' })).toEqual([]);
    expect(await lookups.find(id, { customerId: 'P-1', idSpace: 'shop' })).toEqual([]);
    await expect(lookups.find(id, { email: 'no address' })).rejects.toMatchObject({
      code: 'people.unreadable_key',
    });
    await expect(lookups.find(id, { ref: readPersonRef('999999:0') })).rejects.toMatchObject({
      code: 'people.unknown_person',
    });
    expect(() => readPersonRef('7')).toThrow('12:7');
  });

  test('shows contacts in clear only with the permission and a reason, and the audit says who asked', async () => {
    const id = await resolved(
      leaked([{ customer: 'P-2', email: 'budi@example.com', name: 'Budi', authoritative: true }]),
    );
    const [person] = await lookups.find(id, { customerId: 'P-2' });
    expect(await reveals.one(id, person!, 'called the hotline', admin)).toMatchObject({
      key: { kind: 'customer_id', value: 'P-2', idSpace: 'main' },
      name: 'Budi',
      email: 'budi@example.com',
      phone: null,
    });
    const hotline = await anOperator(t.db, 'Hadi', ['hotline']);
    await expect(reveals.one(id, person!, 'curious', hotline)).rejects.toMatchObject({
      code: 'people.not_allowed',
    });
    await expect(reveals.one(id, person!, '  ', admin)).rejects.toMatchObject({
      code: 'people.reason_missing',
    });
    const entries = await t.db.tx((tx) =>
      tx.q(
        `SELECT actor_id, subject, facts FROM audit_entry WHERE incident_id = $1 AND action = 'people.reveal'`,
        [id],
      ),
    );
    expect(entries).toEqual([
      {
        actor_id: admin.operatorId,
        subject: `person:${personKey(person!)}`,
        facts: { reason: 'called the hotline' },
      },
    ]);
  });

  test('of everybody come in order, of some profiles only where asked, and the audit keeps the purpose', async () => {
    const id = await resolved(
      leaked([
        { customer: 'A', email: 'a@example.com', leaks: [EMAIL] },
        { email: 'b@example.com', leaks: [EMAIL] },
        { phone: '+628127776399', leaks: [['con.phone', 'plaintext']] },
      ]),
    );
    const all = async (asked: Parameters<Reveals['everyone']>[1]) => {
      const found = [];
      for await (const batch of reveals.everyone(id, asked, admin)) found.push(...batch);
      return found.map(({ key }) => key.value).sort();
    };
    expect(await all({ purpose: 'test' })).toEqual(['+628127776399', 'A', 'b@example.com']);
    const withEmail = (await lookups.profiles(id)).find(({ persons }) => persons === 2)!;
    expect(await all({ purpose: 'test', profiles: [withEmail.id] })).toEqual(['A', 'b@example.com']);
    const facts = await t.db.tx((tx) =>
      tx.q(
        `SELECT facts FROM audit_entry WHERE incident_id = $1 AND action = 'people.reveal_many' ORDER BY at, id`,
        [id],
      ),
    );
    expect(facts).toEqual([
      { facts: { purpose: 'test', profiles: null } },
      { facts: { purpose: 'test', profiles: 1 } },
    ]);
  });

  test('absorbed by another is answered with the survivor, and revealed only as that one', async () => {
    const { id } = await anIncident(t);
    await stage(t, id, leaked([{ email: 'a@example.com', leaks: [EMAIL] }]));
    await people.resolve(id, admin);
    const [alone] = await lookups.find(id, { email: 'a@example.com' });
    const late = await stage(t, id, leaked([{ customer: '7', email: 'a@example.com' }], 'late.csv'));
    await people.resolve(id, admin);
    const [survivor] = await lookups.find(id, { email: 'a@example.com' });
    expect(await lookups.find(id, { ref: alone! })).toMatchObject([
      { survivor: { cohortId: survivor!.cohortId, personId: survivor!.personId } },
    ]);
    await expect(reveals.one(id, alone!, 'why', admin)).rejects.toMatchObject({ code: 'people.absorbed' });
    await unstage(t, late);
  });
});

test('a danger needs different categories: a child’s data alone is none', () => {
  expect(dangersOf([{ code: 'spc.child', form: 'plaintext' }])).toEqual([]);
});
