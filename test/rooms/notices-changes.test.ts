import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IncidentId, NoticeId, PersonRef, SourceId } from '../../src/kernel/ids.ts';
import { type ChangedPerson, type ChangeList, Changes, NoticeHistory } from '../../src/notices/index.ts';
import { personKey } from '../../src/people/index.ts';
import { anIncident } from '../support/incidents.ts';
import { PostOffice } from '../support/notices.ts';
import { type Leak, type RowInput, stage, unstage } from '../support/people-fixtures.ts';

let office: PostOffice;
let changes: Changes;

beforeAll(async () => {
  office = await PostOffice.open();
  changes = new Changes(office.t.db);
});
afterAll(() => office.close());

const EMAIL: Leak = ['con.email', 'plaintext'];
const NAME: Leak = ['id.name', 'plaintext'];
const WEAK: Leak = ['cred.password', 'hash_weak'];
const STRONG: Leak = ['cred.password', 'hash_strong'];
const person = (customer: string, ...leaks: Leak[]): RowInput => ({
  customer,
  email: `${customer}@example.com`,
  country: 'ID',
  locale: 'id',
  leaks,
});

async function incidentOf(
  ...files: (readonly RowInput[])[]
): Promise<{ id: IncidentId; sources: SourceId[] }> {
  const { id } = await anIncident(office.t);
  const sources: SourceId[] = [];
  for (const [i, rows] of files.entries())
    sources.push(await stage(office.t, id, { name: `${i}.csv`, rows }));
  await office.people.resolve(id, office.maker);
  return { id, sources };
}

async function tell(id: IncidentId, more: object = {}): Promise<NoticeId> {
  const notice = await office.approved(id, more);
  await office.launches.launch(notice, {}, office.maker);
  await office.work(notice);
  return notice;
}

async function refOf(id: IncidentId, customerId: string): Promise<PersonRef> {
  return (await office.people.findByKey(id, { customerId }))[0]!;
}

const listed = async (id: IncidentId, list: ChangeList) => (await changes.list(id, list)).people;
const said = (all: readonly ChangedPerson[]) =>
  all.map(({ person: ref, added, removed }) => ({ ref: personKey(ref), added, removed }));

describe('people already told', () => {
  test('stand on no list while nothing changed, and nor does anybody who was not told', async () => {
    const { id } = await incidentOf([person('1', EMAIL)]);
    expect(await changes.counts(id)).toEqual({ grew: 0, shrank: 0, both: 0 });
    await tell(id);
    await stage(office.t, id, { name: 'new.csv', rows: [person('2', EMAIL)] });
    await office.people.resolve(id, office.maker);
    expect(await changes.counts(id)).toEqual({ grew: 0, shrank: 0, both: 0 });
  });

  test('are listed for a supplement, a correction or both, with what changed', async () => {
    const { id, sources } = await incidentOf(
      [person('grown', EMAIL), person('worse', EMAIL, STRONG), person('same', EMAIL)],
      [
        person('less', EMAIL, NAME),
        person('better', EMAIL, WEAK),
        person('both', NAME),
        person('gone', EMAIL),
      ],
    );
    await tell(id);
    await unstage(office.t, sources[1]!);
    const again = [person('less', EMAIL), person('better', EMAIL, STRONG), person('both', EMAIL)];
    await stage(office.t, id, { name: 'repaired.csv', rows: again });
    await stage(office.t, id, { name: 'late.csv', rows: [person('grown', NAME), person('worse', WEAK)] });
    await office.people.resolve(id, office.maker);

    expect(await changes.counts(id)).toEqual({ grew: 3, shrank: 4, both: 1 });
    const ref = async (customer: string) => personKey(await refOf(id, customer));
    const grew = said(await listed(id, 'grew'));
    expect(grew.sort((a, b) => (a.ref < b.ref ? -1 : 1))).toEqual(
      [
        { ref: await ref('grown'), added: [{ code: 'id.name', told: null, now: 'plaintext' }], removed: [] },
        {
          ref: await ref('worse'),
          added: [{ code: 'cred.password', told: 'hash_strong', now: 'hash_weak' }],
          removed: [],
        },
        {
          ref: await ref('both'),
          added: [{ code: 'con.email', told: null, now: 'plaintext' }],
          removed: [{ code: 'id.name', told: 'plaintext', now: null }],
        },
      ].sort((a, b) => (a.ref < b.ref ? -1 : 1)),
    );
    const shrank = await listed(id, 'shrank');
    expect(shrank).toHaveLength(4);
    const gone = shrank.find(({ current }) => current === null)!;
    expect(gone.removed).toEqual([{ code: 'con.email', told: 'plaintext', now: null }]);
    expect(gone.told).toMatchObject([{ noticeKind: 'individual', runNo: 1 }]);
  });

  test('leave the list once a supplement told them', async () => {
    const { id } = await incidentOf([person('1', EMAIL)]);
    await tell(id);
    await stage(office.t, id, { name: 'late.csv', rows: [person('1', NAME)] });
    await office.people.resolve(id, office.maker);
    expect(await changes.counts(id)).toEqual({ grew: 1, shrank: 0, both: 0 });
    const supplement = await tell(id, { kind: 'supplement' });
    await office.untilStates(supplement, (s) => s['email']!.every((state) => state === 'delivered'));
    expect(await changes.counts(id)).toEqual({ grew: 0, shrank: 0, both: 0 });

    const told = await office.t.db.tx(async (tx) => new NoticeHistory().of(tx, id, [await refOf(id, '1')]));
    expect([...told.values()][0]).toMatchObject([
      { kind: 'individual', channel: 'email', run: 1, exposure: [{ code: 'con.email' }] },
      {
        kind: 'supplement',
        channel: 'email',
        run: 2,
        exposure: [{ code: 'id.name' }, { code: 'con.email' }],
      },
    ]);
  });

  test('who never got it are not told: a bounce is no telling', async () => {
    const { id } = await incidentOf([{ ...person('1', EMAIL), email: 'bounce@example.com' }]);
    const notice = await tell(id);
    await office.untilStates(notice, (s) => s['email']![0] === 'bounced');
    await stage(office.t, id, { name: 'late.csv', rows: [person('1', NAME)] });
    await office.people.resolve(id, office.maker);
    expect(await changes.counts(id)).toEqual({ grew: 0, shrank: 0, both: 0 });
  });

  test('who were absorbed count as the survivor, once, against what each address was told', async () => {
    const { id } = await incidentOf(
      [person('7', EMAIL, WEAK)],
      [{ email: 'other@example.com', country: 'ID', locale: 'id', leaks: [NAME] }],
    );
    await tell(id);
    const alone = (await office.people.findByKey(id, { email: 'other@example.com' }))[0]!;
    await stage(office.t, id, {
      name: 'crm.csv',
      role: 'reference',
      rows: [{ customer: '7', email: 'other@example.com' }, person('7')],
    });
    await office.people.resolve(id, office.maker);
    const survivor = await refOf(id, '7');
    expect(await changes.counts(id)).toEqual({ grew: 1, shrank: 0, both: 0 });
    const [one] = await listed(id, 'grew');
    expect(one).toMatchObject({ person: survivor, removed: [] });
    expect(one!.added.map(({ code, told }) => [code, told]).sort()).toEqual([
      ['con.email', null],
      ['cred.password', null],
      ['id.name', null],
    ]);
    const byAddress = new Map(one!.told.map((t) => [personKey(t.person), t.added.map(({ code }) => code)]));
    expect(byAddress.get(personKey(survivor))).toEqual(['id.name']);
    expect(byAddress.get(personKey(alone))).toEqual(['con.email', 'cred.password']);
    await tell(id, { kind: 'supplement' });
    expect(await changes.counts(id)).toEqual({ grew: 0, shrank: 0, both: 0 });
  });

  test('are paged in order, each person once', async () => {
    const rows = Array.from({ length: 7 }, (_, i) => person(`p${i}`, EMAIL));
    const { id } = await incidentOf(rows);
    await tell(id);
    await stage(office.t, id, { name: 'late.csv', rows: rows.map((row) => ({ ...row, leaks: [NAME] })) });
    await office.people.resolve(id, office.maker);
    const seen: string[] = [];
    for (let after: PersonRef | undefined; ;) {
      const page = await changes.list(id, 'grew', { after, limit: 3 });
      seen.push(...page.people.map((p) => personKey(p.person)));
      if (!page.next) break;
      after = page.next;
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  });
});
