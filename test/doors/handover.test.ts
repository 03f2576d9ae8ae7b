import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createWeb } from '../../src/app/web.ts';
import { BatchFiles } from '../../src/handover/index.ts';
import { ApiKeys, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { SILENT } from '../../src/platform/log/log.ts';
import { truthful } from '../support/answers.ts';
import { aQuietPerson, HandoverDesk } from '../support/handover.ts';
import { aPerson } from '../support/notices.ts';
import { expectRefusal, terminalOn } from '../support/terminal.ts';

let desk: HandoverDesk;
let app: Awaited<ReturnType<typeof createWeb>>;
let maker: string;
let checker: string;

beforeAll(async () => {
  desk = await HandoverDesk.open();
  const { t } = desk.office;
  const database = { db: t.db, embedded: null, guaranteeIsWeaker: false, close: () => Promise.resolve() };
  app = truthful(await createWeb({ config: loadConfig({ AMENDS_DATA_DIR: t.dir }), database, log: SILENT }));
  const keys = app.get(ApiKeys);
  const { operatorId: makes } = desk.office.maker;
  const { operatorId: checks } = desk.office.checker;
  maker = (await keys.make(makes, 'test', TERMINAL_ACTOR)).key.reveal();
  checker = (await keys.make(checks, 'test', TERMINAL_ACTOR)).key.reveal();
});
afterAll(async () => {
  await app.close();
  await desk.close();
});

async function call(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  more: { body?: object; text?: string; as?: string } = {},
) {
  const response = await app.inject({
    method,
    url: `/api/v1/${path}`,
    headers: {
      authorization: `Bearer ${more.as ?? maker}`,
      ...(more.text === undefined ? {} : { 'content-type': 'text/csv' }),
    },
    ...(more.body ? { payload: more.body } : more.text === undefined ? {} : { payload: more.text }),
  });
  const isJson = String(response.headers['content-type']).includes('json');
  return {
    status: response.statusCode,
    raw: response.rawPayload,
    json: (isJson ? JSON.parse(response.body) : {}) as Record<string, unknown>,
  };
}

const vendorBody = () => ({
  channel: 'handover',
  name: 'Pesan Cepat',
  publicKey: desk.house.armored,
  fields: ['customer_id'],
});

describe('files for vendors over the API', () => {
  test('go from request to result, each by the right person', async () => {
    const { id: noticeId, incidentId } = await desk.office.launched([aQuietPerson('a')], { handover: true });
    const vendor = await call('POST', `incidents/${incidentId}/vendors`, { body: vendorBody() });
    expect(vendor).toMatchObject({ status: 201, json: { status: 'requested', fields: ['customer_id'] } });
    const vendorId = String(vendor.json['id']);
    expect((await call('POST', `vendors/${vendorId}/approve`, { body: {} })).status).toBe(403);
    expect(await call('POST', `vendors/${vendorId}/approve`, { body: {}, as: checker })).toMatchObject({
      status: 200,
      json: { status: 'approved' },
    });
    expect(await call('GET', `notices/${noticeId}/outlook?vendor=${vendorId}`)).toMatchObject({
      status: 200,
      json: { people: 1, written: 1, unwritten: [] },
    });
    const opened = await call('POST', 'batches', { body: { noticeId, vendorId } });
    expect(opened).toMatchObject({ status: 201, json: { status: 'making', people: 1 } });
    const batch = String(opened.json['id']);
    expect(await call('POST', `batches/${batch}/file`)).toMatchObject({
      status: 409,
      json: { code: 'handover.not_made' },
    });
    await app.get(BatchFiles, { strict: false }).make(batch);
    const file = await call('POST', `batches/${batch}/file`);
    expect(file.status).toBe(200);
    expect((await call('POST', `batches/${batch}/file`)).raw.equals(file.raw)).toBe(true);
    const line = JSON.parse((await desk.opened(file.raw)).toString('utf8').split('\n')[1]!) as {
      reference: string;
    };
    const text = `reference,status\n${line.reference},delivered\nnonsense,delivered\n`;
    const result = await call('PUT', `batches/${batch}/result`, { text });
    expect(result).toMatchObject({ status: 200, json: { taken: 1, rejected: 1, repeated: false } });
    expect(await call('GET', `results/${String(result.json['id'])}/rejects`)).toMatchObject({
      json: { rejects: [{ lineNo: 3, reason: 'no_reference' }] },
    });
    expect(await call('GET', `batches/${batch}`)).toMatchObject({
      json: { status: 'out', fetches: 2, states: { delivered: 1 } },
    });
    const confirmed = await call('POST', `batches/${batch}/confirm`, { body: { confirmation: 'PC-7' } });
    expect(confirmed).toMatchObject({ status: 200, json: { status: 'confirmed' } });
    expect(await call('GET', `incidents/${incidentId}/batches`)).toMatchObject({
      json: { batches: [{ id: batch, no: 1 }] },
    });
  });

  test('refuse what makes no sense in one sentence', async () => {
    const { id: noticeId, incidentId } = await desk.office.launched([aPerson('b')]);
    for (const wrong of [
      { channel: 'fax' },
      { fields: ['iban'] },
      { fields: ['phone', 'phone'] },
      { publicKey: '' },
    ]) {
      const answer = await call('POST', `incidents/${incidentId}/vendors`, {
        body: { ...vendorBody(), ...wrong },
      });
      expect(answer.status).toBe(400);
    }
    const { id: vendorId } = await desk.vendor(incidentId);
    expect(await call('POST', 'batches', { body: { noticeId, vendorId } })).toMatchObject({
      status: 409,
      json: { code: 'handover.no_channel' },
    });
    expect((await call('GET', `batches/${noticeId}`)).json).toMatchObject({ code: 'handover.unknown_batch' });
    expect((await call('POST', `vendors/${vendorId}/end`)).json).toMatchObject({ status: 'ended' });
  });
});

describe('files for vendors in the terminal', () => {
  test('go the same way, and a result file with strange lines is bad news', async () => {
    const { t } = desk.office;
    const run = terminalOn(t);
    const env = { AMENDS_API_KEY: maker };
    const json = async (line: readonly string[], as = env) => {
      const said = await run([...line, '--json'], as);
      expect(said).toMatchObject({ code: 0, err: '' });
      return JSON.parse(said.out) as Record<string, string>;
    };
    const { id, incidentId } = await desk.office.launched([aQuietPerson('c')], { handover: true });
    const key = join(t.dir, 'vendor.asc');
    writeFileSync(key, desk.house.armored);
    const asked = ['vendor', 'request', incidentId, '--channel', 'handover', '--name', 'V', '--key', key];
    expectRefusal(await run(asked, env), /customer_id, email, phone and name/);
    const vendor = await json([...asked, '--field', 'customer_id', '--field', 'name']);
    expectRefusal(await run(['vendor', 'approve', vendor['id']!]), /terminal/i);
    await json(['vendor', 'approve', vendor['id']!], { AMENDS_API_KEY: checker });
    expect(await json(['batch', 'outlook', id, '--vendor', vendor['id']!])).toMatchObject({
      people: 1,
      written: 1,
    });
    const batch = await json(['batch', 'open', id, '--vendor', vendor['id']!]);
    expect(await json(['batch', 'left-out', batch['id']!])).toEqual({ people: [] });
    expect(batch).toMatchObject({ status: 'ready', people: 1 });
    const out = join(t.dir, 'batch.pgp');
    const fetched = await json(['batch', 'fetch', batch['id']!, '--out', out]);
    expect(fetched['sha256']).toBe(batch['sha256']);
    expectRefusal(await run(['batch', 'fetch', batch['id']!, '--out', out], env), /batch\.pgp/);
    expectRefusal(await run(['batch', 'cancel', batch['id']!], env), /has left the house/);
    const [, line] = (await desk.opened(await readFile(out))).toString('utf8').split('\n');
    const { reference } = JSON.parse(line!) as { reference: string };
    const result = join(t.dir, 'result.csv');
    writeFileSync(result, `status;reference\ndelivered;${reference}\nlost;${reference}\n`);
    const said = await run(['batch', 'result', batch['id']!, result], env);
    expect(said.code).toBe(1);
    expect(said.err).toMatch(/1 lines were not taken/);
    const shown = await run(['batch', 'show', batch['id']!], env);
    expect(shown.out).toMatch(/1 delivered/);
    expect((await run(['batch', 'list', incidentId], env)).out).toMatch(/1 delivered/);
    expectRefusal(await run(['batch', 'show', 'b1'], env), /batch/);
  });
});
