/** How a grant is named to operators: cohort and number, as lists show it. */
import { DomainError } from '../kernel/errors.ts';
import type { CohortId, GrantNo } from '../kernel/ids.ts';
import { COMPENSATION_ERRORS as E } from './compensation.errors.ts';
import type { GrantRef } from './voids.store.ts';

export function grantKey({ cohortId, grantId }: GrantRef): string {
  return `${cohortId}:${grantId}`;
}

/** `12:7`; refuses `unreadable_grant`. */
export function readGrantRef(text: string): GrantRef {
  const m = /^(\d{1,18}):(\d{1,18})$/.exec(text.trim());
  if (!m) throw new DomainError(E.unreadable_grant);
  return { cohortId: BigInt(m[1]!) as CohortId, grantId: BigInt(m[2]!) as GrantNo };
}
