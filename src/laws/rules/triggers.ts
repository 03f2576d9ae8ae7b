/** Whether a law’s trigger reaches somebody, from what leaked about them. */
import type { CategoryCode } from '../../incidents/catalogue/exposure.ts';
import type { Condition, Trigger } from './law.ts';

export interface Leak {
  readonly code: CategoryCode;
  /** Can somebody read or soon guess the value? */
  readonly readable: boolean;
  /** How grave it is in the form in which it leaked, 0 … 4. */
  readonly tier: number;
}

export interface Affected {
  readonly leaks: readonly Leak[];
  readonly minor: boolean;
}

export function triggered({ forms, conditions }: Trigger, { leaks, minor }: Affected): boolean {
  const counted = forms === 'any' ? leaks : leaks.filter(({ readable }) => readable);
  // Whoever stands in a leaked file lost some personal data, even before its columns are mapped.
  return conditions.some((c) => (isEmpty(c) && forms === 'any') || meets(c, counted, minor));
}

function meets(condition: Condition, leaks: readonly Leak[], minor: boolean): boolean {
  if (leaks.length === 0 || (condition.minor && !minor)) return false;
  const { all = [], tier = 0 } = condition;
  return (
    all.every((group) => leaks.some(({ code }) => group.includes(code))) &&
    leaks.some((leak) => leak.tier >= tier)
  );
}

function isEmpty({ all, tier, minor }: Condition): boolean {
  return all === undefined && tier === undefined && minor === undefined;
}
