/** What notices ask of the providers who carry messages; adapters know no database and no other room. */
import type { Both } from '../kernel/both.ts';
import type { EmailPieces } from '../kernel/pieces.ts';
import type { SendOutcome } from './rules/outcomes.ts';

export type { SendOutcome } from './rules/outcomes.ts';

/** Who a message is, in words a provider carries for us and sends back with every event. */
export interface MessageTag {
  /** `deliveryTag(cohort, delivery)`: `c<cohort>_<delivery>`. */
  readonly d: string;
  /** The attempt's number within the delivery. */
  readonly a: number;
}

export interface EmailMessage {
  readonly tag: MessageTag;
  readonly from: string;
  /** Exactly one address: ASCII local part, domain as Punycode. */
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** The same words in pieces, where they were made of such: what is written of a shared one is kept. */
  readonly pieces?: EmailPieces | undefined;
  readonly configurationSet: string;
}

export interface SmsMessage {
  readonly tag: MessageTag;
  /** E.164. */
  readonly to: string;
  readonly body: string;
  /** Our public callback address without a query; the adapter adds `d` and `a`. */
  readonly statusCallback: string;
}

export interface SendLimits {
  /**
   * Instant of `performance.now()` after which no call of this group may start (ENGINE §6.3.3):
   * the lease's end less `timeoutMs`. What could not start by then is `retry` with code `NotStarted`.
   */
  readonly startBy?: number;
}

interface Provider<Message> {
  /** Calls in flight at most; the adapter has exactly as many sockets and queues the rest itself. */
  readonly callsMax: number;
  /** Messages one call carries at most; 1 unless told. A lost answer leaves all of them in doubt. */
  readonly messagesPerCall?: number;
  /** Hard end of one call, from its start; whatever is unanswered by then is `ambiguous`. */
  readonly timeoutMs: number;
  /** One outcome per message, in the same order. Never throws for what a provider or network does. */
  send(batch: readonly Message[], limits?: SendLimits): Promise<readonly SendOutcome[]>;
  /** What must be right before a launch; asks the provider, changes nothing. */
  preflight(): Promise<ProviderPreflight>;
  close(): void;
}

export interface EmailProvider extends Provider<EmailMessage> {
  readonly name: 'ses';
}

export interface SmsProvider extends Provider<SmsMessage> {
  readonly name: 'twilio';
  /** Messages the provider lists for a number, newest first. A hit proves acceptance; a miss proves nothing early. */
  find(to: string): Promise<readonly FoundSms[]>;
}

export interface FoundSms {
  readonly providerId: string;
  readonly status: string;
  readonly body: string;
  readonly errorCode: string | null;
  readonly createdAt: Date | null;
}

export const PROVIDER_CHECKS = [
  'reachable',
  'sending',
  'identity',
  'dkim',
  'events',
  'quota',
  'sender',
] as const;
export type ProviderCheckName = (typeof PROVIDER_CHECKS)[number];

export interface ProviderCheck {
  readonly name: ProviderCheckName;
  readonly ok: boolean;
  /** One sentence for an operator: what is so, and what to do when it is not ok. */
  readonly detail: string;
  readonly words: Both;
}

export interface ProviderPreflight {
  readonly checks: readonly ProviderCheck[];
  /** Recipients; null where the provider has no such figure. `max24Hour` null means unlimited. */
  readonly quota: {
    readonly max24Hour: number | null;
    readonly perSecond: number;
    readonly sentLast24Hours: number;
  } | null;
}

/** Injection tokens of the two ports. */
export const EMAIL_PROVIDER = Symbol('EmailProvider');
export const SMS_PROVIDER = Symbol('SmsProvider');
