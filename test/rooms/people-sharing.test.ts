import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import type { IncidentId, PersonRef } from '../../src/kernel/ids.ts';
import { Approvals } from '../../src/operators/index.ts';
import { type People, personKey, SharedKeys, Sharing, SharingJobs } from '../../src/people/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { Jobs } from '../../src/platform/jobs/jobs.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident, incidentParts } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { peopleOf, type RowInput, stage } from '../support/people-fixtures.ts';

let t: TestDatabase;
let people: People;
let sharing: Sharing;
let keys: SharedKeys;
let maker: Actor;
let checker: Actor;

beforeAll(async () => {
  t = await freshDatabase();
  people = peopleOf(t);
  const audit = new Audit(systemClock);
  sharing = new Sharing(t.db, systemClock, new Approvals(audit, systemClock), audit);
  keys = new SharedKeys(t.db, incidentParts(t).keys, t.keyStore);
  maker = await anOperator(t.db, 'Maya');
  checker = await anOperator(t.db, 'Cahyo');
});
afterAll(async () => t.close());

async function incidentOf(rows: readonly RowInput[], brand?: string): Promise<IncidentId> {
  const { id } = await anIncident(t, brand ? { brand: { name: brand } } : {});
  await stage(t, id, { name: 'a.csv', rows });
  await people.resolve(id, maker);
  return id;
}

async function share(id: IncidentId): Promise<void> {
  await sharing.request(id, 'two breaches, one goodwill', maker);
  await sharing.decide(id, { decision: 'approved' }, checker);
  await keys.refill(id);
}

const query = (sql: string, params: readonly unknown[] = []) => t.db.tx((tx) => tx.q(sql, params));
const LEAK = { leaks: [['con.email', 'plaintext']] } as const;

describe('the cross-incident comparison', () => {
  test('is off until a second person says yes, and compares nobody before', async () => {
    const id = await incidentOf([{ email: 'a@example.com', ...LEAK }]);
    expect(await sharing.standing(id)).toEqual({ latest: null, keys: 0, cohortsDone: 0, cohortsDue: 0 });
    await expect(sharing.duplicates(id)).rejects.toMatchObject({ code: 'people.not_shared' });
    await expect(sharing.request(id, '  ', maker)).rejects.toMatchObject({ code: 'people.reason_missing' });
    await sharing.request(id, 'asked by finance', maker);
    await keys.refill(id);
    expect((await sharing.standing(id)).keys).toBe(0);
    await expect(sharing.decide(id, { decision: 'approved' }, maker)).rejects.toMatchObject({
      code: 'operators.same_person',
    });
    await expect(sharing.request(id, 'again', maker)).rejects.toMatchObject({
      code: 'people.already_shared',
    });
    await sharing.decide(id, { decision: 'approved' }, checker);
    expect(await keys.due()).toContain(id);
    await keys.refill(id);
    expect(await sharing.standing(id)).toMatchObject({ keys: 1, cohortsDone: 1, cohortsDue: 0 });
    expect(await keys.due()).not.toContain(id);
  });

  test('finds people of several shared incidents by e-mail, phone and the brand’s own customer id', async () => {
    const one = await incidentOf([
      { customer: '1', email: 'ani@example.com', phone: '+628127770001', ...LEAK },
      { customer: '2', email: 'budi@example.com', ...LEAK },
      { email: 'only-here@example.com', ...LEAK },
    ]);
    const two = await incidentOf([
      { email: 'ANI@example.com'.toLowerCase(), ...LEAK },
      { phone: '+628127770001', ...LEAK },
      { customer: '2', email: 'other@example.com', ...LEAK },
    ]);
    const elsewhere = await incidentOf([{ customer: '2', email: 'third@example.com', ...LEAK }], 'Toko Lain');
    const closed = await incidentOf([{ email: 'ani@example.com', ...LEAK }]);
    await share(one);
    expect(await sharing.duplicates(one)).toMatchObject({ persons: 0 });
    await share(two);
    await share(elsewhere);
    const found = await sharing.duplicates(one);
    // Customer id 2 is somebody else's number under another brand.
    expect(found).toMatchObject({
      persons: 2,
      incidents: [{ incidentId: two, persons: 2 }],
      isComparing: false,
    });
    expect(found.comparedAt).toBeInstanceOf(Date);
    const { people: all } = await sharing.duplicatePeople(one);
    const person = all.find(({ others }) => others.length === 2);
    const budi = all.find(({ others }) => others.length === 1);
    expect(budi!.others).toMatchObject([{ incidentId: two, by: ['customer_id'] }]);
    const [ani] = await people.findByKey(one, { email: 'ani@example.com' });
    expect(personKey(person!.person)).toBe(personKey(ani!));
    expect(person!.others.map(({ incidentId }) => incidentId)).toEqual([two, two]);
    expect(person!.others.flatMap(({ by }) => by).sort()).toEqual(['email', 'phone']);
    expect(person!.others.some(({ incidentId }) => incidentId === closed)).toBe(false);
    expect(await sharing.duplicatePeople(one, { after: all[1]!.person })).toEqual({ people: [], next: null });
  });

  test('pages hold everybody once, however long they are, and agree with what was counted', async () => {
    const numbers = Array.from({ length: 25 }, (_, n) => n);
    const one = await incidentOf(numbers.map((n) => ({ email: `many${n}@example.com`, ...LEAK })));
    const two = await incidentOf(numbers.slice(5).map((n) => ({ email: `many${n}@example.com`, ...LEAK })));
    await share(one);
    await share(two);
    const whole = await sharing.duplicatePeople(one);
    expect(whole.people).toHaveLength((await sharing.duplicates(one)).persons);
    expect(whole).toMatchObject({ people: { length: 20 }, next: null });
    for (const limit of [1, 7, 10, 20]) {
      const found = [];
      let after: PersonRef | undefined;
      do {
        const page = await sharing.duplicatePeople(one, { after, limit });
        expect(page.people.length).toBeLessThanOrEqual(limit);
        found.push(...page.people);
        after = page.next ?? undefined;
      } while (after);
      expect(found).toEqual(whole.people);
    }
  });

  test('says when keys were compared, and that a worker compares them anew once others are there', async () => {
    const [one, two, three] = [
      await incidentOf([{ email: 'turn@example.com', ...LEAK }]),
      await incidentOf([{ email: 'turn@example.com', ...LEAK }]),
      await incidentOf([{ email: 'turn@example.com', ...LEAK }]),
    ];
    await sharing.request(one, 'to be compared', maker);
    await sharing.decide(one, { decision: 'approved' }, checker);
    expect(await sharing.duplicates(one)).toMatchObject({ persons: 0, comparedAt: null, isComparing: true });
    await keys.refill(one);
    await share(two);
    await share(three);
    expect(await sharing.duplicates(one)).toMatchObject({ persons: 1, isComparing: false });
    await sharing.end(two, 'enough', maker);
    await sharing.end(three, 'enough', maker);
    // Nobody of theirs is shown from that moment on; the count follows.
    expect(await sharing.duplicates(one)).toMatchObject({ incidents: [], isComparing: true });
    expect((await sharing.duplicatePeople(one)).people).toEqual([]);
    expect(await query(`SELECT 1 FROM shared_person WHERE incident_id = $1`, [two])).toEqual([]);
    expect(await keys.due()).toContain(one);
    await keys.refill(one);
    expect(await sharing.duplicates(one)).toMatchObject({ persons: 0, isComparing: false });
  });

  test('has its keys made by a worker, even where the wake-up was lost', async () => {
    const id = await incidentOf([{ email: 'w@example.com', ...LEAK }]);
    await sharing.request(id, 'by a worker', maker);
    await sharing.decide(id, { decision: 'approved' }, checker);
    const jobs = new Jobs(t.db);
    try {
      await new SharingJobs(keys, jobs).start();
      while ((await sharing.standing(id)).cohortsDue > 0) await sleep(50);
    } finally {
      await jobs.stop();
    }
    expect((await sharing.standing(id)).keys).toBe(1);
  });

  test('follows the published run', async () => {
    const one = await incidentOf([{ email: 'new@example.com', ...LEAK }]);
    const two = await incidentOf([{ email: 'old@example.com', ...LEAK }]);
    await share(one);
    await share(two);
    expect((await sharing.duplicates(two)).persons).toBe(0);
    await stage(t, two, { name: 'late.csv', rows: [{ email: 'new@example.com', ...LEAK }] });
    await people.resolve(two, maker);
    expect(await keys.due()).toContain(two);
    await keys.refill(two);
    expect((await sharing.duplicates(two)).persons).toBe(1);
  });

  test('ended by one person leaves no key behind, and the audit proves it', async () => {
    const one = await incidentOf([
      { customer: '9', email: 'x@example.com', phone: '+628127770009', ...LEAK },
    ]);
    await share(one);
    expect((await sharing.standing(one)).keys).toBe(3);
    const ended = await sharing.end(one, 'no goodwill after all', maker);
    expect(ended).toMatchObject({ latest: { status: 'ended', deletedKeys: 3 }, keys: 0 });
    expect(await query(`SELECT 1 FROM shared_key WHERE incident_id = $1`, [one])).toEqual([]);
    expect(await query(`SELECT 1 FROM shared_cohort WHERE incident_id = $1`, [one])).toEqual([]);
    const [entry] = await query(
      `SELECT facts FROM audit_entry WHERE incident_id = $1 AND action = 'people.end_sharing'`,
      [one],
    );
    expect(entry).toEqual({ facts: { reason: 'no goodwill after all', deleted: 3, left: 0 } });
    await keys.refill(one);
    expect((await sharing.standing(one)).keys).toBe(0);
    await expect(sharing.end(one, 'twice', maker)).rejects.toMatchObject({ code: 'people.not_shared' });
    await sharing.request(one, 'once more', maker);
  });

  test('keeps nothing that tells one incident’s keys from another’s without the key outside the database', async () => {
    const one = await incidentOf([{ email: 'same@example.com', ...LEAK }]);
    await share(one);
    const rows = await query(
      `SELECT 1 FROM shared_key s JOIN staged_row r ON r.email_key = s.key WHERE s.incident_id = $1`,
      [one],
    );
    expect(rows).toEqual([]);
  });

  test('needs the permissions', async () => {
    const id = await incidentOf([{ email: 'p@example.com', ...LEAK }]);
    const hotline = await anOperator(t.db, 'Hadi', ['hotline']);
    await expect(sharing.request(id, 'why not', hotline)).rejects.toMatchObject({
      code: 'operators.not_allowed',
    });
    await sharing.request(id, 'why', maker);
    await expect(sharing.decide(id, { decision: 'approved' }, hotline)).rejects.toMatchObject({
      code: 'operators.not_allowed',
    });
    await expect(sharing.decide(id, { decision: 'refused' }, checker)).rejects.toMatchObject({
      code: 'operators.reason_missing',
    });
    expect(await sharing.decide(id, { decision: 'refused', reason: 'no' }, checker)).toMatchObject({
      latest: { status: 'refused' },
    });
  });
});
