/** What a message says about offers: to each person those they may choose, and no promise that cannot be kept. */
import { readExposure, type Locale } from '../incidents/index.ts';
import type { OfferSetId, PersonRef } from '../kernel/ids.ts';
import type { ExampleRequest, MergeRequest, OfferChoice } from '../messages/index.ts';
import type { Tx } from '../platform/db/db.ts';
import type { OfferSet } from './compensation.types.ts';
import { type OfferedSubject, unaffectedOf } from './links.store.ts';
import { setsOf } from './offers.store.ts';
import { choicesOf } from './rules/choices.ts';
import type { PersonFacts } from './rules/eligibility.ts';
import { scarceOf, scarceSentence } from './rules/limited.ts';
import type { Audience } from './rules/states.ts';
import { termsFor } from './rules/terms.ts';
import { followersAmong, profileSegments } from './segments.store.ts';

interface ToldSet extends OfferSet {
  /** How many can have it, where that may not be everybody. */
  readonly scarce: bigint | null;
}

interface Offered extends PersonFacts {
  readonly audience: Audience;
}

/** Asks the database once for all persons of the request; then says of each what they may choose. */
export async function offersTold(
  tx: Tx,
  { incidentId, persons, locale, offerSetIds }: MergeRequest,
  now: Date,
): Promise<(subject: OfferedSubject) => OfferChoice[]> {
  const sets = await carriedBy(tx, { incidentId, offerSetIds }, now);
  const goodwill = sets.some(({ audience }) => audience === 'unaffected')
    ? new Map((await unaffectedOf(tx, incidentId, persons)).map((one) => [nameOf(one), one]))
    : null;
  const followers = new Map<OfferSetId, ReadonlySet<string>>();
  for (const set of sets) {
    const some = await followersAmong(tx, set, persons);
    if (some) followers.set(set.id, some);
  }
  if (sets.length === 0) return () => [];
  return (subject) =>
    offerChoices(
      sets.filter((set) => followers.get(set.id)?.has(nameOf(subject)) ?? true),
      factsOf(subject, goodwill?.get(nameOf(subject))),
      locale,
    );
}

/** What somebody who does not exist would be told, as if they also met what only a name or a time tells. */
export async function offersOfExample(
  tx: Tx,
  { incidentId, locale, offerSetIds, exposure, country }: ExampleRequest,
  now: Date,
): Promise<OfferChoice[]> {
  const facts = {
    country,
    region: null,
    role: 'customer' as const,
    former: false,
    minor: false,
    customerSince: null,
  };
  const exposed = exposure === null ? [] : readExposure(exposure);
  const audience = exposure === null ? 'unaffected' : 'affected';
  return offerChoices(
    await carriedBy(tx, { incidentId, offerSetIds }, now),
    { ...facts, exposed, audience },
    locale,
  );
}

async function carriedBy(
  tx: Tx,
  { incidentId, offerSetIds }: Pick<MergeRequest, 'incidentId' | 'offerSetIds'>,
  now: Date,
): Promise<ToldSet[]> {
  const approved = await setsOf(tx, incidentId, ['approved']);
  // A later wave is told once it is open: nobody looks for what is not there yet.
  const carried = approved.filter(
    ({ id, opensAt }) => offerSetIds.includes(id) && (opensAt === null || opensAt <= now),
  );
  const profiles = carried.some(({ budgetGrants }) => budgetGrants !== null)
    ? await profileSegments(tx, incidentId)
    : [];
  return carried.map((set) => ({ ...set, scarce: scarceOf(set, profiles) }));
}

function nameOf({ cohortId, personId }: PersonRef): string {
  return `${cohortId}:${personId}`;
}

function factsOf(subject: OfferedSubject, unaffected?: Omit<PersonFacts, 'exposed'>): Offered | null {
  if (subject.exposure !== null) {
    return { ...subject, exposed: readExposure(subject.exposure), audience: 'affected' };
  }
  return unaffected ? { ...unaffected, exposed: [], audience: 'unaffected' } : null;
}

/** What somebody may choose of each set, in the words of one language. */
function offerChoices(sets: readonly ToldSet[], offered: Offered | null, locale: Locale): OfferChoice[] {
  if (!offered) return [];
  const { minor } = offered;
  return sets.flatMap(({ audience, offers, mode, scarce }) => {
    if (audience !== offered.audience) return [];
    const { positions } = choicesOf(offers, offered);
    const oneOf = offers
      .filter(({ position }) => positions.includes(position))
      .map(({ terms }) => termsFor(terms, { locale, minor }))
      .map(({ title, text }) => ({
        title,
        text: scarce === null ? text : `${text} ${scarceSentence(scarce, locale)}`,
      }));
    return oneOf.length === 0 ? [] : [{ oneOf, isAutomatic: mode === 'auto_apply' }];
  });
}
