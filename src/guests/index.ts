/** Front door of the guests room: what a person does on their own page, besides offers. */
import { challengeLifecycle, replyLifecycle } from './rules/states.ts';

export { GuestJobs } from './guests.jobs.ts';
export { GuestsModule } from './guests.module.ts';
export { KnownContacts } from './known-contacts.ts';
export { OwnMail, type OwnMailOrder, type OwnMailResult } from './own-mail.ts';
export { type OwnPage, OwnPageNotes } from './own-page-notes.ts';
export { Replies } from './replies.ts';
export type { MailText, ReplyOrder, ReplyTo, SmsText } from './replies.types.ts';
export { ReplySending } from './sending.ts';
export { SecondFactors } from './second-factors.ts';
export type {
  AskResult,
  CodeAsked,
  FactorOf,
  FactorUse,
  OpenChallenge,
  ProofResult,
  Told,
} from './second-factors.types.ts';
export { CODE_MINUTES } from './rules/code-words.ts';
export { type CodeMeans, type DataMeans, isCodeMeans, isDataMeans, type Means } from './rules/means.ts';
export type { ReplyKind } from './rules/states.ts';

export const STATUS_CHECKS = [
  { table: 'challenge', column: 'state', lifecycle: challengeLifecycle },
  { table: 'reply', column: 'state', lifecycle: replyLifecycle },
] as const;
