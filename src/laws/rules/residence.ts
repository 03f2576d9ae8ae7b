/** Which laws protect somebody, by where they live; an unknown region is never a reason to protect nobody. */
import type { Law, Reach } from './law.ts';

export interface Residence {
  /** Two capital letters. */
  readonly country: string;
  /** As the company’s files write it: `CA`, `US-CA`, `California`; null where nobody knows. */
  readonly region?: string | null;
}

type Placed = Pick<Law, 'reach' | 'standing'>;

/** Laws in force that protect residents of any of these places, in the given order. */
export function lawsWhere<L extends Placed>(laws: readonly L[], residences: readonly Residence[]): L[] {
  const known = regionsKnown(laws);
  return laws.filter(
    (law) =>
      law.standing === 'in_force' && residences.some((residence) => reaches(law.reach, residence, known)),
  );
}

export function lawsFor<L extends Placed>(laws: readonly L[], residence: Residence): L[] {
  return lawsWhere(laws, [residence]);
}

/** `US-CA`, `ca` and ` California ` are one region. */
export function regionKey(country: string, region: string): string {
  const plain = region
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s._]+/g, ' ');
  return plain.startsWith(`${country.toLowerCase()}-`) ? plain.slice(3) : plain;
}

function reaches(reach: Reach, { country, region }: Residence, known: ReadonlySet<string>): boolean {
  if (!reach.countries.includes(country)) return false;
  if (reach.regions.length === 0) return true;
  const key = region ? regionKey(country, region) : '';
  if (reach.regions.some((spelling) => regionKey(country, spelling) === key)) return true;
  // A region no law names is a place without a law of its own only where it is a real one; a blank is not.
  return reach.regionUnknown && !known.has(`${country}:${key}`) && !isRegionCode(key);
}

/** Two letters are taken for a state that simply has no law in the book. */
function isRegionCode(key: string): boolean {
  return /^[a-z]{2}$/.test(key);
}

function regionsKnown(laws: readonly Placed[]): ReadonlySet<string> {
  return new Set(
    laws.flatMap(({ reach }) =>
      reach.countries.flatMap((country) => reach.regions.map((r) => `${country}:${regionKey(country, r)}`)),
    ),
  );
}
