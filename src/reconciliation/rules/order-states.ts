/** What becomes of a proof somebody asked for; a CHECK says the same. */
import { lifecycle } from '../../kernel/lifecycle.ts';

/** A process that dies while proving leaves it `proving`; whoever comes next proves it anew. */
export const proofOrderLifecycle = lifecycle('waiting', {
  waiting: ['proving'],
  proving: ['proved', 'failed'],
  proved: [],
  failed: [],
});
export type ProofOrderStatus = (typeof proofOrderLifecycle.statuses)[number];

/** In this order: the book by itself, its accounts, how many rows there are, what journals name, the shards of budgets. */
export const PROOF_STEPS = ['book', 'accounts', 'counts', 'journals', 'budgets'] as const;
export type ProofStep = (typeof PROOF_STEPS)[number];
