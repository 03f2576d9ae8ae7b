/** Which laws a breach comes under and which duties its counts set off; counted anew from whoever is affected now. */
import { must } from '../../kernel/assert.ts';
import type { Duty, Law } from './law.ts';
import { lawsFor, type Residence } from './residence.ts';
import { type Leak, triggered } from './triggers.ts';

/** People who are alike in everything a law looks at. */
export interface AffectedGroup extends Residence {
  readonly minor: boolean;
  readonly leaks: readonly Leak[];
  readonly persons: number;
}

export interface DutyStanding {
  readonly duty: Duty;
  /** People who count towards its threshold. */
  readonly counted: number;
  readonly owed: boolean;
  /** People more (positive) or fewer (negative) that would flip it; null where nothing near would. */
  readonly flipsAt: number | null;
}

export interface LawStanding {
  readonly law: Law;
  readonly affected: number;
  readonly minors: number;
  /** Of them, those whose data the law lists. */
  readonly triggered: number;
  readonly duties: readonly DutyStanding[];
}

export interface Assessment {
  readonly persons: number;
  /** Laws that protect at least one of them, in the book’s order. */
  readonly laws: readonly LawStanding[];
  /** Places no law of the book speaks of: counsel must. */
  readonly uncovered: readonly {
    readonly country: string;
    readonly region: string | null;
    readonly persons: number;
  }[];
}

export function assess(laws: readonly Law[], groups: readonly AffectedGroup[]): Assessment {
  const byLaw = new Map<string, AffectedGroup[]>(laws.map((law) => [law.code, []]));
  const uncovered = new Map<string, { country: string; region: string | null; persons: number }>();
  const found = remembered(laws);
  for (const group of groups) {
    const reached = found(group);
    for (const { code } of reached) must(byLaw.get(code), 'a law of the book').push(group);
    if (reached.length === 0) {
      const region = group.region ?? null;
      const place = uncovered.get(`${group.country}|${region}`) ?? {
        country: group.country,
        region,
        persons: 0,
      };
      uncovered.set(`${group.country}|${region}`, { ...place, persons: place.persons + group.persons });
    }
  }
  return {
    persons: count(groups),
    laws: laws
      .map((law) => ({ law, groups: must(byLaw.get(law.code), 'a law of the book') }))
      .filter((entry) => entry.groups.length > 0)
      .map((entry) => standingOf(entry.law, entry.groups)),
    uncovered: [...uncovered.values()],
  };
}

function standingOf(law: Law, groups: readonly AffectedGroup[]): LawStanding {
  return {
    law,
    affected: count(groups),
    minors: count(groups.filter(({ minor }) => minor)),
    triggered: count(groups.filter((group) => triggered(law.trigger, group))),
    duties: law.duties.map((duty) => dutyOf(law, duty, groups)),
  };
}

function dutyOf(law: Law, duty: Duty, groups: readonly AffectedGroup[]): DutyStanding {
  const trigger = duty.trigger ?? law.trigger;
  const counted = count(
    duty.of === 'affected' ? groups : groups.filter((group) => triggered(trigger, group)),
  );
  const { atLeast, atMost = Infinity } = duty;
  return {
    duty,
    counted,
    owed: counted >= atLeast && counted <= atMost,
    flipsAt: counted < atLeast ? atLeast : counted > atMost ? atMost : atLeast > 1 ? atLeast - 1 : null,
  };
}

export interface Flip {
  readonly law: string;
  readonly duty: string;
  readonly owed: boolean;
}

/** Duties whose standing differs between two counts of one breach, as after a new run. */
export function flips(before: Assessment, after: Assessment): Flip[] {
  const [was, is] = [owedIn(before), owedIn(after)];
  const missing = (from: readonly Flip[], to: readonly Flip[]): Flip[] =>
    to.filter((one) => !from.some((other) => other.law === one.law && other.duty === one.duty));
  return [...missing(was, is), ...missing(is, was).map((flip) => ({ ...flip, owed: false }))];
}

function owedIn({ laws }: Assessment): Flip[] {
  return laws.flatMap(({ law, duties }) =>
    duties.filter(({ owed }) => owed).map(({ duty }) => ({ law: law.code, duty: duty.code, owed: true })),
  );
}

function count(groups: readonly AffectedGroup[]): number {
  return groups.reduce((sum, { persons }) => sum + persons, 0);
}

/** Thousands of groups live in few places. */
function remembered(laws: readonly Law[]): (residence: Residence) => readonly Law[] {
  const known = new Map<string, readonly Law[]>();
  return ({ country, region = null }) => {
    const key = `${country}|${region}`;
    const found = known.get(key) ?? lawsFor(laws, { country, region });
    known.set(key, found);
    return found;
  };
}
