/** Starts the stand-in for SES and Twilio on one address with one data directory. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signingIdentity } from './certificate.ts';
import { Events, type TwilioAccount } from './events.ts';
import { Ledger } from './ledger.ts';
import { Poster, type PosterOptions } from './poster.ts';
import { server } from './routes.ts';
import { Settings } from './settings.ts';
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
}

export interface Sandbox {
  readonly url: string;
  readonly certificatePem: string;
  readonly certificateUrl: string;
  readonly topicArn: string;
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
  const topic = new Topic(
    { arn, region, signatureVersion: options.signatureVersion ?? '2' },
    identity,
    settings,
  );
  const poster = new Poster({ ...CALLBACKS, ...options.callbacks });
  const twilio = options.twilio ?? SANDBOX_TWILIO;
  const ledger = await Ledger.open(dataDir);
  const events = await Events.open(dataDir, { ledger, poster, topic, settings, twilio });
  const setEventsUrl = (url: string): void => {
    if (topic.subscribe(url)) events.askForConfirmation();
  };
  const app = server({
    ledger,
    events,
    settings,
    topic,
    poster,
    twilio,
    quota: options.quota ?? { max24Hour: 1_000_000, perSecond: 500 },
    certificatePem: identity.certificatePem,
    setEventsUrl,
  });
  const url = await app.listen({ host, port });
  const pin = {
    pem: identity.certificatePem,
    url: topic.certificateUrl,
    topicArn: topic.arn,
    sandboxUrl: url,
  };
  writeFileSync(join(dataDir, 'certificate.json'), JSON.stringify(pin, null, 2));
  const eventsUrl = options.eventsUrl ?? settings.account.subscription?.endpoint;
  if (eventsUrl) setEventsUrl(eventsUrl);
  return {
    url,
    certificatePem: identity.certificatePem,
    certificateUrl: topic.certificateUrl,
    topicArn: topic.arn,
    setEventsUrl,
    close: async () => {
      await app.close();
      await poster.close();
      await events.close();
      await ledger.close();
    },
  };
}
