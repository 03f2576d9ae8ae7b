/** What a column can mean: the header words that say so and the values that prove it. */
import type { AddressPart, CategoryCode, Use } from '../mapping.ts';
import type { Kind } from './kinds.ts';

export interface Meaning {
  /** How a person calls it. */
  readonly name: string;
  readonly use: Use | null;
  readonly part: AddressPart | null;
  readonly category: CategoryCode | null;
  /** Header phrases, written as one word. */
  readonly phrases: readonly string[];
  /** Kinds of value that confirm the header. Empty: the header alone says it. */
  readonly kinds: readonly Kind[];
  /** Kinds that prove it whatever the header, from this share of the values on, with this confidence. */
  readonly proof: {
    readonly kinds: readonly Kind[];
    readonly share: number;
    readonly confidence: number;
  } | null;
  /** Nothing of a person: the export's own bookkeeping. */
  readonly technical: boolean;
}

interface Traits {
  readonly use?: Use;
  readonly part?: AddressPart;
  readonly kinds?: readonly Kind[];
  readonly proof?: readonly Kind[];
  readonly share?: number;
  readonly confidence?: number;
}

/** `headers`: phrases divided by commas, words by blanks. */
export function meaning(
  name: string,
  category: CategoryCode | null,
  headers: string,
  traits: Traits = {},
): Meaning {
  return {
    name,
    category,
    use: traits.use ?? null,
    part: traits.part ?? null,
    phrases: headers
      .split(',')
      .map((phrase) => phrase.replace(/\s+/g, ''))
      .filter((phrase) => phrase !== ''),
    kinds: traits.kinds ?? [],
    proof: traits.proof
      ? { kinds: traits.proof, share: traits.share ?? 0.8, confidence: traits.confidence ?? 0.9 }
      : null,
    technical: category === null && traits.use === undefined,
  };
}
