import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import twilio from 'twilio';
import { EMAIL_PROVIDER, type EmailProvider } from '../../src/notices/index.ts';
import { type Sandbox, SANDBOX_TWILIO, startSandbox } from '../../src/sandbox/index.ts';
import { sesMessage, snsPoster } from '../support/sns-posts.ts';
import { type Answer, aWeb, type TestWeb } from '../support/web.ts';

const PUBLIC = 'https://amends.example';

let dir: string;
let sandbox: Sandbox;
let web: TestWeb;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'amends-webhooks-'));
  sandbox = await startSandbox({ dataDir: dir });
  web = await aWeb({
    env: {
      AMENDS_PUBLIC_URL: PUBLIC,
      AMENDS_SANDBOX_URL: sandbox.url,
      AMENDS_SNS_PINNED_CERTIFICATE: join(dir, 'certificate.json'),
    },
  });
  await web.app.listen(0, '127.0.0.1');
  sandbox.setEventsUrl(`${await web.app.getUrl()}/webhooks/ses`);
});
afterAll(async () => {
  await web.close();
  await sandbox.close();
  rmSync(dir, { recursive: true, force: true });
});

async function kept(eventId: string): Promise<number> {
  const row = await web.db.tx((tx) =>
    tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM provider_event WHERE event_id LIKE $1`, [eventId]),
  );
  return row!.n;
}

function callback(
  fields: Record<string, string>,
  options: { query?: string; token?: string; address?: string } = {},
): Promise<Answer> {
  const { query = 'd=c999_1&a=1', token = SANDBOX_TWILIO.authToken, address = PUBLIC } = options;
  const url = `/webhooks/twilio?${query}`;
  return web.call({
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': twilio.getExpectedTwilioSignature(token, address + url, fields),
    },
    body: new URLSearchParams(fields).toString(),
  });
}

describe('Twilio’s callbacks', () => {
  test('are answered 2xx once they are kept, and kept once', async () => {
    const fields = { MessageSid: 'SM100', MessageStatus: 'delivered', To: '+628123000111' };
    expect((await callback(fields)).status).toBe(204);
    expect(await kept('SM100:%')).toBe(1);
    expect((await callback(fields)).status).toBe(204);
    expect(await kept('SM100:%')).toBe(1);
  });

  test('are believed for our public address only, whatever host the request names', async () => {
    const fields = { MessageSid: 'SM101', MessageStatus: 'sent' };
    expect((await callback(fields, { token: 'another' })).status).toBe(403);
    expect((await callback(fields, { address: 'https://evil.example' })).status).toBe(403);
    expect((await callback(fields, { query: 'd=c1_1&a=1' })).status).toBe(204);
    expect(await kept('SM101:%')).toBe(1);
  });

  test('with another body than the signed one are refused', async () => {
    const url = '/webhooks/twilio?d=c999_1&a=1';
    const signed = { MessageSid: 'SM102', MessageStatus: 'sent' };
    const answer = await web.call({
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': twilio.getExpectedTwilioSignature(
          SANDBOX_TWILIO.authToken,
          PUBLIC + url,
          signed,
        ),
      },
      body: 'MessageSid=SM102&MessageStatus=failed',
    });
    expect(answer.status).toBe(403);
    expect(await kept('SM102:%')).toBe(0);
  });
});

describe('SES through SNS', () => {
  test('a signed notification of the sandbox arrives, is verified and kept', async () => {
    const ses = web.app.get<EmailProvider>(EMAIL_PROVIDER, { strict: false });
    const [sent] = await ses.send([
      {
        tag: { d: 'c998_7', a: 1 },
        from: 'notice@amends.example',
        to: 'success@simulator.amazonses.com',
        subject: 'Hello',
        html: '<p>Hello</p>',
        text: 'Hello',
        configurationSet: 'amends',
      },
    ]);
    expect(sent).toMatchObject({ class: 'accepted' });
    const events = () =>
      web.db.tx((tx) => tx.q<{ type: string }>(`SELECT type FROM provider_event WHERE provider = 'ses'`));
    const until = performance.now() + 60_000;
    let types: string[] = [];
    while (performance.now() < until && types.length < 2) {
      types = (await events()).map(({ type }) => type);
      await sleep(50);
    }
    expect(types.length).toBeGreaterThanOrEqual(2);
  });

  test.each([
    ['nothing', ''],
    ['no JSON', 'hello'],
    ['a NUL byte', '{"Type":"Notification\0"}'],
    ['an unsigned message', '{"Type":"Notification","MessageId":"m1","Message":"{}"}'],
  ])('%s is refused', async (_, body) => {
    const answer = await web.call({
      method: 'POST',
      url: '/webhooks/ses',
      headers: { 'content-type': 'text/plain; charset=UTF-8' },
      body,
    });
    expect([400, 403]).toContain(answer.status);
  });

  test('a message whose signature does not fit is refused', async () => {
    const body = JSON.stringify({
      Type: 'Notification',
      MessageId: 'm2',
      TopicArn: sandbox.topicArn,
      Message: '{}',
      Timestamp: new Date().toISOString(),
      SignatureVersion: '2',
      Signature: Buffer.alloc(256).toString('base64'),
      SigningCertURL: sandbox.certificateUrl,
    });
    const headers = { 'content-type': 'text/plain; charset=UTF-8' };
    expect((await web.call({ method: 'POST', url: '/webhooks/ses', headers, body })).status).toBe(403);
    expect(await kept('m2%')).toBe(0);
  });
});

const post = (messageId: string, message: unknown): Promise<Answer> =>
  web.call({
    method: 'POST',
    url: '/webhooks/sns',
    headers: { 'content-type': 'text/plain; charset=UTF-8' },
    body: snsPoster(dir, sandbox)(messageId, message),
  });
const row = (where: string, of: string) =>
  web.db.tx((tx) =>
    tx.one<Record<string, unknown>>(
      `SELECT e.event_id, e.type, e.evidence, octet_length(p.sealed) > 500 AS whole
         FROM provider_event e JOIN event_page p ON p.id = e.page_id WHERE ${where}`,
      [of],
    ),
  );

test('a post longer than any body may be is refused before it is read to its end', async () => {
  const answer = await web.call({ method: 'POST', url: '/webhooks/sns', body: 'x'.repeat(3_000_000) });
  expect(answer.status).toBe(413);
});

describe('a signed event that says what no table can hold', () => {
  const tags = { d: 'c997_3', a: 1 };
  test.each([
    ['a NUL', 'nul', 'Un\0known'],
    ['half a character', 'half', 'Un\ud800known'],
    ['a word without end', 'endless', 'x'.repeat(100_000)],
  ])('%s in its type: is kept whole, named malformed, and answered 2xx', async (_, id, type) => {
    expect((await post(`odd-${id}`, sesMessage(type, tags))).status).toBe(204);
    expect(await row(`event_id = $1`, `odd-${id}`)).toMatchObject({ type: 'malformed', whole: true });
    expect((await post(`odd-${id}`, sesMessage(type, tags))).status).toBe(204);
    expect(await kept(`odd-${id}`)).toBe(1);
  });

  test.each([
    ['a NUL', 'od\0d'],
    ['half a character', 'od\udfffd'],
    ['no end', 'o'.repeat(4_000)],
  ])('%s in its id: is kept once, under a name made of its text', async (_, id) => {
    const body = snsPoster(dir, sandbox)(id, sesMessage('Send', tags));
    const headers = { 'content-type': 'text/plain; charset=UTF-8' };
    const before = await kept('malformed:%');
    const knock = () => web.call({ method: 'POST', url: '/webhooks/sns', headers, body });
    expect([(await knock()).status, (await knock()).status]).toEqual([204, 204]);
    expect((await kept('malformed:%')) - before).toBe(1);
  });

  test('in what it adds to a bounce: the bounce still counts', async () => {
    const detail = { bounceType: 'Permanent', bounceSubType: 'Gen\0eral' };
    expect((await post('odd-bounce', sesMessage('Bounce', tags, detail))).status).toBe(204);
    expect(await row('event_id = $1', 'odd-bounce')).toMatchObject({ type: 'Bounce', whole: true });
  });

  test('as its time: the time it came counts', async () => {
    const detail = { timestamp: '-271821-04-20T00:00:00.000Z' };
    expect((await post('odd-time', sesMessage('Delivery', tags, detail))).status).toBe(204);
    expect(await kept('odd-time')).toBe(1);
  });

  test('beside good ones: those are kept too', async () => {
    const answers = await Promise.all([
      ...Array.from({ length: 20 }, (_, i) => post(`beside-${i}`, sesMessage('Send', tags))),
      post('beside-odd', sesMessage('Se\0nd', tags)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 21 }, () => 204));
    expect(await kept('beside-%')).toBe(21);
  });
});

test('looking at a webhook is not a knock', async () => {
  expect((await web.call({ url: '/webhooks/ses' })).status).toBe(404);
});
