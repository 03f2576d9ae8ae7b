/** How SES is called by the thousand: rightly signed, each call with its own answer, also across the shared moments. */
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Sha256 } from '../../src/notices/providers/sha256.ts';
import { email, sesAt } from '../support/providers.ts';

interface Seen {
  readonly request: IncomingMessage;
  readonly body: string;
}

/** Answers every message with its own tag as its id; keeps what came. */
const seen: Seen[] = [];
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      seen.push({ request, body });
      const id = `id-${new URLSearchParams(body).get('Tags.member.1.Value')}`;
      const result = `<SendEmailResult><MessageId>${id}</MessageId></SendEmailResult>`;
      response.writeHead(200, { 'content-type': 'text/xml' });
      response.end(`<SendEmailResponse>${result}</SendEmailResponse>`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

test('each of many calls at once gets its own answer, also when a new moment begins among them', async () => {
  const ses = sesAt(url, { timeoutMs: 60_000, callsMax: 8 });
  for (let moment = 0; moment < 3; moment += 1) {
    const batch = Array.from({ length: 60 }, (_, i) => email(`p${i}@example.com`, `c${moment}_${i}`));
    const outcomes = await ses.send(batch);
    expect(outcomes.map((o) => o.class === 'accepted' && o.providerId)).toEqual(
      batch.map((m) => `id-${m.tag.d}`),
    );
    const renewed = performance.now() + 150;
    while (performance.now() < renewed) await new Promise((resolve) => setImmediate(resolve));
  }
  expect(seen).toHaveLength(180);
  ses.close();
});

test('every call is signed as AWS computes it', async () => {
  const ses = sesAt(url);
  seen.length = 0;
  await ses.send(['satu', 'dua'].map((text) => email('budi@example.com', 'c1_1', { text })));
  expect(seen).toHaveLength(2);
  for (const { request, body } of seen) {
    const said = request.headers.authorization!;
    const [, scope, signed, signature] =
      /^AWS4-HMAC-SHA256 Credential=sandbox\/(\S+), SignedHeaders=(\S+), Signature=(\w+)$/.exec(said)!;
    const headers = signed!.split(';').map((name) => `${name}:${String(request.headers[name])}\n`);
    const canonical = ['POST', '/', '', headers.join(''), signed, sha256(body)].join('\n');
    const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n');
    const key = scope!
      .split('/')
      .reduce((k: string | Buffer, part) => createHmac('sha256', k).update(part).digest(), 'AWS4sandbox');
    expect(signature).toBe(createHmac('sha256', key).update(toSign).digest('hex'));
  }
  ses.close();
});

test('the digest is that of all pieces together, under any kind of key', async () => {
  const pieces = [Buffer.from('data '), Buffer.from('bocor — é')];
  const within = Buffer.from('xxkeyxx').subarray(2, 5);
  for (const secret of [undefined, 'key', within, within, new Uint8Array(within).buffer]) {
    const sum = new Sha256(secret);
    for (const piece of pieces) sum.update(piece);
    const known = secret === undefined ? createHash('sha256') : createHmac('sha256', 'key');
    expect(Buffer.from(await sum.digest())).toEqual(known.update(Buffer.concat(pieces)).digest());
  }
  expect(Buffer.from(await new Sha256().digest()).toString('hex')).toBe(sha256(''));
});

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
