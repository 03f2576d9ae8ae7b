import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Upload as TusUpload } from 'tus-js-client';
import { EnteringJobs } from '../../src/intake/index.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { Uploads, type UploadId } from '../../src/uploads/index.ts';
import { FlakyProxy } from '../support/flaky-proxy.ts';
import { zipOf } from '../support/formats.ts';
import { anIncident } from '../support/incidents.ts';
import { peopleFile } from '../support/intake.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

const LIMIT = 40_000_000;
const MIB = 1024 * 1024;
const TUS = { 'tus-resumable': '1.0.0' };
const BYTES = { ...TUS, 'content-type': 'application/offset+octet-stream' };

let web: TestWeb;
let key: string;
let origin: string;
let incident: IncidentId;
let path: string;

beforeAll(async () => {
  web = await aWeb({ env: { AMENDS_UPLOAD_MAX_BYTES: String(LIMIT) } });
  await web.app.listen(0, '127.0.0.1');
  origin = `http://127.0.0.1:${(web.app.getHttpServer().address() as AddressInfo).port}`;
  key = await web.keyOf('Made Maker', ['incident_lead']);
  incident = (await anIncident(web)).id;
  path = `/api/v1/incidents/${incident}/uploads`;
});
afterAll(() => web.close());

/** Every line another, so that a piece in a wrong place shows. */
function fileOf(bytes: number): Buffer {
  return Buffer.concat([Buffer.from('id,surel\n'), Buffer.from(randomBytes(bytes / 2).toString('hex'))]);
}

async function begin(name: string, length: number, more: object = {}): Promise<string> {
  const headers = { ...TUS, 'upload-length': String(length), 'upload-metadata': metadata(name), ...more };
  const { status, headers: answer, json } = await web.call({ method: 'POST', url: path, key, headers });
  expect({ status, json }).toEqual({ status: 201, json: {} });
  return String(answer['location']);
}

const metadata = (name: string) => `filename ${Buffer.from(name).toString('base64')}`;

function patch(url: string, offset: number, body: Buffer | string, as = key) {
  const headers = { ...BYTES, 'upload-offset': String(offset) };
  return web.call({ method: 'PATCH', url, key: as, headers, body });
}

async function offsetOf(url: string): Promise<number> {
  const { status, headers } = await web.call({ method: 'HEAD', url, key, headers: TUS });
  expect(status).toBe(200);
  return Number(headers['upload-offset']);
}

const idOf = (url: string) => url.split('/').at(-1) as UploadId;

/** What landed, read back and opened. */
async function landedBytes(url: string): Promise<Buffer> {
  const { content } = await web.app.get(Uploads, { strict: false }).open(idOf(url));
  const chunks: Uint8Array[] = [];
  for await (const chunk of content.stream()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

interface Sent {
  readonly url: string;
  readonly retries: number;
}

/** What any tus client does; where it goes may be a stretch of network that breaks. */
function send(file: Buffer, name: string, chunkSize: number, to = origin): Promise<Sent> {
  return new Promise((resolve, reject) => {
    let retries = 0;
    const upload = new TusUpload(file, {
      endpoint: to + path,
      headers: { authorization: `Bearer ${key}` },
      metadata: { filename: name },
      chunkSize,
      retryDelays: [0, 20, 50, 100, 200],
      onShouldRetry: () => {
        retries += 1;
        return true;
      },
      onError: reject,
      onSuccess: () => resolve({ url: upload.url!.slice(to.length), retries }),
    });
    upload.start();
  });
}

/** A PATCH whose connection is torn off after `bytes` of the body. */
function tearOff(url: string, offset: number, body: Buffer, bytes: number): Promise<void> {
  return new Promise((resolve) => {
    const headers = {
      ...BYTES,
      'upload-offset': String(offset),
      'content-length': String(body.length - offset),
    };
    const request = httpRequest(origin + url, {
      method: 'PATCH',
      headers: { ...headers, authorization: `Bearer ${key}` },
    });
    request.on('error', () => resolve());
    request.on('close', () => resolve());
    request.write(body.subarray(offset, offset + bytes), () => setTimeout(() => request.destroy(), 50));
  });
}

async function settled<T>(ask: () => Promise<T>, until: (value: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const value = await ask();
    if (until(value) || tries > 200) return value;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

describe('a tus client', () => {
  test('lands a file in chunks, which becomes a source in its uploader’s name', async () => {
    const file = peopleFile(50_000);
    const { url } = await send(file, 'people.csv', 300_000);
    expect((await landedBytes(url)).equals(file)).toBe(true);
    await web.app.get(EnteringJobs, { strict: false }).enter(idOf(url));
    const { json } = await web.call({ url: path.replace('uploads', 'sources'), key });
    expect(json['sources']).toMatchObject([{ baseName: 'people.csv', status: 'uploaded' }]);
    const { json: one } = await web.call({ url, key });
    expect(one).toMatchObject({ status: 'entered', percent: 100, refusal: null, ignored: [] });
  });

  test('is told afterwards what of its archive became no source', async () => {
    const archive = await zipOf([
      { path: 'ekspor/', bytes: '' },
      { path: 'ekspor/toko.csv', bytes: peopleFile(7) },
      { path: 'ekspor/.DS_Store', bytes: 'junk' },
    ]);
    const { url } = await send(archive, 'toko.zip', 300_000);
    await web.app.get(EnteringJobs, { strict: false }).enter(idOf(url));
    const { json } = await web.call({ url, key });
    expect(json).toMatchObject({ status: 'entered', refusal: null, ignored: ['ekspor', '.DS_Store'] });
    const { json: all } = await web.call({ url: path, key });
    expect(all['uploads']).toContainEqual(expect.objectContaining(json));
  });

  test('goes on by itself after a lost connection, and what lands is the file', async () => {
    const file = fileOf(30 * MIB);
    const proxy = await FlakyProxy.start(Number(new URL(origin).port));
    const torn = proxy.tearAfter(11 * MIB);
    const { url, retries } = await send(file, 'broken.csv', Infinity, proxy.origin);
    await torn;
    expect(retries).toBeGreaterThan(0);
    expect((await landedBytes(url)).equals(file)).toBe(true);
    await proxy.stop();
  });

  test('may leave the length for later', async () => {
    const headers = { ...TUS, 'upload-defer-length': '1', 'upload-metadata': metadata('later.csv') };
    const begun = await web.call({ method: 'POST', url: path, key, headers });
    const url = String(begun.headers['location']);
    expect((await patch(url, 0, 'id,surel\n')).status).toBe(204);
    const last = { ...BYTES, 'upload-offset': '9', 'upload-length': '12' };
    expect((await web.call({ method: 'PATCH', url, key, headers: last, body: '1,a' })).status).toBe(204);
    expect((await landedBytes(url)).toString()).toBe('id,surel\n1,a');
  });

  test('may send the first bytes with the beginning', async () => {
    const headers = { ...BYTES, 'upload-length': '9', 'upload-metadata': metadata('at-once.csv') };
    const begun = await web.call({ method: 'POST', url: path, key, headers, body: 'id,surel\n' });
    expect([begun.status, begun.headers['upload-offset']]).toEqual([201, '9']);
    expect((await landedBytes(String(begun.headers['location']))).toString()).toBe('id,surel\n');
  });

  test('learns what is served, and nothing about other sites', async () => {
    const { status, headers } = await web.call({ method: 'OPTIONS', url: path, key });
    expect(status).toBe(204);
    expect(headers).toMatchObject({
      'tus-version': '1.0.0',
      'tus-extension': 'creation,creation-with-upload,creation-defer-length,termination',
      'tus-max-size': String(LIMIT),
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('an upload', () => {
  test('aborted at 99 % is resumed where it was: only the rest is sent', async () => {
    const file = fileOf(12 * MIB);
    const url = await begin('aborted.csv', file.length);
    const cut = Math.floor(file.length * 0.99);
    await tearOff(url, 0, file, cut);
    const offset = await settled(
      () => offsetOf(url),
      (at) => at === cut,
    );
    expect(offset).toBe(cut);
    const { json } = await web.call({ url, key });
    expect(json).toMatchObject({ status: 'landing', receivedBytes: cut, percent: 98 });
    expect((await patch(url, cut, file.subarray(cut))).status).toBe(204);
    expect((await landedBytes(url)).equals(file)).toBe(true);
  });

  test('at a wrong offset is refused with 409, saying where it stands, and changes nothing', async () => {
    const url = await begin('offsets.csv', 20);
    expect((await patch(url, 0, 'id,surel\n')).status).toBe(204);
    for (const offset of [0, 8, 10]) {
      const { status, json } = await patch(url, offset, 'x');
      expect([status, json['code'], json['detail']]).toEqual([
        409,
        'uploads.wrong_offset',
        'The upload of offsets.csv stands at byte 9; ask for its offset and go on there.',
      ]);
    }
    expect(await offsetOf(url)).toBe(9);
  });

  test('over the limit is refused with 413 in one sentence before its first byte', async () => {
    const headers = { ...TUS, 'upload-length': String(LIMIT + 1), 'upload-metadata': metadata('big.csv') };
    const { status, json } = await web.call({ method: 'POST', url: path, key, headers });
    expect([status, json['detail']]).toEqual([
      413,
      'big.csv holds more than 40000000 bytes; split it, or raise AMENDS_UPLOAD_MAX_BYTES.',
    ]);
  });

  test('that never says its length is refused with 413 where it exceeds the limit', async () => {
    const headers = { ...TUS, 'upload-defer-length': '1', 'upload-metadata': metadata('endless.csv') };
    const begun = await web.call({ method: 'POST', url: path, key, headers });
    const url = String(begun.headers['location']);
    const { status, json } = await patch(url, 0, fileOf(LIMIT));
    expect([status, json['code']]).toEqual([413, 'uploads.too_large']);
  });

  test('that brings more than it announced is refused with 413', async () => {
    const url = await begin('long.csv', 5);
    const { status, json } = await patch(url, 0, 'id,surel\n');
    expect([status, json['code']]).toEqual([413, 'uploads.too_long']);
    expect(await offsetOf(url)).toBe(0);
  });

  test('by many senders at once lands as the file, or not at all: nothing is mixed', async () => {
    const file = fileOf(9 * MIB);
    const url = await begin('rivals.csv', file.length);
    const rivals = await Promise.all([1, 2, 3, 4, 5].map(() => patch(url, 0, file)));
    const statuses = rivals.map(({ status }) => status);
    expect(statuses.every((status) => status === 204 || status === 409)).toBe(true);
    const at = await offsetOf(url);
    if (at < file.length) expect((await patch(url, at, file.subarray(at))).status).toBe(204);
    expect((await landedBytes(url)).equals(file)).toBe(true);
  });

  test('needs the permission and its own incident', async () => {
    const url = await begin('mine.csv', 9);
    const reader = await web.keyOf('Rina Reader', ['auditor']);
    const other = (await anIncident(web)).id;
    const elsewhere = url.replace(incident, other);
    const nowhere = url.replace(idOf(url), '0190f3a2-0000-7000-8000-000000000000');
    expect((await web.call({ method: 'PATCH', url, headers: BYTES, body: 'x' })).status).toBe(401);
    expect((await patch(url, 0, 'id,surel\n', reader)).status).toBe(403);
    const refused = await patch(elsewhere, 0, 'id,surel\n');
    expect([refused.status, refused.json['code']]).toEqual([404, 'uploads.unknown']);
    expect((await patch(nowhere, 0, 'id,surel\n')).status).toBe(404);
    expect((await patch(url.replace(idOf(url), 'x'), 0, 'a')).status).toBe(400);
    expect((await patch(url.replace(incident, idOf(url)), 0, 'a')).status).toBe(404);
    expect((await web.call({ method: 'DELETE', url: elsewhere, key })).status).toBe(404);
    expect(await offsetOf(url)).toBe(0);
  });

  test('can be given up; then it is gone for good', async () => {
    const url = await begin('given-up.csv', 30);
    expect((await patch(url, 0, 'id,surel\n')).status).toBe(204);
    expect((await web.call({ method: 'DELETE', url, key, headers: TUS })).status).toBe(204);
    expect((await web.call({ method: 'DELETE', url, key, headers: TUS })).status).toBe(204);
    expect((await patch(url, 9, 'x')).status).toBe(410);
    expect((await web.call({ method: 'HEAD', url, key, headers: TUS })).status).toBe(410);
    const { json } = await web.call({ url, key });
    expect(json).toMatchObject({ status: 'abandoned', spoolDeletedAt: expect.any(String) });
  });

  test('that cannot be a source keeps its refusal, and nothing of its bytes', async () => {
    const { url } = await send(Buffer.from('PK\u0003\u0004....'), 'book.xls', 100);
    await web.app.get(EnteringJobs, { strict: false }).enter(idOf(url));
    const { json } = await web.call({ url: path, key });
    const [found] = (json['uploads'] as Record<string, unknown>[]).filter(
      (u) => u['baseName'] === 'book.xls',
    );
    expect(found).toMatchObject({ status: 'refused', refusal: expect.stringContaining('book.xls is') });
    expect(found!['spoolDeletedAt']).not.toBeNull();
  });

  test('needs a plain name and the protocol’s headers', async () => {
    const post = (headers: Record<string, string>) => web.call({ method: 'POST', url: path, key, headers });
    const named = (name: string) => post({ ...TUS, 'upload-length': '1', 'upload-metadata': metadata(name) });
    for (const name of ['', '../etc/passwd', 'a\u0000b', 'x'.repeat(256)]) {
      expect((await named(name)).json).toMatchObject({ status: 400, code: 'uploads.bad_name' });
    }
    expect((await post({ 'upload-length': '1' })).status).toBe(412);
    expect((await post(TUS)).status).toBe(400);
    expect((await post({ ...TUS, 'upload-length': '-1' })).status).toBe(400);
    expect((await post({ ...TUS, 'upload-length': '1', 'upload-concat': 'partial' })).status).toBe(400);
    const wrongType = await web.call({
      method: 'PATCH',
      url: `${path}/${idOf(path)}`,
      key,
      body: 'x',
      headers: TUS,
    });
    expect(wrongType.status).toBe(400);
  });
});
