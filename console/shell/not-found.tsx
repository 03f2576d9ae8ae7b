/** An address that names nothing. */
import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { Page } from '../ui/page.tsx';
import { useWords } from '../words/words.tsx';
import { SHELL_WORDS } from './words.ts';

export function NotFound() {
  const words = useWords(SHELL_WORDS);
  return (
    <Page title={words.notFound} lead={words.notFoundDo}>
      <Anchor component={Link} to="/incidents">
        {words.incidents}
      </Anchor>
    </Page>
  );
}
