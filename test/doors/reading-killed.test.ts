import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Intake, type Source } from '../../src/intake/index.ts';
import { peopleFile, people } from '../support/intake.ts';
import { anApiKey } from '../support/operators.ts';
import { aWeb, type TestWeb } from '../support/web.ts';
import { killed, startProcess } from '../support/web-process.ts';

const FILE = 'orang.csv';
const RECORDS = 120_000;
const WAIT_MS = 90_000;
/** What a cancel writes, in its order. */
const WRITTEN = ['source', 'staged_row', 'row_link', 'reject_key', 'reject', 'audit_entry'];

let web: TestWeb;
let key: string;
let incident: string;
let intake: Intake;
let sourceId: Source['sourceId'];
/** Of a reading nobody disturbed. */
let whole: unknown;

beforeAll(async () => {
  web = await aWeb();
  key = await anApiKey(web.db);
  intake = web.app.get(Intake, { strict: false });
  const made = await web.call({ method: 'POST', url: '/api/v1/incidents', key, body: { name: 'Contoh' } });
  incident = String(made.json['id']);
  const headers = { 'content-type': 'text/csv' };
  const url = `/api/v1/incidents/${incident}/files/${FILE}`;
  await web.call({ method: 'PUT', url, key, headers, body: peopleFile(RECORDS) });
  await started();
  sourceId = (await source()).sourceId;
  await intake.ingest(sourceId);
  whole = await standing();
}, 240_000);
afterAll(() => web.close());

/** Queued for a worker, as people do it. */
async function started(mapping: object = people): Promise<void> {
  const body = { mapping: { [FILE]: mapping }, files: [FILE] };
  const { status } = await web.call({
    method: 'POST',
    url: `/api/v1/incidents/${incident}/intake`,
    key,
    body,
  });
  expect(status).toBe(202);
}

async function source(): Promise<Source> {
  return (await intake.sources(incident as Source['incidentId']))[0]!;
}

/** Everything of the source that two readings have in common: its rows with their keys, its rejects, its counts. */
async function standing(): Promise<unknown> {
  const rows = await web.db.tx((tx) =>
    tx.q(
      `SELECT bucket, batch_no, record_no, subject_no, line, encode(customer_key, 'hex') AS customer,
              encode(email_key, 'hex') AS email, exposure, NULL AS reason FROM staged_row WHERE source_id = $1
       UNION ALL
       SELECT bucket, NULL, record_no, NULL, line, NULL, NULL, NULL, reason FROM reject WHERE source_id = $1
       UNION ALL
       SELECT bucket, NULL, record_no, NULL, NULL, encode(key, 'hex'), NULL, NULL, NULL FROM reject_key
        WHERE source_id = $1
        ORDER BY record_no, subject_no, line, customer`,
      [sourceId],
    ),
  );
  const digest = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  const { status, records, staged, rejected, warnings } = await source();
  return { status, records, staged, rejected, warnings, count: rows.length, digest };
}

/** Reads it anew, from nothing: another mapping takes the rows away, and a cancel that mapping. */
async function afresh(): Promise<void> {
  await started({ ...people, contact_rank: 5 });
  await cancelled();
  await started();
}

async function cancelled(): Promise<void> {
  const url = `/api/v1/incidents/${incident}/sources/${FILE}/cancel`;
  expect(await web.call({ method: 'POST', url, key })).toMatchObject({
    status: 200,
    json: { status: 'uploaded' },
  });
}

async function until(look: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + WAIT_MS; !(await look());) {
    if (performance.now() > end) throw new Error('nothing came of it');
    await sleep(2);
  }
}

async function batches(): Promise<number> {
  const row = await web.db.tx((tx) =>
    tx.one<{ n: number }>(`SELECT batches AS n FROM source WHERE id = $1 AND status = 'ingesting'`, [
      sourceId,
    ]),
  );
  return row?.n ?? 0;
}

/** A worker that is killed once it has stored more than so many batches; answers how many it left. */
async function readAndDie(after: number): Promise<number> {
  const worker = startProcess(web, ['worker.ts']);
  await until(async () => (await batches()) > after);
  await killed(worker);
  const left = await batches();
  expect(left).toBeGreaterThan(after);
  return left;
}

/** The sweep takes a source up that nobody has touched for a minute: let it be that late. */
function aMinuteLater(): Promise<unknown> {
  return web.db.tx((tx) =>
    tx.run(`UPDATE source SET touched_at = touched_at - interval '2 minutes' WHERE id = $1`, [sourceId]),
  );
}

test('a source whose worker is killed twice while it reads ends in the same rows once a third one comes', async () => {
  await afresh();
  let left = 0;
  for (const more of [2, 9]) {
    left = await readAndDie(left + more);
    expect(left).toBeLessThan(RECORDS / 4096);
    await aMinuteLater();
  }
  const worker = startProcess(web, ['worker.ts']);
  await until(async () => (await source()).status === 'finished');
  await killed(worker);
  expect(await standing()).toEqual(whole);
}, 240_000);

/** A cancel that is killed while it waits for one of the tables it writes. */
async function cancelAndDie(table: string): Promise<void> {
  await web.ownerDb.tx(async (tx) => {
    await tx.run(`LOCK TABLE ${table} IN SHARE MODE`);
    const cancelling = startProcess(web, ['cli.ts', 'cancel', incident, FILE], { AMENDS_API_KEY: key });
    await until(async () => (await waiting()) > 0 || cancelling.exitCode !== null);
    expect(cancelling.exitCode).toBeNull();
    await killed(cancelling);
  });
  // Its server process has what it waited for now, finds nobody to answer, and takes everything back.
  await until(async () => (await cancels()) === 0);
}

async function waiting(): Promise<number> {
  return count(`AND wait_event_type = 'Lock'`);
}

async function cancels(): Promise<number> {
  return count(`AND application_name = 'amends terminal'`);
}

/** As the terminal's own role: another is not told what it waits for. */
async function count(which: string): Promise<number> {
  const row = await web.db.tx((tx) =>
    tx.one<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() ${which}`,
    ),
  );
  return row!.n;
}

test('a cancel that is killed at any of its steps leaves every row, and one that is not leaves none', async () => {
  await afresh();
  await readAndDie(2);
  const half = await standing();
  for (const table of WRITTEN) {
    await cancelAndDie(table);
    expect([table, await standing()]).toEqual([table, half]);
  }
  await intake.ingest(sourceId);
  expect(await standing()).toEqual(whole);

  await afresh();
  await readAndDie(2);
  await cancelled();
  expect(await standing()).toMatchObject({
    status: 'uploaded',
    records: 0,
    staged: 0,
    rejected: {},
    count: 0,
  });
  await started();
  await intake.ingest(sourceId);
  expect(await standing()).toEqual(whole);
}, 240_000);
