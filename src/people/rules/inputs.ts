/** What a run is a function of: the readings of the sources and what people decided. Equal inputs, equal people. */
import { canonicalJson } from '../../kernel/fingerprint.ts';

/** Raised whenever the rules of resolving or of findings change, so that yesterday's run does not answer for them. */
const RULES_VERSION = 2;

export interface Inputs {
  readonly rules: number;
  /** By source: a text that changes whenever its rows may have. */
  readonly readings: Readonly<Record<string, string>>;
  /** Sources whose conflict hashes went, or are about to: what they proved has to be kept. */
  readonly accepted: readonly string[];
  readonly placeholders: readonly string[];
  /** Ids of the merges and splits in force. */
  readonly decisions: readonly string[];
}

export function inputsOf(given: {
  readonly sources: readonly { readonly id: string; readonly reading: string; readonly accepted: boolean }[];
  readonly placeholders: readonly string[];
  readonly decisions: readonly { readonly id: string }[];
}): Inputs {
  return {
    rules: RULES_VERSION,
    readings: Object.fromEntries(given.sources.map(({ id, reading }) => [id, reading])),
    accepted: given.sources
      .filter(({ accepted }) => accepted)
      .map(({ id }) => id)
      .sort(),
    placeholders: [...given.placeholders].sort(),
    decisions: given.decisions.map(({ id }) => id).sort(),
  };
}

export function sameInputs(a: Inputs | null, b: Inputs): boolean {
  return a !== null && canonicalJson(a) === canonicalJson(b);
}
