/** What a finding is about, as people read it: never a value, and no hash longer than needed to tell two apart. */
import { useWords } from '../../words/words.tsx';
import { PEOPLE_WORDS } from './words.ts';

export function Subject({ text }: { text: string }) {
  const words = useWords(PEOPLE_WORDS);
  const [kind = '', hash = ''] = text.split(':');
  const name = words.keys[kind];
  return (
    <span className="people-subject">
      {name !== undefined && /^[0-9a-f]{32}$/.test(hash) ? (
        <>
          {name} <code>{hash.slice(0, 8)}…</code>
        </>
      ) : (
        text
      )}
    </span>
  );
}
