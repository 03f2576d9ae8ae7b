/** What one person asked for and gets as one message. */
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import type { SentChannel } from '../notices/index.ts';
import type { ReplyKind } from './rules/states.ts';

export interface MailText {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export interface SmsText {
  readonly body: string;
}

/** A contact we know of a person, or an address somebody stated, who may be nobody we know. */
export type ReplyTo =
  | { readonly person: PersonRef; readonly channel: SentChannel }
  | { readonly stated: { readonly kind: 'email' | 'phone'; readonly value: string } };

export interface ReplyOrder {
  readonly incidentId: IncidentId;
  readonly to: ReplyTo;
  readonly kind: ReplyKind;
  /** An e-mail's text for an e-mail, an SMS's for an SMS. */
  readonly message: MailText | SmsText;
  /** Of no use after this instant: then it is not sent any more. */
  readonly staleAt: Date;
  /** A second order of the same name to the same person is the first. */
  readonly once?: string;
}
