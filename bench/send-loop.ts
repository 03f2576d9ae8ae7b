/** The bare SDK loop: the same bodies to the same sandbox, with as many sockets, and no database; reports over IPC. */
import { readFileSync } from 'node:fs';
import { SendBulkTemplatedEmailCommand, SendEmailCommand, SESClient } from '@aws-sdk/client-ses';

export interface LoopOrder {
  readonly sandboxUrl: string;
  readonly mode: 'single' | 'bulk';
  readonly people: number;
  readonly sockets: number;
  /** JSON: the bodies to send in turn. */
  readonly bodies: string;
}

export interface LoopBody {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const FROM = 'notice@amends.example';
const PER_CALL_MAX = 50;
/** Of the request as it goes over the wire: quotes and blanks grow (reference/providers.md §1). */
const CALL_BYTES_MAX = 400_000;
const GROWTH = 1.6;
const TEMPLATE = 'amends-prerendered-1';

process.once('message', (order: LoopOrder) => {
  void run(order).then((ms) => {
    process.send!(ms);
    process.disconnect();
  });
});

async function run(order: LoopOrder): Promise<number> {
  const bodies = JSON.parse(readFileSync(order.bodies, 'utf8')) as LoopBody[];
  const agent = { keepAlive: true, maxSockets: order.sockets };
  const client = new SESClient({
    region: 'us-east-1',
    endpoint: order.sandboxUrl,
    credentials: { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' },
    maxAttempts: 1,
    requestHandler: { requestTimeout: 15_000, throwOnRequestTimeout: true, httpAgent: agent },
  });
  const calls = order.mode === 'single' ? singles(order.people, bodies) : bulks(order.people, bodies);
  const start = performance.now();
  const next = calls[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: order.sockets }, async () => {
      for (let call = next.next(); !call.done; call = next.next()) await client.send(call.value as never);
    }),
  );
  const ms = performance.now() - start;
  client.destroy();
  return ms;
}

function* singles(people: number, bodies: readonly LoopBody[]): Generator<SendEmailCommand> {
  for (let n = 0; n < people; n += 1) {
    const { subject, html, text } = bodies[n % bodies.length]!;
    yield new SendEmailCommand({
      Source: FROM,
      Destination: { ToAddresses: [addressOf(n)] },
      Message: {
        Subject: { Data: subject, Charset: 'UTF-8' },
        Body: { Html: { Data: html, Charset: 'UTF-8' }, Text: { Data: text, Charset: 'UTF-8' } },
      },
      ConfigurationSetName: 'amends',
      Tags: tagsOf(n),
    });
  }
}

function* bulks(people: number, bodies: readonly LoopBody[]): Generator<SendBulkTemplatedEmailCommand> {
  for (let n = 0; n < people;) {
    const Destinations = [];
    for (let bytes = 0; n < people && Destinations.length < PER_CALL_MAX; n += 1) {
      const data = JSON.stringify(bodies[n % bodies.length]!);
      bytes += data.length * GROWTH;
      if (Destinations.length > 0 && bytes > CALL_BYTES_MAX) break;
      Destinations.push({
        Destination: { ToAddresses: [addressOf(n)] },
        ReplacementTags: tagsOf(n),
        ReplacementTemplateData: data,
      });
    }
    yield new SendBulkTemplatedEmailCommand({
      Source: FROM,
      Template: TEMPLATE,
      DefaultTemplateData: '{}',
      ConfigurationSetName: 'amends',
      Destinations,
    });
  }
}

function tagsOf(n: number): { Name: string; Value: string }[] {
  return [
    { Name: 'd', Value: `c999_${n + 1}` },
    { Name: 'a', Value: '1' },
  ];
}

function addressOf(n: number): string {
  return `pelanggan${n}@example.com`;
}
