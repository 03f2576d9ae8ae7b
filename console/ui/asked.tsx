/**
 * What a query said: its answer, that it is being asked, or why it was refused. Never an empty page. That the server does
 * not answer at all the shell says, once for all that a page asks.
 */
import { Loader, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isUnreached } from '../api/client.ts';
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
  const trouble =
    query.error && !isUnreached(query.error) ? (
      <Trouble error={query.error} again={() => void query.refetch()} />
    ) : null;
  if (query.data === undefined) return trouble ?? <Waiting />;
  return (
    <>
      {trouble}
      {children(query.data)}
    </>
  );
}

export function Waiting() {
  const words = useWords(UI_WORDS);
  return (
    <Text component="div" role="status" c="dimmed" py="lg">
      <Loader size="xs" mr="xs" aria-hidden /> {words.loading}
    </Text>
  );
}
