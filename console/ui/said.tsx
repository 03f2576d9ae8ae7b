/**
 * What the server just did, said once, politely: a line at the foot of the page that a screen reader hears. It stays long
 * enough to be read twice, and whatever stands under it can be pressed all the while.
 */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { useWords } from '../words/words.tsx';
import { UI_WORDS } from './words.ts';

const STAYS_MS = 12_000;

const Say = createContext<(sentence: string) => void>(() => {});

export function SaidProvider({ children }: { children: ReactNode }) {
  const words = useWords(UI_WORDS);
  const [sentence, setSentence] = useState('');
  const say = useCallback((next: string) => setSentence(next), []);
  useEffect(() => {
    if (sentence === '') return undefined;
    const timer = setTimeout(() => setSentence(''), STAYS_MS);
    return () => clearTimeout(timer);
  }, [sentence]);
  return (
    <Say value={say}>
      {children}
      <div role="status" aria-live="polite" className={sentence === '' ? 'visually-hidden' : 'said'}>
        <span>{sentence}</span>
        {sentence === '' ? null : (
          <button type="button" onClick={() => setSentence('')}>
            {words.close}
          </button>
        )}
      </div>
    </Say>
  );
}

export function useSay(): (sentence: string) => void {
  return useContext(Say);
}
