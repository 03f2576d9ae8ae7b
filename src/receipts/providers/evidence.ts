/** What any provider tells us about one attempt, in one shape. */
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
