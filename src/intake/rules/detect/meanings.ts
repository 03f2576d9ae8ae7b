/** Everything a column can mean, and the dictionary of header phrases. */
import type { Meaning } from './meaning.ts';
import { LIFE_MEANINGS } from './meanings-life.ts';
import { NUMBER_MEANINGS } from './meanings-numbers.ts';
import { PERSON_MEANINGS } from './meanings-person.ts';

export const MEANINGS: readonly Meaning[] = [...PERSON_MEANINGS, ...NUMBER_MEANINGS, ...LIFE_MEANINGS];

/** By phrase, written as one word; a phrase may stand for several meanings, which its values tell apart. */
export const PHRASES: ReadonlyMap<string, readonly Meaning[]> = dictionary();

function dictionary(): Map<string, Meaning[]> {
  const phrases = new Map<string, Meaning[]>();
  for (const meaning of MEANINGS) {
    for (const phrase of meaning.phrases) {
      const known = phrases.get(phrase);
      if (known) known.push(meaning);
      else phrases.set(phrase, [meaning]);
    }
  }
  return phrases;
}
