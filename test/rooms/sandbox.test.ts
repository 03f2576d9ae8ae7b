import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Secret } from '../../src/kernel/secret.ts';
import type { SmsMessage } from '../../src/notices/ports.ts';
import { isSignedByTwilio, readTwilioCallback } from '../../src/receipts/providers/twilio-callbacks.ts';
import { SANDBOX_TWILIO, startSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import { confirm, email, sesAt, sesEvents, twilioAt, verifierOf, Webhook } from '../support/providers.ts';

const scratch = mkdtempSync(join(tmpdir(), 'amends-sandbox-'));
let sandbox: Sandbox;
let webhook: Webhook;
let ses: ReturnType<typeof sesAt>;
let sms: ReturnType<typeof twilioAt>;
let dirs = 0;

async function inbox(query: string): Promise<string> {
  return (await fetch(`${sandbox.url}/inbox?${query}`)).text();
}

const freshDir = (): string => join(scratch, String((dirs += 1)));
const json = async (path: string): Promise<Record<string, never>> =>
  (await (await fetch(`${sandbox.url}${path}`)).json()) as Record<string, never>;
const text = (to: string, d: string, body = 'CONTOH: kode Anda K7'): SmsMessage => ({
  tag: { d, a: 1 },
  to,
  body,
  statusCallback: `${webhook.url}/webhooks/twilio`,
});
beforeAll(async () => {
  webhook = new Webhook();
  await webhook.open();
  sandbox = await startSandbox({
    dataDir: freshDir(),
    eventsUrl: `${webhook.url}/webhooks/sns`,
    callbacks: { firstRetryMs: 20, longestRetryMs: 50 },
  });
  ses = sesAt(sandbox.url);
  sms = twilioAt(sandbox.url);
  await confirm(sandbox, webhook);
});

afterEach(() => {
  webhook.answers.length = 0;
});

afterAll(async () => {
  ses.close();
  sms.close();
  await sandbox.close();
  await webhook.close();
  rmSync(scratch, { recursive: true });
});

describe('e-mail', () => {
  test('an accepted e-mail stands in the ledger and in the inbox, and its events come back signed', async () => {
    const [outcome] = await ses.send([email('budi@example.com', 'c1_1')]);
    expect(outcome).toMatchObject({ class: 'accepted', code: 'ok' });
    const id = outcome?.class === 'accepted' ? outcome.providerId : '';
    expect(await json('/_sandbox/messages?to=BUDI@example.com')).toMatchObject({
      messages: [{ id, d: 'c1_1', a: 1, subject: 'Tentang data Anda', html: '<p>Halo <b>Budi</b></p>' }],
    });
    await webhook.until((all) => all.filter((r) => r.body.includes('c1_1')).length >= 2);
    expect(await sesEvents('c1_1', sandbox, webhook)).toMatchObject([
      { type: 'Send', kind: 'accepted', attemptNo: 1, providerId: id },
      { type: 'Delivery', kind: 'delivered', attemptNo: 1, providerId: id },
    ]);
  });

  test('the inbox shows one channel or all, and how many there are of each', async () => {
    await ses.send([email('tuti@example.com', 'c1_9')]);
    expect(await inbox('to=tuti@example.com&channel=email')).toContain('Tentang data Anda');
    const ofSms = await inbox('to=tuti@example.com&channel=sms');
    expect(ofSms).not.toContain('Tentang data Anda');
    expect(ofSms).toMatch(/href="\/inbox\?to=tuti%40example.com"[^>]*>All 1</);
  });

  test('outcomes come in the order of the batch', async () => {
    const batch = [
      email('a1@example.com', 'c2_1'),
      email('no domain', 'c2_2'),
      email('a3@example.com', 'c2_3', { configurationSet: 'missing' }),
      email('a4@example.com', 'c2_4', { from: 'care@unverified.example' }),
      email('a5@example.com', 'c2_5'),
    ];
    const outcomes = await ses.send(batch);
    expect(outcomes.map((o) => `${o.class} ${o.code}`)).toEqual([
      'accepted ok',
      'rejected InvalidParameterValue',
      'halt ConfigurationSetDoesNotExistException',
      'halt MessageRejected',
      'accepted ok',
    ]);
    expect(JSON.stringify(outcomes)).not.toMatch(/@/);
  });

  test.each([
    ['bounce@example.com', 'c3_1', ['accepted', 'bounced'], true],
    ['soft-bounce@example.com', 'c3_2', ['accepted', 'bounced'], false],
    ['complaint@example.com', 'c3_3', ['accepted', 'delivered', 'complained'], false],
    ['suppressed@example.com', 'c3_4', ['accepted', 'bounced'], true],
  ])('%s ends as its name says', async (to, d, kinds, permanent) => {
    await ses.send([email(to, d)]);
    await webhook.until((all) => all.filter((r) => r.body.includes(d)).length >= kinds.length);
    const events = await sesEvents(d, sandbox, webhook);
    expect(events.map((e) => e.kind)).toEqual(kinds);
    expect(events.at(-1)?.permanent).toBe(permanent);
  });

  test('a callback is repeated until it is answered 2xx, under the same message id', async () => {
    webhook.answers.push(500, 404, 503);
    await ses.send([email('patient@example.com', 'c4_1')]);
    await webhook.until((all) => all.filter((r) => r.body.includes('c4_1')).length >= 5);
    const events = await sesEvents('c4_1', sandbox, webhook);
    expect(new Set(events.map((e) => e.eventId)).size).toBe(2);
    expect(events.length).toBe(5);
  });

  test('a changed event is refused by the verifier', async () => {
    await webhook.until((all) => all.some((r) => r.body.includes('Notification')));
    const { body } = webhook.received.find((r) => r.headers['x-amz-sns-message-type'] === 'Notification')!;
    const forged = JSON.stringify({ ...(JSON.parse(body) as object), Message: '{"eventType":"Delivery"}' });
    expect(await verifierOf(sandbox).verify(forged, new Date())).toEqual({ ok: false, reason: 'signature' });
  });

  test('more messages than sockets are all sent, none times out waiting', async () => {
    const narrow = sesAt(sandbox.url, { callsMax: 2, timeoutMs: 2_000 });
    const batch = Array.from({ length: 40 }, (_, i) => email(`many${i}@example.com`, `c5_${i + 1}`));
    const outcomes = await narrow.send(batch);
    expect(outcomes.every((o) => o.class === 'accepted')).toBe(true);
    narrow.close();
  });

  test('no call starts after its last instant', async () => {
    const before = await json('/_sandbox/ledger');
    const outcomes = await ses.send([email('late@example.com', 'c6_1')], { startBy: performance.now() - 1 });
    expect(outcomes).toMatchObject([{ class: 'retry', code: 'NotStarted' }]);
    expect(await json('/_sandbox/ledger')).toEqual(before);
  });

  test('a provider that is not there is a retry, one that goes silent is ambiguous', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const hung = sesAt(url, { timeoutMs: 200 });
    expect(await hung.send([email('x@example.com', 'c7_1')])).toMatchObject([{ class: 'ambiguous' }]);
    const hungSms = twilioAt(url, { timeoutMs: 200 });
    expect(await hungSms.send([text('+6281200000001', 'c7_1')])).toMatchObject([{ class: 'ambiguous' }]);
    silent.closeAllConnections();
    await new Promise((resolve) => silent.close(resolve));
    expect(await hung.send([email('x@example.com', 'c7_1')])).toMatchObject([{ class: 'retry' }]);
    expect(await hungSms.send([text('+6281200000001', 'c7_1')])).toMatchObject([{ class: 'retry' }]);
    expect(await hung.preflight()).toMatchObject({ checks: [{ name: 'reachable', ok: false }] });
    hung.close();
    hungSms.close();
  });
});

const form = (d: string) => webhook.received.filter((r) => r.path.includes(`d=${d}&`));

describe('SMS', () => {
  test('an accepted SMS calls back signed for exactly its address, and can be found by number', async () => {
    const [outcome] = await sms.send([text('+6281234567890', 'c8_1')]);
    expect(outcome).toMatchObject({ class: 'accepted', code: 'queued' });
    await webhook.until(() => form('c8_1').length >= 2);
    const evidence = form('c8_1').map((r) => {
      const callback = {
        pathAndQuery: r.path,
        signature: String(r.headers['x-twilio-signature']),
        body: r.body,
      };
      expect(isSignedByTwilio(callback, SANDBOX_TWILIO.authToken, webhook.url)).toBe(true);
      return readTwilioCallback(callback, new Date());
    });
    expect(evidence.map((e) => [e?.tagD, e?.attemptNo, e?.kind])).toEqual([
      ['c8_1', 1, 'accepted'],
      ['c8_1', 1, 'delivered'],
    ]);
    expect(await sms.find('+6281234567890')).toMatchObject([
      { providerId: evidence[0]?.providerId, status: 'delivered', body: 'CONTOH: kode Anda K7' },
    ]);
    expect(await sms.find('+6281234567891')).toEqual([]);
  });

  test('refusals are read by their number', async () => {
    const outcomes = await sms.send([
      text('+628120000008', 'c9_1'),
      text('+628120000005', 'c9_2'),
      text('+628120000004', 'c9_3'),
      text('0812', 'c9_4'),
      text('+628129999999', 'c9_5', 'x'.repeat(1601)),
    ]);
    expect(outcomes.map((o) => `${o.class} ${o.code}`)).toEqual([
      'rejected 21211',
      'rejected 21610',
      'halt 21408',
      'rejected 21211',
      'rejected 21617',
    ]);
    expect(outcomes[2]).toMatchObject({ scope: 'country' });
    const stranger = twilioAt(sandbox.url, { authToken: new Secret('wrong') });
    expect(await stranger.send([text('+6281234567890', 'c9_6')])).toMatchObject([
      { class: 'halt', code: '20003' },
    ]);
    stranger.close();
  });

  test('an unreachable number is undelivered, for now', async () => {
    await sms.send([text('+628120000009', 'c10_1')]);
    await webhook.until(() => form('c10_1').length >= 2);
    const { path, body } = form('c10_1').at(-1)!;
    const evidence = readTwilioCallback({ pathAndQuery: path, signature: undefined, body }, new Date());
    expect(evidence).toMatchObject({ kind: 'undelivered', permanent: false, code: '30003' });
  });

  test('a list is paged by recipient, newest first', async () => {
    const to = '+6281300000042';
    for (const n of [1, 2, 3]) await sms.send([text(to, `c11_${n}`, `number ${n}`)]);
    const authorization = `Basic ${btoa(`${SANDBOX_TWILIO.accountSid}:${SANDBOX_TWILIO.authToken}`)}`;
    const bodies: string[] = [];
    let next: string | null =
      `/2010-04-01/Accounts/${SANDBOX_TWILIO.accountSid}/Messages.json?To=${encodeURIComponent(to)}&PageSize=2`;
    while (next) {
      const answer = await fetch(`${sandbox.url}${next}`, { headers: { authorization } });
      const page = (await answer.json()) as { messages: { body: string }[]; next_page_uri: string | null };
      bodies.push(page.messages.map((m) => m.body).join());
      next = page.next_page_uri;
    }
    expect(bodies).toEqual(['number 3,number 2', 'number 1']);
    const nobody = await fetch(
      `${sandbox.url}/2010-04-01/Accounts/${SANDBOX_TWILIO.accountSid}/Messages.json`,
    );
    expect(nobody.status).toBe(401);
  });
});

test('a killed sandbox still has what it accepted and posts what it still owes', async () => {
  const dataDir = freshDir();
  const hook = new Webhook();
  await hook.open();
  const first = await startSandbox({ dataDir });
  const provider = sesAt(first.url);
  await provider.send([email('survivor@example.com', 'c13_1')]);
  await first.close();
  provider.close();
  appendFileSync(join(dataDir, 'accepted.jsonl'), '{"id":"cut sho');

  const second = await startSandbox({ dataDir, eventsUrl: hook.url });
  expect(second.certificatePem).toBe(first.certificatePem);
  await confirm(second, hook);
  await hook.until((all) => all.filter((r) => r.body.includes('c13_1')).length >= 2);
  expect((await sesEvents('c13_1', second, hook)).map((e) => e.type)).toEqual(['Send', 'Delivery']);
  await second.close();

  const count = hook.received.length;
  const third = await startSandbox({ dataDir });
  const again = sesAt(third.url);
  await again.send([email('after@example.com', 'c13_2')]);
  await hook.until((all) => all.filter((r) => r.body.includes('c13_2')).length >= 2);
  expect(hook.received.slice(count).filter((r) => r.body.includes('c13_1'))).toEqual([]);
  const ledger = (await (await fetch(`${third.url}/_sandbox/ledger`)).json()) as {
    accepted: { d: string }[];
  };
  expect(ledger.accepted.map((m) => m.d)).toEqual(['c13_1', 'c13_2']);
  again.close();
  await third.close();
  await hook.close();
});
