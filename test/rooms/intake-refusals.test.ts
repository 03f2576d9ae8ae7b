import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId, type IncidentId } from '../../src/kernel/ids.ts';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import {
  anIntake,
  bytesOf,
  ingestAll,
  people,
  peopleFile,
  type IntakeDesk,
  objectOf,
  uploadOne,
} from '../support/intake.ts';

const SAMPLE = join(PROJECT_ROOT, 'samples', 'contoh-games');
const PATHS = ['players.csv', 'payments.csv', 'kyc.csv'].map((file) => join(SAMPLE, file));
const mapping = JSON.parse(readFileSync(join(SAMPLE, 'mapping.json'), 'utf8')) as Record<string, unknown>;

let desk: IntakeDesk;
beforeAll(async () => {
  desk = await anIntake();
});
afterAll(() => desk.close());

async function* broken(): AsyncGenerator<Buffer> {
  yield peopleFile(10);
  throw new Error('connection lost');
}

describe('bad input', () => {
  const cases: readonly (readonly [string, Buffer, object, RegExp])[] = [
    ['an empty file', Buffer.from(''), people, /^a\.csv is empty; export it again\.$/],
    ['an empty packed file', gzipSync(''), people, /^a\.csv is empty/],
    ['a gzip file cut short', gzipSync(peopleFile(500)).subarray(0, 900), people, /^a\.csv is a gzip file that ends early/],
    ['a broken archive', Buffer.from('PK\u0003\u0004....'), people, /^a\.csv is a ZIP archive that ends early or is damaged/],
    ['a header only', Buffer.from('id,surel\n'), people, /^a\.csv has no row with a usable key \(none\)/],
    ['no good row', Buffer.from('id,surel\n-,x\n"q" r,\n'), people, /^a\.csv has no row with a usable key \(malformed 1, no_key 1\)/],
    ['a broken header', Buffer.from('"id" x,surel\n1,a@b.id\n'), people, /^a\.csv has no readable header line/],
    ['an unknown column', peopleFile(3), { columns: { surel: { use: 'email' }, x: {} } }, /^The mapping cannot be used: a\.csv has no column "x"/],
    ['an unnamed column', peopleFile(3), { columns: { surel: { use: 'email' } } }, /column "id" of a\.csv is not in its mapping/],
    ['an unknown category', peopleFile(3), { columns: { id: { use: 'customer_id', category: 'x.y' }, surel: {} } }, /column "id" of the mapping of a\.csv has the unknown category "x\.y"/],
    ['no key column', peopleFile(3), { columns: { id: {}, surel: { category: 'con.email' } } }, /has no key column/],
  ]; // prettier-ignore

  test.each(cases)('%s is refused in one sentence and leaves nothing', async (_, content, body, sentence) => {
    const { intake, maker } = desk;
    const incidentId = await desk.incident();
    const before = readdirSync(desk.spoolDir).length;
    const attempt = async () => {
      await intake.upload(incidentId, 'ok.csv', bytesOf(peopleFile(2)), maker);
      await intake.upload(incidentId, 'a.csv', bytesOf(content), maker);
      await intake.start(incidentId, { 'ok.csv': people, 'a.csv': body }, ['ok.csv', 'a.csv'], maker);
    };
    await expect(attempt()).rejects.toThrow(sentence);
    const sources = await intake.sources(incidentId);
    expect(sources.every(({ status, records }) => status === 'uploaded' && records === 0)).toBe(true);
    for (const { sourceId } of sources) await intake.discard(sourceId, maker);
    expect(await intake.sources(incidentId)).toEqual([]);
    expect(readdirSync(desk.spoolDir)).toHaveLength(before);
  });

  test.each([
    ['a missing file', ['nirgendwo.csv'], /^There is no file .*nirgendwo\.csv; check the path\.$/],
    ['a directory', ['samples'], /^samples is a directory; name the files in it\.$/],
    ['a file the mapping does not know', ['package.json'], /^The mapping says nothing about package\.json/],
    ['no file', [], /^No file is named/],
    [
      'two files of one name',
      ['samples/contoh-games/kyc.csv', 'samples/../samples/contoh-games/kyc.csv'],
      /already has a source kyc\.csv/,
    ],
  ])('%s on the terminal', async (_, names, sentence) => {
    const incidentId = await desk.incident();
    const paths = names.map((name) => join(PROJECT_ROOT, name));
    await expect(desk.intake.takeFiles(incidentId, mapping, paths, desk.maker)).rejects.toThrow(sentence);
    expect(await desk.intake.sources(incidentId)).toEqual([]);
  });

  test('one bad file of several leaves none of them', async () => {
    const incidentId = await desk.incident();
    const wrong = { ...mapping, 'kyc.csv': { columns: { Surel: { use: 'email' } } } };
    await expect(desk.intake.takeFiles(incidentId, wrong, PATHS, desk.maker)).rejects.toMatchObject({
      code: 'intake.bad_mapping',
    });
    expect(await desk.intake.sources(incidentId)).toEqual([]);
    const started = await desk.intake.takeFiles(incidentId, mapping, PATHS, desk.maker);
    expect(started.map(({ status }) => status)).toEqual(['mapped', 'mapped', 'mapped']);
  });

  test.each(['', '../a.csv', 'a/b.csv', 'a\nb.csv', 'x'.repeat(256)])(
    'the name %j is refused',
    async (name) => {
      const upload = desk.intake.upload(await desk.incident(), name, bytesOf(peopleFile(2)), desk.maker);
      await expect(upload).rejects.toMatchObject({ code: 'uploads.bad_name' });
    },
  );

  test('an upload that breaks off leaves nothing', async () => {
    const incidentId = await desk.incident();
    const before = readdirSync(desk.spoolDir);
    await expect(desk.intake.upload(incidentId, 'a.csv', broken(), desk.maker)).rejects.toThrow(
      'connection lost',
    );
    expect(readdirSync(desk.spoolDir)).toEqual(before);
    expect(await desk.intake.sources(incidentId)).toEqual([]);
  });
});

/** Two sources, one of them with rejects. */
async function finished(): Promise<IncidentId> {
  const incidentId = await desk.incident();
  const files = { 'a.csv': peopleFile(30), 'b.csv': Buffer.from('id,surel\n1,a@b.id\n') };
  await ingestAll(desk, incidentId, files, { 'a.csv': people, 'b.csv': people });
  return incidentId;
}

/** What launch asks: which sources have rejects nobody has accepted. */
async function waiting(incidentId: IncidentId): Promise<string[]> {
  const rows = await desk.query<{ base_name: string }>(
    `SELECT base_name FROM intake_v_source WHERE incident_id = $1 AND NOT rejects_accepted ORDER BY base_name`,
    [incidentId],
  );
  return rows.map((row) => row.base_name);
}

describe('acceptance', () => {
  const counts = { column_count: 1, malformed: 2, no_key: 1 };

  test('is by a second person, by count and reason, and deletes the uploads with proof', async () => {
    const { intake, checker, clock } = desk;
    const incidentId = await finished();
    expect(await waiting(incidentId)).toEqual(['a.csv']);
    await expect(intake.acceptRejects(incidentId, 'all', { counts: { no_key: 3 } }, checker)).rejects.toThrow(
      'The rejects are now column_count 1, malformed 2, no_key 1; read them again',
    );
    const accepted = await intake.acceptRejects(incidentId, 'all', { counts }, checker);
    expect(accepted.map((s) => [s.baseName, s.status, s.acceptedBy, s.spool.deletedAt])).toEqual([
      ['a.csv', 'accepted', checker.operatorId, clock.now()],
      ['b.csv', 'accepted', checker.operatorId, clock.now()],
    ]);
    for (const { sourceId } of accepted) {
      expect(readdirSync(desk.spoolDir)).not.toContain(await objectOf(desk, sourceId));
    }
    expect(await waiting(incidentId)).toEqual([]);
    const audit = await desk.query<{ action: string }>(
      `SELECT action FROM audit_entry WHERE incident_id = $1 AND action ~ '^intake' ORDER BY at, id`,
      [incidentId],
    );
    expect(
      audit
        .map(({ action }) => action)
        .filter((action) => /accept|deleted/.test(action))
        .sort(),
    ).toEqual([
      'intake.accept_rejects',
      'intake.accept_rejects',
      'intake.spool_deleted',
      'intake.spool_deleted',
    ]);
    await expect(intake.start(incidentId, { 'a.csv': people }, ['a.csv'], checker)).rejects.toMatchObject({
      code: 'intake.accepted',
    });
  });

  test('is refused to whoever uploaded or mapped, in code and by the database', async () => {
    const { intake, maker } = desk;
    const incidentId = await finished();
    await expect(intake.acceptRejects(incidentId, 'a.csv', { counts }, maker)).rejects.toMatchObject({
      code: 'intake.second_person',
      kind: 'forbidden',
    });
    const past = desk.query(
      `UPDATE source SET status = 'accepted', accepted_by = uploaded_by, accepted_at = now(), accepted_rejects = '{}'
        WHERE incident_id = $1`,
      [incidentId],
    );
    await expect(past).rejects.toThrow('source_second_person_check');
  });

  test('of a source still being read, or of nothing, is refused', async () => {
    const { intake, maker, checker } = desk;
    const incidentId = await desk.incident();
    await expect(intake.acceptRejects(incidentId, 'all', { counts: {} }, checker)).rejects.toMatchObject({
      code: 'intake.nothing_to_accept',
    });
    await intake.upload(incidentId, 'a.csv', bytesOf(peopleFile(3)), maker);
    await expect(intake.acceptRejects(incidentId, 'a.csv', { counts: {} }, checker)).rejects.toMatchObject({
      code: 'intake.not_finished',
    });
  });
});

describe('the spool', () => {
  test('read with a changed, cut or swapped upload is refused', async () => {
    const { intake, maker } = desk;
    for (const damage of [
      (bytes: Buffer) => bytes.subarray(0, -1),
      (bytes: Buffer) =>
        Buffer.concat([bytes.subarray(0, 40), Buffer.from([bytes[40]! ^ 1]), bytes.subarray(41)]),
      (_: Buffer, own: string) =>
        readFileSync(
          join(
            desk.spoolDir,
            readdirSync(desk.spoolDir).find((name) => name !== own)!,
            '00000',
          ),
        ),
    ]) {
      const incidentId = await desk.incident();
      const { sourceId } = await uploadOne(desk, incidentId, 'a.csv', peopleFile(100));
      const object = await objectOf(desk, sourceId);
      const path = join(desk.spoolDir, object, '00000');
      writeFileSync(path, damage(readFileSync(path), object));
      await expect(intake.start(incidentId, { 'a.csv': people }, ['a.csv'], maker)).rejects.toMatchObject({
        code: 'intake.spool_gone',
      });
    }
  });

  test('loses what no source owns after a day, and nothing else', async () => {
    const { intake, clock } = desk;
    const incidentId = await desk.incident();
    const { sourceId } = await uploadOne(desk, incidentId, 'a.csv', peopleFile(3));
    writeFileSync(join(desk.spoolDir, newId()), 'a file of frames, of before');
    mkdirSync(join(desk.spoolDir, newId()));
    mkdirSync(join(desk.spoolDir, 'extract-of-another-room'));
    const before = readdirSync(desk.spoolDir).length;
    const now = clock.now();
    await intake.deleteStrayUploads();
    expect(readdirSync(desk.spoolDir)).toHaveLength(before);
    clock.set(new Date(Date.now() + 25 * 3_600_000));
    await intake.deleteStrayUploads();
    clock.set(now);
    expect(readdirSync(desk.spoolDir)).toHaveLength(before - 2);
    expect(readdirSync(desk.spoolDir)).toContain('extract-of-another-room');
    expect(readdirSync(desk.spoolDir)).toContain(await objectOf(desk, sourceId));
  });

  test('an upload of several frames is read back whole, packed or not', async () => {
    const incidentId = await desk.incident();
    const long = peopleFile(60_000);
    const other = peopleFile(59_999);
    const files = { 'a.csv': long, 'b.csv.gz': gzipSync(other) };
    const sources = await ingestAll(desk, incidentId, files, { 'a.csv': people, 'b.csv.gz': people });
    expect(long.length).toBeGreaterThan(1024 * 1024);
    expect(sources.map(({ records }) => records)).toEqual([60_000, 59_999]);
  });
});
