/** What one unpacking works with, from the upload down to its last member. */
import type { Budget, Shelf } from './shelf.ts';

/** More columns than any export has; a mapping would have to name them all. */
export const COLUMNS_MAX = 5000;

export interface Unpacking {
  /** The upload's own name. */
  readonly file: string;
  readonly shelf: Shelf;
  readonly budget: Budget;
  /** Names of what was left out: folders, empty sheets. */
  readonly ignored: string[];
}
