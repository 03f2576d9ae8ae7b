import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Intake } from '../../src/intake/index.ts';
import type { SourceId } from '../../src/kernel/ids.ts';
import { anIncident } from '../support/incidents.ts';
import { aWeb, type Answer, type TestWeb } from '../support/web.ts';

const FILE = 'orang.csv';
const CONTENT = Buffer.from(
  'id,surel,sandi\n1,a@example.com,x\n,,rahasia!\n2,b@example.com,y,z\n"a" b,c,d\n3,c@example.com,q\n',
);
const MAPPING = {
  columns: {
    id: { use: 'customer_id' },
    surel: { use: 'email', category: 'con.email' },
    sandi: { category: 'cred.password' },
  },
};
const TUS = { 'tus-resumable': '1.0.0' };

let web: TestWeb;
let maker: string;
let checker: string;
let path: string;

beforeAll(async () => {
  web = await aWeb();
  maker = await web.keyOf('Made Maker', ['incident_lead']);
  checker = await web.keyOf('Citra Checker', ['incident_lead']);
  path = `/api/v1/incidents/${(await anIncident(web)).id}`;
  const headers = { 'content-type': 'text/csv' };
  await web.call({ method: 'PUT', url: `${path}/files/${FILE}`, key: maker, headers, body: CONTENT });
});
afterAll(() => web.close());

const post = (url: string, body: object, key = maker): Promise<Answer> =>
  web.call({ method: 'POST', url: `${path}/${url}`, key, body });

async function source(key = maker) {
  const { json } = await web.call({ url: `${path}/sources/${FILE}`, key });
  return json as { sourceId: SourceId; can: Record<string, { allowed: boolean; reason: string | null }> };
}

describe('a source says what one may do with it', () => {
  test('a file nothing was read from can be mapped and removed, not cancelled or accepted', async () => {
    const { can } = await source();
    expect(can).toMatchObject({
      inspect: { allowed: true, reason: null },
      map: { allowed: true, reason: null },
      cancel: { allowed: false, reason: 'It is not being read.' },
      remove: { allowed: true, reason: null },
      accept: { allowed: false, reason: 'It is not read to its end yet.' },
    });
  });

  test('who lacks the permission hears who has it', async () => {
    const auditor = await web.keyOf('Agus Auditor', ['auditor']);
    const { json } = await web.call({ url: `${path}/sources`, key: auditor });
    expect(json['can']).toMatchObject({ upload: { allowed: false } });
  });

  test('a mapping is checked column by column, with what saving it would do', async () => {
    const columns = { ...MAPPING.columns, sandi: { form: 'masked' } };
    const { json } = await post(`sources/${FILE}/mapping/check`, { mapping: { columns } });
    expect(json).toMatchObject({
      problems: [
        'column "sandi" of the mapping of orang.csv states a form without a category: add the category',
      ],
      findings: [{ column: 'sandi', problem: expect.stringContaining('states a form') }],
      saving: { version: 1, changes: true, deletes: { staged: 0, rejected: {} }, resolved: false },
    });
  });

  test('rejects stand by reason, with what they look like and never what they say', async () => {
    const started = await post('intake', { mapping: { [FILE]: MAPPING }, files: [FILE] });
    expect(started.status).toBe(202);
    await web.app.get(Intake, { strict: false }).ingest((await source()).sourceId);
    const { json } = await web.call({ url: `${path}/sources/${FILE}/rejects`, key: maker });
    expect(json['rejects']).toEqual([
      {
        reason: 'column_count',
        count: 1,
        examples: [{ line: 4, record: 3, cells: 4, shapes: ['9', 'a·aaaaaaa·aaa', 'a', 'a'] }],
      },
      { reason: 'malformed', count: 1, examples: [{ line: 5, record: 4, cells: null, shapes: null }] },
      {
        reason: 'no_key',
        count: 1,
        examples: [{ line: 3, record: 2, cells: 3, shapes: ['', '', 'aaaaaaa·'] }],
      },
    ]);
    const csv = await web.call({ url: `${path}/rejects.csv?file=${FILE}`, key: maker });
    expect(csv.text.split('\r\n').length).toBeGreaterThan(3);
    expect(csv.text).not.toContain('rahasia');
  });

  test('what was read cannot be removed; its maker may not accept it, a second person may', async () => {
    const removed = await web.call({ method: 'DELETE', url: `${path}/sources/${FILE}`, key: maker });
    expect(removed).toMatchObject({ status: 409, json: { code: 'intake.read_already' } });
    expect((await source()).can['accept']?.reason).toMatch(/second person/);
    expect((await source(checker)).can['accept']).toEqual({ allowed: true, reason: null });
  });
});

test('a file nothing was read from is removed with its bytes', async () => {
  const headers = { 'content-type': 'text/csv' };
  await web.call({
    method: 'PUT',
    url: `${path}/files/salah.csv`,
    key: maker,
    headers,
    body: Buffer.from('a,b\n1,2\n'),
  });
  const removed = await web.call({ method: 'DELETE', url: `${path}/sources/salah.csv`, key: maker });
  expect(removed.status).toBe(204);
  expect((await web.call({ url: `${path}/sources/salah.csv`, key: maker })).status).toBe(404);
});

test('an upload goes on only with the file it began with', async () => {
  const headers = {
    ...TUS,
    'upload-length': '20',
    'upload-metadata': `filename ${Buffer.from('besar.csv').toString('base64')}`,
  };
  const begun = await web.call({ method: 'POST', url: `${path}/uploads`, key: maker, headers });
  const url = String(begun.headers['location']);
  const bytes = { ...TUS, 'content-type': 'application/offset+octet-stream' };
  const piece = { ...bytes, 'upload-offset': '0' };
  await web.call({ method: 'PATCH', url, key: maker, headers: piece, body: Buffer.from('id,surel\n1,') });
  const same = async (offset: number, text: string) =>
    (
      await web.call({
        method: 'POST',
        url: `${url}/compare?offset=${offset}`,
        key: maker,
        headers: bytes,
        body: Buffer.from(text),
      })
    ).json;
  expect(await same(0, 'id,surel')).toEqual({ same: true });
  expect(await same(9, '1,')).toEqual({ same: true });
  expect(await same(9, '2,')).toEqual({ same: false });
  expect(await same(9, '1,a@example')).toEqual({ same: false });
});

test('whoever watches hears how files stand, and again once something moved', async () => {
  await web.app.listen(0, '127.0.0.1');
  const { port } = web.app.getHttpServer().address() as AddressInfo;
  const stop = new AbortController();
  const answer = await fetch(`http://127.0.0.1:${port}${path}/sources/live`, {
    headers: { authorization: `Bearer ${maker}` },
    signal: stop.signal,
  });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const hear = async (text: string): Promise<void> => {
    while (!heard.includes(text)) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`the stream ended: ${heard.slice(-200)}`);
      heard += value;
    }
  };
  await hear('event: standing\ndata: {"sources":[{');
  const headers = { 'content-type': 'text/csv' };
  await web.call({
    method: 'PUT',
    url: `${path}/files/baru.csv`,
    key: maker,
    headers,
    body: Buffer.from('k,l\n1,2\n'),
  });
  await hear('baru.csv');
  stop.abort();
}, 120_000);
