/** What a query said: its answer, that it is being asked, or why it was refused. Never an empty page. */
import { Loader, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import { Trouble } from './trouble.tsx';
import { UI_WORDS } from './words.ts';

export function Asked<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) {
    return (
      <>
        {query.error ? <Trouble error={query.error} again={() => void query.refetch()} /> : null}
        {children(query.data)}
      </>
    );
  }
  if (query.error) return <Trouble error={query.error} again={() => void query.refetch()} />;
  return <Waiting />;
}

export function Waiting() {
  const words = useWords(UI_WORDS);
  return (
    <Text component="div" role="status" c="dimmed" py="lg">
      <Loader size="xs" mr="xs" aria-hidden /> {words.loading}
    </Text>
  );
}
