/** What the server just did, said once, politely: a line at the foot of the page that a screen reader hears. */
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { useWords } from '../words/words.tsx';
import { UI_WORDS } from './words.ts';

const Say = createContext<(sentence: string) => void>(() => {});

export function SaidProvider({ children }: { children: ReactNode }) {
  const words = useWords(UI_WORDS);
  const [sentence, setSentence] = useState('');
  const say = useCallback((next: string) => setSentence(next), []);
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
