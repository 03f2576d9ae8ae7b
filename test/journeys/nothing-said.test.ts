import { randomBytes, randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { systemClock } from '../../src/kernel/clock.ts';
import { ApiKeys, Operators, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { type AnswerTruth, truthOf } from '../support/answers.ts';
import { aBank } from '../support/banks.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { Hearing } from '../support/hearing.ts';
import { anOperator } from '../support/operators.ts';
import { segmentsIn } from '../support/spool.ts';

const WAIT_MS = 60_000;
const PEOPLE = 60;
const planted = new Set<string>();

/** Somebody's value, unlike any other, to be found nowhere it does not belong. */
function plant(value: string): string {
  planted.add(value);
  return value;
}
const word = (prefix: string) => plant(`${prefix}${randomBytes(5).toString('hex')}`);
const digits = (prefix: string, count: number) =>
  plant(prefix + Array.from({ length: count }, () => randomInt(10)).join(''));
/** With the check digit of a card. */
function card(): string {
  const body = [4, 1, 1, 1, ...Array.from({ length: 11 }, () => randomInt(10))];
  const sum = body.reduce(
    (total, digit, i) => total + (i % 2 === 0 ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit),
    0,
  );
  return plant([...body, (10 - (sum % 10)) % 10].join(''));
}

const COLUMNS = {
  id: { use: 'customer_id' },
  surel: { use: 'email', category: 'con.email' },
  hp: { use: 'phone', category: 'con.phone' },
  nama: { use: 'name', category: 'id.name' },
  sandi: { category: 'cred.password' },
  nik: { category: 'gov.nik' },
  kartu: { category: 'fin.pan' },
  alamat: { category: 'con.address' },
  catatan: { category: 'oth.free' },
};
const MAPPING = { default_country: 'ID', columns: COLUMNS };

function somebody(): string[] {
  const national = digits('81', 9);
  return [
    word('PEL'),
    `${word('surat')}@contoh.example`,
    `0${national}`,
    `"${word('Nama')} Wijaya"`,
    word('rahasia'),
    digits('3174', 12),
    card(),
    `"Jl. ${word('Jalan')} 5"`,
    `"${word('catatan')}, begitu"`,
  ];
}

function aFile(more: readonly string[] = []): Buffer {
  const lines = Array.from({ length: PEOPLE }, () => somebody().join(','));
  return Buffer.from(`${[Object.keys(COLUMNS).join(','), ...lines, ...more].join('\n')}\n`);
}

/** Every way in which a record may be none. */
function broken(): string[] {
  return [
    `"${word('patah')}" ${word('lalu')},x`,
    `${word('pendek')},${word('pendek')}@contoh.example`,
    `,${word('bukan')} surel,${digits('6.28', 4)}E+11,${word('Tanpa')},,,,,`,
    `,,,${word('Kunci')},${word('rahasia')},,,,`,
    `${word('NUL')}\0,${word('nul')}@contoh.example,,,,,,,`,
    `${word('PEL')},"tak ${word('ditutup')}`,
  ];
}

let t: TestDatabase;
let web: Hearing;
let worker: Hearing;
let base: string;
let truth: AnswerTruth;
let lead: string;
let checker: string;
/** What people were answered who may see nobody in clear, and what processes said. */
const answered: string[] = [];

beforeAll(async () => {
  t = await freshDatabase();
  const audit = new Audit(systemClock);
  const keys = new ApiKeys(t.db, new Operators(t.db, audit, systemClock), audit, systemClock);
  const keyOf = async (name: string) =>
    (await keys.make((await anOperator(t.db, name)).operatorId, 'test', TERMINAL_ACTOR)).key.reveal();
  lead = await keyOf('Lena Lead');
  checker = await keyOf('Cahya Checker');
  web = new Hearing(t, ['main.ts']);
  worker = new Hearing(t, ['worker.ts']);
  const origin = `http://127.0.0.1:${await web.says(/web listens on http:\/\/[^:]+:(\d+)/)}`;
  base = `${origin}/api/v1`;
  truth = await truthOf(origin);
  await worker.says(/worker works/);
}, 240_000);
afterAll(async () => {
  await web.kill();
  await worker.kill();
  await t.close();
});

interface Asked {
  readonly method?: string;
  readonly body?: object | string | Buffer;
  readonly key?: string;
  /** Answers with people in clear, to whoever may see them. */
  readonly reveals?: boolean;
}

async function ask(path: string, { method, body, key = lead, reveals = false }: Asked = {}) {
  const isFile = Buffer.isBuffer(body);
  const sent =
    body === undefined ? undefined : isFile || typeof body === 'string' ? body : JSON.stringify(body);
  const verb = method ?? (body === undefined ? 'GET' : isFile ? 'PUT' : 'POST');
  const response = await fetch(base + path, {
    method: verb,
    headers: {
      authorization: `Bearer ${key}`,
      'idempotency-key': randomBytes(8).toString('hex'),
      ...(sent === undefined
        ? {}
        : { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }),
    },
    ...(sent === undefined ? {} : { body: Buffer.isBuffer(sent) ? new Uint8Array(sent) : sent }),
  });
  const text = Buffer.from(await response.arrayBuffer()).toString('latin1');
  if (!reveals) answered.push(text);
  const contentType = response.headers.get('content-type') ?? '';
  truth.check({ method: verb, url: `/api/v1${path}`, status: response.status, contentType, text });
  const isJson = /json/.test(contentType) && text !== '';
  return { status: response.status, text, json: isJson ? (JSON.parse(text) as Record<string, unknown>) : {} };
}

async function until(look: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + WAIT_MS; !(await look());) {
    if (performance.now() > end) throw new Error('nothing came of it');
    await sleep(50);
  }
}

/** As text, and as the hexadecimal or base64 in which bytes are shown. */
function found(texts: readonly string[]): string[] {
  return [...planted].filter((value) => {
    const bytes = Buffer.from(value);
    const forms = [value, bytes.toString('hex'), bytes.toString('base64').slice(0, -4)];
    return texts.some((text) => forms.some((form) => text.includes(form)));
  });
}

async function anIncident(): Promise<string> {
  return `/incidents/${String((await ask('/incidents', { body: { name: 'Contoh' } })).json['id'])}`;
}

async function sourceStatus(incident: string): Promise<string> {
  const { json } = await ask(`${incident}/sources`);
  return (json['sources'] as { status: string }[])[0]!.status;
}

/** A file taken in by the API, read by the worker, resolved, and looked at in every way that reveals nobody. */
async function lifeOf(incident: string, content: Buffer): Promise<void> {
  await ask(`${incident}/files/orang.csv`, { body: content });
  await ask(`${incident}/sources/orang.csv/inspection`);
  await ask(`${incident}/intake/proposals`, { body: { files: ['orang.csv'] } });
  await ask(`${incident}/intake`, { body: { mapping: { 'orang.csv': MAPPING }, files: ['orang.csv'] } });
  await until(async () => (await sourceStatus(incident)) === 'finished');
  await ask(`${incident}/resolve`, { method: 'POST' });
  await until(async () => {
    const run = (await ask(`${incident}/runs/latest`)).json['run'] as { status: string } | null;
    return run?.status === 'done';
  });
  const looks = [
    'rejects',
    'rejects.csv',
    'uploads',
    'guards',
    'guards/overview',
    'categories',
    'combinations',
  ];
  const more = [
    'profiles',
    'unaffected',
    'identity-decisions',
    'extracts',
    'domains',
    'sharing',
    'actions?category=cred.password',
  ];
  for (const path of [...looks, ...more]) {
    expect([path, (await ask(`${incident}/${path}`)).status]).toEqual([path, 200]);
  }
}

const oneOf = (pattern: RegExp) => [...planted].find((value) => pattern.test(value))!;

test('taking a file in, resolving and looking around says nobody: no answer, no line of a log', async () => {
  const incident = await anIncident();
  await lifeOf(incident, aFile(broken()));
  const rejects = (await ask(`${incident}/rejects`)).json['rejects'] as unknown[];
  expect(rejects.length).toBeGreaterThan(3);
  const mail = `${oneOf(/^surat/)}@contoh.example`;
  const { json } = await ask(`${incident}/people/find`, { body: { email: mail } });
  const [person] = json['people'] as { cohortId: string; personId: number }[];
  const ref = `${person!.cohortId}:${person!.personId}`;
  expect((await ask(`${incident}/people/${ref}/lineage`)).status).toBe(200);
  const revealed = await ask(`${incident}/people/${ref}/contacts?reason=hotline`, { reveals: true });
  expect(revealed.text).toContain(mail);
  const statement = `${incident}/people/${ref}/statement`;
  expect((await ask(statement)).status).toBe(200);
  expect((await ask(`${statement}?contactsFor=hotline`, { reveals: true })).text).toContain(mail);
  const actions = await ask(`${incident}/actions.csv?category=cred.password`, { reveals: true });
  expect(found([actions.text]).length).toBeGreaterThan(PEOPLE / 2);
  expect(planted.size).toBeGreaterThan(PEOPLE * 8);
  expect(found(answered)).toEqual([]);
  expect(found([web.said, worker.said])).toEqual([]);
}, 180_000);

test('what is refused, misspelt or sent to the wrong place is not repeated, neither in an answer nor in a log', async () => {
  const incident = await anIncident();
  const mail = `${word('salah')}@contoh.example`;
  await ask(`${incident}/people/find?email=${encodeURIComponent(mail)}`);
  await ask(`${incident}/people/find`, { body: { email: `${word('bukan')} surel` } });
  await ask(`${incident}/people/find`, { body: { phone: digits('12', 5) } });
  await ask(`${incident}/people/find`, { body: `{"email":"${word('patah')}@contoh.example"` });
  await ask(`${incident}/people/${word('PEL')}`);
  // Their sender alone is told the path and the field that are none.
  await ask(`${incident}/${word('jalan')}`, { reveals: true });
  await ask(`${incident}/people/find`, { body: { [word('bidang')]: word('nilai') }, reveals: true });
  expect(found(answered)).toEqual([]);
  expect(found([web.said, worker.said])).toEqual([]);
});

test('nor is what a reader chokes on: an upload torn while it waits fails in the worker without a word of it', async () => {
  const incident = await anIncident();
  await ask(`${incident}/files/orang.csv`, { body: aFile() });
  await worker.kill();
  await ask(`${incident}/intake`, { body: { mapping: { 'orang.csv': MAPPING }, files: ['orang.csv'] } });
  for (const segment of segmentsIn(join(t.dir, 'spool'))) writeFileSync(segment, aFile());
  const before = worker.said;
  worker = new Hearing(t, ['worker.ts']);
  await worker.says(/a job failed/);
  expect(await sourceStatus(incident)).toBe('ingesting');
  expect(found(answered)).toEqual([]);
  expect(found([web.said, worker.said, before])).toEqual([]);
}, 240_000);

test('an extract is sealed to its bank: who asks, approves, makes and fetches it says nothing of what is in it', async () => {
  const incident = await anIncident();
  await lifeOf(incident, aFile());
  const bank = await aBank();
  const part = { file: 'orang.csv', values: ['kartu'], customerId: 'id' };
  const body = { bank: 'Bank Contoh', publicKey: bank.armored, parts: [part] };
  const asked = await ask(`${incident}/extracts`, { body });
  expect(asked.status).toBe(201);
  const extract = `/extracts/${String(asked.json['id'])}`;
  expect((await ask(`${extract}/approve`, { body: {}, key: checker })).status).toBe(200);
  await until(async () => ['ready', 'made', 'done'].includes(String((await ask(extract)).json['status'])));
  const file = await ask(`${extract}/file`);
  expect([file.status, file.text.length > PEOPLE * 16]).toEqual([200, true]);
  expect(found(answered)).toEqual([]);
  expect(found([web.said, worker.said])).toEqual([]);
}, 180_000);

test('the terminal says as little, whatever it is told to do and however it ends', async () => {
  const path = join(t.dir, 'terminal.csv');
  writeFileSync(path, aFile(broken()));
  const mapping = join(t.dir, 'mapping.json');
  writeFileSync(mapping, JSON.stringify({ 'terminal.csv': MAPPING }));
  const env = { AMENDS_API_KEY: lead };
  const incident = (await anIncident()).split('/').at(-1)!;
  const lines: (readonly [number, ...string[]])[] = [
    [0, 'intake', incident, path, '--mapping', mapping],
    [1, 'intake', incident, path, '--mapping', mapping],
    [0, 'inspect', incident, 'terminal.csv'],
    [0, 'people', 'resolve', incident],
    [0, 'guards', incident],
    [0, 'people', 'find', incident, '--email', `${oneOf(/^surat/)}@contoh.example`],
    [1, 'people', 'find', incident, '--email', `${word('bukan')} surel`],
  ];
  const said: string[] = [];
  for (const [code, ...line] of lines) {
    const run = new Hearing(t, ['cli.ts', ...line], env);
    expect([line[0], await run.ended(), run.said.length > 0]).toEqual([line[0], code, true]);
    said.push(run.said);
  }
  expect(found(said)).toEqual([]);
}, 240_000);
