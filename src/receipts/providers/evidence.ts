/** What any provider tells us about one attempt, in one shape. */
import { sha256 } from '../../kernel/fingerprint.ts';
import type { EvidenceKind, MessageProvider } from '../../notices/index.ts';

export interface ProviderEvidence {
  readonly provider: MessageProvider;
  /** The provider's own id of this event: a repeat carries the same. SNS MessageId, or SID with status and error. */
  readonly eventId: string;
  /** The provider's own word, kept whether or not we know it. */
  readonly type: string;
  /** The delivery tag as it came back; null when the event carries none. */
  readonly tagD: string | null;
  readonly attemptNo: number | null;
  /** What it says about the attempt; null when it says nothing about delivery (an open, an unknown type). */
  readonly kind: EvidenceKind | null;
  /** The address will never do, rather than not now. */
  readonly permanent: boolean;
  readonly at: Date;
  /** SES message id or Twilio SID. */
  readonly providerId: string | null;
  /** Bounce type and sub-type, or the error number; never an address. */
  readonly code: string | null;
}

/** Tags arrive as text; an attempt is a small positive whole number or nothing. */
export function attemptNo(text: string | null | undefined): number | null {
  return text && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null;
}

/** What names an event that was signed, and that says of itself what no table can hold. */
export const MALFORMED = 'malformed';
const LENGTH_MAX = 200;

/**
 * The same evidence, without what no table holds: a NUL, half a character, a word without end. The event is kept all the
 * same, for its raw text is; it may not be refused for ever, and what else it says still counts.
 */
export function storable(event: ProviderEvidence, raw: string): ProviderEvidence {
  const texts = [event.eventId, event.type, event.tagD, event.providerId, event.code];
  if (texts.every((text) => text === null || isStorable(text))) return event;
  return {
    ...event,
    eventId: isStorable(event.eventId) ? event.eventId : `${MALFORMED}:${sha256(raw).toString('hex')}`,
    type: isStorable(event.type) ? event.type : MALFORMED,
    tagD: orNull(event.tagD),
    providerId: orNull(event.providerId),
    code: orNull(event.code),
  };
}

function orNull(text: string | null): string | null {
  return text !== null && isStorable(text) ? text : null;
}

function isStorable(text: string): boolean {
  return text.length <= LENGTH_MAX && !text.includes('\0') && text.isWellFormed();
}
