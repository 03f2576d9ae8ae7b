/** A profile in words: what leaked of its people, and how many they are. */
import type { ProfileView } from '../../api/schema.d.ts';
import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.tsx';
import { categoryLabel } from './category-labels.ts';
import { PREVIEW_WORDS } from './editor-words.ts';

const NAMED_MAX = 3;

export function useProfileName(): (profile: ProfileView) => string {
  const words = useWords(PREVIEW_WORDS);
  const { language } = useLanguage();
  const format = useFormat();
  return ({ exposure, persons }) => {
    const codes = [...new Set(exposure.map(({ code }) => code))];
    const named = codes
      .slice(0, NAMED_MAX)
      .map((code) => categoryLabel(code, language))
      .join(', ');
    const rest = codes.length - NAMED_MAX;
    return words.profile(`${named}${rest > 0 ? words.more(rest) : ''}`, format.number(persons));
  };
}
