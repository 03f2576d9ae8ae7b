import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { loadConfig } from '../../src/platform/config.ts';
import { connect } from '../../src/platform/db/connect.ts';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import { aDataDir, acceptedBySandbox, DemoRun, type DemoResult } from '../support/demo.ts';

const SAMPLE = join(PROJECT_ROOT, 'samples', 'contoh-games');
const MINUTES = 60_000;

interface ExpectedPerson {
  readonly key: { readonly kind: string; readonly value: string };
  readonly contact_email_any_of: readonly string[];
  readonly contact_phone_any_of: readonly string[];
}

interface Exported {
  readonly key: { readonly kind: string; readonly value: string };
  readonly contact_email: string | null;
  readonly contact_phone: string | null;
}

function keyOf({ key }: { readonly key: { readonly kind: string; readonly value: string } }): string {
  return `${key.kind}:${key.value}`;
}

const expected = JSON.parse(readFileSync(join(SAMPLE, 'expected.json'), 'utf8')) as {
  readonly records: Readonly<Record<string, number>>;
  readonly staged: number;
  readonly rejected: readonly unknown[];
  readonly persons: readonly ExpectedPerson[];
  readonly profiles: number;
};
const reachable = expected.persons.filter(
  (p) => p.contact_email_any_of.length + p.contact_phone_any_of.length > 0,
).length;

function expectTheKnownAnswer(result: DemoResult): void {
  expect(result).toMatchObject({
    records: Object.values(expected.records).reduce((a, b) => a + b, 0),
    staged: expected.staged,
    rejected: expected.rejected.length,
    persons: expected.persons.length,
    profiles: expected.profiles,
    ledger: { balanced: true },
  });
  expect(result.grants['apology']).toBe(expected.persons.length);
  expect(Object.values(result.redemptions).reduce((a, b) => a + b, 0)).toBe(1);
  expect(result.links).toHaveLength(3);
}

/** Everybody with an address has at least one delivery, and none of them waits or fails. */
function expectEveryoneTold(result: DemoResult): void {
  const states = new Set(Object.values(result.deliveries).flatMap((counts) => Object.keys(counts)));
  expect([...states].filter((state) => !['accepted', 'delivered', 'bounced'].includes(state))).toEqual([]);
  expect(result.deliveries['email']!['delivered']).toBe(
    expected.persons.filter((p) => p.contact_email_any_of.length > 0).length,
  );
}

beforeAll(() => {
  // The demo is the built application; a no-op where dist/ is up to date.
  execFileSync(process.execPath, [join(PROJECT_ROOT, 'scripts', 'prepare.mjs')], { stdio: 'ignore' });
}, 5 * MINUTES);

describe('one breach from export files to a redeemed offer and balanced books', () => {
  const data = aDataDir();
  let first: DemoResult;
  let firstRun: DemoRun;

  beforeAll(async () => {
    firstRun = new DemoRun(data.path);
    first = await firstRun.result();
  }, 4 * MINUTES);
  afterAll(() => data.remove());

  test('ends with the totals of the known answer and everyone told', () => {
    expectTheKnownAnswer(first);
    expectEveryoneTold(first);
    expect(firstRun.stdout.trim().split('\n')).toHaveLength(1);
  });

  test('tells nobody twice on one channel', () => {
    const accepted = acceptedBySandbox(data.path);
    expect(accepted.length).toBeGreaterThanOrEqual(reachable);
    expect(new Set(accepted.map((m) => m.d)).size).toBe(accepted.length);
  });

  test(
    'changes nothing when it is run again on the same data',
    async () => {
      const again = await new DemoRun(data.path).result();
      const { seconds: _first, ...before } = first;
      const { seconds: _again, ...after } = again;
      expect(after).toEqual(before);
    },
    4 * MINUTES,
  );

  test('exports everybody exactly as the known answer names them', () => {
    const cli = join(PROJECT_ROOT, 'dist', 'src', 'app', 'cli.js');
    const verb = ['people', 'export', 'contoh-games', '--reveal', '--json-lines'];
    const env = { ...process.env, AMENDS_DATA_DIR: data.path };
    const lines = execFileSync(process.execPath, [cli, ...verb], { env, encoding: 'utf8' })
      .trim()
      .split('\n');
    const found = new Map(lines.map((line) => JSON.parse(line) as Exported).map((p) => [keyOf(p), p]));
    expect(found.size).toBe(expected.persons.length);
    for (const {
      contact_email_any_of: emails,
      contact_phone_any_of: phones,
      ...person
    } of expected.persons) {
      const { contact_email: email, contact_phone: phone, ...rest } = found.get(keyOf(person))!;
      expect(rest).toEqual(person);
      expect(email === null ? emails.length === 0 : emails.includes(email)).toBe(true);
      expect(phone === null ? phones.length === 0 : phones.includes(phone)).toBe(true);
    }
  });

  test('leaves no leaked value and no contact in clear in the database, the spool, the keys or the logs', async () => {
    const planted = plantedValues();
    expect(planted.size).toBeGreaterThan(1_000);
    const texts = [await dumpOf(data.path), ...ownFiles(data.path), firstRun.stdout, firstRun.stderr];
    const found = [...planted].filter((value) => texts.some((text) => text.includes(value)));
    expect(found.map((value) => `${value.slice(0, 3)}…`)).toEqual([]);
  });
});

describe('a breach during which everything is killed', () => {
  const data = aDataDir();
  afterAll(() => data.remove());

  test(
    'ends with everyone told or listed as unknown, nobody twice, and the books balanced',
    async () => {
      const run = new DemoRun(data.path);
      const victims = ['worker', 'postgres', 'web', 'worker', 'web', 'postgres'] as const;
      await run.says('Starting database');
      const killed: number[] = [];
      for (const [i, who] of victims.entries()) {
        if (i === 3) await run.says('Approving and launching');
        killed.push(run.kill(who));
        // The time between two deaths is the experiment itself.
        await new Promise((resolve) => setTimeout(resolve, 700));
      }
      expect(killed.filter((pid) => pid > 0).length).toBeGreaterThanOrEqual(4);
      const result = await run.result();
      expectTheKnownAnswer(result);
      const states = new Set(Object.values(result.deliveries).flatMap((counts) => Object.keys(counts)));
      const rest = [...states].filter((s) => !['accepted', 'delivered', 'bounced', 'unknown'].includes(s));
      expect(rest).toEqual([]);
      const accepted = acceptedBySandbox(data.path);
      expect(new Set(accepted.map((m) => m.d)).size).toBe(accepted.length);
    },
    6 * MINUTES,
  );
});

describe('a demo that is itself killed', () => {
  const data = aDataDir();
  afterAll(() => data.remove());

  test(
    'leaves nobody behind that stands in the way of the next one, which goes on from there',
    async () => {
      const killed = new DemoRun(data.path);
      await killed.says('Approving and launching');
      await killed.die();
      const result = await new DemoRun(data.path).result();
      expectTheKnownAnswer(result);
      expectEveryoneTold(result);
      const accepted = acceptedBySandbox(data.path);
      expect(new Set(accepted.map((m) => m.d)).size).toBe(accepted.length);
    },
    4 * MINUTES,
  );
});

/** Every cell of the samples that is somebody's secret or address, as it stands there. */
function plantedValues(): Set<string> {
  const read = (name: string, encoding: BufferEncoding) =>
    readFileSync(join(SAMPLE, name)).toString(encoding);
  const tickets = gunzipSync(readFileSync(join(SAMPLE, 'support_tickets.tsv.gz'))).toString('utf8');
  const text = [
    read('players.csv', 'utf8'),
    read('payments.csv', 'latin1'),
    read('kyc.csv', 'utf16le'),
    tickets,
  ].join('\n');
  const shapes = [
    /[\w.+-]+@[\w.-]+\.\w{2,}/g, // addresses
    /\$(?:2b|argon2id|6)\$[^",;\s]{12,}/g, // strong hashes
    /\b[0-9a-f]{32,128}\b/g, // weak hashes
    /\brahasia\w+/g, // passwords
    /\b(?:4\d{15}|3174\d{12})\b/g, // cards and national ids
    /(?:\+62|62|0)\s?8\d[\d\s-]{7,}\d/g, // phones
    /\b10\.\d+\.\d+\.\d{2,}\b/g, // addresses of devices
    /s3:\/\/\S+\.jpg/g, // scans of identity cards
    /Jl\. Merdeka No\. \d+/g, // homes
    /Top-up tidak masuk/g, // messages
  ];
  return new Set(shapes.flatMap((shape) => (text.match(shape) ?? []).map((value) => value.trim())));
}

/** Every row of every table as text. */
async function dumpOf(dataDir: string): Promise<string> {
  const config = loadConfig({ AMENDS_DATA_DIR: dataDir });
  const { db, close } = await connect(config, { poolConnections: 2, applicationName: 'journey' });
  try {
    return await db.tx(async (tx) => {
      const tables = await tx.q<{ name: string }>(
        `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
          WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
      );
      expect(tables.length).toBeGreaterThan(40);
      const texts: string[] = [];
      for (const { name } of tables) {
        const rows = await tx.q<{ text: string }>(`SELECT t::text AS text FROM ${name} t`);
        texts.push(...rows.map((row) => row.text));
      }
      return texts.join('\n');
    });
  } finally {
    await close();
  }
}

/** What Amends itself wrote beside the database: everything but what the sandbox, as a provider, received. */
function ownFiles(dataDir: string): string[] {
  return readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/^(demo\/sandbox|pg-[\d.]|pg\/)/.test(relative(dataDir, path)))
    .map((path) => readFileSync(path, 'latin1'));
}
