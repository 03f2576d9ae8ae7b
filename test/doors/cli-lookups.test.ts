import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ExtractFiles } from '../../src/extracts/index.ts';
import { SourceCells } from '../../src/intake/index.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { ApiKeys, Operators, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import { DirectorySpool, Uploads } from '../../src/uploads/index.ts';
import { aBank, type Bank } from '../support/banks.ts';
import { incidentParts } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { aTerminalDesk, expectRefusal, type TerminalDesk } from '../support/terminal.ts';

const SAMPLES = join(PROJECT_ROOT, 'samples', 'contoh-games');
const FILES = ['players.csv', 'payments.csv', 'support_tickets.tsv.gz', 'kyc.csv'];

interface Expected {
  readonly persons: readonly {
    readonly key: { readonly kind: string; readonly value: string };
    readonly exposure: Readonly<Record<string, string>>;
    readonly rows: number;
    readonly files: readonly string[];
  }[];
}

const expected = JSON.parse(readFileSync(join(SAMPLES, 'expected.json'), 'utf8')) as Expected;
const READABLE = ['plaintext', 'encrypted_key_taken', 'hash_weak', 'unknown'];

let desk: TerminalDesk;
let bank: Bank;
let incident: string;
let checker: Record<string, string>;
const out = (name: string): string => join(desk.dir, name);

beforeAll(async () => {
  desk = await aTerminalDesk();
  // Keys of today: the terminal's clock is the real one.
  bank = await aBank({ date: new Date(Date.now() - 3_600_000) });
  incident = await desk.anIncident();
  const files = FILES.map((file) => join(SAMPLES, file));
  await desk.json(['intake', incident, '--mapping', join(SAMPLES, 'mapping.json'), ...files]);
  await desk.json(['people', 'resolve', incident]);
  const audit = new Audit(systemClock);
  const operators = new Operators(desk.t.db, audit, systemClock);
  const { operatorId } = await anOperator(desk.t.db, 'Citra Checker', ['approver']);
  const { key } = await new ApiKeys(desk.t.db, operators, audit, systemClock).make(
    operatorId,
    'test',
    TERMINAL_ACTOR,
  );
  checker = { AMENDS_API_KEY: key.reveal() };
  writeFileSync(out('bank.asc'), bank.armored);
});
afterAll(() => desk.close());

const readable = (person: Expected['persons'][number], code: string): boolean =>
  READABLE.includes(person.exposure[code] ?? '');

const request = (...more: string[]) => [
  'extract', 'request', incident, '--bank', 'Bank Contoh', '--key', out('bank.asc'), '--file', 'payments.csv',
  '--value', 'card_number', '--customer-id', 'player_id', ...more,
]; // prettier-ignore

/** What a worker does with an approved extract. */
async function work(id: string): Promise<void> {
  const { t } = desk;
  const audit = new Audit(systemClock);
  const { keys } = incidentParts(t);
  const uploads = new Uploads(t.db, systemClock, keys, new DirectorySpool(join(t.dir, 'spool')), audit);
  await new ExtractFiles(t.db, systemClock, new SourceCells(t.db, keys, uploads), uploads.spool, audit).make(
    id,
  );
}

describe('people in the terminal', () => {
  test('standing says what the run found and that another would find the same', async () => {
    expect(await desk.json(['people', 'standing', incident])).toMatchObject({
      isCurrent: true,
      runs: [{ run: 1, total: expected.persons.length }],
    });
    const { out: shown } = await desk.run(['people', 'standing', incident]);
    expect(shown).toContain('another run would find the same');
  });

  test('overlaps count everybody once, shown or not', async () => {
    const answer = await desk.json(['people', 'overlaps', incident, '--top', '3']);
    const shown = answer['overlaps'] as { readonly persons: number }[];
    const { persons: left } = answer['others'] as { readonly persons: number };
    expect(shown).toHaveLength(3);
    expect(shown.reduce((sum, { persons }) => sum + persons, left)).toBe(answer['persons']);
  });

  test('told is empty before a notice, and a page is no first word', async () => {
    const { people } = await desk.json(['people', 'find', incident, '--customer', 'P1000001']);
    const [person] = people as { readonly cohortId: string; readonly personId: number }[];
    const ref = person === undefined ? '1:0' : `${person.cohortId}:${person.personId}`;
    expect(await desk.json(['people', 'told', incident, ref])).toEqual({ deliveries: [] });
    const line = ['people', 'send-page', incident, ref, '--reason', 'Lost'];
    expectRefusal(await desk.run([...line, '--channel', 'email']), /was sent nothing yet/);
    expectRefusal(await desk.run([...line, '--channel', 'fax']), /channel/);
  });
});

describe('the sample breach, looked up', () => {
  test('categories count exactly the people of the known answer, form by form', async () => {
    const { persons, categories } = (await desk.json(['people', 'categories', incident])) as {
      persons: number;
      categories: { code: string; persons: number; forms: { form: string; persons: number }[] }[];
    };
    const counts: Record<string, Record<string, number>> = {};
    for (const { exposure } of expected.persons) {
      for (const [code, form] of Object.entries(exposure)) {
        counts[code] ??= {};
        counts[code][form] = (counts[code][form] ?? 0) + 1;
      }
    }
    expect(persons).toBe(expected.persons.length);
    const found = categories.map(({ code, forms }) => [
      code,
      Object.fromEntries(forms.map((f) => [f.form, f.persons])),
    ]);
    expect(Object.fromEntries(found)).toEqual(counts);
  });

  test('combinations count exactly the people of the known answer', async () => {
    const dangers = (await desk.json(['people', 'combinations', incident])) as unknown as {
      name: string;
      persons: number;
    }[];
    const takeover = expected.persons.filter((p) => readable(p, 'con.email') && readable(p, 'cred.password'));
    const loan = expected.persons.filter((p) =>
      ['id.name', 'gov.nik', 'gov.idscan'].every((code) => readable(p, code)),
    );
    const counts = Object.fromEntries(dangers.map(({ name, persons }) => [name, persons]));
    expect(counts).toMatchObject({ account_takeover: takeover.length, loan_fraud: loan.length, child: 0 });
    expect(takeover.length).toBeGreaterThan(100);
  });

  test('a person is found and their lineage has as many rows and files as the known answer says', async () => {
    for (const known of expected.persons.filter(({ key }) => key.kind === 'customer_id').slice(0, 5)) {
      const { people } = (await desk.json(['people', 'find', incident, '--customer', known.key.value])) as {
        people: { cohortId: string; personId: number; rows: number; files: string[] }[];
      };
      expect(people).toMatchObject([{ rows: known.rows, files: known.files }]);
      const ref = `${people[0]!.cohortId}:${people[0]!.personId}`;
      const { rows } = (await desk.json(['people', 'lineage', incident, ref])) as {
        rows: { file: string }[];
      };
      expect(rows).toHaveLength(known.rows);
      expect([...new Set(rows.map(({ file }) => file))].sort()).toEqual(known.files);
    }
    const shown = await desk.run(['people', 'find', incident, '--email', 'PEMAIN1.0@example.com']);
    expect(shown).toMatchObject({ code: 0, err: '' });
    expect(shown.out).toContain('customer_id');
    expect(shown.out).not.toContain('pemain1.0');
  });

  test('a statement is JSON, or a page in a file of its own, and contacts need a reason', async () => {
    const { people } = (await desk.json(['people', 'find', incident, '--customer', '0100000'])) as {
      people: { cohortId: string; personId: number }[];
    };
    const ref = `${people[0]!.cohortId}:${people[0]!.personId}`;
    const made = await desk.json(['people', 'statement', incident, ref]);
    expect(made).toMatchObject({ contacts: null, sources: ['payments.csv', 'players.csv'], told: [] });
    const page = await desk.run([
      'people',
      'statement',
      incident,
      ref,
      '--html',
      '--locale',
      'en',
      '--out',
      out('s.html'),
    ]);
    expect(page.code).toBe(0);
    expect(readFileSync(out('s.html'), 'utf8')).toContain('What leaked about you');
    expect(statSync(out('s.html')).mode & 0o777).toBe(0o600);
    const again = await desk.run(['people', 'statement', incident, ref, '--html', '--out', out('s.html')]);
    expectRefusal(again, /^s\.html is there already; name a new file\.$/m);
    expectRefusal(
      await desk.run(['people', 'statement', incident, ref, '--locale', 'fr']),
      /--locale id or --locale en/,
    );
    const clear = await desk.json(['people', 'reveal', incident, ref, '--reason', 'called the hotline']);
    expect(clear).toMatchObject({ email: 'pemain1.0@example.com', phone: '+6281277763170' });
  });

  test('an action list goes into a file, and without one only the people are counted', async () => {
    const counted = await desk.json(['actions', incident, '--errand', 'force_reset']);
    const affected = expected.persons.filter(({ exposure }) =>
      [...READABLE, 'hash_strong'].includes(exposure['cred.password'] ?? ''),
    );
    expect(counted).toEqual({ name: 'force_reset', persons: affected.length });
    const list = await desk.json(['actions', incident, '--errand', 'force_reset', '--out', out('reset.csv')]);
    const lines = readFileSync(out('reset.csv'), 'utf8').trimEnd().split('\r\n');
    const ids = affected.filter(({ key }) => key.kind === 'customer_id').map(({ key }) => key.value);
    expect(
      lines
        .slice(1)
        .map((line) => line.split(',')[0])
        .sort(),
    ).toEqual([...ids].sort());
    expect(list).toMatchObject({ lines: ids.length, withoutCustomerId: affected.length - ids.length });
    expectRefusal(
      await desk.run(['actions', incident, '--out', out('none.csv')]),
      /one errand, one dangerous combination/,
    );
    expect(existsSync(out('none.csv'))).toBe(false);
    expectRefusal(await desk.run(['actions', incident, '--errand', 'everything']), /errand must be one of/);
    expectRefusal(
      await desk.run(['actions', incident, '--category', 'fin.pan', '--form', 'shiny']),
      /^shiny is no form; there are: plaintext/,
    );
  });
});

describe('an extract in the terminal', () => {
  test('is requested, approved by another person, made by a worker, fetched and read by the bank', async () => {
    const { id } = (await desk.json(request('--only', '411124'))) as { id: string };
    expectRefusal(await desk.run(['extract', 'approve', id]), /may make but never check/);
    const approved = await desk.run(['extract', 'approve', id, '--json'], checker);
    expect(JSON.parse(approved.out)).toMatchObject({ status: 'approved' });
    expectRefusal(
      await desk.run(['extract', 'fetch', id, '--out', out('x.pgp')]),
      /is approved: there is nothing to fetch/,
    );
    expect(existsSync(out('x.pgp'))).toBe(false);
    await work(id);
    await desk.json(['extract', 'fetch', id, '--out', out('x.pgp')]);
    const csv = await bank.open(readFileSync(out('x.pgp')));
    const cards = csv
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',').at(-1)!);
    expect(cards.length).toBeGreaterThan(0);
    expect(cards.every((card) => card.startsWith('411124'))).toBe(true);
    const { out: list } = await desk.run(['extract', 'list', incident]);
    expect(list).toContain('ready');
  });

  test('is refused in one sentence where anything is wrong with it', async () => {
    writeFileSync(out('no.asc'), 'no key at all');
    const wrongKey = request().map((part) => (part === out('bank.asc') ? out('no.asc') : part));
    expectRefusal(await desk.run(wrongKey), /^That is no OpenPGP public key/);
    expectRefusal(
      await desk.run(request('--value', 'email_pembayaran')),
      /is mapped to con\.email: a bank gets/,
    );
    expectRefusal(await desk.run(request('--only', '12')), /neither a range of 4 to 8 leading digits/);
    expectRefusal(await desk.run(request('--fingerprint', 'abcd')), /not the one you gave/);
    expectRefusal(await desk.run(request('--fetches', '99')), /fetchesMax must not be greater than 10/);
    expectRefusal(await desk.run(['extract', 'show', 'x']), /not the id of any extract/);
    expectRefusal(
      await desk.run(['extract', 'fetch', 'x', '--out', out('bank.asc')]),
      /bank\.asc is there already/,
    );
  });
});

describe('comparing incidents and what changed since, in the terminal', () => {
  test('two people turn the comparison on, one ends it', async () => {
    expectRefusal(await desk.run(['sharing', 'duplicates', incident]), /is not compared with others/);
    expectRefusal(await desk.run(['sharing', 'request', incident]), /required option '--reason/, 2);
    await desk.json(['sharing', 'request', incident, '--reason', 'goodwill twice?']);
    expectRefusal(await desk.run(['sharing', 'approve', incident]), /may make but never check/);
    const approved = await desk.run(['sharing', 'approve', incident, '--json'], checker);
    expect(JSON.parse(approved.out)).toMatchObject({ latest: { status: 'shared' } });
    expect(await desk.json(['sharing', 'duplicates', incident])).toMatchObject({ persons: 0, people: [] });
    const ended = await desk.json(['sharing', 'end', incident, '--reason', 'no need']);
    expect(ended).toMatchObject({ latest: { status: 'ended' }, keys: 0 });
  });

  test('nobody told is on no list of changes', async () => {
    expect(await desk.json(['notice', 'changes', incident])).toMatchObject({
      counts: { grew: 0, shrank: 0, both: 0 },
    });
    expect(await desk.json(['notice', 'changes', incident, '--list', 'grew'])).toMatchObject({
      people: [],
      next: null,
    });
    expectRefusal(
      await desk.run(['notice', 'changes', incident, '--list', 'sideways']),
      /list must be one of/,
    );
    expectRefusal(await desk.run(['notice', 'changes', incident, '--limit', '0']), /1 to 1,000 people/);
    expectRefusal(await desk.run(['notice', 'changes', incident, '--after', 'x']), /looks like 12:7/);
  });
});

describe('a wrong line about people', () => {
  test.each([
    [['people', 'find'], /missing required argument/, 2],
    [['people', 'find', '@'], /one valid e-mail address, phone number or customer id/, 1],
    [['people', 'find', '@', '--email', 'a@example.com', '--phone', '0812'], /one valid e-mail address/, 1],
    [['people', 'find', '@', '--email', 'nothing'], /one valid e-mail address/, 1],
    [['people', 'find', '@', '--ref', '12-7'], /looks like 12:7/, 1],
    [['people', 'lineage', '@', 'x'], /looks like 12:7/, 1],
    [['people', 'lineage', '@', '99999999:1'], /There is no person 99999999:1/, 1],
    [['people', 'profile', '@', 'x'], /not the id of any profile/, 1],
    [['people', 'reveal', '@', '1:1'], /required option '--reason/, 2],
    [['people', 'statements', '@'], /add --reveal/, 1],
    [['people', 'statement', 'no-such-incident', '1:1'], /incident/, 1],
  ] as const)('%j is refused in one sentence', async (line, sentence, code) => {
    expectRefusal(await desk.run(line.map((part) => (part === '@' ? incident : part))), sentence, code);
  });
});
