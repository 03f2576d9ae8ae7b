/** Starts the stand-in for SES and Twilio on one address with one data directory. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signingIdentity } from './certificate.ts';
import { Events, type TwilioAccount } from './events.ts';
import { Faults } from './faults.ts';
import { type Accepted, Ledger } from './ledger.ts';
import { Poster, type PosterOptions } from './poster.ts';
import { Queue } from './queue.ts';
import { Receiver, RECEIVER_PATH } from './receiver.ts';
import { server } from './routes.ts';
import { Settings } from './settings.ts';
import { QUEUE_PATH } from './sqs.ts';
import { Topic } from './topic.ts';

export interface SandboxOptions {
  readonly host?: string;
  /** 0 takes a free one. */
  readonly port?: number;
  readonly dataDir: string;
  /** Our webhook for SNS; it can also be set later. */
  readonly eventsUrl?: string | null;
  readonly region?: string;
  /** The configuration set that exists, and publishes every event, from the start. */
  readonly configurationSet?: string;
  readonly signatureVersion?: '1' | '2';
  readonly twilio?: TwilioAccount;
  readonly quota?: { readonly max24Hour: number; readonly perSecond: number };
  readonly callbacks?: Partial<PosterOptions>;
  /** Whether the topic also fills the queue. */
  readonly queue?: boolean;
  /** No events, no bodies kept: for measuring what sending alone costs. */
  readonly bare?: boolean;
}

export interface Sandbox {
  readonly url: string;
  readonly certificatePem: string;
  readonly certificateUrl: string;
  readonly topicArn: string;
  readonly queueUrl: string;
  /** Faults set and cleared by whoever runs the sandbox in its own process. */
  readonly faults: Pick<Faults, 'add' | 'remove' | 'standing'>;
  /** The company's own system: where it stands, what it booked, and what may go wrong there. */
  readonly receiver: Pick<Receiver, 'credits' | 'faults'> & { readonly url: string };
  /** Every acceptance so far, in order. */
  readonly accepted: readonly Accepted[];
  setEventsUrl(url: string): void;
  close(): Promise<void>;
}

/** The account that exists when none is given: fixed and public, as it opens nothing but a sandbox. */
export const SANDBOX_TWILIO: TwilioAccount = {
  accountSid: `AC${'5a'.repeat(16)}`,
  authToken: 'sandbox-auth-token',
};

const CALLBACKS: PosterOptions = {
  firstRetryMs: 250,
  longestRetryMs: 10_000,
  inFlightMax: 16,
  timeoutMs: 15_000,
};

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { host = '127.0.0.1', port = 0, dataDir, region = 'ap-southeast-1' } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const identity = signingIdentity(dataDir);
  const arn = `arn:aws:sns:${region}:000000000000:amends-events`;
  const settings = new Settings(dataDir, {
    configurationSet: options.configurationSet ?? 'amends',
    topicArn: arn,
  });
  const { signatureVersion = '2' } = options;
  const topic = new Topic({ arn, region, signatureVersion }, identity, settings);
  const poster = new Poster({ ...CALLBACKS, ...options.callbacks });
  const twilio = options.twilio ?? SANDBOX_TWILIO;
  const isMute = options.bare === true;
  const ledger = await Ledger.open(dataDir, !isMute);
  const receiver = await Receiver.open(dataDir);
  const queue = new Queue();
  if (options.queue !== undefined) topic.fillQueue(options.queue);
  const faults = new Faults((ms) => poster.silence(ms));
  const events = await Events.open(dataDir, { ledger, poster, topic, settings, twilio, queue, isMute });
  const setEventsUrl = (url: string): void => {
    if (topic.subscribe(url)) events.askForConfirmation();
  };
  const parts = {
    ledger,
    faults,
    queue,
    queueUrl: '',
    queueArn: `arn:aws:sqs:${region}:000000000000:amends-events`,
    events,
    receiver,
    settings,
    topic,
    poster,
    twilio,
    quota: options.quota ?? { max24Hour: 1_000_000, perSecond: 500 },
    certificatePem: identity.certificatePem,
    setEventsUrl,
  };
  const app = server(parts);
  const url = await app.listen({ host, port });
  parts.queueUrl = `${url}${QUEUE_PATH}`;
  pin(dataDir, { ...parts, sandboxUrl: url });
  const eventsUrl = options.eventsUrl ?? settings.account.subscription?.endpoint;
  if (eventsUrl) setEventsUrl(eventsUrl);
  return {
    url,
    certificatePem: identity.certificatePem,
    certificateUrl: topic.certificateUrl,
    topicArn: topic.arn,
    queueUrl: parts.queueUrl,
    faults,
    receiver: { url: `${url}${RECEIVER_PATH}`, credits: receiver.credits, faults: receiver.faults },
    accepted: ledger.all,
    setEventsUrl,
    close: async () => {
      for (const part of [app, poster, events, ledger, receiver]) await part.close();
    },
  };
}

/** What the processes that trust this sandbox, and find it by its data directory, read. */
function pin(
  dataDir: string,
  of: { certificatePem: string; topic: Topic; sandboxUrl: string; queueUrl: string },
): void {
  const { topic, certificatePem: pem, sandboxUrl, queueUrl } = of;
  const pinned = { pem, url: topic.certificateUrl, topicArn: topic.arn, sandboxUrl, queueUrl };
  writeFileSync(join(dataDir, 'certificate.json'), JSON.stringify(pinned, null, 2));
}
