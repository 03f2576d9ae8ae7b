/** Where one is signed in; one session or all others ended. */
import { useQuery } from '@tanstack/react-query';
import { cache } from '../../api/cache.ts';
import { api, ask } from '../../api/client.ts';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { SessionTable } from './session-table.tsx';
import { ACCOUNT_WORDS } from './words.ts';

const KEY = ['me', 'sessions'];

export function MySessions() {
  const words = useWords(ACCOUNT_WORDS);
  const say = useSay();
  const query = useQuery({ queryKey: KEY, queryFn: () => ask(api.GET('/api/v1/me/sessions')) });
  const ended = async () => {
    await cache.invalidateQueries({ queryKey: KEY });
    say(words.ended);
  };
  const others = (query.data?.sessions ?? []).filter(({ current }) => !current).length;
  return (
    <Section title={words.sessions}>
      <Asked query={query}>
        {({ sessions }) => (
          <SessionTable
            sessions={sessions}
            end={async (session) => {
              await ask(api.DELETE('/api/v1/me/sessions/{session}', { params: { path: { session } } }));
              await ended();
            }}
          />
        )}
      </Asked>
      <EndOthers others={others} ended={ended} />
    </Section>
  );
}

function EndOthers({ others, ended }: { others: number; ended: () => Promise<void> }) {
  const words = useWords(ACCOUNT_WORDS);
  const format = useFormat();
  if (others === 0) return null;
  return (
    <Act
      variant="default"
      act={async () => {
        await ask(api.POST('/api/v1/me/sessions/end-others'));
        await ended();
      }}
      confirm={{
        title: words.endOthersTitle,
        body: words.endOthersBody(format.number(others), others === 1),
        yes: words.endOthers,
      }}
    >
      {words.endOthers}
    </Act>
  );
}
