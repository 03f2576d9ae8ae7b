import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import {
  ActionLists,
  Dossiers,
  statementPage,
  Statements,
  type Told,
  ToldHistory,
} from '../../src/extracts/index.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import type { IncidentId, PersonRef } from '../../src/kernel/ids.ts';
import { Lookups, type People, personKey, Reveals } from '../../src/people/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident, incidentParts } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { type Leak, peopleOf, type RowInput, stage } from '../support/people-fixtures.ts';

/** What notices would answer: told once, about the e-mail address. */
class ToldOnce extends ToldHistory {
  readonly told = new Map<string, Told[]>();

  of(): Promise<Map<string, Told[]>> {
    return Promise.resolve(this.told);
  }
}

let t: TestDatabase;
let people: People;
let lookups: Lookups;
let statements: Statements;
let actions: ActionLists;
let admin: Actor;
let hotline: Actor;
const told = new ToldOnce();

beforeAll(async () => {
  t = await freshDatabase();
  const clock = new FixedClock('2026-05-09T00:00:00Z');
  const { keys, incidents } = incidentParts(t, clock);
  const audit = new Audit(clock);
  people = peopleOf(t, { clock });
  lookups = new Lookups(t.db, keys);
  const reveals = new Reveals(t.db, keys, audit);
  statements = new Statements(clock, incidents, new Dossiers(t.db, lookups, reveals, told, audit));
  actions = new ActionLists(t.db, lookups, reveals, audit);
  admin = await anOperator(t.db, 'Ayu');
  hotline = await anOperator(t.db, 'Hadi', ['hotline']);
});
afterAll(() => t.close());

const EMAIL: Leak = ['con.email', 'plaintext'];
const MASKED: Leak = ['fin.pan', 'masked'];

async function resolved(files: Record<string, readonly RowInput[]>, name = 'Contoh'): Promise<IncidentId> {
  const { id } = await anIncident(t, { name });
  for (const [file, rows] of Object.entries(files)) await stage(t, id, { name: file, rows });
  await people.resolve(id, admin);
  return id;
}

async function refOf(id: IncidentId, customerId: string): Promise<PersonRef> {
  return (await people.findByKey(id, { customerId }))[0]!;
}

describe('a statement', () => {
  test('says in both languages what leaked, in which form, from where, since when, and what was told', async () => {
    const id = await resolved({ 'a.csv': [{ customer: 'P1', email: 'a@example.com', leaks: [EMAIL] }] });
    const ref = await refOf(id, 'P1');
    const at = new Date('2026-05-08T00:00:00Z');
    const exposure = [{ code: 'con.email', form: 'plaintext' }] as const;
    told.told.set(personKey(ref), [
      { notice: 'N', kind: 'individual', channel: 'email', state: 'delivered', at, run: 1, exposure },
    ]);
    await stage(t, id, {
      name: 'b.csv',
      rows: [{ customer: 'P1', leaks: [MASKED, ['cred.password', 'hash_weak']] }],
    });
    await people.resolve(id, admin);
    const made = await statements.ofPerson(id, ref, {}, hotline);
    expect(made.leaked.map(({ code, form, tier }) => [code, form, tier])).toEqual([
      ['fin.pan', 'masked', 1],
      ['cred.password', 'hash_weak', 4],
      ['con.email', 'plaintext', 1],
    ]);
    const [card, password] = made.leaked;
    // A masked card alone gives no card advice.
    expect(card!.advice).toEqual({ id: [], en: [] });
    expect(password).toMatchObject({
      formWords: { id: expect.stringContaining('diacak'), en: expect.stringContaining('scrambled') },
      advice: {
        id: expect.arrayContaining([expect.any(String)]),
        en: expect.arrayContaining([expect.any(String)]),
      },
    });
    expect(made.dangers.map(({ name }) => name)).toEqual(['account_takeover']);
    expect(made.sources).toEqual(['a.csv', 'b.csv']);
    expect(made.history.map(({ sinceRun, untilRun, leaked }) => [sinceRun, untilRun, leaked.length])).toEqual(
      [
        [1, 2, 1],
        [2, null, 3],
      ],
    );
    expect(made.told).toMatchObject([{ notice: 'N', leaked: [{ code: 'con.email' }] }]);
    expect(made.contacts).toBeNull();
    expect(JSON.stringify(made)).not.toMatch(/a@example\.com|"P1"/);
    told.told.clear();
  });

  test('shows contacts only with a reason and the permission', async () => {
    const id = await resolved({
      'a.csv': [{ customer: 'P2', email: 'b@example.com', phone: '+628127776002', leaks: [EMAIL] }],
    });
    const ref = await refOf(id, 'P2');
    await expect(statements.ofPerson(id, ref, { contactsFor: 'asked' }, hotline)).rejects.toMatchObject({
      code: 'people.not_allowed',
    });
    const { contacts } = await statements.ofPerson(id, ref, { contactsFor: 'asked by herself' }, admin);
    expect(contacts).toEqual({
      customerId: 'P2',
      idSpace: 'main',
      name: null,
      email: 'b@example.com',
      phone: '+628127776002',
    });
    const entries = await t.db.tx((tx) =>
      tx.q(
        `SELECT action, facts FROM audit_entry WHERE incident_id = $1 AND action ~ 'statement|reveal' ORDER BY action`,
        [id],
      ),
    );
    expect(entries).toEqual([
      { action: 'extracts.statement', facts: { contacts: true } },
      { action: 'people.reveal', facts: { reason: 'asked by herself' } },
    ]);
  });

  test('is a page to print on which every value is inert', async () => {
    const nasty = '<img src=x onerror=alert(1)>\u202e"\'&';
    const id = await resolved(
      {
        'a.csv': [
          {
            customer: '<script>1</script>',
            email: 'c@example.com',
            name: nasty,
            authoritative: true,
            leaks: [EMAIL],
          },
        ],
      },
      'Breach <b>bold</b>',
    );
    const ref = await refOf(id, '<script>1</script>');
    const made = await statements.ofPerson(id, ref, { contactsFor: 'print' }, admin);
    for (const locale of ['id', 'en'] as const) {
      const page = statementPage(made, locale);
      expect(page).toMatch(new RegExp(`^<!doctype html>\n<html lang="${locale}">`));
      expect(page).not.toMatch(/<script|<img|<b>|\u202e|https?:\/\/(?!contoh\.example)/);
      expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
      expect(page).toContain('@media print');
    }
    expect(statementPage(made, 'id')).toContain('Data Anda yang bocor');
    expect(statementPage(made, 'en')).toContain('What leaked about you');
  });

  test('of whoever was absorbed is the survivor’s', async () => {
    const id = await resolved({ 'a.csv': [{ email: 'd@example.com', leaks: [EMAIL] }] });
    const [alone] = await people.findByKey(id, { email: 'd@example.com' });
    await stage(t, id, {
      name: 'b.csv',
      rows: [{ customer: 'P4', email: 'd@example.com', leaks: [MASKED] }],
    });
    await people.resolve(id, admin);
    const made = await statements.ofPerson(id, alone!, {}, hotline);
    expect(made.reference).toContain(personKey(await refOf(id, 'P4')));
    expect(made.leaked).toHaveLength(2);
  });

  test('of everybody is one line each, with contacts, for people.reveal alone', async () => {
    const id = await resolved({
      'a.csv': [
        { customer: 'P5', email: 'e@example.com', leaks: [EMAIL] },
        { phone: '+628127776005', leaks: [['con.phone', 'plaintext']] },
      ],
    });
    const lines = [];
    for await (const line of statements.everyone(id, admin)) lines.push(line);
    expect(
      lines
        .map(({ customerId, email, phone, leaked, sources }) => [customerId, email, phone, leaked, sources])
        .sort(),
    ).toEqual(
      [
        ['P5', 'e@example.com', null, [{ code: 'con.email', form: 'plaintext' }], ['a.csv']],
        [null, null, '+628127776005', [{ code: 'con.phone', form: 'plaintext' }], ['a.csv']],
      ].sort(),
    );
    await expect(statements.everyone(id, hotline).next()).rejects.toMatchObject({
      code: 'people.not_allowed',
    });
  });
});

async function written(id: IncidentId, asked: Parameters<ActionLists['write']>[1], actor = admin) {
  const list = actions.write(id, asked, actor);
  let csv = '';
  for (;;) {
    const next = await list.next();
    if (next.done) return { csv, end: next.value };
    csv += next.value;
  }
}

/** First cells of every line but the header. */
function ids(csv: string): (string | undefined)[] {
  const lines = csv.split('\r\n').slice(1, -1);
  return lines.map((line) => line.split(',')[0]).sort();
}

describe('an action list', () => {
  const files = {
    'a.csv': [
      { customer: 'R1', email: 'r1@example.com', leaks: [EMAIL, ['cred.password', 'plaintext']] },
      { customer: '=R2', leaks: [EMAIL, ['cred.password', 'hash_strong']] },
      { customer: 'R3', leaks: [EMAIL, ['cred.password', 'masked']] },
      { email: 'r4@example.com', leaks: [EMAIL, ['cred.password', 'hash_weak']] },
      { customer: 'R5', leaks: [['fin.pan', 'plaintext']] },
      { customer: 'R6', leaks: [['fin.pan', 'masked']] },
      { customer: 'R7', leaks: [['cred.token', 'plaintext']] },
    ],
  } satisfies Record<string, readonly RowInput[]>;

  test('names every customer id of an errand, a category in some forms, or a combination', async () => {
    const id = await resolved(files);
    const reset = await written(id, { errand: 'force_reset' });
    expect(ids(reset.csv)).toEqual(["'=R2", 'R1']);
    expect(reset.end).toMatchObject({ lines: 2, withoutCustomerId: 1 });
    expect(reset.csv).toMatch(/^customer_id,id_space,person,categories\r\n/);
    expect(reset.csv).toMatch(/R1,main,\d+:\d+,cred\.password:plaintext\r\n/);
    expect(ids((await written(id, { errand: 'block_cards' })).csv)).toEqual(['R5']);
    expect(ids((await written(id, { errand: 'revoke_tokens' })).csv)).toEqual(['R7']);
    expect(ids((await written(id, { category: 'fin.pan' })).csv)).toEqual(['R5', 'R6']);
    expect(ids((await written(id, { category: 'fin.pan', forms: ['masked'] })).csv)).toEqual(['R6']);
    expect(ids((await written(id, { combination: 'account_takeover' })).csv)).toEqual(['R1']);
    expect(await actions.count(id, { errand: 'force_reset' })).toEqual({ name: 'force_reset', persons: 3 });
  });

  test('stands in the audit with its count and the hash of its bytes, also broken off', async () => {
    const id = await resolved(files);
    const { csv, end } = await written(id, { errand: 'force_reset' });
    const sha256 = createHash('sha256').update(csv).digest('hex');
    expect(end.sha256).toBe(sha256);
    const broken = actions.write(id, { errand: 'force_reset' }, admin);
    await broken.next();
    await broken.next();
    await broken.return({ lines: 0, withoutCustomerId: 0, sha256: '' });
    const facts = await t.db.tx((tx) =>
      tx.q(`SELECT facts FROM audit_entry WHERE incident_id = $1 AND action = 'extracts.action_list'`, [id]),
    );
    expect(facts).toHaveLength(2);
    expect(facts).toContainEqual({ facts: { lines: 2, withoutCustomerId: 1, whole: true, sha256 } });
    expect(facts).toContainEqual({ facts: expect.objectContaining({ lines: 1, whole: false }) });
  });

  test('holds the ids of other id spaces that a crosswalk joined, and of contact lists', async () => {
    const { id } = await anIncident(t);
    const password: Leak = ['cred.password', 'plaintext'];
    await stage(t, id, {
      name: 'main.csv',
      rows: [{ customer: 'A1', email: 'x@example.com', leaks: [password] }],
    });
    await stage(t, id, { name: 'mail.csv', rows: [{ email: 'y@example.com', leaks: [password] }] });
    await stage(t, id, {
      name: 'crm.csv',
      role: 'contact_only',
      idSpace: 'crm',
      rows: [{ customer: 'C9', email: 'y@example.com' }],
    });
    await people.resolve(id, admin);
    const { csv, end } = await written(id, { errand: 'force_reset' });
    expect(
      csv
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(',').slice(0, 2)),
    ).toEqual([
      ['A1', 'main'],
      ['C9', 'crm'],
    ]);
    expect(end).toMatchObject({ lines: 2, withoutCustomerId: 0 });
  });

  test('needs people.reveal and one selection that exists', async () => {
    const id = await resolved(files);
    await expect(written(id, { errand: 'force_reset' }, hotline)).rejects.toMatchObject({
      code: 'people.not_allowed',
    });
    await expect(written(id, {})).rejects.toMatchObject({ code: 'extracts.nothing_selected' });
    const two = { errand: 'force_reset', category: 'fin.pan' } as const;
    await expect(written(id, two)).rejects.toMatchObject({ code: 'extracts.nothing_selected' });
    await expect(written(id, { combination: 'nothing' })).rejects.toMatchObject({
      code: 'extracts.unknown_selection',
    });
    await expect(written(id, { errand: 'constructor' as never })).rejects.toMatchObject({
      code: 'extracts.unknown_selection',
    });
  });
});
