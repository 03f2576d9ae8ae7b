import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decrypt, generateKey, readMessage, readPrivateKey } from 'openpgp';
import { ActionLists, ExtractFiles, Extracts } from '../../src/extracts/index.ts';
import { Mappings, SourceCells } from '../../src/intake/index.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { Approvals } from '../../src/operators/index.ts';
import { Lookups, Reveals } from '../../src/people/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { aBreachDesk, type BreachDesk } from '../support/breach-desk.ts';
import { aCleanBreach, PACKINGS } from '../support/breach-packing.ts';
import { lookInto } from '../support/formats.ts';
import { dump } from '../support/intake.ts';
import { anOperator } from '../support/operators.ts';
import { guardsOf } from '../support/people-fixtures.ts';

let desk: BreachDesk;
let incidentId: IncidentId;
let tmp: string;
const usualTmp = process.env['TMPDIR'];
/** Whatever our verbs answered that is no reveal. */
const answered: string[] = [];

const breach = aCleanBreach(11, 40);
const planted = plantedValues();

beforeAll(async () => {
  desk = await aBreachDesk();
  tmp = join(desk.t.dir, 'tmp');
  mkdirSync(tmp);
  process.env['TMPDIR'] = tmp;
  for (const pack of Object.values(PACKINGS)) {
    incidentId = await desk.incident();
    for (const { name, bytes, mapping } of await pack(breach)) {
      await desk.ingest(incidentId, { [name]: bytes }, mapping);
    }
    answered.push(JSON.stringify(await desk.resolve(incidentId)));
    await look(incidentId);
  }
}, 180_000);
afterAll(async () => {
  if (usualTmp === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usualTmp;
  await desk.close();
});

function isTelling(value: string): boolean {
  return value.length >= 8 && !/^[*X#\s-]+$|^\d{1,6}000$|^INV-/.test(value);
}

/** Every cell that says something about somebody, as it stands and as it is normalised, long enough to be no accident. */
function plantedValues(): string[] {
  const values = Object.entries(breach.tables).flatMap(([file, { columns, records }]) =>
    records.flatMap((cells) => {
      const named = columns.map(
        (column, i) => [breach.mapping[file]!.columns[column]!, cells[i]!.trim()] as const,
      );
      return named
        .filter(([{ use, category }]) => use !== undefined || category !== undefined)
        .map(([, cell]) => cell);
    }),
  );
  const persons = breach.expected.persons.flatMap((person) => [
    person.key.value,
    ...person.contact_email_any_of,
    ...person.contact_phone_any_of,
  ]);
  const national = persons.filter((value) => value.startsWith('+62')).map((value) => value.slice(3));
  return [...new Set([...values, ...persons, ...national])].filter(isTelling);
}

/** What people may look at without revealing anybody. */
async function look(id: IncidentId): Promise<void> {
  const { t, clock, keys, uploads, intake } = desk;
  const mappings = new Mappings(t.db, clock, keys, uploads, new Audit(clock));
  const lookups = new Lookups(t.db, keys);
  const sources = await intake.sources(id);
  for (const { baseName } of sources) answered.push(JSON.stringify(await mappings.inspect(id, baseName)));
  const workbook = await lookInto('mapping.xlsx', await mappings.exportWorkbook(id));
  answered.push(JSON.stringify([...workbook.records.values()]));
  answered.push(
    JSON.stringify([sources, await guardsOf(t).list(id), await lookups.categories(id)], jsonable),
  );
}

const jsonable = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

function filesBelow(dir: string): string[] {
  return readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

/** As text, and as the hexadecimal in which a dump shows bytes. */
function found(texts: readonly string[]): string[] {
  return planted.filter((value) => {
    const hex = Buffer.from(value).toString('hex');
    return texts.some((text) => text.includes(value) || text.includes(hex));
  });
}

async function everythingKept(): Promise<string[]> {
  const spooled = filesBelow(desk.spoolDir).map((path) => readFileSync(path).toString('latin1'));
  const keys = filesBelow(join(desk.t.dir, 'keys')).map((path) => readFileSync(path).toString('latin1'));
  expect(spooled.length).toBeGreaterThan(8);
  expect(keys.length).toBeGreaterThan(0);
  return [await dump(desk), ...spooled, ...keys];
}

test('whatever it was packed in, a breach is found nowhere in clear: tables, spool, keys, temporary files', async () => {
  expect(planted.length).toBeGreaterThan(200);
  expect(found(await everythingKept())).toEqual([]);
  expect(readdirSync(tmp)).toEqual([]);
});

test('nor in what an inspection, a mapping workbook, guards and counts show', () => {
  expect(answered.length).toBeGreaterThan(15);
  expect(found(answered)).toEqual([]);
});

test('an action list leaves its ids to its reader alone', async () => {
  const { t, keys, clock, maker } = desk;
  const audit = new Audit(clock);
  const lists = new ActionLists(t.db, new Lookups(t.db, keys), new Reveals(t.db, keys, audit), audit);
  let text = '';
  for await (const line of lists.write(incidentId, { category: 'cred.password' }, maker)) text += line;
  const ids = breach.expected.persons
    .filter(({ key }) => key.kind === 'customer_id')
    .map(({ key }) => key.value);
  expect(ids.filter((id) => text.includes(id)).length).toBeGreaterThan(10);
  const kept = await everythingKept();
  // Ids of six digits can stand in anything; with their letter they cannot.
  expect(ids.filter((id) => id.startsWith('P') && kept.some((part) => part.includes(id)))).toEqual([]);
});

test('an extract holds its cards for the bank that has the key, and for nobody else', async () => {
  const { t, clock, keys, uploads, maker } = desk;
  const audit = new Audit(clock);
  const id = await desk.incident();
  const csv = ['id,kartu', '1,4111111111111111', '2,5500005555555559', '3,411111******1988'].join('\n');
  const columns = { id: { use: 'customer_id' }, kartu: { category: 'fin.pan' } };
  await desk.ingest(id, { 'kartu.csv': Buffer.from(`${csv}\n`) }, { 'kartu.csv': { columns } });
  await desk.resolve(id);
  const cells = new SourceCells(t.db, keys, uploads);
  const extracts = new Extracts(t.db, clock, cells, new Approvals(audit, clock), audit);
  const files = new ExtractFiles(t.db, clock, cells, uploads.spool, audit);
  const bank = await generateKey({ userIDs: [{ name: 'Bank Contoh' }], date: new Date('2026-01-01') });
  const checker = await anOperator(t.db, 'Cahya Checker', ['admin', 'approver']);
  const asked = await extracts.request(
    {
      incidentId: id,
      bank: 'Bank Contoh',
      publicKey: bank.publicKey,
      parts: [{ file: 'kartu.csv', values: ['kartu'], customerId: 'id' }],
    },
    maker,
  );
  await extracts.decide({ id: asked.id, decision: 'approved' }, checker);
  expect(await files.make(asked.id)).toBe(true);
  const kept = await everythingKept();
  expect(
    ['4111111111111111', '5500005555555559'].filter((pan) => kept.some((text) => text.includes(pan))),
  ).toEqual([]);
  const pieces: Uint8Array[] = [];
  for await (const piece of (await files.fetch(asked.id, maker)).stream()) pieces.push(piece);
  const sealed = Buffer.concat(pieces);
  expect(sealed.toString('latin1')).not.toContain('4111111111111111');
  const opened = await decrypt({
    message: await readMessage({ binaryMessage: new Uint8Array(sealed) }),
    decryptionKeys: await readPrivateKey({ armoredKey: bank.privateKey }),
    date: clock.now(),
  });
  expect(String(opened.data)).toContain('4111111111111111');
  expect(String(opened.data)).toContain('5500005555555559');
  expect(readdirSync(tmp)).toEqual([]);
});
