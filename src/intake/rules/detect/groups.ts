/** Header words that say a column is about somebody beside the holder. */
import { headerWords } from './header-words.ts';

export const GROUPS: Readonly<Record<string, ReadonlySet<string>>> = {
  emergency_contact: new Set(['darurat', 'emergency', 'emerg', 'kerabat', 'kin']),
  recipient: new Set(['penerima', 'recipient', 'receiver', 'consignee']),
  guardian: new Set(['wali', 'ortu', 'orangtua', 'guardian', 'parent', 'parents']),
  father: new Set(['ayah', 'father', 'bapak']),
  mother: new Set(['ibu', 'mother']),
  spouse: new Set(['pasangan', 'spouse', 'suami', 'istri', 'husband', 'wife']),
  referrer: new Set(['referrer', 'perujuk']),
};
/** The group a header names; null where it is the holder's. */
export function groupOf(column: string): string | null {
  const words = headerWords(column);
  const joined = words.map((word, i) => `${word}${words[i + 1] ?? ''}`);
  const found = Object.entries(GROUPS).find(([, group]) =>
    [...words, ...joined].some((word) => group.has(word)),
  );
  return found?.[0] ?? null;
}
