/** What went wrong, said where the person looks: what happened, what to do, and the code to quote. */
import { Alert, Button, Group, Text } from '@mantine/core';
import { PAGE_REFUSED, Problem, UNREACHED } from '../api/client.ts';
import { useServerWords } from '../words/server.ts';
import { useLanguage, useWords } from '../words/words.tsx';
import { UI_WORDS } from './words.ts';

const CODELESS: readonly string[] = [UNREACHED, PAGE_REFUSED];

export function Trouble({ error, again }: { error: unknown; again?: () => void }) {
  const words = useWords(UI_WORDS);
  const problem = error instanceof Problem ? error : null;
  return (
    <Alert color="red" role="alert" title={titleOf(problem, words)} my="md">
      <Detail error={error} />
      {problem && !CODELESS.includes(problem.code) ? (
        <Text size="xs" mt="xs" c="dimmed">
          {words.whatToDo}: <code>{problem.code}</code>
        </Text>
      ) : null}
      {again ? (
        <Group mt="sm">
          <Button size="xs" variant="default" onClick={again}>
            {words.again}
          </Button>
        </Group>
      ) : null}
    </Alert>
  );
}

type UiWords = ReturnType<typeof useWords<(typeof UI_WORDS)['en']>>;

function titleOf(problem: Problem | null, words: UiWords): string {
  if (!problem) return words.failed;
  if (problem.code === UNREACHED) return words.unreached;
  if (problem.status === 403) return words.forbidden;
  if (problem.status === 404) return words.unknown;
  return problem.status >= 500 ? words.failed : words.refused;
}

/** In the reader's language where it is known. */
function Detail({ error }: { error: unknown }) {
  const words = useWords(UI_WORDS);
  const { language } = useLanguage();
  const say = useServerWords();
  if (error instanceof Problem && error.code === UNREACHED) return <Text size="sm">{words.unreachedDo}</Text>;
  const text = error instanceof Error ? error.message : String(error);
  const said =
    error instanceof Problem ? say({ code: error.code, message: error.detail, facts: error.facts }) : null;
  return (
    <Text size="sm" lang={said?.lang ?? language}>
      {said?.text ?? text}
    </Text>
  );
}
