import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Upload as TusUpload } from 'tus-js-client';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { type UploadId, Uploads } from '../../src/uploads/index.ts';
import { FlakyProxy } from '../support/flaky-proxy.ts';
import { anIncident } from '../support/incidents.ts';
import { segmentsIn } from '../support/spool.ts';
import { aWeb, type TestWeb } from '../support/web.ts';
import { startWeb, tmpDirOf } from '../support/web-process.ts';

const MIB = 1024 * 1024;
const PLANTED = 'rahasia-tanam-4711';

let web: TestWeb;
let key: string;
let incident: IncidentId;
beforeAll(async () => {
  web = await aWeb();
  key = await web.keyOf('Made Maker', ['incident_lead']);
  incident = (await anIncident(web)).id;
});
afterAll(() => web.close());

const aLine = () => `${PLANTED},${randomBytes(500).toString('hex')}\n`;

/** Every line carries the planted value and differs from the others. */
function plantedFile(bytes: number): Buffer {
  const count = Math.ceil(bytes / 1000);
  return Buffer.from(Array.from({ length: count }, aLine).join(''));
}

/** Files of the data directory and of the process's temporary directory that hold the planted value. */
function inClear(): string[] {
  return segmentsIn(web.dir).filter((path) => existsSync(path) && readFileSync(path).includes(PLANTED));
}

test('an upload survives SIGKILL of its server twice: the client goes on with the next one', async () => {
  const file = plantedFile(40 * MIB);
  let server = await startWeb(web);
  const proxy = await FlakyProxy.start(server.port);
  const offsets: number[] = [];
  let retries = 0;
  const upload = new TusUpload(file, {
    endpoint: `${proxy.origin}/api/v1/incidents/${incident}/uploads`,
    headers: { authorization: `Bearer ${key}` },
    metadata: { filename: 'killed.csv' },
    chunkSize: Infinity,
    retryDelays: Array.from({ length: 200 }, () => 100),
    onShouldRetry: () => {
      retries += 1;
      return true;
    },
    onAfterResponse: (request, response) => {
      const offset = response.getHeader('Upload-Offset');
      if (request.getMethod() === 'HEAD' && offset) offsets.push(Number(offset));
    },
  });
  const done = new Promise<void>((resolve, reject) => {
    upload.options.onSuccess = () => resolve();
    upload.options.onError = reject;
  });
  upload.start();
  for (const bytes of [13 * MIB, 11 * MIB]) {
    await proxy.tearAfter(bytes);
    await server.kill();
    expect(inClear()).toEqual([]);
    server = await startWeb(web);
    proxy.targetPort = server.port;
  }
  await done;
  await server.kill();
  await proxy.stop();
  expect(retries).toBeGreaterThan(1);
  // It never began anew, and a killed process lost at most the piece it held.
  expect(offsets.length).toBeGreaterThan(1);
  expect(Math.min(...offsets)).toBeGreaterThanOrEqual(4 * MIB);
  const { content } = await web.app
    .get(Uploads, { strict: false })
    .open(upload.url!.split('/').at(-1) as UploadId);
  const chunks: Uint8Array[] = [];
  for await (const chunk of content.stream()) chunks.push(chunk);
  expect(Buffer.concat(chunks).equals(file)).toBe(true);
  expect(inClear()).toEqual([]);
  expect(segmentsIn(tmpDirOf(web))).toEqual([]);
}, 240_000);
