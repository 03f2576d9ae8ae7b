/** The sandbox's SNS topic: signs envelopes as SNS does and knows whether its one subscriber has confirmed. */
import { createHash, createSign, randomBytes } from 'node:crypto';
import type { SigningIdentity } from './certificate.ts';
import type { Post } from './poster.ts';
import { snsStringToSign, type SnsType } from './rules/ses-event.ts';
import type { Settings } from './settings.ts';

export interface TopicOptions {
  readonly arn: string;
  readonly region: string;
  readonly signatureVersion: '1' | '2';
}

export class Topic {
  readonly arn: string;
  /** A well-formed AWS address; configuration pins our certificate to it. */
  readonly certificateUrl: string;
  readonly #options: TopicOptions;
  readonly #identity: SigningIdentity;
  readonly #settings: Settings;

  constructor(options: TopicOptions, identity: SigningIdentity, settings: Settings) {
    this.#options = options;
    this.#identity = identity;
    this.#settings = settings;
    this.arn = options.arn;
    this.certificateUrl = `https://sns.${options.region}.amazonaws.com/SimpleNotificationService-${identity.fingerprint}.pem`;
  }

  /** Subscribes an endpoint; the same endpoint keeps its confirmation. Returns true when one must be asked for. */
  subscribe(endpoint: string): boolean {
    const { account } = this.#settings;
    if (account.subscription?.endpoint !== endpoint) {
      account.subscription = { endpoint, token: randomBytes(64).toString('hex'), confirmed: false };
      this.#settings.save();
    }
    return !account.subscription.confirmed;
  }

  /** The subscription's ARN, or null for a wrong topic or token. */
  confirm(topicArn: string, token: string): string | null {
    const { account } = this.#settings;
    const current = account.subscription;
    if (!current || topicArn !== this.arn || token !== current.token) return null;
    account.subscription = { ...current, confirmed: true };
    this.#settings.save();
    return `${this.arn}:${uuidOf(current.token)}`;
  }

  get isConfirmed(): boolean {
    return this.#settings.account.subscription?.confirmed ?? false;
  }

  /** `wait` until someone confirmed: SNS posts no notification before that. */
  notification(key: string, message: unknown, at: Date): Post | 'wait' {
    if (!this.isConfirmed) return 'wait';
    return this.#post('Notification', notificationFacts(key, message, at));
  }

  /** The same envelope for the queue, which needs no confirmation. */
  envelope(key: string, message: unknown, at: Date): string {
    return this.#signed('Notification', notificationFacts(key, message, at));
  }

  get fillsQueue(): boolean {
    return this.#settings.account.queue === true;
  }

  /** Whether anybody is, or may yet be, posted to: a topic that only fills its queue has nobody. */
  get isPosted(): boolean {
    return !this.fillsQueue || this.#settings.account.subscription !== null;
  }

  fillQueue(fills: boolean): void {
    this.#settings.account.queue = fills;
    this.#settings.save();
  }

  confirmationRequest(at: Date): Post | 'drop' {
    const current = this.#settings.account.subscription;
    if (!current || current.confirmed) return 'drop';
    const query = new URLSearchParams({
      Action: 'ConfirmSubscription',
      TopicArn: this.arn,
      Token: current.token,
    });
    return this.#post('SubscriptionConfirmation', {
      MessageId: uuidOf(current.token),
      Message: `You have chosen to subscribe to the topic ${this.arn}.`,
      Token: current.token,
      SubscribeURL: `https://sns.${this.#options.region}.amazonaws.com/?${query}`,
      Timestamp: at.toISOString(),
    });
  }

  #post(type: SnsType, facts: Readonly<Record<string, string>>): Post {
    return {
      url: this.#settings.account.subscription!.endpoint,
      headers: headers(type, this.arn, facts),
      body: this.#signed(type, facts),
    };
  }

  #signed(type: SnsType, facts: Readonly<Record<string, string>>): string {
    const fields = { Type: type, TopicArn: this.arn, ...facts };
    const algorithm = this.#options.signatureVersion === '2' ? 'RSA-SHA256' : 'RSA-SHA1';
    const signature = createSign(algorithm)
      .update(snsStringToSign(type, fields))
      .sign(this.#identity.privateKeyPem, 'base64');
    return JSON.stringify({
      ...fields,
      SignatureVersion: this.#options.signatureVersion,
      Signature: signature,
      SigningCertURL: this.certificateUrl,
    });
  }
}

function notificationFacts(key: string, message: unknown, at: Date): Record<string, string> {
  return {
    MessageId: uuidOf(key),
    Subject: 'Amazon SES Email Event Notification',
    Message: JSON.stringify(message),
    Timestamp: at.toISOString(),
  };
}

function headers(
  type: SnsType,
  arn: string,
  facts: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    'content-type': 'text/plain; charset=UTF-8',
    'user-agent': 'Amazon Simple Notification Service Agent',
    'x-amz-sns-message-type': type,
    'x-amz-sns-message-id': facts['MessageId'] ?? '',
    'x-amz-sns-topic-arn': arn,
  };
}

/** A stable UUID of a key: a repeated notification carries the id it had before, also after a restart. */
function uuidOf(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
