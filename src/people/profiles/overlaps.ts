/** Which categories leaked of the same people: exact combinations, most people first, and the rest as one number. */
import type { CategoryCode, ExposedCategory, Tier } from '../../incidents/index.ts';
import { type CountedProfile, gravestTier, type ProfileCell, sumOf } from './counts.ts';

export interface CountedOverlap {
  /** In the catalogue's order; everything that leaked of these people, and nothing else did. */
  readonly codes: readonly CategoryCode[];
  readonly persons: number;
  readonly minors: number;
  /** The gravest of anybody in it. */
  readonly tier: Tier;
  /** The same categories in different forms. */
  readonly profiles: number;
}

export interface Overlaps {
  readonly shown: readonly CountedOverlap[];
  readonly others: { readonly overlaps: number; readonly persons: number };
}

interface OpenOverlap {
  readonly exposures: (readonly ExposedCategory[])[];
  readonly cells: ProfileCell[];
}

export function countOverlaps(profiles: readonly CountedProfile[], top: number): Overlaps {
  const open = new Map<string, OpenOverlap>();
  for (const { exposure, cells } of profiles) {
    const name = exposure.map(({ code }) => code).join(' ');
    const overlap = open.get(name) ?? { exposures: [], cells: [] };
    overlap.exposures.push(exposure);
    overlap.cells.push(...cells);
    open.set(name, overlap);
  }
  const all = [...open.values()].map(closed).sort(byPeople);
  const rest = all.slice(top);
  const persons = rest.reduce((sum, overlap) => sum + overlap.persons, 0);
  return { shown: all.slice(0, top), others: { overlaps: rest.length, persons } };
}

function closed({ exposures, cells }: OpenOverlap): CountedOverlap {
  return {
    codes: exposures[0]!.map(({ code }) => code),
    ...sumOf(cells),
    tier: Math.max(...exposures.map(gravestTier)) as Tier,
    profiles: exposures.length,
  };
}

function byPeople(a: CountedOverlap, b: CountedOverlap): number {
  return b.persons - a.persons || (a.codes.join() < b.codes.join() ? -1 : 1);
}
