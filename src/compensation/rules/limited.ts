/** Says so where a budget may not reach everybody who is told of it: a promise that cannot be kept is not made. */
import type { Segment } from './choices.ts';
import { coversLeak, type Eligibility } from './eligibility.ts';
import type { Audience } from './states.ts';

export interface Limited {
  readonly audience: Audience;
  /** At most so many grants or choices; null: no limit. */
  readonly budgetGrants: bigint | null;
  readonly offers: readonly { readonly eligibility: Eligibility }[];
}

/** How many can have it, where that may be fewer than are told; null where there is enough for all. */
export function scarceOf(
  { audience, budgetGrants, offers }: Limited,
  profiles: readonly Segment[],
): bigint | null {
  if (budgetGrants === null) return null;
  // How many are unaffected stands in no count of profiles.
  if (audience === 'unaffected') return budgetGrants;
  const told = profiles
    .filter(({ facts }) => offers.some(({ eligibility }) => coversLeak(eligibility, facts.exposed)))
    .reduce((sum, { persons }) => sum + persons, 0n);
  return told > budgetGrants ? budgetGrants : null;
}

export function scarceSentence(people: bigint, locale: 'id' | 'en'): string {
  const number = new Intl.NumberFormat(locale === 'id' ? 'id-ID' : 'en-GB').format(people);
  return locale === 'id'
    ? `Untuk paling banyak ${number} orang, selama masih tersedia.`
    : `For up to ${number} people, as long as it lasts.`;
}
