import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BULK_BYTES_MAX } from '../../src/notices/rules/bulk-calls.ts';
import { email, sesAt } from '../support/providers.ts';

/** What travels: the size of every request body that asks for a bulk send, and how many messages it carries. */
const seen: { bytes: number; messages: number }[] = [];
const MADE = '<CreateTemplateResponse><CreateTemplateResult/></CreateTemplateResponse>';
let templateStands = false;
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const messages = body.match(/Destinations\.member\.\d+\.ReplacementTemplateData=/g)?.length ?? 0;
      if (messages > 0) seen.push({ bytes: body.length, messages });
      response.writeHead(messages === 0 && templateStands ? 200 : 503).end(MADE);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

test('a bulk call on the wire is never over 400 KB or fifty messages, whatever the text', async () => {
  const provider = sesAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { mode: 'bulk' });
  const texts = ['plain words ', '<p class="a">é “quoted”</p>\n', 'データ漏えい', '👩‍👩‍👧 & more!*() '];
  const batch = Array.from({ length: 120 }, (_, i) => {
    const text = texts[i % texts.length]!.repeat(20 + i * 4);
    return email(`somebody.with.a.long.name.${i}@mail.example.com`, `c123456789_${1_000_000 + i}`, {
      html: text,
      text,
    });
  });
  // The template cannot be made: nothing is sent, and nothing is in doubt.
  const unmade = await provider.send(batch);
  expect(unmade.every((outcome) => outcome.class === 'retry')).toBe(true);
  expect(seen).toEqual([]);
  templateStands = true;
  const lost = await provider.send(batch);
  expect(lost.every((outcome) => outcome.class === 'ambiguous')).toBe(true);
  expect(seen.reduce((sum, call) => sum + call.messages, 0)).toBe(batch.length);
  expect(seen.length).toBeGreaterThan(2);
  for (const { bytes, messages } of seen) {
    expect(messages).toBeLessThanOrEqual(50);
    expect(bytes).toBeLessThanOrEqual(BULK_BYTES_MAX);
  }
  // As full as they may be: no call but the last could have taken the next message’s share as well.
  expect(Math.max(...seen.map(({ bytes }) => bytes))).toBeGreaterThan(BULK_BYTES_MAX * 0.8);
  provider.close();
});
