/** What the linter must know of a law of some residence; the laws room says it in these words and more. */
import type { CategoryCode } from '../../incidents/catalogue/exposure.ts';
import type { Locale } from './template-kinds.ts';

/** What a notice may have to say, by the codes of the laws room. */
export type ContentCode =
  | 'C1'
  | 'C2'
  | 'C3'
  | 'C4'
  | 'C5'
  | 'C6'
  | 'C7'
  | 'C8'
  | 'C9'
  | 'C10'
  | 'C11'
  | 'C12'
  | 'C13'
  | 'C14'
  | 'C15';

export interface OverlayElement {
  readonly code: ContentCode;
  readonly title: Readonly<Record<Locale, string>>;
  readonly source: string;
  /** Demanded only where the person has an exposure to speak of. */
  readonly needsExposure: boolean;
  /** Demanded only of people of whom one of these leaked readable. */
  readonly categories?: readonly CategoryCode[];
}

export interface Overlay {
  readonly code: string;
  readonly place: Readonly<Record<Locale, string>>;
  readonly title: string;
  readonly source: string;
  readonly review_by_counsel: boolean;
  readonly required: readonly OverlayElement[];
  readonly forbidden: readonly {
    readonly title: Readonly<Record<Locale, string>>;
    readonly source: string;
    /** Contents that may not be said at all. */
    readonly contents: readonly ContentCode[];
    /** Words that may not stand: sources of regular expressions. */
    readonly patterns: Readonly<Record<Locale, readonly string[]>>;
  }[];
  readonly format: {
    readonly title: string | null;
    readonly headings: readonly { readonly text: string }[];
  };
}

/** As much of a law as says whom it protects: plain JSON, so that an approval can pin it. */
export interface PinnedLaw {
  readonly code: string;
  readonly standing: 'in_force' | 'draft' | 'superseded';
  readonly reach: {
    readonly countries: readonly string[];
    readonly regions: readonly string[];
    readonly regionUnknown: boolean;
  };
  readonly trigger: {
    readonly forms: 'any' | 'readable';
    readonly conditions: readonly {
      readonly all?: readonly (readonly CategoryCode[])[];
      readonly tier?: number;
      readonly minor?: true;
    }[];
    readonly words: Readonly<Record<Locale, string>>;
  };
  readonly yieldsTo?: readonly string[];
}

export interface PinnedJurisdictions {
  /** Of people whose country nobody knows. */
  readonly defaultCountry: string;
  /** In force, the strictest first. */
  readonly laws: readonly PinnedLaw[];
}
