import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { isSignedByTwilio } from '../../src/receipts/providers/twilio-callbacks.ts';
import { SANDBOX_TWILIO, type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { confirm, email, sesAt, sesEvents, twilioAt, verifierOf, Webhook } from '../support/providers.ts';

const scratch = mkdtempSync(join(tmpdir(), 'amends-sandbox-'));
const TIMEOUT_MS = 1_000;
let sandbox: Sandbox;
let webhook: Webhook;
let ses: ReturnType<typeof sesAt>;
let sms: ReturnType<typeof twilioAt>;
let serial = 0;

beforeAll(async () => {
  webhook = new Webhook();
  await webhook.open();
  const callbacks = { firstRetryMs: 20, longestRetryMs: 50 };
  sandbox = await startSandbox({
    dataDir: join(scratch, 'a'),
    eventsUrl: `${webhook.url}/webhooks/sns`,
    callbacks,
    queue: true,
  });
  ses = sesAt(sandbox.url, { timeoutMs: TIMEOUT_MS });
  sms = twilioAt(sandbox.url, { timeoutMs: TIMEOUT_MS });
  await confirm(sandbox, webhook);
});

afterEach(() => {
  sandbox.faults.remove(null);
});

afterAll(async () => {
  ses.close();
  sms.close();
  await sandbox.close();
  await webhook.close();
  rmSync(scratch, { recursive: true });
});

/** Sends one e-mail; answers what our adapter made of it, and how often the ledger has it. */
async function send(local: string): Promise<{ said: string; accepted: number; d: string }> {
  const d = `c9_${(serial += 1)}`;
  const [outcome] = await ses.send([email(`${local}@example.com`, d)]);
  return { said: outcome!.class, accepted: acceptances(d), d };
}

function sqs(): SQSClient {
  const credentials = { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' };
  return new SQSClient({ region: 'ap-southeast-1', endpoint: sandbox.url, credentials });
}

const acceptances = (d: string): number => sandbox.accepted.filter((m) => m.d === d).length;
const eventsOf = async (d: string, n: number): Promise<string[]> => {
  await webhook.until((all) => all.filter((r) => r.body.includes(`${d}\\"`)).length >= n);
  return (await sesEvents(d, sandbox, webhook)).map((e) => e.type);
};

async function ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const answer = await fetch(`${sandbox.url}/_sandbox/${path}`, init);
  return { status: answer.status, body: await answer.json() };
}

describe('a fault of a call, by recipient', () => {
  test.each([
    ['throttle', 'retry', 0],
    ['daily-quota', 'halt', 0],
    ['sending-paused', 'halt', 0],
    ['error-before', 'ambiguous', 0],
    ['reset-before', 'ambiguous', 0],
    ['hang-before', 'ambiguous', 0],
    ['drop-answer', 'ambiguous', 1],
    ['hang', 'ambiguous', 1],
    ['error-after', 'ambiguous', 1],
    ['slow', 'ambiguous', 1],
  ])('%s: our adapter says %s, the ledger has it %s times', async (fault, said, accepted) => {
    expect(await send(`fault-${fault}.${(serial += 1)}`)).toMatchObject({ said, accepted });
  });

  test('strikes the first call, or as many as the address says, then no more', async () => {
    expect((await send('fault-throttle-2.siti')).said).toBe('retry');
    expect((await send('fault-throttle-2.siti')).said).toBe('retry');
    expect(await send('fault-throttle-2.siti')).toMatchObject({ said: 'accepted', accepted: 1 });
  });

  test.each([
    ['10', 'retry', 0],
    ['11', 'halt', 0],
    ['12', 'halt', 0],
    ['13', 'ambiguous', 0],
    ['14', 'ambiguous', 0],
    ['15', 'ambiguous', 0],
    ['16', 'ambiguous', 1],
    ['17', 'ambiguous', 1],
    ['18', 'ambiguous', 1],
    ['19', 'ambiguous', 1],
  ])('of an SMS to a number ending in 00000%s: %s, %s accepted', async (ending, said, accepted) => {
    const d = `c8_${(serial += 1)}`;
    const statusCallback = `${webhook.url}/webhooks/twilio`;
    const [outcome] = await sms.send([
      { tag: { d, a: 1 }, to: `+6281200000${ending}`, body: 'Halo', statusCallback },
    ]);
    expect(outcome!.class).toBe(said);
    expect(acceptances(d)).toBe(accepted);
  });
});

describe('a fault by rule', () => {
  test('is set, counted, listed and cleared over HTTP', async () => {
    const made = await ask('POST', 'faults', { fault: 'throttle', to: '@surat.example', times: 1 });
    expect(made).toMatchObject({ status: 201, body: { fault: 'throttle', timesLeft: 1, share: 1 } });
    expect(await ask('GET', 'faults')).toMatchObject({ body: { rules: [{ to: '@surat.example' }] } });
    const letter = [email('budi@surat.example', 'c7_1')];
    expect(await ses.send(letter)).toMatchObject([{ class: 'retry', throttled: true }]);
    expect(await ses.send(letter)).toMatchObject([{ class: 'accepted' }]);
    expect(await ask('GET', 'faults')).toMatchObject({ body: { rules: [] } });
    expect(await ask('POST', 'faults', { fault: 'flood' })).toMatchObject({ status: 400 });
    await ask('POST', 'faults', { fault: 'slow', share: 0.1 });
    expect(await ask('DELETE', 'faults')).toMatchObject({ status: 200, body: { removed: 1 } });
  });

  test('a pause of the account is also what its settings say', async () => {
    sandbox.faults.add({ fault: 'sending_paused' });
    const { checks } = await ses.preflight();
    expect(checks.find((c) => c.name === 'sending')?.ok).toBe(false);
  });

  test('strikes about its share', async () => {
    sandbox.faults.add({ fault: 'throttle', share: 0.5 });
    const batch = Array.from({ length: 200 }, (_, n) => email(`share${n}@example.com`, `c6_${n + 1}`));
    const throttled = (await ses.send(batch)).filter((o) => o.class === 'retry').length;
    expect(throttled).toBeGreaterThan(60);
    expect(throttled).toBeLessThan(140);
  });
});

describe('faults of events', () => {
  test('twice: under the same id', async () => {
    const { d } = await send('fault-events-twice');
    expect((await eventsOf(d, 4)).toSorted()).toEqual(['Delivery', 'Delivery', 'Send', 'Send']);
    expect(new Set((await sesEvents(d, sandbox, webhook)).map((e) => e.eventId)).size).toBe(2);
  });

  test('out of order, and put off by the mailbox', async () => {
    expect(await eventsOf((await send('fault-events-disordered')).d, 2)).toEqual(['Delivery', 'Send']);
    const rule = { fault: 'deferral', to: '@penuh.example', delayMs: 200 };
    sandbox.faults.add(rule);
    await ses.send([email('budi@penuh.example', 'c5_1')]);
    expect(await eventsOf('c5_1', 3)).toEqual(['Send', 'DeliveryDelay', 'Delivery']);
  });

  test('never, and late', async () => {
    sandbox.faults.add({ fault: 'events_never', times: 1 });
    const never = await send('diam');
    sandbox.faults.add({ fault: 'events_late', times: 1, delayMs: 400 });
    const late = await send('lambat');
    expect(await eventsOf(late.d, 2)).toEqual(['Send', 'Delivery']);
    expect(await sesEvents(never.d, sandbox, webhook)).toEqual([]);
  });

  test('for a while none at all, then all of them', async () => {
    sandbox.faults.add({ fault: 'events_silence', forMs: 700 });
    const [{ d }, start] = [await send('sunyi'), performance.now()];
    expect(await eventsOf(d, 2)).toEqual(['Send', 'Delivery']);
    expect(performance.now() - start).toBeGreaterThan(500);
  });

  test('a forged bounce is posted once and not signed by the provider', async () => {
    const { d } = await send('fault-events-forged');
    await webhook.until((all) => all.filter((r) => r.body.includes(`${d}\\"`)).length >= 3);
    const bodies = webhook.received.map((r) => r.body).filter((body) => body.includes(`${d}\\"`));
    const verdicts = await Promise.all(bodies.map((body) => verifierOf(sandbox).verify(body, new Date())));
    expect(verdicts.filter((v) => !v.ok)).toEqual([{ ok: false, reason: 'signature' }]);
    expect(bodies.filter((body) => body.includes('Bounce'))).toHaveLength(1);
  });

  test('nor is a forged status of an SMS', async () => {
    const statusCallback = `${webhook.url}/webhooks/twilio`;
    await sms.send([{ tag: { d: 'c4_1', a: 1 }, to: '+628120000024', body: 'Halo', statusCallback }]);
    await webhook.until((all) => all.filter((r) => r.path.includes('d=c4_1')).length >= 3);
    const signed = webhook.received
      .filter((r) => r.path.includes('d=c4_1'))
      .map(({ path, body, headers }) => [
        /MessageStatus=(\w+)/.exec(body)?.[1],
        isSignedByTwilio(
          { pathAndQuery: path, body, signature: String(headers['x-twilio-signature']) },
          SANDBOX_TWILIO.authToken,
          webhook.url,
        ),
      ]);
    expect(signed.toSorted()).toEqual([
      ['delivered', true],
      ['sent', true],
      ['undelivered', false],
    ]);
  });
});

describe('the queue', () => {
  test('holds the same signed envelopes until somebody deletes them', async () => {
    const client = sqs();
    const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: 'amends-events' }));
    expect(QueueUrl).toBe(sandbox.queueUrl);
    const receive = (VisibilityTimeout: number) =>
      client.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: 10,
          WaitTimeSeconds: 2,
          VisibilityTimeout,
        }),
      );
    for (let got = await receive(60); got.Messages; got = await receive(60)) {
      const Entries = got.Messages.map((m) => ({ Id: m.MessageId!, ReceiptHandle: m.ReceiptHandle! }));
      const { Successful } = await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
      expect(Successful).toHaveLength(Entries.length);
    }
    await send('antre');
    const [first] = (await receive(0)).Messages ?? [];
    expect(await verifierOf(sandbox).verify(first!.Body!, new Date())).toMatchObject({ ok: true });
    const [again] = (await receive(60)).Messages ?? [];
    expect(again!.Attributes?.['ApproximateReceiveCount'] ?? '2').toBe('2');
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: again!.ReceiptHandle! }));
    const [delivery] = (await receive(60)).Messages ?? [];
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: delivery!.ReceiptHandle! }));
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
    );
    expect(Attributes).toMatchObject({
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesNotVisible: '0',
    });
    client.destroy();
  });

  test('of another name does not exist', async () => {
    const client = sqs();
    const asked = client.send(new ReceiveMessageCommand({ QueueUrl: `${sandbox.url}/sqs/other` }));
    await expect(asked).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
    client.destroy();
  });
});
