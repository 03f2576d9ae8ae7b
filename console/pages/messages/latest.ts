/** Asks about a text after a pause in writing, and never shows an answer to an earlier text as if it were of this one. */
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';

export interface Latest<Answer> {
  /** The last answer there was, of whichever text. */
  readonly answer: Answer | null;
  /** The answer is of an earlier text. */
  readonly isOld: boolean;
  /** The answer to this text is on its way. */
  readonly isAsking: boolean;
  readonly error: unknown;
}

const PAUSE_MS = 400;

/** `null` asks nothing. */
export function useLatest<Question, Answer>(
  name: readonly string[],
  question: Question | null,
  ask: (question: Question) => Promise<Answer>,
): Latest<Answer> {
  const print = JSON.stringify(question);
  const [pausedPrint] = useDebouncedValue(print, PAUSE_MS);
  const last = useRef<{ print: string; answer: Answer } | null>(null);
  const query = useQuery({
    queryKey: [...name, pausedPrint],
    queryFn: () => ask(JSON.parse(pausedPrint) as Question),
    enabled: pausedPrint !== 'null',
    staleTime: 60_000,
    gcTime: 60_000,
  });
  if (query.data !== undefined) last.current = { print: pausedPrint, answer: query.data };
  const isOld = last.current !== null && last.current.print !== print;
  const settled = pausedPrint === print;
  return {
    answer: question === null ? null : (last.current?.answer ?? null),
    isOld,
    isAsking: question !== null && (!settled || query.isFetching) && (isOld || last.current === null),
    error: settled ? query.error : null,
  };
}
