import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import twilio from 'twilio';
import { EMAIL_PROVIDER, type EmailProvider } from '../../src/notices/index.ts';
import { type Sandbox, SANDBOX_TWILIO, startSandbox } from '../../src/sandbox/index.ts';
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
    const until = performance.now() + 20_000;
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

test('looking at a webhook is not a knock', async () => {
  expect((await web.call({ url: '/webhooks/ses' })).status).toBe(404);
});
