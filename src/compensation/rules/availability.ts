/** How much of a budget is left, in the words a page needs. */

export interface BudgetLeft {
  /** Null: everybody who is eligible may choose. */
  readonly budgetTotal: bigint | null;
  readonly budgetRoom: bigint | null;
  /** Somebody waits for a share. */
  readonly others: boolean;
}

const LOW_SHARE = 10n;

/** `none` also while others wait: nobody jumps the line. */
export function availabilityOf({ budgetTotal, budgetRoom, others }: BudgetLeft): 'open' | 'low' | 'none' {
  if (budgetTotal === null || budgetRoom === null) return 'open';
  if (others || budgetRoom === 0n) return 'none';
  return budgetRoom * LOW_SHARE <= budgetTotal ? 'low' : 'open';
}
