/** Every status set of this room with its transitions; CHECKs in the migration say the same. */
import { lifecycle } from '../../kernel/lifecycle.ts';

export const POOL_KINDS = ['imported', 'generated', 'shared'] as const;
/** Codes a vendor gave us in files; codes we draw in advance; one code that everybody gets. */
export type PoolKind = (typeof POOL_KINDS)[number];

export const poolLifecycle = lifecycle('open', {
  open: ['quarantined', 'closed'],
  quarantined: ['open', 'closed'],
  closed: [],
});
export type PoolStatus = (typeof poolLifecycle.statuses)[number];

/** A shared code is nobody's; whose an assigned one was, it stays when it is revoked. */
export const codeLifecycle = lifecycle('free', {
  free: ['assigned', 'revoked'],
  assigned: ['revoked'],
  shared: ['revoked'],
  revoked: [],
});
export type CodeState = (typeof codeLifecycle.statuses)[number];

/** A place in line, then a code; a reissue goes back to the line; with its redemption a claim ends for good. */
export const claimLifecycle = lifecycle('waiting', {
  waiting: ['assigned', 'left', 'revoked'],
  assigned: ['waiting', 'left', 'revoked'],
  left: [],
  revoked: ['waiting', 'left'],
});
export type ClaimState = (typeof claimLifecycle.statuses)[number];

/** How often one redemption may get another code in place of its own. */
export const REISSUES_MAX = 5;
