/** Where messages go: the sandbox unless real settings are given, and then all of them. */
import { Secret } from '../kernel/secret.ts';
import type { EnvReader } from './config-reader.ts';

/** The sandbox signs with a certificate of its own, pinned to a well-formed AWS address (ENGINE §6.5). */
export interface PinnedCertificate {
  readonly url: string;
  readonly pem: string;
}

export type SesMode = 'single' | 'bulk';

interface Settings {
  readonly ses: {
    readonly region: string;
    /** Null: Amazon's own. */
    readonly endpoint: string | null;
    readonly configurationSet: string;
    readonly from: string;
    /** `single`: a lost answer leaves one person in doubt; `bulk`: up to fifty a call, and fifty in doubt. */
    readonly mode: SesMode;
    /** Calls in flight at most, in one process; null: the adapter's own number. */
    readonly sockets: number | null;
    /** Null: the SDK's own chain. */
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: Secret<string> } | null;
  };
  readonly twilio: {
    readonly accountSid: string;
    readonly authToken: Secret<string>;
    /** Null: Twilio's own. */
    readonly baseUrl: string | null;
    readonly messagingServiceSid: string | null;
    readonly from: string | null;
    /** A number of ours that canaries go to; null or absent: SMS have none. */
    readonly canaryTo?: string | null;
    /** Whether the carriers know our texts: Twilio does not tell, whoever registered them does. Null or absent: nobody said. */
    readonly textsRegistered?: boolean | null;
  };
  readonly sns: {
    /** Topics whose events are believed. */
    readonly topicArns: readonly string[];
    readonly pinnedCertificate: PinnedCertificate | null;
    /** Queues that the topics' events are polled from, beside what is posted to us. */
    readonly queueUrls?: readonly string[];
  };
}

export type ProviderSettings =
  ({ readonly kind: 'sandbox'; readonly url: string } & Settings) | ({ readonly kind: 'real' } & Settings);

const PIN = 'AMENDS_SNS_PINNED_CERTIFICATE';
const TEXTS = 'AMENDS_SMS_TEXTS_REGISTERED';
const REAL = [
  'AMENDS_SES_REGION',
  'AMENDS_SES_CONFIGURATION_SET',
  'AMENDS_SES_FROM',
  'AMENDS_TWILIO_ACCOUNT_SID',
  'AMENDS_TWILIO_AUTH_TOKEN',
  'AMENDS_TWILIO_MESSAGING_SERVICE_SID',
  'AMENDS_TWILIO_FROM',
  'AMENDS_SNS_TOPIC_ARNS',
] as const;

interface Files {
  /** Where a sandbox of this data directory leaves word of itself. */
  readonly ownSandbox: string;
  readonly read: (path: string) => string;
}

/** What a sandbox writes into its directory as `certificate.json`. */
interface SandboxNote extends PinnedCertificate {
  readonly topicArn: string;
  /** Where it listened last; null in a note from elsewhere. */
  readonly sandboxUrl: string | null;
}

export function readProviders(read: EnvReader, files: Files): ProviderSettings {
  const given = read.anyOf(REAL);
  return Object.freeze(given === null ? sandbox(read, files) : real(read, `because ${given} is set`));
}

function sandbox(read: EnvReader, files: Files): ProviderSettings {
  const named = read.url('AMENDS_SANDBOX_URL');
  // Whoever names a sandbox also names its certificate; else it is the one of this data directory.
  const pin = readPin(read, files) ?? (named === null ? noteIn(files.ownSandbox, files) : null);
  const url = named ?? pin?.sandboxUrl ?? 'http://127.0.0.1:4010';
  return {
    kind: 'sandbox',
    url,
    ses: {
      region: 'us-east-1',
      endpoint: url,
      configurationSet: 'amends',
      from: read.text('AMENDS_SANDBOX_FROM') ?? 'notice@amends.example',
      mode: sesMode(read),
      sockets: sesSockets(read),
      credentials: { accessKeyId: 'sandbox', secretAccessKey: new Secret('sandbox') },
    },
    // The account the sandbox answers to (src/sandbox, SANDBOX_TWILIO).
    twilio: {
      accountSid: `AC${'5a'.repeat(16)}`,
      authToken: new Secret('sandbox-auth-token'),
      baseUrl: url,
      messagingServiceSid: null,
      from: '+15005550006',
      canaryTo: '+15005550100',
      textsRegistered: textsRegistered(read),
    },
    sns: {
      topicArns: pin ? [pin.topicArn] : [],
      pinnedCertificate: pin && { url: pin.url, pem: pin.pem },
      queueUrls: read.list('AMENDS_SQS_QUEUE_URLS'),
    },
  };
}

function real(read: EnvReader, why: string): ProviderSettings {
  for (const variable of ['AMENDS_SANDBOX_URL', PIN]) {
    if (read.text(variable) !== null) read.fail(variable, `is for the sandbox only and must go ${why}`);
  }
  const messagingServiceSid = read.text('AMENDS_TWILIO_MESSAGING_SERVICE_SID');
  const from = read.text('AMENDS_TWILIO_FROM');
  if (messagingServiceSid === null && from === null) {
    read.fail('AMENDS_TWILIO_MESSAGING_SERVICE_SID', `or AMENDS_TWILIO_FROM is needed ${why}`);
  }
  const topicArns = read.list('AMENDS_SNS_TOPIC_ARNS');
  if (topicArns.length === 0) read.fail('AMENDS_SNS_TOPIC_ARNS', `is needed ${why}`);
  return {
    kind: 'real',
    ses: {
      region: read.needed('AMENDS_SES_REGION', why),
      endpoint: read.url('AMENDS_SES_ENDPOINT'),
      configurationSet: read.needed('AMENDS_SES_CONFIGURATION_SET', why),
      from: read.needed('AMENDS_SES_FROM', why),
      mode: sesMode(read),
      sockets: sesSockets(read),
      credentials: null,
    },
    twilio: {
      accountSid: read.needed('AMENDS_TWILIO_ACCOUNT_SID', why),
      authToken: new Secret(read.needed('AMENDS_TWILIO_AUTH_TOKEN', why)),
      baseUrl: read.url('AMENDS_TWILIO_BASE_URL'),
      messagingServiceSid,
      from,
      canaryTo: read.text('AMENDS_CANARY_SMS_TO'),
      textsRegistered: textsRegistered(read),
    },
    sns: { topicArns, pinnedCertificate: null, queueUrls: read.list('AMENDS_SQS_QUEUE_URLS') },
  };
}

function sesMode(read: EnvReader): SesMode {
  const mode = read.text('AMENDS_SES_MODE') ?? 'single';
  if (mode !== 'single' && mode !== 'bulk') return read.fail('AMENDS_SES_MODE', 'must be single or bulk');
  return mode;
}

function textsRegistered(read: EnvReader): boolean | null {
  const said = read.text(TEXTS);
  if (said === null) return null;
  return said === 'yes' || (said !== 'no' && read.fail(TEXTS, 'must be yes or no'));
}

function sesSockets(read: EnvReader): number | null {
  if (read.text('AMENDS_SES_SOCKETS') === null) return null;
  return read.whole('AMENDS_SES_SOCKETS', 1, { min: 1, max: 512 });
}

function readPin(read: EnvReader, files: Files): SandboxNote | null {
  const file = read.text(PIN);
  if (file === null) return null;
  return noteIn(file, files) ?? read.fail(PIN, 'must name the certificate.json of a sandbox');
}

/** Null whatever is wrong with the file: the remedy is the same. */
function noteIn(file: string, { read }: Files): SandboxNote | null {
  try {
    const parsed = JSON.parse(read(file)) as Record<keyof SandboxNote, unknown>;
    const { url, pem, topicArn, sandboxUrl } = parsed;
    if (typeof url !== 'string' || typeof pem !== 'string' || typeof topicArn !== 'string') return null;
    return { url, pem, topicArn, sandboxUrl: typeof sandboxUrl === 'string' ? sandboxUrl : null };
  } catch {
    return null;
  }
}
