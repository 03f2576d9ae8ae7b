import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Intake } from '../../src/intake/index.ts';
import type { UploadId } from '../../src/uploads/index.ts';
import { anIncident } from '../support/incidents.ts';
import { people, peopleFile } from '../support/intake.ts';
import { anOperator } from '../support/operators.ts';
import { S3StandIn } from '../support/s3-stand-in.ts';
import { aWeb, type TestWeb } from '../support/web.ts';
import { startWeb, type WebProcess } from '../support/web-process.ts';

const TUS = { 'tus-resumable': '1.0.0' };
const BYTES = { ...TUS, 'content-type': 'application/offset+octet-stream' };

let bucket: S3StandIn;
let here: TestWeb;
let there: WebProcess;
beforeAll(async () => {
  bucket = await S3StandIn.start();
  const env = {
    AMENDS_SPOOL_BUCKET: 'spool',
    AMENDS_SPOOL_ENDPOINT: bucket.endpoint,
    AMENDS_SPOOL_ACCESS_KEY_ID: 'stand-in',
    AMENDS_SPOOL_SECRET_ACCESS_KEY: 'unchecked',
  };
  here = await aWeb({ env });
  there = await startWeb(here, env);
});
afterAll(async () => {
  await there.kill();
  await here.close();
  await bucket.stop();
});

test('an upload begun on one machine goes on on another, is read from the bucket, and leaves it with proof', async () => {
  const key = await here.keyOf('Made Maker', ['incident_lead']);
  const incident = (await anIncident(here)).id;
  const file = peopleFile(300_000);
  const half = Math.floor(file.length / 2);
  const begun = await here.call({
    method: 'POST',
    url: `/api/v1/incidents/${incident}/uploads`,
    key,
    headers: {
      ...TUS,
      'upload-length': String(file.length),
      'upload-metadata': `filename ${Buffer.from('people.csv').toString('base64')}`,
    },
  });
  const url = String(begun.headers['location']);
  const first = { ...BYTES, 'upload-offset': '0' };
  const sent = await here.call({ method: 'PATCH', url, key, headers: first, body: file.subarray(0, half) });
  expect([sent.status, sent.headers['upload-offset']]).toEqual([204, String(half)]);
  const rest = await fetch(`http://127.0.0.1:${there.port}${url}`, {
    method: 'PATCH',
    headers: { ...BYTES, 'upload-offset': String(half), authorization: `Bearer ${key}` },
    body: file.subarray(half),
  });
  expect([rest.status, rest.headers.get('upload-offset')]).toEqual([204, String(file.length)]);
  expect([...bucket.objects.keys()].every((name) => name.startsWith('spool/'))).toBe(true);
  expect(Buffer.concat([...bucket.objects.values()].map(({ bytes }) => bytes)).includes('@example.com')).toBe(
    false,
  );

  const intake = here.app.get(Intake, { strict: false });
  const maker = await anOperator(here.db, 'Mala Maker', ['incident_lead']);
  await intake.enter(url.split('/').at(-1) as UploadId, maker);
  const [source] = await intake.start(incident, { 'people.csv': people }, ['people.csv'], maker);
  const read = await intake.ingest(source!.sourceId, { threads: 2 });
  expect(read).toMatchObject({ status: 'finished', staged: 257_143 });
  const checker = await anOperator(here.db, 'Citra Checker', ['approver']);
  await intake.acceptRejects(incident, 'all', { counts: read.rejected }, checker);
  expect([...bucket.objects.keys()]).toEqual([]);
  const { json } = await here.call({ url, key });
  expect(json).toMatchObject({ status: 'entered', spoolDeletedAt: expect.any(String) });
}, 240_000);
