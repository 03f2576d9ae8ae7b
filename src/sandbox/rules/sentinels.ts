/** What will become of an accepted message, read from its recipient alone: the documented sentinel addresses. */

/** One thing a provider will say about a message after accepting it. */
export interface PlannedEvent {
  /** SES: the event type; Twilio: the message status. */
  readonly type: string;
  /** From acceptance. */
  readonly afterMs: number;
  /** Bounce type and sub-type, or Twilio's error code. */
  readonly why?: string;
  /** A repetition of the event of this number, under its id. */
  readonly copyOf?: number;
  /** Not from the provider at all: wrongly signed, and posted once whatever it is answered. */
  readonly forged?: boolean;
}

export type EmailFate = readonly PlannedEvent[];
export type SmsFate =
  | { readonly accepted: true; readonly events: readonly PlannedEvent[] }
  | { readonly accepted: false; readonly status: number; readonly code: number; readonly message: string };

const send: PlannedEvent = { type: 'Send', afterMs: 20 };

/** First match wins; the local part decides, as with Amazon's mailbox simulator. */
const EMAIL: readonly (readonly [localPart: RegExp, EmailFate])[] = [
  [/^bounce/i, [send, { type: 'Bounce', afterMs: 150, why: 'Permanent/General' }]],
  [/^soft-bounce/i, [send, { type: 'Bounce', afterMs: 150, why: 'Transient/MailboxFull' }]],
  [/^suppressed/i, [send, { type: 'Bounce', afterMs: 60, why: 'Permanent/OnAccountSuppressionList' }]],
  [
    /^late-bounce/i,
    [send, { type: 'Delivery', afterMs: 100 }, { type: 'Bounce', afterMs: 400, why: 'Permanent/General' }],
  ],
  [
    /^complaint/i,
    [send, { type: 'Delivery', afterMs: 100 }, { type: 'Complaint', afterMs: 300, why: 'abuse' }],
  ],
  [
    /^delayed/i,
    [
      send,
      { type: 'DeliveryDelay', afterMs: 100, why: 'TransientCommunicationFailure' },
      { type: 'Delivery', afterMs: 600 },
    ],
  ],
  [/^rejected/i, [send, { type: 'Reject', afterMs: 60, why: 'Bad content' }]],
];

export function emailFate(address: string): EmailFate {
  return (
    EMAIL.find(([localPart]) => localPart.test(address))?.[1] ?? [send, { type: 'Delivery', afterMs: 100 }]
  );
}

const sent: PlannedEvent = { type: 'sent', afterMs: 60 };
const taken = (...events: PlannedEvent[]): SmsFate => ({ accepted: true, events });
const refused = (status: number, code: number, message: string): SmsFate => ({
  accepted: false,
  status,
  code,
  message,
});

/** The last seven digits decide. */
const SMS: Readonly<Record<string, SmsFate>> = {
  '0000009': taken(sent, { type: 'undelivered', afterMs: 200, why: '30003' }),
  '0000008': refused(400, 21211, "Invalid 'To' Phone Number"),
  '0000007': taken({ type: 'failed', afterMs: 100, why: '30006' }),
  '0000006': taken(sent),
  '0000005': refused(400, 21610, 'Attempt to send to unsubscribed recipient'),
  '0000004': refused(400, 21408, 'Permission to send an SMS has not been enabled for the region'),
};

export function smsFate(number: string): SmsFate {
  return SMS[number.slice(-7)] ?? taken(sent, { type: 'delivered', afterMs: 150 });
}
