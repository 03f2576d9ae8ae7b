import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { config, readMessage, revokeKey } from 'openpgp';
import { ExtractFiles, ExtractJobs, type ExtractRequest, Extracts } from '../../src/extracts/index.ts';
import { SourceCells } from '../../src/intake/index.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { Approvals } from '../../src/operators/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { Jobs } from '../../src/platform/jobs/jobs.ts';
import { aBank, type Bank, bytesOf } from '../support/banks.ts';
import { aBreachDesk, type BreachDesk } from '../support/breach-desk.ts';
import { anOperator } from '../support/operators.ts';

let desk: BreachDesk;
let extracts: Extracts;
let files: ExtractFiles;
let bank: Bank;

const PANS = ['4111111111111111', '4222222222222220', '5555555555554444', '4000056655665556'];
const IBANS = ['GB29NWBK60161331926819', 'DE89370400440532013000'];
const LINES = [
  'id;mail;card;exp;cvv;iban',
  `P1;ani@example.com;4111 1111 1111 1111;11/27;123;${IBANS[0]}`,
  `P2;budi@example.com;${PANS[1]};12/27;456;NULL`,
  `;;${PANS[2]};01/30;789;`,
  `P3;citra@example.com;NULL;12/28;;${IBANS[1]}`,
  'P4;dewi@example.com;411111******1111;10/28;;',
  `=P5;eka@example.com;${PANS[3]};09/28;;`,
];
const MAPPING = {
  delimiter: ';',
  columns: {
    id: { use: 'customer_id' },
    mail: { use: 'email', category: 'con.email' },
    card: { category: 'fin.pan' },
    exp: { category: 'fin.expiry' },
    cvv: { category: 'fin.cvv' },
    iban: { category: 'fin.bank' },
  },
};

beforeAll(async () => {
  desk = await aBreachDesk();
  const { t, clock, keys, uploads } = desk;
  const audit = new Audit(clock);
  const cells = new SourceCells(t.db, keys, uploads);
  extracts = new Extracts(t.db, clock, cells, new Approvals(audit, clock), audit);
  files = new ExtractFiles(t.db, clock, cells, uploads.spool, audit);
  bank = await aBank();
});
afterAll(() => desk.close());

async function aBreach(): Promise<IncidentId> {
  const id = await desk.incident();
  await desk.ingest(id, { 'cards.csv': Buffer.from(`${LINES.join('\n')}\n`) }, {
    'cards.csv': MAPPING,
  } as never);
  await desk.resolve(id);
  return id;
}

const asked = (incidentId: IncidentId, more: Partial<ExtractRequest> = {}): ExtractRequest => ({
  incidentId,
  bank: 'Bank Contoh',
  publicKey: bank.armored,
  parts: [{ file: 'cards.csv', values: ['card', 'exp', 'iban'], customerId: 'id' }],
  ...more,
});

async function made(incidentId: IncidentId, more: Partial<ExtractRequest> = {}) {
  const { id, digest } = await extracts.request(asked(incidentId, more), desk.maker);
  await extracts.decide({ id, decision: 'approved', digest }, desk.checker);
  await files.make(id);
  return extracts.get(id);
}

async function fetched(id: string): Promise<Uint8Array> {
  return bytesOf((await files.fetch(id, desk.maker)).stream());
}

async function audited(incidentId: IncidentId, action: string): Promise<Record<string, unknown>[]> {
  const rows = await desk.query<{ facts: Record<string, unknown> }>(
    `SELECT facts FROM audit_entry WHERE incident_id = $1 AND action = $2 ORDER BY at, id`,
    [incidentId, action],
  );
  return rows.map(({ facts }) => facts);
}

describe('an extract for a bank', () => {
  test('holds exactly the chosen columns of affected people, and only the bank can read it', async () => {
    const id = await aBreach();
    const extract = await made(id);
    expect(extract).toMatchObject({ status: 'ready', made: { run: 1, recordsRead: 6, lines: 5 } });
    const sealed = await fetched(extract.id);
    expect(extract.made!.bytes).toBe(BigInt(sealed.byteLength));
    const message = await readMessage({ binaryMessage: sealed });
    const encryptionKey = await bank.publicKey.getEncryptionKey(undefined, desk.clock.now());
    expect(message.getEncryptionKeyIDs().map((key) => key.toHex())).toEqual([
      encryptionKey.getKeyID().toHex(),
    ]);
    expect(await bank.open(sealed)).toBe(
      [
        'file,customer_id,id_space,value_1,value_2,value_3',
        `cards.csv,P1,main,4111 1111 1111 1111,11/27,${IBANS[0]}`,
        `cards.csv,P2,main,${PANS[1]},12/27,`,
        `cards.csv,P3,main,,12/28,${IBANS[1]}`,
        'cards.csv,P4,main,411111******1111,10/28,',
        `cards.csv,'=P5,main,${PANS[3]},09/28,`,
        '',
      ].join('\r\n'),
    );
    await expect((await aBank()).open(sealed)).rejects.toThrow();
  });

  test('leaves no clear value on disk, in the database or in the audit', async () => {
    const id = await aBreach();
    await made(id);
    const stored: string[] = [];
    for (const entry of readdirSync(desk.spoolDir, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) stored.push(readFileSync(join(entry.parentPath, entry.name), 'latin1'));
    }
    const tables = await desk.query<{ name: string }>(
      `SELECT quote_ident(table_name) AS name FROM information_schema.tables
        WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables) {
      const [row] = await desk.query<{ all: string | null }>(
        `SELECT string_agg(x::text, E'\\n') AS all FROM ${name} x`,
      );
      stored.push(row!.all ?? '');
    }
    expect(stored.length).toBeGreaterThan(30);
    const planted = [...PANS, '4111 1111 1111 1111', ...IBANS, 'P1;', 'ani@example.com'];
    for (const value of planted) expect(stored.some((text) => text.includes(value))).toBe(false);
  });

  test('holds only what is the bank’s own, an expiry with its card', async () => {
    const id = await aBreach();
    const cards = await made(id, { only: ['411100-411199', '400005'] });
    expect((await bank.open(await fetched(cards.id))).split('\r\n').slice(1, -1)).toEqual([
      'cards.csv,P1,main,4111 1111 1111 1111,11/27,',
      `cards.csv,'=P5,main,${PANS[3]},09/28,`,
    ]);
    const accounts = await made(id, { only: ['DE37040044'] });
    expect((await bank.open(await fetched(accounts.id))).split('\r\n').slice(1, -1)).toEqual([
      `cards.csv,P3,main,,12/28,${IBANS[1]}`,
    ]);
    await expect(extracts.request(asked(id, { only: ['4111-41'] }), desk.maker)).rejects.toMatchObject({
      code: 'extracts.bad_filter',
    });
  });

  test('needs two people, and exactly what was looked at', async () => {
    const id = await aBreach();
    const { id: extract, digest } = await extracts.request(asked(id), desk.maker);
    await files.make(extract);
    expect((await extracts.get(extract)).status).toBe('requested');
    await expect(extracts.decide({ id: extract, decision: 'approved' }, desk.maker)).rejects.toMatchObject({
      code: 'operators.same_person',
    });
    const other = { id: extract, decision: 'approved', digest: 'f'.repeat(64) } as const;
    await expect(extracts.decide(other, desk.checker)).rejects.toMatchObject({
      code: 'operators.other_content',
    });
    const hotline = await anOperator(desk.t.db, 'Hadi', ['hotline']);
    await expect(extracts.request(asked(id), hotline)).rejects.toMatchObject({
      code: 'operators.not_allowed',
    });
    await extracts.decide({ id: extract, decision: 'refused', reason: 'wrong bank', digest }, desk.checker);
    await expect(files.fetch(extract, desk.maker)).rejects.toMatchObject({ code: 'extracts.not_ready' });
    await expect(extracts.withdraw(extract, desk.maker)).rejects.toMatchObject({
      code: 'extracts.not_requested',
    });
    desk.clock.advanceMs(1);
    const { id: again } = await extracts.request(asked(id), desk.maker);
    expect(await extracts.withdraw(again, desk.maker)).toMatchObject({ status: 'withdrawn' });
    expect((await extracts.list(id)).map(({ status }) => status)).toEqual(['withdrawn', 'refused']);
  });

  test('gives a bank no other data than cards and accounts', async () => {
    const id = await aBreach();
    const refused = async (part: object, code: string) => {
      const parts = [{ file: 'cards.csv', values: ['card'], ...part }];
      await expect(extracts.request(asked(id, { parts }), desk.maker)).rejects.toMatchObject({ code });
    };
    await refused({ values: ['mail'] }, 'extracts.not_financial');
    await refused({ values: ['cvv'] }, 'extracts.not_financial');
    await refused({ values: ['nothing'] }, 'intake.unknown_column');
    await refused({ values: [] }, 'extracts.no_values');
    await refused({ values: ['exp'] }, 'extracts.no_values');
    await refused({ customerId: 'mail' }, 'extracts.not_customer_id');
    await refused({ file: 'other.csv' }, 'extracts.other_incident');
  });
});

describe('the bank’s key', () => {
  let id: IncidentId;
  beforeAll(async () => {
    id = await aBreach();
  });

  test.each([
    ['garbage', () => Promise.resolve('hello'), 'extracts.bad_key'],
    ['a private key', async () => (await aBank()).privateKey.armor(), 'extracts.private_key'],
    [
      'an expired one',
      async () => (await aBank({ keyExpirationTime: 86_400 })).armored,
      'extracts.expired_key',
    ],
    [
      'a revoked one',
      async () => {
        const { privateKey } = await aBank();
        const date = new Date('2026-02-01T00:00:00Z');
        return (await revokeKey({ key: privateKey, date, format: 'object' })).publicKey.armor();
      },
      'extracts.revoked_key',
    ],
    [
      'one that only signs',
      async () => (await aBank({ subkeys: [{ sign: true }] })).armored,
      'extracts.weak_key',
    ],
    [
      'a short one',
      async () =>
        (await aBank({ type: 'rsa', rsaBits: 1024, config: { ...config, minRSABits: 1023 } })).armored,
      'extracts.weak_key',
    ],
  ])('is refused where it is %s', async (_, key, code) => {
    await expect(extracts.request(asked(id, { publicKey: await key() }), desk.maker)).rejects.toMatchObject({
      code,
    });
  });

  test('is refused where its fingerprint is not the one the bank read aloud', async () => {
    const fingerprint = bank.publicKey.getFingerprint();
    const spaced = fingerprint.toUpperCase().replace(/(.{4})/g, '$1 ');
    expect((await extracts.request(asked(id, { fingerprint: spaced }), desk.maker)).fingerprint).toBe(
      fingerprint,
    );
    await expect(
      extracts.request(asked(id, { fingerprint: 'a'.repeat(40) }), desk.maker),
    ).rejects.toMatchObject({ code: 'extracts.other_fingerprint' });
  });

  test('that expires before the extract is made fails it with a sentence', async () => {
    const short = await aBank({ keyExpirationTime: 127 * 86_400 });
    const { id: extract } = await extracts.request(asked(id, { publicKey: short.armored }), desk.maker);
    await extracts.decide({ id: extract, decision: 'approved' }, desk.checker);
    const now = desk.clock.now();
    desk.clock.set(new Date('2026-06-01T00:00:00Z'));
    await files.make(extract);
    desk.clock.set(now);
    expect(await extracts.get(extract)).toMatchObject({
      status: 'failed',
      failure: expect.stringContaining('expired'),
    });
  });
});

describe('the sealed file', () => {
  test('goes once fetched as often as agreed, with proof; a fetch that broke off does not count', async () => {
    const id = await aBreach();
    const extract = await made(id, { fetchesMax: 2 });
    const broken = (await files.fetch(extract.id, desk.maker)).stream();
    await broken.next();
    await broken.return(undefined);
    await fetched(extract.id);
    expect(await extracts.get(extract.id)).toMatchObject({ fetches: 1, status: 'ready' });
    await fetched(extract.id);
    expect(await extracts.get(extract.id)).toMatchObject({ fetches: 2, status: 'deleted' });
    await expect(files.fetch(extract.id, desk.maker)).rejects.toMatchObject({ code: 'extracts.deleted' });
    expect(readdirSync(desk.spoolDir).filter((name) => name.includes(extract.id))).toEqual([]);
    expect(await audited(id, 'extracts.delete')).toEqual([
      {
        sha256: extract.made!.sha256,
        bytes: String(extract.made!.bytes),
        segments: 1,
        left: 0,
        fetches: 2,
      },
    ]);
    expect((await audited(id, 'extracts.fetch')).map(({ whole }) => String(whole)).sort()).toEqual([
      'false',
      'true',
      'true',
    ]);
  });

  test('goes after fourteen days', async () => {
    const id = await aBreach();
    const extract = await made(id);
    const now = desk.clock.now();
    desk.clock.set(new Date(now.getTime() + 14 * 24 * 3_600_000 - 1));
    await files.deleteDue();
    expect((await extracts.get(extract.id)).status).toBe('ready');
    desk.clock.set(new Date(now.getTime() + 14 * 24 * 3_600_000));
    await files.deleteDue();
    desk.clock.set(now);
    expect((await extracts.get(extract.id)).status).toBe('deleted');
  });

  test('is made by a worker once approved, even where the wake-up was lost', async () => {
    const id = await aBreach();
    const { id: extract } = await extracts.request(asked(id), desk.maker);
    await extracts.decide({ id: extract, decision: 'approved' }, desk.checker);
    const jobs = new Jobs(desk.t.db);
    try {
      await new ExtractJobs(files, jobs).start();
      while ((await extracts.get(extract)).status !== 'ready') await sleep(50);
    } finally {
      await jobs.stop();
    }
    expect(await bank.open(await fetched(extract))).toContain(PANS[1]);
  });

  test('is made anew by the next worker where one was stopped, and what it left is gone', async () => {
    const id = await aBreach();
    const { id: extract } = await extracts.request(asked(id), desk.maker);
    await extracts.decide({ id: extract, decision: 'approved' }, desk.checker);
    await expect(files.make(extract, AbortSignal.abort())).rejects.toThrow();
    expect((await extracts.get(extract)).status).toBe('making');
    expect(await files.waiting()).toContain(extract);
    expect(await files.make(extract)).toBe(true);
    expect(await files.make(extract)).toBe(false);
    expect(readdirSync(desk.spoolDir).filter((name) => name.includes(extract))).toHaveLength(1);
  });

  test('cannot be asked for or made once the upload is gone, which one sentence says', async () => {
    const id = await aBreach();
    const { id: extract } = await extracts.request(asked(id), desk.maker);
    await extracts.decide({ id: extract, decision: 'approved' }, desk.checker);
    await desk.intake.acceptRejects(id, 'all', { counts: { no_key: 1 } }, desk.checker);
    await files.make(extract);
    expect(await extracts.get(extract)).toMatchObject({
      status: 'failed',
      failure: 'The upload of cards.csv is deleted: its values cannot be extracted any more.',
      failedWith: { code: expect.stringMatching(/^extracts\./), facts: { file: 'cards.csv' } },
    });
    await expect(extracts.request(asked(id), desk.maker)).rejects.toMatchObject({
      code: 'extracts.upload_gone',
    });
  });

  test('is not made of a file that was mapped anew since it was approved', async () => {
    const id = await aBreach();
    const { id: extract } = await extracts.request(asked(id), desk.maker);
    await extracts.decide({ id: extract, decision: 'approved' }, desk.checker);
    const columns = { ...MAPPING.columns, cvv: { category: 'fin.pan' } };
    const bytes = Buffer.from(`${LINES.join('\n')}\n`);
    await desk.ingest(id, { 'cards.csv': bytes }, { 'cards.csv': { ...MAPPING, columns } } as never);
    await files.make(extract);
    expect(await extracts.get(extract)).toMatchObject({
      status: 'failed',
      failure: expect.stringContaining('mapped or uploaded anew'),
    });
  });
});
