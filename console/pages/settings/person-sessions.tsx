/** Where somebody else is signed in, for whoever must end it: a lost telephone, a desk left open. */
import { Group } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import { useCan } from '../../api/me.ts';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { SessionTable } from '../account/session-table.tsx';
import { sessionsQuery } from './queries.ts';
import { SETTINGS_WORDS } from './words.ts';

export function PersonSessions({ operator, name }: { operator: string; name: string }) {
  const words = useWords(SETTINGS_WORDS);
  const format = useFormat();
  const can = useCan('operator.write');
  const cache = useQueryClient();
  const say = useSay();
  const params = { path: { operator } };
  const of = sessionsQuery(operator);
  const query = useQuery({ ...of, enabled: can.allowed });
  const ended = async () => {
    await cache.invalidateQueries({ queryKey: of.queryKey });
    say(words.done);
  };
  // Where one may not look, nothing is asked.
  if (!can.allowed) return null;
  return (
    <Section title={words.sessions}>
      <Asked query={query}>
        {({ sessions }) => (
          <>
            <SessionTable
              sessions={sessions}
              end={async (session) => {
                await ask(
                  api.DELETE('/api/v1/operators/{operator}/sessions/{session}', {
                    params: { path: { operator, session } },
                  }),
                );
                await ended();
              }}
            />
            {sessions.length === 0 ? null : (
              <Group mt="sm">
                <Act
                  variant="default"
                  act={async () => {
                    await ask(api.POST('/api/v1/operators/{operator}/sessions/end-all', { params }));
                    await ended();
                  }}
                  confirm={{
                    title: words.endAllTitle(name),
                    body: words.endAllBody(format.number(sessions.length), sessions.length === 1),
                    yes: words.endAll,
                  }}
                >
                  {words.endAll}
                </Act>
              </Group>
            )}
          </>
        )}
      </Asked>
    </Section>
  );
}
