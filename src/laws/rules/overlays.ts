/** What must and must not stand in a message for people who live here or there, read from a book of laws. */
import {
  CONTENTS,
  type ChannelRule,
  type ContentCode,
  type ForbiddenElement,
  type Format,
  type Law,
  type LawBook,
  type Remedy,
  type RequiredElement,
  type Words,
} from './law.ts';
import { lawsWhere, type Residence } from './residence.ts';
import { type Affected, triggered } from './triggers.ts';

export interface OverlayElement extends RequiredElement {
  readonly title: Words;
  /** Demanded only where the person has an exposure to speak of. */
  readonly needsExposure: boolean;
}

export interface Overlay {
  /** The law’s code. */
  readonly code: string;
  readonly place: Words;
  readonly title: string;
  readonly required: readonly OverlayElement[];
  readonly forbidden: readonly ForbiddenElement[];
  readonly format: Format;
  readonly remedies: readonly Remedy[];
  readonly channels: readonly ChannelRule[];
  readonly source: string;
  readonly review_by_counsel: boolean;
}

/** Speak of this person’s own data, which an initial notice does not know yet. */
const OF_THE_EXPOSURE: ReadonlySet<ContentCode> = new Set(['C4', 'C5']);

/** Not the notice a law asks for: they must say where to turn, and nothing that is forbidden. */
const FREE_KINDS: ReadonlySet<string> = new Set(['update', 'policy', 'goodwill']);

/**
 * In the book’s order. With the people it goes to, only laws that reach one of them; without, or for an initial
 * notice, whose people's data is not known yet, every law of those places.
 */
export function overlaysFor(
  book: LawBook,
  residences: readonly Residence[],
  kind: string,
  people: readonly Affected[] = [],
): Overlay[] {
  const known = kind !== 'initial' && people.length > 0;
  return lawsWhere(book.laws, residences)
    .filter(({ trigger }) => !known || people.some((person) => triggered(trigger, person)))
    .map((law) => overlayOf(law, kind));
}

export function overlayOf(law: Law, kind: string): Overlay {
  const { code, place, title, forbidden, format, remedies, channels, source, review_by_counsel } = law;
  const free = FREE_KINDS.has(kind);
  // What only a delay asks for is asked for by the incident's own book (`Laws.bookFor`).
  const required = law.required
    .filter((element) => element.when === undefined && (!free || element.code === 'C8'))
    .map(described);
  const shape = free ? { ...format, title: null, headings: [] } : format;
  return {
    code, place, title, required, forbidden, format: shape, remedies, channels, source, review_by_counsel,
  }; // prettier-ignore
}

function described(element: RequiredElement): OverlayElement {
  return { ...element, title: CONTENTS[element.code], needsExposure: OF_THE_EXPOSURE.has(element.code) };
}
