/** A page that broke, or whose part could not be fetched: said plainly, with a way on. */
import { Button } from '@mantine/core';
import { useRouteError } from 'react-router';
import { Page } from '../ui/page.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useWords } from '../words/words.tsx';
import { SHELL_WORDS } from './words.ts';

export function PageFailed() {
  const words = useWords(SHELL_WORDS);
  const error = useRouteError();
  return (
    <Page title={words.failed} lead={words.failedDo}>
      <Trouble error={error} />
      <Button variant="default" onClick={() => window.location.reload()}>
        {words.reload}
      </Button>
    </Page>
  );
}
