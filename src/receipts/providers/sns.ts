/** Verifies what claims to come from SNS: a strict certificate address, an expected topic, a valid signature. */
import { type KeyObject, verify, X509Certificate } from 'node:crypto';

/** Brings the PEM at a certificate address that has already been checked; throws when it cannot. */
export type CertificateFetcher = (url: string) => Promise<string>;

export const SNS_TYPES = ['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation'] as const;
export type SnsType = (typeof SNS_TYPES)[number];

export interface SnsMessage {
  readonly type: SnsType;
  /** The same for every repeat of one notification. */
  readonly messageId: string;
  readonly topicArn: string;
  readonly message: string;
  /** What confirming takes; empty on notifications. */
  readonly token: string;
}

/** `unavailable` is our own trouble and worth a repeat; everything else is a forgery or a mistake. */
export type SnsRefusal = 'malformed' | 'topic' | 'certificate_address' | 'signature' | 'unavailable';

export type SnsVerdict =
  { readonly ok: true; readonly message: SnsMessage } | { readonly ok: false; readonly reason: SnsRefusal };

const CERTIFICATE_ADDRESS =
  /^https:\/\/sns\.[a-z]{2}(-[a-z]+)+-\d\.amazonaws\.com(\.cn)?\/SimpleNotificationService-[0-9a-f]{16,64}\.pem$/;
const CONFIRMATION_FIELDS = [
  'Message',
  'MessageId',
  'SubscribeURL',
  'Timestamp',
  'Token',
  'TopicArn',
  'Type',
];
const SIGNED_FIELDS: Readonly<Record<SnsType, readonly string[]>> = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: CONFIRMATION_FIELDS,
  UnsubscribeConfirmation: CONFIRMATION_FIELDS,
};
const ALGORITHMS: ReadonlyMap<string, string> = new Map([
  ['1', 'RSA-SHA1'],
  ['2', 'RSA-SHA256'],
]);
const CERTIFICATES_MAX = 8;

/** What is asked of a certificate at each message: read from it once, for that costs as much as verifying. */
interface Signer {
  readonly key: KeyObject;
  readonly fromMs: number;
  readonly untilMs: number;
}

type Fields = Readonly<Record<string, unknown>>;

export class SnsVerifier {
  readonly #topicArns: ReadonlySet<string>;
  readonly #fetch: CertificateFetcher;
  /** Only certificates that were fetched and parsed: an outage must not be remembered (providers.md §5). */
  readonly #signers = new Map<string, Signer>();

  constructor(topicArns: readonly string[], fetchCertificate: CertificateFetcher) {
    this.#topicArns = new Set(topicArns);
    this.#fetch = fetchCertificate;
  }

  /** `body` is the request's text exactly as it came; `now` decides whether the certificate is valid. */
  async verify(body: string, now: Date): Promise<SnsVerdict> {
    const fields = parse(body);
    const type = SNS_TYPES.find((t) => t === fields?.['Type']);
    if (!fields || !type) return refused('malformed');
    const algorithm = ALGORITHMS.get(text(fields, 'SignatureVersion'));
    if (!algorithm) return refused('malformed');
    const topicArn = text(fields, 'TopicArn');
    if (!this.#topicArns.has(topicArn)) return refused('topic');
    const address = text(fields, 'SigningCertURL');
    const signer = this.#signers.get(address) ?? (await this.#fetched(address));
    if (signer === 'certificate_address' || signer === 'unavailable') return refused(signer);
    const signature = Buffer.from(text(fields, 'Signature'), 'base64');
    if (!isValidAt(signer, now.getTime())) return refused('signature');
    if (!verify(algorithm, Buffer.from(stringToSign(type, fields), 'utf8'), signer.key, signature))
      return refused('signature');
    return {
      ok: true,
      message: {
        type,
        messageId: text(fields, 'MessageId'),
        topicArn,
        message: text(fields, 'Message'),
        token: text(fields, 'Token'),
      },
    };
  }

  async #fetched(address: string): Promise<Signer | 'certificate_address' | 'unavailable'> {
    if (!CERTIFICATE_ADDRESS.test(address)) return 'certificate_address';
    try {
      const { publicKey, validFromDate, validToDate } = new X509Certificate(await this.#fetch(address));
      const signer = { key: publicKey, fromMs: validFromDate.getTime(), untilMs: validToDate.getTime() };
      if (this.#signers.size >= CERTIFICATES_MAX) this.#signers.clear();
      this.#signers.set(address, signer);
      return signer;
    } catch {
      return 'unavailable';
    }
  }
}

/** Amazon's own certificates. */
export const fetchCertificate: CertificateFetcher = async (url) => {
  const answer = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'error' });
  if (answer.status !== 200) throw new Error(`certificate fetch answered ${answer.status}`);
  return await answer.text();
};

/** Sandbox mode only: one certificate, known beforehand, for one address; start-up refuses it beside real providers. */
export function pinnedCertificate(pin: { readonly url: string; readonly pem: string }): CertificateFetcher {
  return async (url) => {
    if (url !== pin.url) throw new Error('not the pinned certificate');
    return pin.pem;
  };
}

/** Confirms a subscription whose request was verified; `endpoint` is the sandbox's address, null is Amazon's own. */
export async function confirmSubscription(message: SnsMessage, endpoint: string | null): Promise<void> {
  const region = message.topicArn.split(':')[3] ?? '';
  const cn = region.startsWith('cn-') ? '.cn' : '';
  const answer = await fetch(endpoint ?? `https://sns.${region}.amazonaws.com${cn}/`, {
    method: 'POST',
    body: new URLSearchParams({
      Action: 'ConfirmSubscription',
      Version: '2010-03-31',
      TopicArn: message.topicArn,
      Token: message.token,
    }),
    signal: AbortSignal.timeout(10_000),
    redirect: 'error',
  });
  if (!answer.ok) throw new Error(`SNS did not confirm the subscription: HTTP ${answer.status}.`);
}

/** Each present field as name, newline, value, newline, in SNS's order. */
function stringToSign(type: SnsType, fields: Fields): string {
  let signed = '';
  for (const name of SIGNED_FIELDS[type]) {
    const value = fields[name];
    if (typeof value === 'string') signed += `${name}\n${value}\n`;
  }
  return signed;
}

function isValidAt(signer: Signer, nowMs: number): boolean {
  return signer.fromMs <= nowMs && nowMs <= signer.untilMs;
}

function parse(body: string): Fields | null {
  try {
    const value: unknown = JSON.parse(body);
    return value instanceof Object ? (value as Fields) : null;
  } catch {
    return null;
  }
}

/** Empty where it is absent or no text. */
function text(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

function refused(reason: SnsRefusal): SnsVerdict {
  return { ok: false, reason };
}
