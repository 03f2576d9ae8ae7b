/** Categories, tiers and dangers counted over profiles: thousands of lines at most, however many people. */
import {
  CATALOGUE,
  type CategoryCode,
  categoryOf,
  type ExposedCategory,
  type Form,
  FORMS,
  type Tier,
  tierOf,
  type Words,
} from '../../incidents/index.ts';
import { type Danger, DANGERS, meets } from './dangers.ts';

/** How many people of one country share a profile; '' where nobody knows the country. */
export interface ProfileCell {
  readonly country: string;
  readonly minor: boolean;
  readonly persons: number;
}

export interface CountedProfile {
  readonly id: string;
  readonly exposure: readonly ExposedCategory[];
  readonly cells: readonly ProfileCell[];
}

export interface Countries {
  readonly country: string | null;
  readonly persons: number;
}

export interface CountedCategory {
  readonly code: CategoryCode;
  readonly label: Words;
  readonly persons: number;
  readonly minors: number;
  readonly forms: readonly { readonly form: Form; readonly tier: Tier; readonly persons: number }[];
  readonly countries: readonly Countries[];
}

/** The gravest tier of a person's categories in their forms; 0 where nothing leaked or nothing is to fear. */
export function gravestTier(exposure: readonly ExposedCategory[]): Tier {
  const tiers = exposure.map(({ code, form }) => tierOf(categoryOf(code), form));
  return Math.max(0, ...tiers) as Tier;
}

export function sumOf(cells: Iterable<ProfileCell>): { persons: number; minors: number } {
  let [persons, minors] = [0, 0];
  for (const cell of cells) {
    persons += cell.persons;
    if (cell.minor) minors += cell.persons;
  }
  return { persons, minors };
}

/** Most people first, then by code; nobody knows where comes as null. */
export function countriesOf(cells: Iterable<ProfileCell>): Countries[] {
  const sums = new Map<string, number>();
  for (const { country, persons } of cells) sums.set(country, (sums.get(country) ?? 0) + persons);
  return [...sums]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([country, persons]) => ({ country: country === '' ? null : country, persons }));
}

/** Every category that leaked about anybody, most people first, then in the catalogue's order. */
export function countCategories(profiles: readonly CountedProfile[]): CountedCategory[] {
  const counted: CountedCategory[] = [];
  for (const category of CATALOGUE) {
    const hits = profiles.flatMap(({ exposure, cells }) => {
      const form = exposure.find(({ code }) => code === category.code)?.form;
      return form ? [{ form, cells }] : [];
    });
    if (hits.length === 0) continue;
    const forms = FORMS.map((form) => {
      const { persons } = sumOf(hits.filter((hit) => hit.form === form).flatMap(({ cells }) => cells));
      return { form, tier: tierOf(category, form), persons };
    });
    const cells = hits.flatMap((hit) => hit.cells);
    counted.push({
      code: category.code,
      label: category.label,
      ...sumOf(cells),
      forms: forms.filter(({ persons }) => persons > 0),
      countries: countriesOf(cells),
    });
  }
  return counted.sort((a, b) => b.persons - a.persons);
}

/** By the gravest tier of each person, gravest first. */
export function countTiers(profiles: readonly CountedProfile[]): { tier: Tier; persons: number }[] {
  const sums = new Map<Tier, number>();
  for (const { exposure, cells } of profiles) {
    const tier = gravestTier(exposure);
    sums.set(tier, (sums.get(tier) ?? 0) + sumOf(cells).persons);
  }
  return [...sums].sort(([a], [b]) => b - a).map(([tier, persons]) => ({ tier, persons }));
}

/** Every danger with its people, those of nobody too: that nobody is in it is an answer. */
export function countDangers(profiles: readonly CountedProfile[]): {
  danger: Danger;
  persons: number;
  minors: number;
  profiles: CountedProfile[];
}[] {
  return DANGERS.map((danger) => {
    const hit = profiles.filter(({ exposure }) => meets(danger, exposure));
    return { danger, profiles: hit, ...sumOf(hit.flatMap(({ cells }) => cells)) };
  });
}
