/** The company's own system that credits are booked by, and the vendor whose enrolments we hear of. */
import type { Secret } from '../kernel/secret.ts';
import type { EnvReader } from './config-reader.ts';
import { WEBHOOK_SECRET } from './crypto/webhook-signature.ts';

export const HTTP_KINDS = ['billing_credit', 'entitlement', 'cash_payout', 'donation', 'insurance'] as const;
export type HttpKind = (typeof HTTP_KINDS)[number];

export interface FulfilmentSettings {
  /** Null: what is no code goes to finance by file. */
  readonly http: {
    readonly url: string;
    readonly secret: Secret<string>;
    readonly kinds: readonly HttpKind[];
    /** `GET <url>/<key>` says what became of a call. */
    readonly canAsk: boolean;
    /** A call repeated under the same key is booked once. */
    readonly idempotentByKey: boolean;
    readonly timeoutMs: number;
    /** The pause before the first repeat; it doubles up to an hour. */
    readonly retrySeconds: number;
    /** After so long of trying it is a dead letter. */
    readonly giveUpHours: number;
  } | null;
  /** Signs what a monitoring vendor posts of enrolments; null: only files are taken. */
  readonly enrolmentSecret: Secret<string> | null;
}

export function readFulfilment(read: EnvReader): FulfilmentSettings {
  const enrolmentSecret = webhookSecret(read, 'AMENDS_ENROLMENT_SECRET');
  return Object.freeze({ http: readHttp(read), enrolmentSecret });
}

function readHttp(read: EnvReader): FulfilmentSettings['http'] {
  const url = read.url('AMENDS_FULFILMENT_URL');
  const secret = webhookSecret(read, 'AMENDS_FULFILMENT_SECRET');
  if (url === null) return null;
  if (secret === null)
    return read.fail('AMENDS_FULFILMENT_SECRET', 'is needed because AMENDS_FULFILMENT_URL is set');
  return Object.freeze({
    url,
    secret,
    kinds: kindsFrom(read),
    canAsk: yesOrNo(read, 'AMENDS_FULFILMENT_CAN_ASK'),
    idempotentByKey: yesOrNo(read, 'AMENDS_FULFILMENT_IDEMPOTENT'),
    timeoutMs: read.whole('AMENDS_FULFILMENT_TIMEOUT_MS', 10_000, { min: 100, max: 120_000 }),
    retrySeconds: read.whole('AMENDS_FULFILMENT_RETRY_SECONDS', 30, { min: 1, max: 3_600 }),
    giveUpHours: read.whole('AMENDS_FULFILMENT_GIVE_UP_HOURS', 72, { min: 1, max: 720 }),
  });
}

function kindsFrom(read: EnvReader): readonly HttpKind[] {
  const named = read.list('AMENDS_FULFILMENT_KINDS');
  if (named.length === 0) return ['billing_credit', 'entitlement'];
  return named.map(
    (name) =>
      HTTP_KINDS.find((kind) => kind === name) ??
      read.fail('AMENDS_FULFILMENT_KINDS', `must be some of ${HTTP_KINDS.join(', ')}, separated by commas`),
  );
}

function yesOrNo(read: EnvReader, variable: string): boolean {
  const text = read.text(variable) ?? 'yes';
  return text === 'yes' || (text === 'no' ? false : read.fail(variable, 'must be yes or no'));
}

function webhookSecret(read: EnvReader, variable: string): Secret<string> | null {
  const secret = read.secret(variable);
  if (secret !== null && !WEBHOOK_SECRET.test(secret.reveal())) {
    return read.fail(variable, 'must be whsec_ and at least 18 bytes in base64');
  }
  return secret;
}
