/** Why something may not be done, in the reader's language where it is known; a screen reader hears which it is. */
import { useServerWords } from '../words/server.ts';

export function Why({ of }: { of: string | null | undefined }) {
  const { reason } = useServerWords();
  if (!of) return null;
  const { text, lang } = reason(of);
  return <span lang={lang}>{text}</span>;
}
