import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { newId } from '../../src/kernel/ids.ts';
import type { People } from '../../src/people/index.ts';
import { zipOf } from '../support/formats.ts';
import {
  anIntake,
  bytesOf,
  dump,
  people as mapped,
  peopleFile,
  rejectsOf,
  type IntakeDesk,
} from '../support/intake.ts';
import { peopleOf } from '../support/people-fixtures.ts';
import {
  CARRIED,
  expectTheSamplePeople,
  SAMPLE_FILES,
  SAMPLE_STAGED,
  sampleMapping,
} from '../support/sample-breach.ts';

let desk: IntakeDesk;
let people: People;
beforeAll(async () => {
  desk = await anIntake();
  people = peopleOf(desk.t, { clock: desk.clock });
});
afterAll(() => desk.close());

async function read(
  incidentId: Awaited<ReturnType<IntakeDesk['incident']>>,
  name: string,
  content: Buffer,
  body: object,
) {
  const { sources } = await desk.intake.upload(incidentId, name, bytesOf(content), desk.maker);
  const names = sources.map(({ baseName }) => baseName);
  const mapping = Object.fromEntries(names.map((one) => [one, body]));
  const started = await desk.intake.start(incidentId, mapping, names, desk.maker);
  return Promise.all(started.map(({ sourceId }) => desk.intake.ingest(sourceId, { threads: 1 })));
}

describe('the sample breach gives the same people', () => {
  test.each(Object.entries(CARRIED))('as %s', async (_, carry) => {
    const { uploads, nameOf } = await carry();
    const incidentId = await desk.incident();
    const names: string[] = [];
    for (const [name, content] of Object.entries(uploads)) {
      const { sources } = await desk.intake.upload(incidentId, name, bytesOf(content), desk.maker);
      names.push(...sources.map(({ baseName }) => baseName));
    }
    expect(names.toSorted()).toEqual(SAMPLE_FILES.map(nameOf).toSorted());
    const mapping = Object.fromEntries(SAMPLE_FILES.map((file) => [nameOf(file), sampleMapping[file]]));
    let staged = 0;
    for (const { sourceId } of await desk.intake.start(incidentId, mapping, names, desk.maker)) {
      const source = await desk.intake.ingest(sourceId);
      expect(source).toMatchObject({ status: 'finished', progress: { percent: 100 } });
      staged += source.staged;
    }
    expect(staged).toBe(SAMPLE_STAGED);
    await people.resolve(incidentId, desk.maker);
    await expectTheSamplePeople(people, { incidentId, actor: desk.maker }, nameOf);
  });

  test('and nothing of it in clear: no name of a column holds a value', async () => {
    const everything = await dump(desk);
    expect(
      ['Santoso', '4111334549975994', 'pemain1.0@', '3174218781652769'].filter((v) => everything.includes(v)),
    ).toEqual([]);
  });
});

const two = () =>
  zipOf([
    { path: 'a.csv', bytes: peopleFile(20) },
    { path: 'b.csv', bytes: peopleFile(30) },
  ]);
const objects = () => readdirSync(desk.spoolDir).toSorted();

describe('entering an upload', () => {
  test('is all or nothing: a member that repeats what is here refuses its archive, and nothing stays', async () => {
    const incidentId = await desk.incident();
    await desk.intake.upload(incidentId, 'first.csv', bytesOf(peopleFile(30)), desk.maker);
    const before = objects();
    await expect(desk.intake.upload(incidentId, 'all.zip', bytesOf(await two()), desk.maker)).rejects.toThrow(
      'b.csv has the same content as first.csv, which this incident already holds; leave it out.',
    );
    expect((await desk.intake.sources(incidentId)).map(({ baseName }) => baseName)).toEqual(['first.csv']);
    expect(objects()).toEqual(before);
    const [upload] = await desk.query<{ status: string; refusal: string }>(
      `SELECT status, refusal FROM upload WHERE incident_id = $1 AND base_name = 'all.zip'`,
      [incidentId],
    );
    expect(upload).toMatchObject({
      status: 'refused',
      refusal: expect.stringContaining('b.csv has the same content'),
    });
  });

  test('answers an archive entered before with its sources, and keeps nothing twice', async () => {
    const incidentId = await desk.incident();
    const first = await desk.intake.upload(incidentId, 'all.zip', bytesOf(await two()), desk.maker);
    const before = objects();
    const again = await desk.intake.upload(incidentId, 'renamed.zip', bytesOf(await two()), desk.maker);
    expect(again.sources).toEqual(first.sources.map((source) => ({ ...source, resumed: true })));
    expect(objects()).toEqual(before);
    const one = await zipOf([
      { path: 'a.csv', bytes: peopleFile(21) },
      { path: 'b.csv', bytes: peopleFile(30) },
    ]);
    const repaired = await desk.intake.upload(incidentId, 'all.zip', bytesOf(one), desk.maker);
    expect(repaired.sources.map(({ resumed }) => resumed)).toEqual([false, true]);
    expect(objects()).toHaveLength(before.length);
  });

  test('that was killed on the way is repeated, and what it left is swept', async () => {
    const incidentId = await desk.incident();
    const { uploads } = desk;
    const { uploadId } = await uploads.receive(incidentId, 'all.zip', bytesOf(await two()), desk.maker);
    // What a killed process leaves: members unpacked, no source, the upload landed.
    const left = newId();
    await uploads.writeObject(incidentId, left, bytesOf(peopleFile(20)));
    const { sources } = await desk.intake.enter(uploadId, desk.maker);
    expect(sources.map(({ baseName }) => baseName)).toEqual(['a.csv', 'b.csv']);
    await expect(desk.intake.enter(uploadId, desk.maker)).rejects.toMatchObject({
      code: 'uploads.not_landed',
    });
    const now = desk.clock.now();
    desk.clock.set(new Date(Date.now() + 25 * 3_600_000));
    await desk.intake.deleteStrayUploads();
    desk.clock.set(now);
    expect(objects()).not.toContain(left);
    for (const { baseName } of sources) {
      await desk.intake.start(incidentId, { [baseName]: mapped }, [baseName], desk.maker);
    }
    for (const { sourceId } of sources) expect((await desk.intake.ingest(sourceId)).status).toBe('finished');
  });

  test('by two at once makes its sources once', async () => {
    const incidentId = await desk.incident();
    const { uploadId } = await desk.uploads.receive(incidentId, 'all.zip', bytesOf(await two()), desk.maker);
    const both = await Promise.allSettled([
      desk.intake.enter(uploadId, desk.maker),
      desk.intake.enter(uploadId, desk.maker),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await desk.intake.sources(incidentId)).toHaveLength(2);
    for (const { sourceId } of await desk.intake.sources(incidentId)) {
      expect(objects()).toContain(
        (await desk.query<{ n: string }>('SELECT spool_name AS n FROM source WHERE id = $1', [sourceId]))[0]!
          .n,
      );
    }
  });
});

describe('a source', () => {
  const email = { columns: { surel: { use: 'email' }, id: {} } };

  test('of JSON lines stages what is there and rejects what is no object, with its line', async () => {
    const incidentId = await desk.incident();
    const text = '{"surel":"a@b.id"}\n[1]\n{"id":1}\n\n{"id":2,"surel":"c@d.id"}\n{"surel":"x@y.id"';
    const [source] = await read(incidentId, 'x.jsonl', Buffer.from(text), email);
    expect(source).toMatchObject({ records: 5, staged: 2, rejected: { malformed: 2, no_key: 1 } });
    expect(await rejectsOf(desk, incidentId)).toEqual([
      { file: 'x.jsonl', line: 2, reason: 'malformed' },
      { file: 'x.jsonl', line: 3, reason: 'no_key' },
      { file: 'x.jsonl', line: 6, reason: 'malformed' },
    ]);
  });

  test('of a workbook whose numbers were rounded says so', async () => {
    const incidentId = await desk.incident();
    const book = new ExcelJS.Workbook();
    book.addWorksheet('S').addRows([
      ['id', 'surel'],
      [3_174_218_781_652_000, 'a@example.com'],
    ]);
    const content = Buffer.from(await book.xlsx.writeBuffer());
    const [source] = await read(incidentId, 'book.xlsx', content, mapped);
    expect(source).toMatchObject({
      staged: 1,
      hints: [{ en: expect.stringMatching(/^1 number ends in zeros/) }],
    });
  });

  test('with many rejects on one line pages through all of them', async () => {
    const incidentId = await desk.incident();
    const rows = Array.from({ length: 2500 }, (_, i) =>
      i % 5 === 0 ? `('orang${i}@b.id',${i})` : `(NULL,${i})`,
    );
    const sql = `-- MySQL dump\nCREATE TABLE \`t\` (\`surel\` text, \`id\` int);\nINSERT INTO \`t\` VALUES ${rows.join(',')};\n`;
    const [source] = await read(incidentId, 'd.sql', gzipSync(sql), email);
    expect(source).toMatchObject({
      baseName: 'd.sql#t',
      records: 2500,
      staged: 500,
      rejected: { no_key: 2000 },
    });
    const rejects = await rejectsOf(desk, incidentId);
    expect(rejects).toHaveLength(2000);
    expect(new Set(rejects.map(({ line }) => line))).toEqual(new Set([3]));
  });

  test('whose format names its columns cannot be called header-less', async () => {
    const incidentId = await desk.incident();
    const attempt = read(incidentId, 'x.jsonl', Buffer.from('{"surel":"a@b.id"}\n'), {
      header: false,
      columns: { '#1': { use: 'email' } },
    });
    await expect(attempt).rejects.toThrow(/x\.jsonl names its columns itself: leave "header" out/);
  });

  test.each([
    ['5,000 columns', `${Array.from({ length: 5000 }, (_, i) => `k${i}`).join(',')}\n${'a@b.id' + ',x'.repeat(4999)}\n`, { columns: Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${i}`, i === 0 ? { use: 'email' } : {}])) }, 1],
    ['duplicate and empty header names', 'surel,x,x,\na@b.id,1,2,3\n', { columns: { surel: { use: 'email' }, '#2': {}, '#3': {}, '#4': {} } }, 1],
    ['lone-CR line ends', 'surel,id\ra@b.id,1\rc@d.id,2\r', email, 2],
    ['no header', 'a@b.id;1\nc@d.id;2\n', { header: false, columns: { '#1': { use: 'email' }, '#2': {} } }, 2],
    ['Windows-1252', Buffer.from('surel,id\na@b.id,M\xe9l\n', 'latin1'), email, 1],
  ])('of delimited text with %s is read', async (_, content, body, staged) => {
    const incidentId = await desk.incident();
    const [source] = await read(incidentId, 'x.csv', Buffer.from(content as string), body as object);
    expect(source).toMatchObject({ status: 'finished', staged });
  }); // prettier-ignore
});
