/** Checks and reads Twilio's status callbacks. */
import twilio from 'twilio';
import type { EvidenceKind } from '../../notices/index.ts';
import { attemptNo, type ProviderEvidence } from './evidence.ts';

export interface TwilioCallback {
  /** The path and query as they came; the rest of the address is ours, from configuration. */
  readonly pathAndQuery: string;
  readonly signature: string | undefined;
  /** The raw form body. */
  readonly body: string;
}

/**
 * Was this signed with our token for exactly this address? The address is built from the configured public URL:
 * behind a proxy the request's own host and scheme are not what Twilio called.
 */
export function isSignedByTwilio(callback: TwilioCallback, authToken: string, publicUrl: string): boolean {
  if (!callback.signature) return false;
  const base = new URL(publicUrl);
  const address = base.origin + callback.pathAndQuery;
  return twilio.validateRequest(authToken, callback.signature, address, formOf(callback.body));
}

/** `sent` is often Twilio's last word: a carrier took it, no receipt will come. It counts as accepted. */
const KINDS: Readonly<Record<string, EvidenceKind>> = {
  accepted: 'accepted',
  scheduled: 'accepted',
  queued: 'accepted',
  sending: 'accepted',
  sent: 'accepted',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'undelivered',
  failed: 'failed',
  canceled: 'failed',
};

/** Not delivered, and never will be to this number or with this text: blocked, unknown, landline, filtered… */
const PERMANENT = new Set(['21610', '21614', '30004', '30005', '30006', '30007', '30034']);

/** The evidence in a callback that has been checked; null when it is not about a message of ours. */
export function readTwilioCallback(callback: TwilioCallback, receivedAt: Date): ProviderEvidence | null {
  const form = formOf(callback.body);
  const sid = form['MessageSid'] ?? form['SmsSid'];
  const status = form['MessageStatus'] ?? form['SmsStatus'];
  if (!sid || !status) return null;
  const query = new URL(callback.pathAndQuery, 'http://callback.invalid').searchParams;
  const error = form['ErrorCode'] && form['ErrorCode'] !== '0' ? form['ErrorCode'] : null;
  return {
    provider: 'twilio',
    eventId: [sid, status, ...(error ? [error] : [])].join(':'),
    type: status,
    tagD: query.get('d'),
    attemptNo: attemptNo(query.get('a')),
    kind: Object.hasOwn(KINDS, status) ? KINDS[status]! : null,
    permanent: error !== null && PERMANENT.has(error),
    at: receivedAt,
    providerId: sid,
    code: error,
  };
}

function formOf(body: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(body));
}
