/** The link by which a new person chooses a password: shown once, to whoever gives it to them. */
import { Alert, Code } from '@mantine/core';
import { When } from '../../ui/facts.tsx';
import { useWords } from '../../words/words.tsx';
import { SETTINGS_WORDS } from './words.ts';

export interface Link {
  readonly url: string;
  readonly expiresAt: string;
}

export function SetUpLink({ link }: { link: Link | null }) {
  const words = useWords(SETTINGS_WORDS);
  return (
    <div role="status">
      {link ? (
        <Alert color="blue" my="sm">
          {words.link} <When at={link.expiresAt} />: <Code className="wraps">{link.url}</Code>
        </Alert>
      ) : null}
    </div>
  );
}
