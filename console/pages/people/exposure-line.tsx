/** What leaked of somebody in one line: categories by name, the form where it is not simply readable. */
import { useWords } from '../../words/words.tsx';
import { useLabels } from './queries.ts';
import { PEOPLE_WORDS } from './words.ts';

export interface Leak {
  readonly code: string;
  readonly form: string;
}

export function ExposureLine({ of }: { of: readonly Leak[] }) {
  const words = useWords(PEOPLE_WORDS);
  const label = useLabels();
  if (of.length === 0) return <>{words.nothingLeaked}</>;
  return (
    <>
      {of
        .map(({ code, form }) =>
          form === 'plaintext' ? label(code) : `${label(code)} (${words.forms[form] ?? form})`,
        )
        .join(', ')}
    </>
  );
}
