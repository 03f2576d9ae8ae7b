import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openRow, type Source } from '../../src/intake/index.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { mac16 } from '../../src/platform/crypto/seal.ts';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import {
  anIntake,
  bytesOf,
  dump,
  ingestAll,
  people,
  peopleFile,
  rejectsOf,
  type IntakeDesk,
  objectOf,
  uploadOne,
} from '../support/intake.ts';
import { segmentsIn } from '../support/spool.ts';

const SAMPLE = join(PROJECT_ROOT, 'samples', 'contoh-games');
const FILES = ['players.csv', 'payments.csv', 'support_tickets.tsv.gz', 'kyc.csv'];
const PATHS = FILES.map((file) => join(SAMPLE, file));

interface Expected {
  readonly records: Readonly<Record<string, number>>;
  readonly staged: number;
  readonly rejected: readonly { readonly file: string; readonly line: number; readonly reason: string }[];
  readonly warnings: Readonly<Record<string, number>>;
}

const expected = json<Expected>('expected.json');
const mapping = json<Record<string, unknown>>('mapping.json');

function json<T>(name: string): T {
  return JSON.parse(readFileSync(join(SAMPLE, name), 'utf8')) as T;
}

let desk: IntakeDesk;
beforeAll(async () => {
  desk = await anIntake();
});
afterAll(() => desk.close());

/** The incident with the sample files ingested, in this order. */
async function sampleIncident(paths: readonly string[]): Promise<IncidentId> {
  const { intake, maker } = desk;
  const incidentId = await desk.incident();
  for (const path of paths) await intake.uploadFile(incidentId, path, maker);
  const names = paths.map((path) => path.slice(SAMPLE.length + 1));
  for (const { sourceId } of await intake.start(incidentId, mapping, names, maker))
    await intake.ingest(sourceId);
  return incidentId;
}

function sum(sources: readonly Source[], of: (source: Source) => number): number {
  return sources.reduce((total, source) => total + of(source), 0);
}

describe('the sample breach', () => {
  test.each([
    ['as shipped', PATHS],
    ['backwards', PATHS.toReversed()],
  ])('comes out exactly as expected, files %s', async (_, paths) => {
    const incidentId = await sampleIncident(paths);
    const sources = await desk.intake.sources(incidentId);
    expect(Object.fromEntries(sources.map((s) => [s.baseName, s.records]))).toEqual(expected.records);
    expect(sum(sources, (s) => s.staged)).toBe(expected.staged);
    expect(sum(sources, (s) => s.warnings.invalid_email)).toBe(expected.warnings.invalid_email);
    expect(sum(sources, (s) => s.warnings.invalid_phone)).toBe(expected.warnings.invalid_phone);
    const sorted = expected.rejected.toSorted((a, b) =>
      a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line,
    );
    expect(await rejectsOf(desk, incidentId)).toEqual(sorted);
    for (const source of sources) {
      expect(source).toMatchObject({ status: 'finished', progress: { percent: 100 } });
    }
  });

  test('is found nowhere in clear: not in the database, not in the spool', async () => {
    const incidentId = await sampleIncident(PATHS);
    const spooled = segmentsIn(desk.spoolDir).map((path) => readFileSync(path).toString('latin1'));
    const everything = [await dump(desk), ...spooled].join('\n');
    expect(spooled.length).toBeGreaterThanOrEqual(FILES.length);
    expect(everything).toContain(incidentId);
    const planted = [
      'pemain1.', 'PEMAIN1.', 'kakak1.', 'tamu1.', '@example.org', 'example.co.id', 'example.net', 'Santoso', 'Saputra', '0100285', '81290682883',
      '6281234497869', '4111334549975994', '411111******', '3174218781652769', '2000-12-01', 'rahasia12', '$2b$10$',
      '0da97b42615bd865', 'Jl. Merdeka', 'Top-up tidak masuk', '10.252.220.15',
    ]; // prettier-ignore
    expect(planted.filter((value) => everything.includes(value))).toEqual([]);
    expect(statSync(desk.spoolDir).mode & 0o777).toBe(0o700);
    for (const path of segmentsIn(desk.spoolDir)) {
      expect(statSync(path).mode & 0o777).toBe(0o600);
      expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    }
  });

  test('keeps for each row what reaches its person, sealed to that very row', async () => {
    const incidentId = await sampleIncident([PATHS[0]!]);
    const [row] = await desk.query<StagedRow>(
      `SELECT * FROM intake_v_row WHERE incident_id = $1 AND record_no = 1`,
      [incidentId],
    );
    const { key } = await desk.keys.open(incidentId, 'contact');
    const ref = {
      incidentId,
      sourceId: row!.source_id,
      batchNo: row!.batch_no,
      recordNo: row!.record_no,
      subjectNo: row!.subject_no,
    };
    expect(openRow(key, { ...ref, sealed: row!.sealed })).toEqual({
      customerId: '0100000',
      email: 'pemain1.0@example.com',
      phone: '+6281277763170',
      name: 'Budi\r\nBcc: korban@example.com',
    });
    expect(() => openRow(key, { ...ref, recordNo: 2, sealed: row!.sealed })).toThrow();
    const index = (await desk.keys.open(incidentId, 'index')).key;
    expect(row!.customer_key).toEqual(mac16(index, 'customer:main', '0100000'));
    expect(row!.email_key).toEqual(mac16(index, 'email', 'pemain1.0@example.com'));
    expect(row!.phone_key).toEqual(mac16(index, 'phone', '+6281277763170'));
    const conflict = (await desk.keys.open(incidentId, 'conflict')).key;
    expect(row).toMatchObject({
      line: 2, email_sendable: true, phone_sms: true, subject_role: 'customer', country: 'ID', contact_rank: 100,
      conflict_dob: mac16(conflict, 'id.dob', '2000-12-01'), conflict_nik: null, source_role: 'leaked',
    }); // prettier-ignore
  });
});

interface StagedRow {
  readonly source_id: string;
  readonly batch_no: number;
  readonly record_no: number;
  readonly subject_no: number;
  readonly sealed: Buffer;
  readonly customer_key: Buffer;
  readonly email_key: Buffer;
  readonly phone_key: Buffer;
}

describe('a reading that is stopped', () => {
  test('goes on at its checkpoint and ends with the same rows, by one thread or three', async () => {
    const { intake, maker } = desk;
    const incidentId = await desk.incident();
    const { sourceId } = await uploadOne(desk, incidentId, 'orang.csv', peopleFile(30_000));
    await intake.start(incidentId, { 'orang.csv': people }, ['orang.csv'], maker);
    for (let batches = 0; batches < 3;) {
      const stop = new AbortController();
      const reading = intake.ingest(sourceId, { threads: 2, signal: stop.signal });
      const started = desk.batches(sourceId, batches + 1).then(() => stop.abort());
      await expect(reading).rejects.toThrow(/abort/i);
      await started;
      batches = await desk.batches(sourceId, 0);
      expect(await desk.query('SELECT 1 FROM intake_v_row WHERE source_id = $1', [sourceId])).toEqual([]);
    }
    const resumed = await intake.ingest(sourceId, { threads: 3 });
    expect(resumed).toMatchObject({ status: 'finished', records: 30_000 });
    const after = await desk.rowsDigest(sourceId);

    await intake.start(incidentId, { 'orang.csv': { ...people, contact_rank: 7 } }, ['orang.csv'], maker);
    await intake.ingest(sourceId, { threads: 1 });
    expect(await desk.rowsDigest(sourceId)).not.toBe(after);
    await intake.start(incidentId, { 'orang.csv': people }, ['orang.csv'], maker);
    expect(await intake.ingest(sourceId, { threads: 1 })).toEqual({ ...resumed, mappingVersion: 3 });
    expect(await desk.rowsDigest(sourceId)).toBe(after);
  });

  test('by a second process is taken over, and the first stores nothing more', async () => {
    const { intake, maker } = desk;
    const incidentId = await desk.incident();
    const { sourceId } = await uploadOne(desk, incidentId, 'orang.csv', peopleFile(60_000));
    await intake.start(incidentId, { 'orang.csv': people }, ['orang.csv'], maker);
    const first = intake.ingest(sourceId, { threads: 1 }).catch((error: unknown) => error);
    await desk.batches(sourceId, 1);
    const second = await intake.ingest(sourceId, { threads: 1 });
    expect(await first).toMatchObject({ code: 'intake.taken_over' });
    expect(second).toMatchObject({ status: 'finished', records: 60_000 });
    const [count] = await desk.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM intake_v_row WHERE source_id = $1',
      [sourceId],
    );
    expect(count!.n).toBe(second.staged);
  });

  test('a started source that nobody reads is found by the sweep', async () => {
    const incidentId = await desk.incident();
    const { sourceId } = await uploadOne(desk, incidentId, 'a.csv', peopleFile(5));
    await desk.intake.start(incidentId, { 'a.csv': people }, ['a.csv'], desk.maker);
    expect(await desk.intake.idle()).not.toContain(sourceId);
    desk.clock.advanceMs(61_000);
    expect(await desk.intake.idle()).toContain(sourceId);
  });
});

describe('the same file', () => {
  test('is refused as a second source, under its own name and any other, packed or not', async () => {
    const { intake, maker } = desk;
    const incidentId = await desk.incident();
    const file = peopleFile(3);
    await ingestAll(desk, incidentId, { 'a.csv': file }, { 'a.csv': people });
    await expect(intake.upload(incidentId, 'a.csv', bytesOf(file), maker)).rejects.toMatchObject({
      code: 'intake.already_ingested',
    });
    await expect(intake.upload(incidentId, 'b.csv.gz', bytesOf(gzipSync(file)), maker)).rejects.toThrow(
      'b.csv.gz has the same content as a.csv, which this incident already holds; leave it out.',
    );
    await expect(intake.upload(incidentId, 'a.csv', bytesOf(peopleFile(4)), maker)).rejects.toMatchObject({
      code: 'intake.same_name',
    });
    await expect(intake.start(incidentId, { 'a.csv': people }, ['a.csv'], maker)).rejects.toMatchObject({
      code: 'intake.already_ingested',
    });
    expect(segmentsIn(desk.spoolDir).filter((path) => path.endsWith('.part'))).toEqual([]);
    const other = await desk.incident();
    expect(await ingestAll(desk, other, { 'a.csv': file }, { 'a.csv': people })).toMatchObject([
      { staged: 3 },
    ]);
  });

  test('is resumed where it was not finished, and may be repaired before it is read', async () => {
    const { intake } = desk;
    const incidentId = await desk.incident();
    const first = await uploadOne(desk, incidentId, 'a.csv', peopleFile(3));
    const object = await objectOf(desk, first.sourceId);
    expect(await uploadOne(desk, incidentId, 'a.csv', peopleFile(3))).toEqual({
      ...first,
      resumed: true,
    });
    const repaired = await uploadOne(desk, incidentId, 'a.csv', peopleFile(4));
    expect(repaired.sourceId).not.toBe(first.sourceId);
    expect(await intake.sources(incidentId)).toHaveLength(1);
    expect(readdirSync(desk.spoolDir)).not.toContain(object);
  });
});
