/** Twenty people whose message is hardest to get right, each with the reason; the rest is filled by gravity. */
import { type ExposedCategory, readExposure } from '../../incidents/catalogue/exposure.ts';
import type { Locale } from './template-kinds.ts';

/** People to whom a message reads the same. */
export interface AudienceGroup {
  /** 464 bits. */
  readonly exposure: string;
  readonly locale: string | null;
  readonly country: string | null;
  readonly region: string | null;
  readonly minor: boolean;
  readonly deceased: boolean;
  readonly held: boolean;
  readonly hasEmail: boolean;
  readonly hasSms: boolean;
  readonly persons: number;
  /** The first of them, as lists show people: `12:7`. */
  readonly sample: string;
}

export interface WorstCase {
  readonly group: AudienceGroup;
  readonly reasons: readonly string[];
}

export const WORST_MAX = 20;

interface Read extends Omit<Assessment, 'tiers'> {
  readonly group: AudienceGroup;
  readonly exposed: readonly ExposedCategory[];
  readonly gravity: number;
}

type Pick = readonly [reason: string, found: Read | undefined];

export interface Assessment {
  /** Of each category in its form, 0 to 4. */
  readonly tiers: readonly number[];
  /** How many are told only behind the second factor. */
  readonly withheld: number;
  /** Names of the dangerous combinations it meets. */
  readonly dangers: readonly string[];
}

interface Wanted {
  /** Languages with a text of their own. */
  readonly locales: readonly Locale[];
  readonly defaultCountry: string;
  /** What the catalogue knows of an exposure. */
  readonly assess: (exposed: readonly ExposedCategory[]) => Assessment;
  /** Codes of the jurisdictions whose own text they get; null: the general one. */
  readonly variantOf?: (group: AudienceGroup) => string | null;
}

export function worstCases(
  groups: readonly AudienceGroup[],
  { locales, defaultCountry, assess, variantOf = () => null }: Wanted,
): WorstCase[] {
  const all = groups
    .map((group) => readGroup(group, assess))
    .sort((a, b) => b.gravity - a.gravity || a.group.sample.localeCompare(b.group.sample));
  const picks = [
    ...byExposure(all),
    ...byVariant(all, variantOf),
    ...byPerson(all),
    ...locales.map((locale): Pick => [`reads ${locale}`, all.find((r) => served(r.group.locale, [locale]))]),
    ['a language without a text of its own', all.find((r) => !served(r.group.locale, locales))] as const,
    ...byCountry(all, defaultCountry),
    ...byDanger(all),
    ...all.map((read): Pick => ['next in gravity', read]),
  ];
  const chosen = new Map<AudienceGroup, string[]>();
  for (const [reason, found] of picks) {
    const reasons = found && chosen.get(found.group);
    if (reasons && reason !== 'next in gravity') reasons.push(reason);
    else if (found && !reasons && chosen.size < WORST_MAX) chosen.set(found.group, [reason]);
  }
  return [...chosen].map(([group, reasons]) => ({ group, reasons }));
}

function byExposure(all: readonly Read[]): Pick[] {
  const hidden = all.filter((r) => r.withheld > 0);
  return [
    ['the gravest exposure', all[0]],
    ['the most kinds of data', most(all, (r) => r.exposed.length)],
    ['the fewest kinds of data', most(all, (r) => -r.exposed.length)],
    ['the most data that is told only behind the second factor', most(hidden, (r) => r.withheld)],
    ['nothing graver than a nuisance leaked', all.find((r) => r.gravity < 100)],
    ['the exposure most people have', most(all, (r) => r.group.persons)],
  ];
}

function byPerson(all: readonly Read[]): Pick[] {
  const first = (fits: (group: AudienceGroup) => boolean) => all.find((r) => fits(r.group));
  return [
    ['a child', first((g) => g.minor)],
    ['somebody who has died', first((g) => g.deceased)],
    ['neither e-mail nor SMS', first((g) => !g.hasEmail && !g.hasSms)],
    ['no e-mail, only SMS', first((g) => !g.hasEmail && g.hasSms)],
    ['held until somebody decides', first((g) => g.held)],
    ['no country known', first((g) => g.country === null)],
  ];
}

function byCountry(all: readonly Read[], defaultCountry: string): Pick[] {
  const countries = new Set(all.flatMap((r) => (r.group.country ? [r.group.country] : [])));
  countries.delete(defaultCountry);
  return [...countries].map((country) => [
    `lives in ${country}`,
    all.find((r) => r.group.country === country),
  ]);
}

/** The gravest of each text that is not the general one. */
function byVariant(all: readonly Read[], variantOf: (group: AudienceGroup) => string | null): Pick[] {
  return [...Map.groupBy(all, (r) => variantOf(r.group))].flatMap(([variant, [gravest]]): Pick[] =>
    variant === null ? [] : [[`reads the text for ${variant}`, gravest]],
  );
}

function byDanger(all: readonly Read[]): Pick[] {
  return [...new Set(all.flatMap((r) => r.dangers))].map((name) => [
    `dangerous together: ${name}`,
    all.find((r) => r.dangers.includes(name)),
  ]);
}

/** Ten of one tier weigh as much as one of the next. */
function readGroup(group: AudienceGroup, assess: Wanted['assess']): Read {
  const exposed = readExposure(group.exposure);
  const { tiers, ...known } = assess(exposed);
  return { group, exposed, gravity: tiers.reduce((sum, tier) => sum + 10 ** tier, 0), ...known };
}

function most(reads: readonly Read[], of: (read: Read) => number): Read | undefined {
  return reads.reduce<Read | undefined>(
    (best, r) => (best === undefined || of(r) > of(best) ? r : best),
    undefined,
  );
}

function served(locale: string | null, locales: readonly Locale[]): boolean {
  return locale !== null && locales.some((l) => locale.toLowerCase().startsWith(l));
}
