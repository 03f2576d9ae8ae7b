import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApiKeys, Operators, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import { freshDatabase } from '../support/database.ts';
import { anOperator } from '../support/operators.ts';
import {
  aTerminalDesk,
  expectRefusal,
  terminalIn,
  terminalOn,
  type TerminalDesk,
} from '../support/terminal.ts';

const SAMPLES = join(PROJECT_ROOT, 'samples', 'contoh-games');
const FILES = ['players.csv', 'payments.csv', 'support_tickets.tsv.gz', 'kyc.csv'].map((f) =>
  join(SAMPLES, f),
);
const MAPPING = join(SAMPLES, 'mapping.json');

interface Place {
  readonly file: string;
  readonly line: number;
}

let desk: TerminalDesk;

beforeAll(async () => {
  desk = await aTerminalDesk();
});
afterAll(() => desk.close());

const run: TerminalDesk['run'] = (line, env) => desk.run(line, env);
const json: TerminalDesk['json'] = (line) => desk.json(line);
const anIncident: TerminalDesk['anIncident'] = () => desk.anIncident();

function order(a: Place, b: Place): number {
  return a.file.localeCompare(b.file) || a.line - b.line;
}

async function keyOf(name: string, role: 'approver' | 'auditor'): Promise<Record<string, string>> {
  const audit = new Audit(systemClock);
  const operators = new Operators(desk.t.db, audit, systemClock);
  const keys = new ApiKeys(desk.t.db, operators, audit, systemClock);
  const { operatorId } = await anOperator(desk.t.db, name, [role]);
  return { AMENDS_API_KEY: (await keys.make(operatorId, 'test', TERMINAL_ACTOR)).key.reveal() };
}

describe('the sample breach in the terminal', () => {
  let incident: string;

  test('files are read to their end before they are counted', async () => {
    incident = await anIncident();
    const { files } = (await json(['intake', incident, '--mapping', MAPPING, ...FILES])) as {
      files: { file: string; records: number; staged: number; rejected: object }[];
    };
    expect(files).toHaveLength(4);
    expect(files.find((f) => f.file === 'payments.csv')).toMatchObject({
      records: 600,
      staged: 564,
      rejected: { no_key: 36 },
    });
    expect(files.reduce((sum, f) => sum + f.staged, 0)).toBe(1125);
  });

  test('every reject is one line of file, line and reason', async () => {
    const { out } = await run(['rejects', incident, '--json']);
    const rejects = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { file: string; line: number });
    const expected = JSON.parse(readFileSync(join(SAMPLES, 'expected.json'), 'utf8')) as {
      rejected: object[];
    };
    expect(rejects.sort(order)).toEqual((expected.rejected as typeof rejects).sort(order));
    const { out: csv } = await run(['rejects', incident, '--csv']);
    expect(csv.split('\n').slice(0, 2)).toEqual([
      'file,line,reason',
      expect.stringMatching(/^\S+,\d+,[a-z_]+$/),
    ]);
    expect(csv.trim().split('\n')).toHaveLength(1 + rejects.length);
  });

  test('people are resolved here and now, all numbers integers', async () => {
    expect(await json(['people', 'resolve', incident])).toEqual({
      run: 1,
      persons: { customer_id: 300, email: 38, phone: 40 },
      profiles: 185,
      flagged: 15,
      conflicts: 1,
    });
  });

  test('one look says how far it is, and what needs whom', async () => {
    const seen = await json(['incident', 'overview', incident]);
    expect(seen).toMatchObject({
      funnel: { records: 1183, rejected: 58, people: 378, told: null },
      notices: [],
    });
    const needs = (seen as { needs: { kind: string; count: number }[] }).needs;
    expect(needs.find(({ kind }) => kind === 'rejects_to_accept')).toMatchObject({ count: 2 });
    expect(needs.map(({ kind }) => kind)).not.toContain('people_to_find');
  });

  test('the export is revealed only on request, one person per line', async () => {
    expectRefusal(await run(['people', 'export', incident]), /add --reveal/);
    const { out } = await run(['people', 'export', incident, '--reveal', '--json-lines']);
    const people = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(people).toHaveLength(378);
    const fields = ['contact_email', 'contact_phone', 'exposure', 'files', 'flags', 'key', 'rows'];
    expect(Object.keys(people[0]!).sort()).toEqual(fields);
  });

  test('the same files once more are refused, and nothing is counted twice', async () => {
    expectRefusal(await run(['intake', incident, '--mapping', MAPPING, ...FILES]), /already|same/i);
    expect(await json(['people', 'resolve', incident])).toMatchObject({ run: 1 });
  });

  test('whoever makes does not check: the terminal may not accept, a second person may', async () => {
    const checker = await keyOf('Citra Checker', 'approver');
    expectRefusal(
      await run(['rejects', 'accept', incident], checker),
      /what you accept: (?=.*--count no_key=41)(?=.*--count column_count=9)(?=.*--count malformed=8)/,
    );
    const counts = ['--count', 'no_key=41', '--count', 'column_count=9', '--count', 'malformed=8'];
    const line = ['rejects', 'accept', incident, ...counts];
    expectRefusal(await run(line), /needs the permission intake\.accept.* set AMENDS_API_KEY/);
    const accepted = await run([...line, '--json'], checker);
    expect(accepted).toMatchObject({ code: 0, err: '' });
    const { guards } = (await json(['guards', incident])) as unknown as {
      guards: { id: string; kind: string }[];
    };
    expect(guards.map((g) => g.kind)).not.toContain('rejects');
    const conflict = guards.find((g) => g.kind === 'conflict')!;
    const decide = [
      'guard',
      'decide',
      incident,
      conflict.id,
      '--decision',
      'tell',
      '--reason',
      'One family.',
    ];
    expectRefusal(await run(decide), /needs the permission guard\.decide/);
    const decided = await run(decide, await keyOf('Citra Checker', 'approver'));
    expect(decided.code).toBe(0);
  });

  test('the books of an incident prove', async () => {
    expect(await json(['ledger', 'prove'])).toMatchObject({ ok: true, balanced: true });
  });
});

describe('who acts', () => {
  test('a wrong key is refused, whatever the verb', async () => {
    expectRefusal(
      await run(['incident', 'list'], { AMENDS_API_KEY: 'amk_wrong' }),
      /API key is unknown or revoked/,
    );
  });

  test('a key names the person, with that person’s permissions', async () => {
    const auditor = await keyOf('Ari Auditor', 'auditor');
    expect((await run(['incident', 'list'], auditor)).code).toBe(0);
    expectRefusal(await run(['incident', 'create', '--name', 'X'], auditor), /permission incident\.write/);
  });

  test('without a key the terminal acts in development only', async () => {
    const production = { NODE_ENV: 'production' };
    expectRefusal(await run(['incident', 'list'], production), /set AMENDS_API_KEY/);
  });

  test('in production the first two administrators are made without a key, and then no more', async () => {
    const fresh = await freshDatabase();
    try {
      const first = terminalOn(fresh);
      const env = { NODE_ENV: 'production', AMENDS_PUBLIC_URL: 'https://amends.example' };
      const create = (n: number) =>
        first(
          [
            'operator',
            'create',
            '--name',
            'Adi',
            '--email',
            `adi${n}@example.com`,
            '--role',
            'admin',
            '--json',
          ],
          env,
        );
      const made = await create(1);
      expect(made).toMatchObject({ code: 0, err: '' });
      const { setupLink } = JSON.parse(made.out) as { setupLink: { url: string } };
      expect(setupLink.url).toMatch(/^https:\/\/amends\.example\/set-up\/[\w-]{43}$/);
      const everybodySignsIn = () =>
        fresh.db.tx((tx) =>
          tx.run(
            `UPDATE operator SET status = 'active', password_hash = 'x', password_set_at = now() WHERE kind = 'operator'`,
          ),
        );
      await everybodySignsIn();
      expect(await create(2)).toMatchObject({ code: 0, err: '' });
      await everybodySignsIn();
      expectRefusal(await create(3), /set AMENDS_API_KEY/);
    } finally {
      await fresh.close();
    }
  });

  test('the facts that are shown to newcomers are accepted as they stand', async () => {
    const fresh = await freshDatabase();
    try {
      const facts = join(PROJECT_ROOT, 'docs', 'incident-facts.json');
      const line = ['incident', 'create', '--name', 'Contoh Games', '--facts', facts, '--json'];
      const said = await terminalOn(fresh)(line);
      expect(said).toMatchObject({ code: 0, err: '' });
      expect(JSON.parse(said.out)).toMatchObject({ slug: 'contoh-games' });
    } finally {
      await fresh.close();
    }
  });

  test('an empty database does not prove', async () => {
    const fresh = await freshDatabase();
    try {
      const said = await terminalOn(fresh)(['ledger', 'prove', '--json']);
      expect(said.code).toBe(1);
      expect(JSON.parse(said.out)).toMatchObject({ ok: false });
      expect(said.err).toMatch(/^The books do not prove: incidents in this database\.\n$/);
    } finally {
      await fresh.close();
    }
  });
});

describe('a database that is not there', () => {
  test('is one sentence naming the server, never the password', async () => {
    const lost = terminalIn({
      DATABASE_URL: 'postgres://someone:hush@127.0.0.1:9/amends',
      AMENDS_DATA_DIR: desk.dir,
    });
    for (const line of [['incident', 'list'], ['migrate'], ['ledger', 'prove', '--json']]) {
      const said = await lost(line);
      expectRefusal(said, /127\.0\.0\.1:9.*cannot be reached/);
      expect(said.err).not.toContain('hush');
    }
  });

  test('a setting that makes no sense is told by its name', async () => {
    expectRefusal(await terminalIn({ PORT: 'many' })(['incident', 'list']), /PORT must be a whole number/);
    expectRefusal(await terminalIn({ DATABASE_URL: 'mysql://x' })(['migrate']), /DATABASE_URL must be/);
  });
});
