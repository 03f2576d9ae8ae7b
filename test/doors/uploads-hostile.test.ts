import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { Uploads } from '../../src/uploads/index.ts';
import { anIncident } from '../support/incidents.ts';
import { peopleFile } from '../support/intake.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;
let key: string;
let port: number;
let incident: IncidentId;

beforeAll(async () => {
  web = await aWeb();
  await web.app.listen(0, '127.0.0.1');
  ({ port } = web.app.getHttpServer().address() as AddressInfo);
  key = await web.keyOf('Made Maker', ['incident_lead']);
  incident = (await anIncident(web)).id;
});
afterAll(() => web.close());

const filesPath = (name: string) => `/api/v1/incidents/${incident}/files/${name}`;

interface RawSending {
  readonly head: readonly string[];
  readonly body: readonly (string | Buffer)[];
  /** Hang up once everything is written, instead of waiting for the answer. */
  readonly hangUp?: boolean;
}

/** Writes exactly these bytes and answers everything the server said. */
async function raw({ head, body, hangUp = false }: RawSending): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let said = '';
  socket.on('data', (chunk: Buffer) => (said += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  const auth = [`Host: 127.0.0.1:${port}`, `Authorization: Bearer ${key}`, 'Connection: close'];
  socket.write(`${[head[0], ...auth, ...head.slice(1)].join('\r\n')}\r\n\r\n`);
  for (const piece of body) socket.write(piece);
  if (hangUp) setTimeout(() => socket.destroy(), 50);
  await once(socket, 'close');
  return said;
}

const chunked = (bytes: Buffer) => [`${bytes.length.toString(16)}\r\n`, bytes, '\r\n'];
const uploads = () => web.app.get(Uploads, { strict: false }).list(incident);

async function ended(name: string): Promise<string> {
  for (let tries = 0; ; tries += 1) {
    const found = (await uploads()).find(({ baseName }) => baseName === name);
    if ((found && found.status !== 'landing') || tries > 200) return found?.status ?? 'never begun';
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

describe('a whole file over a raw connection', () => {
  const file = peopleFile(300);

  test.each([
    ['chunked, and hung up amid a chunk', ['Transfer-Encoding: chunked'], chunked(file).slice(0, 2)],
    ['chunked, and hung up before its last chunk', ['Transfer-Encoding: chunked'], chunked(file)],
    ['shorter than it said', [`Content-Length: ${file.length + 10}`], [file]],
  ] as const)('%s leaves no source and nothing of its bytes', async (what, headers, body) => {
    const name = `${what.replaceAll(/\W+/g, '-')}.csv`;
    const head = [`PUT ${filesPath(name)} HTTP/1.1`, 'Content-Type: application/octet-stream', ...headers];
    await raw({ head, body, hangUp: true });
    expect(await ended(name)).toBe('abandoned');
    const { json } = await web.call({ method: 'GET', url: `/api/v1/incidents/${incident}/sources`, key });
    expect(JSON.stringify(json)).not.toContain(name);
  });

  test('is taken after a 100, chunked, and once', async () => {
    const head = [`PUT ${filesPath('asked.csv')} HTTP/1.1`, 'Content-Type: text/csv', 'Transfer-Encoding: chunked', 'Expect: 100-continue']; // prettier-ignore
    const said = await raw({ head, body: [...chunked(file), '0\r\n\r\n'] });
    expect(said).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/);
    expect(await ended('asked.csv')).toBe('entered');
  });

  test('with two lengths, or headers without end, is refused before anything is begun', async () => {
    const before = (await uploads()).length;
    const two = ['Content-Length: 5', 'Transfer-Encoding: chunked'];
    const said = await raw({ head: [`PUT ${filesPath('two.csv')} HTTP/1.1`, ...two], body: ['0\r\n\r\n'] });
    expect(said).toMatch(/^HTTP\/1\.1 400/);
    const long = await raw({ head: [`PUT ${filesPath('l.csv')} HTTP/1.1`, `X-A: ${'a'.repeat(20_000)}`], body: [] }); // prettier-ignore
    expect(long).toMatch(/^HTTP\/1\.1 431/);
    expect(await uploads()).toHaveLength(before);
  });
});

describe('the name of a file', () => {
  test.each([
    ['a path', '..%2F..%2Fetc%2Fpasswd'],
    ['a path of another kind', '..%5Cpasswd'],
    ['a NUL', 'a%00.csv'],
    ['a line end', 'a%0d%0ab.csv'],
    ['nothing but blanks', '%20%20'],
    ['two dots', '%2e%2e'],
    ['bytes that are no text', '%ff%fe.csv'],
    ['half a character', '%ed%a0%80.csv'],
    ['too many characters', 'a'.repeat(256)],
    ['what is encoded twice and broken', '%zz.csv'],
  ])('that is %s is refused, and begins nothing', async (_, name) => {
    const before = (await uploads()).length;
    const { status, headers } = await web.call({ method: 'PUT', url: filesPath(name), key, headers: { 'content-type': 'text/csv' }, body: peopleFile(3) }); // prettier-ignore
    expect([400, 404]).toContain(status);
    expect(String(headers['content-type'])).toContain('application/problem+json');
    expect(await uploads()).toHaveLength(before);
  });

  test.each([
    ['markup and formulas', '=<b>"&\'.csv'],
    ['marks that turn text around', 'a\u202evsc.csv'],
    ['as many characters as may be', `${'é'.repeat(251)}.csv`],
    ['characters of four bytes', `${'😀'.repeat(125)}.csv`],
  ])('that is %s is kept to the letter', async (_, name) => {
    const url = filesPath(encodeURIComponent(name));
    const content = peopleFile(10 + name.length);
    const { status, json } = await web.call({ method: 'PUT', url, key, headers: { 'content-type': 'text/csv' }, body: content }); // prettier-ignore
    expect({ status, sources: (json as { sources: object[] }).sources }).toMatchObject({ status: 200, sources: [{ baseName: name }] }); // prettier-ignore
    const one = `/api/v1/incidents/${incident}/sources/${encodeURIComponent(name)}/inspection`;
    expect((await web.call({ method: 'GET', url: one, key })).json).toMatchObject({ file: name });
  });
});

test('a tus request cannot say it is another one', async () => {
  const url = `/api/v1/incidents/${incident}/uploads`;
  const metadata = `filename ${Buffer.from('m.csv').toString('base64')}`;
  const tus = { 'tus-resumable': '1.0.0' };
  const begun = await web.call({ method: 'POST', url, key, headers: { ...tus, 'upload-length': '5', 'upload-metadata': metadata } }); // prettier-ignore
  const at = String(begun.headers['location']);
  const headers = { ...tus, 'x-http-method-override': 'DELETE' };
  expect((await web.call({ method: 'HEAD', url: at, key, headers })).headers['upload-offset']).toBe('0');
  expect((await uploads()).find(({ baseName }) => baseName === 'm.csv')).toMatchObject({ status: 'landing' });
});
