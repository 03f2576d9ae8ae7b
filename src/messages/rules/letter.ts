/** A letter's words in the order they are printed; how they look is the printer's business. */
import type { Locale } from './template-kinds.ts';

export interface LetterRun {
  readonly text: string;
  readonly bold: boolean;
}

export type LetterBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly runs: readonly LetterRun[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly LetterRun[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly LetterRun[])[];
    };

export interface RenderedLetter {
  readonly templateId: string;
  /** Of the template that was used, which may be a fallback. */
  readonly locale: Locale;
  readonly brand: string;
  /** The line above the letter. */
  readonly title: string;
  readonly blocks: readonly LetterBlock[];
  /** The box by which a reader checks that the letter is real: address, code and account to type. */
  readonly verify: {
    readonly title: string;
    readonly text: string;
    readonly rows: readonly { readonly label: string; readonly value: string }[];
    readonly neverAsk: string;
  };
  /** Why this person gets it, company, contacts, incident number: a line each. */
  readonly foot: readonly string[];
  /** All of the above as plain text. */
  readonly text: string;
  /** SHA-256 over title and text, hex: the proof's fingerprint. */
  readonly messageHash: string;
}
