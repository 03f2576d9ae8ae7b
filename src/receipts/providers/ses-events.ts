/** Reads the JSON that SES publishes about a message; lenient, because Amazon adds fields and types. */
import type { EvidenceKind } from '../../notices/index.ts';
import { attemptNo, type ProviderEvidence } from './evidence.ts';

interface SesEvent {
  readonly eventType?: unknown;
  readonly notificationType?: unknown;
  readonly mail?: {
    readonly messageId?: unknown;
    readonly timestamp?: unknown;
    readonly tags?: Readonly<Record<string, unknown>>;
  };
  readonly [detail: string]: unknown;
}

const YEAR_10000_MS = Date.UTC(10_000, 0);

interface Meaning {
  readonly kind: EvidenceKind;
  /** Where the event's own facts stand. */
  readonly detail: string;
  readonly permanent?: boolean;
}

/** Rejected and unrenderable messages never left SES; the same content would fail again. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  Send: { kind: 'accepted', detail: 'send' },
  Delivery: { kind: 'delivered', detail: 'delivery' },
  DeliveryDelay: { kind: 'delayed', detail: 'deliveryDelay' },
  Bounce: { kind: 'bounced', detail: 'bounce' },
  Complaint: { kind: 'complained', detail: 'complaint' },
  Reject: { kind: 'failed', detail: 'reject', permanent: true },
  'Rendering Failure': { kind: 'failed', detail: 'failure', permanent: true },
};

/**
 * The evidence in one SNS notification's `Message`, or null when it is not an SES event at all
 * (SNS posts a sentence in plain words when a topic is first connected).
 */
export function readSesEvent(
  message: string,
  snsMessageId: string,
  receivedAt: Date,
): ProviderEvidence | null {
  const event = parse(message);
  const type = text(event?.eventType) ?? text(event?.notificationType);
  if (!event?.mail || type === null) return null;
  const meaning = Object.hasOwn(MEANINGS, type) ? MEANINGS[type] : undefined;
  const detail = (meaning ? (event[meaning.detail] ?? {}) : {}) as Readonly<Record<string, unknown>>;
  const bounceType = text(detail['bounceType']);
  return {
    provider: 'ses',
    eventId: snsMessageId,
    type,
    tagD: firstTag(event, 'd'),
    attemptNo: attemptNo(firstTag(event, 'a')),
    kind: meaning?.kind ?? null,
    permanent: meaning?.permanent === true || bounceType === 'Permanent',
    at: instant(detail['timestamp']) ?? instant(event.mail.timestamp) ?? receivedAt,
    providerId: text(event.mail.messageId),
    code: codeOf(detail, bounceType),
  };
}

/** What an SNS message that was verified tells; where that is no event of SES, a row with nothing to project. */
export function readNotification(
  {
    type,
    messageId,
    message,
  }: { readonly type: string; readonly messageId: string; readonly message: string },
  receivedAt: Date,
): ProviderEvidence {
  const event = type === 'Notification' ? readSesEvent(message, messageId, receivedAt) : null;
  return (
    event ?? {
      provider: 'ses',
      eventId: messageId,
      type: type === 'Notification' ? 'Unknown' : type,
      tagD: null,
      attemptNo: null,
      kind: null,
      permanent: false,
      at: receivedAt,
      providerId: null,
      code: null,
    }
  );
}

function codeOf(detail: Readonly<Record<string, unknown>>, bounceType: string | null): string | null {
  if (bounceType !== null) return `${bounceType}/${text(detail['bounceSubType']) ?? 'Undetermined'}`;
  return text(detail['complaintFeedbackType']) ?? text(detail['delayType']) ?? text(detail['reason']);
}

/** Tag values arrive as lists, `{"d": ["c1_2"]}`, and only through a configuration set. */
function firstTag(event: SesEvent, name: string): string | null {
  const value = event.mail?.tags?.[name];
  return text(Array.isArray(value) ? value[0] : value);
}

function parse(message: string): SesEvent | null {
  try {
    const value: unknown = JSON.parse(message);
    return value instanceof Object && !Array.isArray(value) ? (value as SesEvent) : null;
  } catch {
    return null;
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** No table holds every year that a Date can name. */
function instant(value: unknown): Date | null {
  const at = typeof value === 'string' ? new Date(value) : null;
  return at && at.getTime() >= 0 && at.getTime() < YEAR_10000_MS ? at : null;
}
