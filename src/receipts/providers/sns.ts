/** Verifies what claims to come from SNS: a strict certificate address, an expected topic, a valid signature. */
import { createVerify, X509Certificate } from 'node:crypto';

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

export class SnsVerifier {
  readonly #topicArns: ReadonlySet<string>;
  readonly #fetch: CertificateFetcher;
  /** Only certificates that were fetched and parsed: an outage must not be remembered (providers.md §5). */
  readonly #certificates = new Map<string, X509Certificate>();

  constructor(topicArns: readonly string[], fetchCertificate: CertificateFetcher) {
    this.#topicArns = new Set(topicArns);
    this.#fetch = fetchCertificate;
  }

  /** `body` is the request's text exactly as it came; `now` decides whether the certificate is valid. */
  async verify(body: string, now: Date): Promise<SnsVerdict> {
    const fields = parse(body);
    const type = SNS_TYPES.find((t) => t === fields?.['Type']);
    const algorithm = ALGORITHMS.get(fields?.['SignatureVersion'] ?? '');
    if (!fields || !type || !algorithm) return refused('malformed');
    if (!this.#topicArns.has(fields['TopicArn'] ?? '')) return refused('topic');
    const address = fields['SigningCertURL'] ?? '';
    if (!CERTIFICATE_ADDRESS.test(address)) return refused('certificate_address');
    const certificate = await this.#certificate(address).catch(() => null);
    if (!certificate) return refused('unavailable');
    if (!isValidAt(certificate, now)) return refused('signature');
    const verifier = createVerify(algorithm).update(stringToSign(type, fields));
    if (!verifier.verify(certificate.publicKey, fields['Signature'] ?? '', 'base64'))
      return refused('signature');
    return {
      ok: true,
      message: {
        type,
        messageId: fields['MessageId'] ?? '',
        topicArn: fields['TopicArn'] ?? '',
        message: fields['Message'] ?? '',
        token: fields['Token'] ?? '',
      },
    };
  }

  async #certificate(address: string): Promise<X509Certificate> {
    const known = this.#certificates.get(address);
    if (known) return known;
    const certificate = new X509Certificate(await this.#fetch(address));
    if (this.#certificates.size >= CERTIFICATES_MAX) this.#certificates.clear();
    this.#certificates.set(address, certificate);
    return certificate;
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
function stringToSign(type: SnsType, fields: Readonly<Record<string, string>>): string {
  return SIGNED_FIELDS[type]
    .filter((name) => fields[name] !== undefined)
    .map((name) => `${name}\n${fields[name]}\n`)
    .join('');
}

function isValidAt(certificate: X509Certificate, now: Date): boolean {
  return certificate.validFromDate <= now && now <= certificate.validToDate;
}

function parse(body: string): Readonly<Record<string, string>> | null {
  try {
    const value: unknown = JSON.parse(body);
    if (!(value instanceof Object)) return null;
    const texts = Object.entries(value).filter((e): e is [string, string] => typeof e[1] === 'string');
    return Object.assign(Object.create(null), Object.fromEntries(texts)) as Record<string, string>;
  } catch {
    return null;
  }
}

function refused(reason: SnsRefusal): SnsVerdict {
  return { ok: false, reason };
}
