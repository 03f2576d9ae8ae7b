/** A page called by what it is told: where it is refused, it is a page still, with a heading and the way back. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isUnreached } from '../api/client.ts';
import { Asked } from '../ui/asked.tsx';
import { Page, type Crumb } from '../ui/page.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useWords } from '../words/words.tsx';
import { SHELL_WORDS } from './words.ts';

export function AskedPage<T>(props: {
  query: UseQueryResult<T>;
  crumbs: readonly Crumb[];
  children: (data: T) => ReactNode;
}) {
  const words = useWords(SHELL_WORDS);
  const { query, crumbs, children } = props;
  if (query.error && !isUnreached(query.error) && query.data === undefined) {
    return (
      <Page title={words.failed} crumbs={crumbs}>
        <Trouble error={query.error} again={() => void query.refetch()} />
      </Page>
    );
  }
  return <Asked query={query}>{children}</Asked>;
}
