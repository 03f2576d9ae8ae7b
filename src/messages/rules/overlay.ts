/** The shape of an overlay: required elements with what says them, forbidden words, each with its source. */
import type { VariableName } from './variables.ts';

export interface OverlayElement {
  /** Content code, as in C4 (kinds of data). */
  readonly code: string;
  readonly title: string;
  readonly source: string;
  /** Present where one of these stands in the message with a value. */
  readonly saidBy: readonly VariableName[];
  /** Demanded only where the person has an exposure to speak of. */
  readonly needsExposure?: true;
}

export interface OverlayData {
  readonly code: string;
  readonly country: string;
  readonly title: string;
  readonly review_by_counsel: true;
  readonly required: readonly OverlayElement[];
  readonly forbidden: readonly {
    readonly pattern: string;
    readonly title: string;
    readonly source: string;
  }[];
}
