/** Which laws protect a person, the strictest first: by residence, and by what leaked where that is known. */
import { type Law, type LawBook, lawsFor, leaksOf, triggered } from '../laws/index.ts';
import type { PinnedJurisdictions, PinnedLaw } from './rules/overlay.ts';
import type { TemplateKind } from './rules/template-kinds.ts';

export interface Resident {
  readonly country: string | null;
  readonly region?: string | null | undefined;
  readonly minor?: boolean | undefined;
  /** The profile's bits. */
  readonly exposure: string;
}

/** One that forbids before one that prescribes a form, and that before one that asks for more; else in the book's order. */
export function jurisdictionsOf(book: LawBook, defaultCountry: string): PinnedJurisdictions {
  const laws = book.laws
    .filter(({ standing }) => standing === 'in_force')
    .sort((a, b) => strictness(b) - strictness(a))
    .map(({ code, standing, reach, trigger, yieldsTo }) => {
      return { code, standing, reach, trigger, ...(yieldsTo && { yieldsTo }) };
    });
  return { defaultCountry, laws };
}

function strictness({ forbidden, format, required }: Law): number {
  return forbidden.length * 10_000 + format.headings.length * 100 + required.length;
}

/** Remembers every answer: people are many, their residences and exposures few. */
export class Jurisdictions {
  readonly #byPlace = new Map<string, readonly PinnedLaw[]>();
  readonly #known = new Map<string, readonly string[]>();

  constructor(private readonly pinned: PinnedJurisdictions) {}

  /** Before mapping is finished, and where nothing leaked, every law of the place counts. */
  of({ country, region = null, minor = false, exposure }: Resident, kind: TemplateKind): readonly string[] {
    const place = `${country ?? ''}|${region ?? ''}`;
    const key = `${kind === 'initial'}|${minor}|${exposure}|${place}`;
    const known = this.#known.get(key);
    if (known) return known;
    const there = this.#laws(place, { country: country || this.pinned.defaultCountry, region });
    const codes = this.#reaching(there, { exposure: kind === 'initial' ? '' : exposure, minor });
    if (this.#known.size > KNOWN_MAX) this.#known.clear();
    this.#known.set(key, codes);
    return codes;
  }

  #laws(place: string, residence: { country: string; region: string | null }): readonly PinnedLaw[] {
    const known = this.#byPlace.get(place) ?? lawsFor(this.pinned.laws, residence);
    if (this.#byPlace.size > KNOWN_MAX) this.#byPlace.clear();
    this.#byPlace.set(place, known);
    return known;
  }

  #reaching(
    laws: readonly PinnedLaw[],
    { exposure, minor }: { exposure: string; minor: boolean },
  ): readonly string[] {
    const leaks = exposure.includes('1') ? leaksOf(exposure) : null;
    const reach = laws.filter(({ trigger }) => leaks === null || triggered(trigger, { leaks, minor }));
    return reach
      .filter((law) => !reach.some((other) => gives(law, other, leaks !== null)))
      .map(({ code }) => code);
  }
}

/**
 * Of two laws of which one yields to the other that one gives way. Until it is known what leaked the other does: nothing
 * is said that either may forbid.
 */
function gives(law: PinnedLaw, other: PinnedLaw, known: boolean): boolean {
  const [yielding, to] = known ? [law, other] : [other, law];
  return yielding.yieldsTo?.includes(to.code) ?? false;
}

const KNOWN_MAX = 20_000;
