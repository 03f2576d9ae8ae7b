/** What the catalogue knows of one kind of data, in the words a frightened reader understands. */
import type { CategoryCode, Form } from './exposure.ts';

/** How grave it is that this is known: 1 a nuisance … 4 act today; 0 nothing to fear. */
export type Tier = 0 | 1 | 2 | 3 | 4;

/** UU PDP Art. 4: `specific` and `general` data, or personal only `combined` with other data. */
export type PdpClass = 'general' | 'specific' | 'combined';

export interface Words {
  readonly id: string;
  readonly en: string;
}

export interface Advice {
  readonly id: readonly string[];
  readonly en: readonly string[];
}

export interface CategoryText {
  readonly code: CategoryCode;
  /** When the value itself leaked, readable. */
  readonly tier: Tier;
  /** Where a form changes the tier in another way than `tierOf` does by default. */
  readonly tiers?: Readonly<Partial<Record<Form, Tier>>>;
  readonly pdp: PdpClass;
  /** The data class of Have I Been Pwned, where one exists. */
  readonly hibp?: string;
  /** The concept of the W3C Data Privacy Vocabulary, where one exists. */
  readonly dpv?: `pd:${string}`;
  /** In full only behind the second factor (ENGINE §6.1: health, sexual, crime, child). */
  readonly secondFactor?: true;
  readonly label: Words;
  /** What a stranger can do with it: one or two sentences. */
  readonly risk: Words;
  /** The same, where a form makes it another thing. */
  readonly risks?: Readonly<Partial<Record<Form, Words>>>;
  /** What to do, most urgent first; each at most two short sentences. */
  readonly advice: Advice;
  /** What to say instead of risk and advice where only a harmless rest leaked. */
  readonly calm?: Words;
  /** Harmless unless one of these leaked readable too. */
  readonly onlyWith?: readonly CategoryCode[];
  /** Readable, each of these shows the whole of this too, in whatever form it leaked itself. */
  readonly shownBy?: readonly CategoryCode[];
  /** There is nothing to do: never among the things to do today. */
  readonly noAction?: true;
}

export interface Category extends Omit<CategoryText, 'secondFactor'> {
  /** The place in `CATEGORY_CODES`: the bit address, never changed. */
  readonly index: number;
  readonly secondFactor: boolean;
}
