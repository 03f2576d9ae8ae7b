import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { IntakeJobs } from '../../src/intake/index.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { Jobs } from '../../src/platform/jobs/jobs.ts';
import { anIntake, bytesOf, ingestAll, people, peopleFile, type IntakeDesk } from '../support/intake.ts';

const RECORDS = 30_000;

let desk: IntakeDesk;
beforeAll(async () => {
  desk = await anIntake();
});
afterAll(() => desk.close());

async function started(incidentId: IncidentId, name: string, content: Buffer, mapping: object = people) {
  await desk.intake.upload(incidentId, name, bytesOf(content), desk.maker);
  const [source] = await desk.intake.start(incidentId, { [name]: mapping }, [name], desk.maker);
  return source!.sourceId;
}

async function left(sourceId: string): Promise<number> {
  const [row] = await desk.query<{ n: number }>(
    `SELECT (SELECT count(*) FROM staged_row WHERE source_id = $1)::int
          + (SELECT count(*) FROM reject WHERE source_id = $1)::int
          + (SELECT count(*) FROM reject_key WHERE source_id = $1)::int
          + (SELECT count(*) FROM row_link WHERE source_id = $1)::int AS n`,
    [sourceId],
  );
  return row!.n;
}

describe('a reading that is cancelled', () => {
  test('stops at its next checkpoint, leaves nothing, and can be started again', async () => {
    const incident = await desk.incident();
    const sourceId = await started(incident, 'orang.csv', peopleFile(RECORDS));
    const reading = desk.intake.ingest(sourceId, { threads: 1 });
    const refused = expect(reading).rejects.toMatchObject({ code: 'intake.cancelled' });
    await desk.batches(sourceId, 2);
    const source = await desk.intake.cancel(sourceId, desk.maker);
    await refused;
    expect(source).toMatchObject({ status: 'uploaded', records: 0, staged: 0, rejected: {} });
    expect(source.progress).toMatchObject({ bytes: 0, percent: 0 });
    expect(await left(sourceId)).toBe(0);
    const [audited] = await desk.query(
      `SELECT actor_id FROM audit_entry WHERE action = 'intake.cancel' AND subject = $1`,
      [`source:${sourceId}`],
    );
    expect(audited).toEqual({ actor_id: desk.maker.operatorId });

    await desk.intake.start(incident, { 'orang.csv': people }, ['orang.csv'], desk.maker);
    await desk.intake.ingest(sourceId);
    const other = await desk.incident();
    const [whole] = await ingestAll(
      desk,
      other,
      { 'orang.csv': peopleFile(RECORDS) },
      { 'orang.csv': people },
    );
    expect(await digest(sourceId)).toEqual(await digest(whole!.sourceId));
  });

  test('before anybody reads it is not found by the sweep any more', async () => {
    const incident = await desk.incident();
    const sourceId = await started(incident, 'orang.csv', peopleFile(10));
    await desk.intake.cancel(sourceId, desk.maker);
    desk.clock.advanceMs(10 * 60_000);
    expect(await desk.intake.idle()).not.toContain(sourceId);
    await expect(desk.intake.ingest(sourceId)).rejects.toMatchObject({ code: 'intake.not_mapped' });
  });

  test('is refused where nothing is being read', async () => {
    const incident = await desk.incident();
    const [source] = await ingestAll(
      desk,
      incident,
      { 'orang.csv': peopleFile(10) },
      { 'orang.csv': people },
    );
    await expect(desk.intake.cancel(source!.sourceId, desk.maker)).rejects.toMatchObject({
      code: 'intake.not_started',
    });
  });
});

/** Everything but what is random or belongs to the incident. */
async function digest(sourceId: string) {
  const [row] = await desk.query(
    `SELECT count(*)::int AS rows, sum(hashtext(concat_ws('/', batch_no, record_no, subject_no, line, exposure,
              customer_key IS NULL, email_key IS NULL)))::text AS hash FROM staged_row WHERE source_id = $1`,
    [sourceId],
  );
  return row;
}

describe('several files', () => {
  test('are read at once and come out as if read one after another', async () => {
    const files = Object.fromEntries(
      [9000, 1, 12_000, 300, 5000].map((count, i) => [`f${i}.csv`, peopleFile(count + i)]),
    );
    const mapping = Object.fromEntries(Object.keys(files).map((name) => [name, people]));
    const [together, apart] = [await desk.incident(), await desk.incident()];
    const one = await ingestAll(desk, apart, files, mapping);
    for (const [name, content] of Object.entries(files)) {
      await desk.intake.upload(together, name, bytesOf(content), desk.maker);
    }
    const begun = await desk.intake.start(together, mapping, Object.keys(files), desk.maker);
    const all = await desk.intake.ingestAll(begun.map(({ sourceId }) => sourceId));
    expect(all.map(({ baseName }) => baseName)).toEqual(begun.map(({ baseName }) => baseName));
    for (const source of all) {
      const twin = one.find(({ baseName }) => baseName === source.baseName)!;
      expect(source).toMatchObject({ status: 'finished', records: twin.records, rejected: twin.rejected });
      expect(await digest(source.sourceId)).toEqual(await digest(twin.sourceId));
    }
  });

  test('one that is bad does not keep the others from being read', async () => {
    const incident = await desk.incident();
    const bad = await started(incident, 'a.csv', peopleFile(5000));
    const good = await started(incident, 'b.csv', peopleFile(20));
    await desk.intake.cancel(bad, desk.maker);
    await expect(desk.intake.ingestAll([bad, good])).rejects.toMatchObject({ code: 'intake.not_mapped' });
    expect((await desk.intake.source(good)).status).toBe('finished');
  });
});

describe('progress', () => {
  test('tells rows a second and seconds left once they are measured, and nothing once nobody reads', async () => {
    const incident = await desk.incident();
    const sourceId = await started(incident, 'orang.csv', peopleFile(400_000));
    expect((await desk.intake.source(sourceId)).progress).toMatchObject({
      rowsPerSecond: null,
      secondsLeft: null,
    });
    const stop = new AbortController();
    const reading = desk.intake.ingest(sourceId, { threads: 1, signal: stop.signal });
    const ended = reading.then(
      () => 'finished',
      () => 'stopped',
    );
    const seen: number[] = [];
    for (;;) {
      const { progress, status } = await desk.intake.source(sourceId);
      if (status === 'finished') break;
      if (progress.secondsLeft !== null) {
        expect(progress.rowsPerSecond).toBeGreaterThan(0);
        expect(progress.percent).toBeLessThan(100);
        seen.push(progress.secondsLeft);
        break;
      }
      await sleep(20);
    }
    stop.abort(new Error('enough'));
    if ((await ended) === 'stopped') {
      desk.clock.advanceMs(60_000);
      expect((await desk.intake.source(sourceId)).progress).toMatchObject({
        rowsPerSecond: null,
        secondsLeft: null,
      });
    }
    expect(seen.every((seconds) => seconds >= 1)).toBe(true);
  });

  test('phones a spreadsheet has rounded are invalid, and the operator is told what to do', async () => {
    const incident = await desk.incident();
    const mapping = { default_country: 'ID', columns: { id: { use: 'customer_id' }, hp: { use: 'phone' } } };
    const content = Buffer.from('id,hp\n1,6.28123E+11\n2,"6,28129E+11"\n3,081290682883\n4,123\n');
    const [source] = await ingestAll(desk, incident, { 'hp.csv': content }, { 'hp.csv': mapping });
    expect(source).toMatchObject({ staged: 4, warnings: { invalid_phone: 3 } });
    expect(source!.hints).toMatchObject([
      { en: expect.stringMatching(/^2 phone numbers are in scientific notation/) },
    ]);
  });
});

test('what is started over the API is queued in the same transaction, or neither is', async () => {
  const jobs = new Jobs(desk.t.db);
  try {
    const queued = () =>
      desk.query<{ unit: string }>(
        `SELECT data->>'unit' AS unit FROM pgboss.job WHERE name = 'intake-ingest' AND state = 'created'`,
      );
    const reader = new IntakeJobs(desk.intake, jobs);
    const incident = await desk.incident();
    await desk.intake.upload(incident, 'a.csv', bytesOf(peopleFile(5)), desk.maker);
    const mapping = { 'a.csv': people };
    const [source] = await reader.startReading(incident, mapping, ['a.csv'], desk.maker);
    expect(await queued()).toEqual([{ unit: source!.sourceId }]);
    await desk.intake.upload(incident, 'b.csv', bytesOf(peopleFile(6)), desk.maker);
    await expect(reader.startReading(incident, mapping, ['b.csv'], desk.maker)).rejects.toMatchObject({
      code: 'intake.no_mapping',
    });
    expect(await queued()).toHaveLength(1);
  } finally {
    await jobs.stop();
  }
});
