/** What may become of a call to the company's own system, and of a file for finance; CHECKs say the same. */
import { lifecycle } from '../../kernel/lifecycle.ts';

/** `sending` holds a lease; only a lapsed one is in doubt. `dead` waits for its owner. */
export const callLifecycle = lifecycle('sending', {
  sending: ['waiting', 'done', 'dead'],
  waiting: ['sending', 'done'],
  dead: ['waiting', 'done', 'failed'],
  done: [],
  failed: [],
});
export type CallState = (typeof callLifecycle.statuses)[number];

export const payoutLifecycle = lifecycle('open', {
  open: ['released', 'recalled'],
  released: ['done', 'recalled'],
  done: [],
  recalled: [],
});
export type PayoutStatus = (typeof payoutLifecycle.statuses)[number];

/** Why a call is nobody's but a person's. */
export const DEAD_WHYS = [
  'refused',
  'wrong_answer',
  'unknown_outcome',
  'given_up',
  'unfinished',
  'no_account',
] as const;
export type DeadWhy = (typeof DEAD_WHYS)[number];

/** What stands in one file: who works through it differs. */
export const PAYOUT_KINDS = ['credit', 'payout', 'donation'] as const;
export type PayoutKind = (typeof PAYOUT_KINDS)[number];
