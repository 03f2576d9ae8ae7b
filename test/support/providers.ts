/** The far side of the providers for tests: a webhook that keeps what comes, and adapters on a sandbox. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Secret } from '../../src/kernel/secret.ts';
import type { EmailMessage } from '../../src/notices/ports.ts';
import { SesProvider, type SesOptions } from '../../src/notices/providers/ses.ts';
import { TwilioProvider, type TwilioOptions } from '../../src/notices/providers/twilio.ts';
import type { ProviderEvidence } from '../../src/receipts/providers/evidence.ts';
import { readSesEvent } from '../../src/receipts/providers/ses-events.ts';
import { confirmSubscription, pinnedCertificate, SnsVerifier } from '../../src/receipts/providers/sns.ts';
import { SANDBOX_TWILIO, type Sandbox } from '../../src/sandbox/index.ts';

export interface Received {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** The webhook door, as far as these tests need one: keeps what comes and answers what it is told. */
export class Webhook {
  readonly received: Received[] = [];
  /** Statuses for the next requests; then 204. */
  readonly answers: number[] = [];
  #server!: Server;
  url!: string;

  async open(): Promise<void> {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        this.received.push({ path: request.url ?? '', headers: request.headers, body });
        response.writeHead(this.answers.shift() ?? 204).end();
      });
    });
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async until(enough: (received: readonly Received[]) => boolean): Promise<void> {
    const end = Date.now() + 60_000;
    while (!enough(this.received)) {
      if (Date.now() > end) throw new Error(`gave up waiting after ${this.received.length} callbacks`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

const SES_CREDENTIALS = { accessKeyId: 'sandbox', secretAccessKey: new Secret('sandbox') };

export function sesAt(endpoint: string, more: Partial<SesOptions> = {}): SesProvider {
  return new SesProvider({
    region: 'ap-southeast-1',
    endpoint,
    credentials: SES_CREDENTIALS,
    from: 'Contoh <care@contoh.example>',
    configurationSet: 'amends',
    ...more,
  });
}

export function twilioAt(baseUrl: string, more: Partial<TwilioOptions> = {}): TwilioProvider {
  return new TwilioProvider({
    accountSid: SANDBOX_TWILIO.accountSid,
    authToken: new Secret(SANDBOX_TWILIO.authToken),
    baseUrl,
    messagingServiceSid: null,
    from: 'CONTOH',
    ...more,
  });
}

export function email(to: string, d: string, more: Partial<EmailMessage> = {}): EmailMessage {
  return {
    tag: { d, a: 1 },
    from: 'Contoh <care@contoh.example>',
    to,
    subject: 'Tentang data Anda',
    html: '<p>Halo <b>Budi</b></p>',
    text: 'Halo Budi',
    configurationSet: 'amends',
    ...more,
  };
}

export function verifierOf(s: Sandbox): SnsVerifier {
  return new SnsVerifier([s.topicArn], pinnedCertificate({ url: s.certificateUrl, pem: s.certificatePem }));
}

/** Confirms as the webhook door does, after verifying. */
export async function confirm(s: Sandbox, hook: Webhook): Promise<void> {
  await hook.until((all) => all.some((r) => r.body.includes('SubscriptionConfirmation')));
  const request = hook.received.find((r) => r.body.includes('SubscriptionConfirmation'))!;
  const verdict = await verifierOf(s).verify(request.body, new Date());
  if (!verdict.ok) throw new Error(verdict.reason);
  await confirmSubscription(verdict.message, s.url);
}

/** The verified evidence a webhook got about one delivery tag. */
export async function sesEvents(d: string, s: Sandbox, hook: Webhook): Promise<ProviderEvidence[]> {
  const verified = [];
  for (const { body, headers } of hook.received) {
    if (headers['x-amz-sns-message-type'] !== 'Notification') continue;
    const verdict = await verifierOf(s).verify(body, new Date());
    if (!verdict.ok) throw new Error(verdict.reason);
    const evidence = readSesEvent(verdict.message.message, verdict.message.messageId, new Date());
    if (evidence?.tagD === d) verified.push(evidence);
  }
  return verified;
}
