/** Every status set of this room with its transitions; CHECKs in the migration say the same. */
import { lifecycle } from '../../kernel/lifecycle.ts';

export const challengeLifecycle = lifecycle('open', {
  open: ['proven', 'spent', 'replaced'],
  proven: [],
  spent: [],
  replaced: [],
});
export type ChallengeState = (typeof challengeLifecycle.statuses)[number];

/** Whether an `unknown` one arrived only its reader knows: they ask for another, nobody sends it twice. */
export const replyLifecycle = lifecycle('waiting', {
  waiting: ['sending', 'stale', 'refused'],
  sending: ['waiting', 'sent', 'refused', 'unknown'],
  sent: [],
  refused: [],
  unknown: [],
  stale: [],
});
export type ReplyState = (typeof replyLifecycle.statuses)[number];

export const REPLY_KINDS = ['code', 'receipt', 'answer', 'news'] as const;
export type ReplyKind = (typeof REPLY_KINDS)[number];
