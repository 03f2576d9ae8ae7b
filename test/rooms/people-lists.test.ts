import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { GUARD_KINDS, type Guard, type Guards, type People } from '../../src/people/index.ts';
import { TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import {
  audience,
  guardsOf,
  peopleOf,
  type RowInput,
  type SourceInput,
  stage,
} from '../support/people-fixtures.ts';

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

async function resolved(...sources: SourceInput[]): Promise<IncidentId> {
  const { id } = await anIncident(t);
  for (const source of sources) await stage(t, id, source);
  await people.resolve(id, admin);
  return id;
}

async function found(id: IncidentId, kind?: Guard['kind']): Promise<readonly Guard[]> {
  return (await guards.list(id, { kind })).guards;
}

const file = (rows: readonly RowInput[], name = 'a.csv'): SourceInput => ({ name, rows });
const times = (n: number, row: (i: number) => RowInput) => Array.from({ length: n }, (_, i) => row(i));
const yes = { decision: 'tell', reason: 'A family shop.' } as const;

const guest = (name: string, key: string): SourceInput =>
  file(
    times(60, (i) => ({ customer: key, email: `${name}${i}@example.com` })),
    `${name}.csv`,
  );

/** Sets what intake counts while it reads, for a source staged without it. */
async function counted(id: IncidentId, name: string, columns: string): Promise<void> {
  await t.db.tx((tx) =>
    tx.run(`UPDATE source SET ${columns} WHERE incident_id = $1 AND base_name = $2`, [id, name]),
  );
}

describe('placeholders', () => {
  test('are found over two files, described without being said, and gone once a run has obeyed', async () => {
    const id = await resolved(
      guest('web', '0'),
      guest('app', '0'),
      guest('pos', 'guest'),
      guest('pay', 'guest'),
    );
    const keys = await found(id, 'suspect_key');
    expect(keys.map(({ count, facts, examples }) => [count, facts['looks_like'], examples[0]])).toEqual(
      expect.arrayContaining([
        [120, '1 digit', '*** (app.csv, line 2)'],
        [120, 'a word for nobody', '*** (pay.csv, line 2)'],
      ]),
    );
    for (const key of keys) {
      await guards.decide(id, key.id!, { decision: 'placeholder', reason: 'A guest.' }, admin);
    }
    const blocking = async () =>
      (await t.db.tx((tx) => guards.blocking(tx, id))).filter((g) => g.kind === 'suspect_key').length;
    expect(await blocking()).toBe(2);
    expect((await people.resolve(id, admin)).persons).toEqual({ customer_id: 0, email: 240, phone: 0 });
    expect(await blocking()).toBe(0);
    await guards.withdraw(id, keys[0]!.id!, 'It is one customer after all.', admin);
    expect(await blocking()).toBe(1);
    expect((await people.resolve(id, admin)).persons).toEqual({ customer_id: 1, email: 120, phone: 0 });
  });

  test('an e-mail of a desk is suspect with the people behind it one look away', async () => {
    const rows = times(101, (i) => ({ customer: `C${i}`, email: 'noreply@example.com' }));
    const id = await resolved(file(rows));
    const [guard] = await found(id, 'suspect_key');
    expect(guard).toMatchObject({ count: 101, facts: { looks_like: 'the address of a desk or machine' } });
    const { people: behind } = await guards.people(id, guard!.id!, {}, admin);
    expect(behind).toHaveLength(101);
    expect(behind.every((person) => person.held && person.hint === null)).toBe(true);
  });
});

describe('people behind one address', () => {
  const HOTLINE = '+622129999999';
  const family = times(6, (i) => ({ customer: `F${i}`, phone: HOTLINE, sms: false }));

  test('are paged by reference, and hints are for whoever may reveal', async () => {
    const id = await resolved(file([...family, { customer: 'ALONE-1', email: 'x@example.com' }]));
    const [guard] = await found(id, 'shared_address');
    expect(guard).toMatchObject({ count: 6, facts: { address: 'phone' } });
    expect(guard!.examples).toHaveLength(5);
    expect(guard!.examples[0]).toBe('+62***99 (a.csv, line 2)');
    const first = await guards.people(id, guard!.id!, { limit: 4 }, admin);
    const rest = await guards.people(id, guard!.id!, { limit: 4, after: first.next!, hints: true }, admin);
    expect([first.people.length, rest.people.length, rest.next]).toEqual([4, 2, null]);
    expect(new Set([...first.people, ...rest.people].map((p) => p.personId)).size).toBe(6);
    expect(rest.people.every((p) => p.held && p.hint === '+62***99')).toBe(true);
    const reader = { ...admin, permissions: new Set(['people.read']) };
    await expect(guards.people(id, guard!.id!, { hints: true }, reader)).rejects.toMatchObject({
      code: 'people.not_allowed',
    });
    expect((await guards.people(id, guard!.id!, {}, reader)).people).toHaveLength(6);
  });

  test('told once, stay told in later runs, until the decision is taken back', async () => {
    const id = await resolved(file(times(6, (i) => ({ customer: `${i}`, email: 'desk@example.com' }))));
    const [guard] = await found(id);
    const held = async () => (await audience(t, id)).filter((p) => p['held']).length;
    expect(await held()).toBe(6);
    await guards.decide(id, guard!.id!, yes, admin);
    await stage(t, id, file([{ customer: 'NEW', email: 'desk@example.com' }], 'b.csv'));
    await people.resolve(id, admin);
    expect(await held()).toBe(0);
    const back = await guards.withdraw(id, guard!.id!, 'Not a family.', admin);
    expect(await held()).toBe(7);
    expect(back).toMatchObject({ decision: null, reason: null, decidedBy: null });
    expect(back.history).toMatchObject([
      { decision: 'tell', count: 6, by: { name: 'Ayu' }, inBulk: false },
      { decision: null, count: 7, reason: 'Not a family.' },
    ]);
    await expect(guards.withdraw(id, guard!.id!, 'Again.', admin)).rejects.toMatchObject({
      code: 'people.undecided',
    });
  });
});

describe('decisions in bulk', () => {
  const desks = times(18, (i) => ({ customer: `C${i}`, email: `desk${i % 3}@example.com` }));

  test('decide every undecided finding of a kind, each recorded, and free its people', async () => {
    const id = await resolved(file(desks));
    const all = await found(id, 'shared_address');
    expect(all).toHaveLength(3);
    await guards.decide(id, all[0]!.id!, { decision: 'hold', reason: 'Not this one.' }, admin);
    const bulk = { kind: 'shared_address', ...yes } as const;
    await expect(guards.decideAll(id, { ...bulk, undecided: 3 }, admin)).rejects.toMatchObject({
      code: 'people.guards_changed',
    });
    expect(await guards.decideAll(id, { ...bulk, undecided: 2 }, admin)).toEqual({ decided: 2 });
    expect((await audience(t, id)).filter((p) => p['held'])).toHaveLength(6);
    const after = await Promise.all(all.map((guard) => guards.show(id, guard.id!)));
    expect(after.map(({ decision, history }) => [decision, history.map((h) => h.inBulk)])).toEqual([
      ['hold', [false]],
      ['tell', [true]],
      ['tell', [true]],
    ]);
  });

  test('are for what holds people only, and for nobody who made or is nobody', async () => {
    const { id } = await anIncident(t);
    await stage(t, id, file(desks));
    await counted(id, 'a.csv', `uploaded_by = '${admin.operatorId}'`);
    await people.resolve(id, admin);
    const bulk = { kind: 'shared_address', undecided: 3, ...yes } as const;
    await expect(
      guards.decideAll(id, { kind: 'suspect_key', decision: 'genuine', reason: 'x', undecided: 0 }, admin),
    ).rejects.toMatchObject({ code: 'people.not_in_bulk' });
    await expect(guards.decideAll(id, bulk, TERMINAL_ACTOR)).rejects.toMatchObject({
      code: 'people.second_person',
    });
    await expect(guards.decideAll(id, bulk, admin)).rejects.toMatchObject({ code: 'people.second_person' });
    expect((await found(id)).every((guard) => guard.decision === null)).toBe(true);
  });
});

describe('lists that are only shown', () => {
  test('mistyped domains, held only where somebody chooses to, until another address is found', async () => {
    const slips = ['gmial.com', 'gmial.com', 'yaho.co.id', 'gmail.com', 'example.com'];
    const rows = slips.map((domain, i) => ({ customer: `C${i}`, email: `rani${i}@${domain}` }));
    const id = await resolved(file(rows));
    expect(await found(id)).toMatchObject([
      {
        kind: 'typo_domain',
        subject: 'gmial.com',
        count: 2,
        facts: { meant: 'gmail.com' },
        examples: ['r***@gmial.com (a.csv, line 2)', 'r***@gmial.com (a.csv, line 3)'],
        blocking: false,
      },
      { kind: 'typo_domain', subject: 'yaho.co.id', count: 1, facts: { meant: 'yahoo.co.id' } },
    ]);
    const held = async () => (await audience(t, id)).filter((p) => p['held']).length;
    expect(await held()).toBe(0);
    const [guard] = await found(id);
    await guards.decide(id, guard!.id!, { decision: 'hold', reason: 'Strangers may read it.' }, admin);
    expect(await held()).toBe(2);
    const better = { customer: 'C0', email: 'rani0@gmail.com', rank: 1 };
    await stage(t, id, { ...file([better], 'crm.csv'), role: 'contact_only' });
    await people.resolve(id, admin);
    expect(await held()).toBe(1);
    await expect(guards.decide(id, guard!.id!, yes, admin)).rejects.toMatchObject({
      code: 'people.wrong_decision',
    });
    await guards.withdraw(id, guard!.id!, 'They bounce anyway.', admin);
    expect(await held()).toBe(0);
  });

  test('mistyped domains of a file of nothing else: the first are named, the rest is counted', async () => {
    const rows = times(20_010, (i) => ({ email: `rani${i}@gmial.com` }));
    const id = await resolved(file(rows));
    const [named, rest] = await found(id);
    expect(named).toMatchObject({ subject: 'gmial.com', count: 20_000 });
    expect(rest).toMatchObject({ subject: '*', count: 10, facts: { not_opened: true } });
  });

  test('landlines: told by e-mail, no SMS', async () => {
    const rows = [
      { customer: 'LAND-1', phone: '+62215550001', sms: false, email: 'a@example.com' },
      { customer: 'LAND-2', phone: '+62215550002', sms: false },
      { customer: 'CELL-1', phone: '+6281277763170' },
    ];
    const id = await resolved(file(rows));
    const [guard] = await found(id);
    expect(guard).toMatchObject({
      kind: 'landline',
      count: 2,
      facts: { without_email: 1 },
      examples: ['+62***01 (a.csv, line 2)', '+62***02 (a.csv, line 3)'],
      decisions: [],
    });
    expect((await guards.people(id, guard!.id!, {}, admin)).people).toHaveLength(2);
    const reached = await audience(t, id);
    expect(reached.filter((p) => !p['has_sms']).map((p) => [p['has_email'], p['held']])).toEqual(
      expect.arrayContaining([
        [true, false],
        [false, false],
      ]),
    );
    await expect(guards.decide(id, guard!.id!, yes, admin)).rejects.toMatchObject({
      code: 'people.wrong_decision',
    });
  });

  test('ambiguous people, with themselves behind the list', async () => {
    const rows = [
      { customer: 'AMBI-1', email: 'a@example.com' },
      { customer: 'AMBI-2', email: 'a@example.com' },
    ];
    const id = await resolved(file([...rows, { email: 'a@example.com' }]));
    const [guard] = await found(id, 'ambiguous_identity');
    expect(guard).toMatchObject({ count: 1, examples: ['a***@***.com (a.csv, line 4)'] });
    expect((await guards.people(id, guard!.id!, {}, admin)).people).toMatchObject([{ keyKind: 'email' }]);
  });

  test('a crosswalk that joins one id to two of one space joins nobody, and says so', async () => {
    const { id } = await anIncident(t);
    await stage(t, id, {
      ...file([{ customer: 'WEB-01' }, { customer: 'WEB-02' }], 'web.csv'),
      idSpace: 'web',
    });
    await stage(t, id, file([{ customer: 'MAIN-1' }], 'main.csv'));
    const both = [{ customer: 'MAIN-1' }, { customer: 'MAIN-1' }];
    await stage(t, id, { ...file(both, 'cross.csv'), role: 'reference' });
    await t.db.tx((tx) =>
      tx.run(
        `UPDATE staged_row r SET other_customer_key = w.customer_key, other_id_space = 'web'
           FROM staged_row w, source c, source s
          WHERE c.incident_id = $1 AND c.base_name = 'cross.csv' AND r.source_id = c.id
            AND s.incident_id = $1 AND s.base_name = 'web.csv' AND w.source_id = s.id AND w.record_no = r.record_no`,
        [id],
      ),
    );
    expect((await people.resolve(id, admin)).persons).toEqual({ customer_id: 3, email: 0, phone: 0 });
    const [guard] = await found(id);
    expect(guard).toMatchObject({
      kind: 'crosswalk_conflict',
      count: 3,
      facts: { id_spaces: ['main', 'web'] },
      examples: ['M***1 (cross.csv, line 2)', 'M***1 (cross.csv, line 3)'],
      blocking: false,
      decisions: [],
    });
    const { people: behind } = await guards.people(id, guard!.id!, {}, admin);
    expect(behind.map((person) => person.held)).toEqual([false, false, false]);
  });

  test('late files, subjects without a key, and addresses that are none, with a word about spreadsheets', async () => {
    const id = await resolved(file([{ customer: '1' }]));
    expect(await found(id)).toEqual([]);
    await stage(t, id, file([{ customer: '2' }], 'late.csv'));
    await counted(
      id,
      'late.csv',
      'keyless_subjects = 3, invalid_emails = 4, invalid_phones = 5, scientific_phones = 2',
    );
    const list = await found(id);
    expect(list.map((g) => [g.kind, g.subject, g.count, g.blocking, g.id])).toEqual([
      ['late_source', 'late.csv', 1, false, null],
      ['keyless_subjects', 'late.csv', 3, false, null],
      ['invalid_email', 'late.csv', 4, false, null],
      ['invalid_phone', 'late.csv', 5, false, null],
    ]);
    expect(list.at(-1)!.facts).toMatchObject({
      scientific_notation: 2,
      hint: expect.stringContaining('6.28123E+11'),
    });
    await people.resolve(id, admin);
    expect((await found(id)).map((g) => g.kind)).not.toContain('late_source');
  });
});

describe('id spaces and free text', () => {
  test('show the files they are about and the people in them', async () => {
    const shop = (name: string): SourceInput =>
      file(
        times(20, (i) => ({ customer: `ORDER-${i}`, email: `${name}${i}@example.com` })),
        `${name}.csv`,
      );
    const id = await resolved(shop('one'), shop('two'), file([{ customer: 'OTHER' }], 'three.csv'));
    const [guard] = await found(id, 'id_space');
    expect(guard).toMatchObject({ count: 20, facts: { files: ['one.csv', 'two.csv'], common_ids: 20 } });
    expect(guard!.examples[0]).toMatch(/^O\*\*\*\d \(one\.csv, line \d+\)$/);
    expect((await guards.people(id, guard!.id!, {}, admin)).people).toHaveLength(20);
  });

  test('free text shows lines to read, and whoever it leaked about', async () => {
    const rows: RowInput[] = [
      { customer: 'NOTE-01', leaks: [['oth.free', 'plaintext']] },
      { customer: 'NOTE-02' },
    ];
    const id = await resolved({ ...file(rows, 'notes.csv'), freeText: true });
    const [guard] = await found(id, 'free_text');
    expect(guard).toMatchObject({ count: 1, examples: ['N***1 (notes.csv, line 2)'], blocking: true });
    expect((await guards.people(id, guard!.id!, {}, admin)).people).toHaveLength(1);
    await guards.decide(id, guard!.id!, { decision: 'reviewed', reason: 'Orders only.' }, admin);
    expect(await t.db.tx((tx) => guards.blocking(tx, id))).toEqual([]);
  });
});

describe('the list', () => {
  test('is paged in order, whatever the number, and every finding stands on one page', async () => {
    const rows = times(42, (i) => ({ customer: `C${i}`, email: `desk${Math.floor(i / 6)}@example.com` }));
    const id = await resolved(file(rows));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await guards.list(id, { limit: 2, after });
      expect(page.guards.length).toBeLessThanOrEqual(2);
      seen.push(...page.guards.map((guard) => guard.id!));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(new Set(seen).size).toBe(7);
    expect(seen).toEqual((await found(id)).map((guard) => guard.id));
    await expect(guards.list(id, { after: 'nonsense' })).rejects.toMatchObject({
      code: 'people.unreadable_place',
    });
  });

  test('has one line per kind with what it does', async () => {
    const id = await resolved({
      ...file(times(6, (i) => ({ customer: `${i}`, email: 'desk@example.com' }))),
      rejected: 2,
    });
    const kinds = await guards.overview(id);
    expect(kinds.map((k) => k.kind)).toEqual(GUARD_KINDS);
    expect(kinds.filter((k) => k.findings > 0)).toMatchObject([
      { kind: 'rejects', findings: 1, count: 2, undecided: 0, blocking: 1 },
      { kind: 'shared_address', findings: 1, count: 6, undecided: 1, blocking: 0, inBulk: true },
    ]);
    expect((await guards.list(id, { undecided: true })).guards.map((g) => g.kind)).toEqual([
      'shared_address',
      'rejects',
    ]);
  });

  test('holds no address, id or name in clear', async () => {
    const rows = times(120, (i) => ({
      customer: 'PLANTED-GUEST',
      email: `planted.${i}@planted.example`,
      name: 'Rani',
    }));
    const id = await resolved(
      file([...rows, ...times(6, (i) => ({ customer: `PLANTED-${i}`, phone: '+6281277763170' }))]),
    );
    const [row] = await t.db.tx((tx) =>
      tx.q<{ text: string }>(
        `SELECT string_agg(guard::text, ' ') AS text FROM guard WHERE incident_id = $1`,
        [id],
      ),
    );
    expect(row!.text).toContain('suspect_key');
    expect(row!.text).not.toMatch(/planted|guest|rani|81277763170/i);
  });
});
