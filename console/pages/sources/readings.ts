/** What a column carries, in one line of words: its use, what leaked there, and in which form. */
import { useLanguage, useWords } from '../../words/words.tsx';
import { categoryLabel } from '../messages/category-labels.ts';
import { MAPPING_WORDS } from './mapping-words.ts';

export interface Reading {
  readonly use?: string | null | undefined;
  readonly category?: string | null | undefined;
  readonly form?: string | null | undefined;
}

export function useReadings() {
  const words = useWords(MAPPING_WORDS);
  const { language } = useLanguage();
  const useWord = (use: string) =>
    use.startsWith('link:')
      ? `${words.uses.link}: ${use.slice(5)}`
      : (words.uses[use as keyof typeof words.uses] ?? use);
  const formWord = (form: string) => words.forms[form as keyof typeof words.forms] ?? form;
  const categoryWord = (code: string) => categoryLabel(code, language);
  return {
    useWord,
    formWord,
    categoryWord,
    /** Null where it carries nothing. */
    say({ use, category, form }: Reading): string | null {
      const parts = [
        ...(use ? [useWord(use)] : []),
        ...(category ? [words.leaks(categoryWord(category))] : []),
        ...(form ? [words.inForm(formWord(form))] : []),
      ];
      return parts.length === 0 ? null : parts.join('; ');
    },
  };
}
