/** Signatures as Standard Webhooks 1.0 says: over id, second and body, under a shared `whsec_` secret. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../../kernel/secret.ts';

const SECRET_PREFIX = 'whsec_';
/** So far may the sender's clock be off, as the standard says. */
const TOLERANCE_SECONDS = 300;

export const WEBHOOK_SECRET = /^whsec_[A-Za-z0-9+/]{24,}={0,2}$/;

export interface SignedParts {
  readonly id: string;
  readonly body: string;
}

/** The three headers of one message. */
export function signedHeaders(
  secret: Secret<string>,
  { id, body }: SignedParts,
  atMs: number,
): Readonly<Record<string, string>> {
  const seconds = String(Math.floor(atMs / 1000));
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${macOf(secret, { id, body }, seconds).toString('base64')}`,
  };
}

/** Was it signed with this secret, and just now? Any one of several signatures will do: secrets rotate. */
export function isSigned(
  secret: Secret<string>,
  given: SignedParts & { readonly timestamp: string; readonly signature: string },
  nowMs: number,
): boolean {
  const off = Math.abs(nowMs / 1000 - Number(given.timestamp));
  if (!/^\d{1,12}$/.test(given.timestamp) || off > TOLERANCE_SECONDS) return false;
  const expected = macOf(secret, given, given.timestamp);
  return given.signature
    .split(' ')
    .filter((one) => one.startsWith('v1,'))
    .map((one) => Buffer.from(one.slice(3), 'base64'))
    .some((mac) => mac.length === expected.length && timingSafeEqual(mac, expected));
}

function macOf(secret: Secret<string>, { id, body }: SignedParts, seconds: string): Buffer {
  const key = Buffer.from(secret.reveal().slice(SECRET_PREFIX.length), 'base64');
  return createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest();
}
