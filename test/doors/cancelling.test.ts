import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Intake, type Source } from '../../src/intake/index.ts';
import { people, peopleFile } from '../support/intake.ts';
import { aWeb, type Answer, type TestWeb } from '../support/web.ts';

let web: TestWeb;
let lead: string;
let incident: string;

beforeAll(async () => {
  web = await aWeb();
  lead = await web.keyOf('Rani', ['incident_lead']);
  const made = await web.call({
    method: 'POST',
    url: '/api/v1/incidents',
    key: lead,
    body: { name: 'Contoh' },
  });
  incident = `/api/v1/incidents/${String(made.json['id'])}`;
});
afterAll(() => web.close());

async function upload(name: string, records: number): Promise<void> {
  const headers = { 'content-type': 'text/csv' };
  const url = `${incident}/files/${name}`;
  const answer = await web.call({ method: 'PUT', url, key: lead, headers, body: peopleFile(records) });
  expect(answer.status).toBe(200);
}

async function start(name: string): Promise<void> {
  const body = { mapping: { [name]: people }, files: [name] };
  const answer = await web.call({ method: 'POST', url: `${incident}/intake`, key: lead, body });
  expect(answer.status).toBe(202);
}

function cancel(name: string, key = lead): Promise<Answer> {
  return web.call({ method: 'POST', url: `${incident}/sources/${name}/cancel`, key });
}

async function sourceOf(name: string): Promise<Source> {
  const { json } = await web.call({ url: `${incident}/sources`, key: lead });
  return (json['sources'] as Source[]).find(({ baseName }) => baseName === name)!;
}

test('a reading that is cancelled stops, leaves no row, stands in the audit, and can be started again', async () => {
  await upload('orang.csv', 30_000);
  await start('orang.csv');
  const { sourceId } = await sourceOf('orang.csv');
  const intake = web.app.get(Intake, { strict: false });
  const reading = intake.ingest(sourceId, { threads: 1 });
  const refused = expect(reading).rejects.toMatchObject({ code: 'intake.cancelled' });
  while ((await sourceOf('orang.csv')).records === 0);

  const answer = await cancel('orang.csv');
  expect(answer.status).toBe(200);
  const nothing = { records: 0, staged: 0, rejected: {}, warnings: { invalid_email: 0, invalid_phone: 0 } };
  expect(answer.json).toMatchObject({ sourceId, status: 'uploaded', failure: null, ...nothing });
  expect(answer.json['progress']).toMatchObject({ records: 0, bytes: 0, percent: 0, rowsPerSecond: null });
  await refused;
  expect(await sourceOf('orang.csv')).toEqual(answer.json);
  expect((await web.call({ url: `${incident}/rejects`, key: lead })).json).toEqual({ rejects: [] });
  const left = await web.db.tx((tx) =>
    tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM staged_row WHERE source_id = $1`, [sourceId]),
  );
  expect(left?.n).toBe(0);
  const me = (await web.call({ url: '/api/v1/me', key: lead })).json['id'];
  const audited = await web.db.tx((tx) =>
    tx.q(`SELECT actor_id AS by FROM audit_entry WHERE action = 'intake.cancel' AND subject = $1`, [
      `source:${sourceId}`,
    ]),
  );
  expect(audited).toEqual([{ by: me }]);

  await start('orang.csv');
  expect(await intake.ingest(sourceId)).toMatchObject({ status: 'finished', records: 30_000 });
});

test('a file that waits for a worker can be cancelled before anybody reads it', async () => {
  await upload('menunggu.csv', 10);
  await start('menunggu.csv');
  expect(await cancel('menunggu.csv')).toMatchObject({ status: 200, json: { status: 'uploaded' } });
});

function problem(answer: Answer): unknown[] {
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  return [answer.status, answer.json['code']];
}

test('what nobody reads, what is not there and whoever may not are refused in one sentence each', async () => {
  await upload('diam.csv', 12);
  expect(problem(await cancel('diam.csv'))).toEqual([409, 'intake.not_started']);
  expect(problem(await cancel('tiada.csv'))).toEqual([404, 'intake.unknown_source']);
  await start('diam.csv');
  const reader = await web.keyOf('Audi', ['auditor']);
  expect(problem(await cancel('diam.csv', reader))[0]).toBe(403);
  expect((await web.call({ method: 'POST', url: `${incident}/sources/diam.csv/cancel` })).status).toBe(401);
  expect((await sourceOf('diam.csv')).status).toBe('mapped');
  await web.app.get(Intake, { strict: false }).ingest((await sourceOf('diam.csv')).sourceId);
  expect(problem(await cancel('diam.csv'))).toEqual([409, 'intake.not_started']);
});
