/** What the server says, in the reader's language where it is known; a screen reader hears which it is. */
import { type Sayable, useServerWords } from '../words/server.ts';

interface WhyProps {
  of: Sayable | null | undefined;
  /** The English sentence that was kept before sentences were kept in both languages. */
  kept?: string | null | undefined;
}

export function Why({ of, kept }: WhyProps) {
  const say = useServerWords();
  if (!of) return kept ? <span lang="en">{kept}</span> : null;
  const said = say(of);
  return said ? <span lang={said.lang}>{said.text}</span> : null;
}
