/** The console's two languages: one dictionary per area, both halves of one shape, checked by the compiler. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

export type Language = 'en' | 'id';

export interface Dictionary<T> {
  readonly en: T;
  readonly id: T;
}

/** The English half gives the shape; the Indonesian one must have every word of it. */
export function dictionary<T>(en: T, id: NoInfer<T>): Dictionary<T> {
  return { en, id };
}

const STORED = 'amends.language';

const Chosen = createContext<{ language: Language; choose: (language: Language) => void }>({
  language: 'en',
  choose: () => {},
});

export function WordsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo(
    () => ({
      language,
      choose: (next: Language) => {
        localStorage.setItem(STORED, next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return <Chosen value={value}>{children}</Chosen>;
}

export function useLanguage() {
  return useContext(Chosen);
}

export function useWords<T>(words: Dictionary<T>): T {
  return words[useContext(Chosen).language];
}

function firstLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  if (stored === 'en' || stored === 'id') return stored;
  return navigator.languages.some((tag) => /^(id|in)\b/i.test(tag)) ? 'id' : 'en';
}
