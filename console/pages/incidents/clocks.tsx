/** Legal clocks, counting down: the reading the company stands on, and the strictest beside it. */
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { useNow } from '../../ui/now.ts';
import { Status } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { INCIDENTS_WORDS } from './words.ts';

export const dutiesQuery = (incident: string) => ({
  queryKey: ['incident', incident, 'duties'],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/duties', { params: { path: { incident } } })),
  staleTime: 60_000,
});

type Clock = components['schemas']['DutyList']['clocks'][number];

const HOUR_MS = 3_600_000;

export function Clocks() {
  const words = useWords(INCIDENTS_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const query = useQuery(dutiesQuery(slug));
  return (
    <Asked query={query}>
      {({ clocks }) => (
        <DataTable
          caption={words.clocks}
          captionHidden
          rows={clocks}
          rowKey={(clock) => `${clock.law} ${clock.duties.join(' ')}`}
          empty={words.noClocks}
          columns={[
            {
              head: words.law,
              heads: true,
              cell: (clock) => (
                <>
                  {clock.title}
                  {clock.review_by_counsel ? null : (
                    <Text size="xs" c="dimmed">
                      {words.counsel}
                    </Text>
                  )}
                  {clock.heldUntil ? (
                    <Text size="xs" c="dimmed">
                      {words.held(format.instant(clock.heldUntil))}
                    </Text>
                  ) : null}
                </>
              ),
            },
            { head: words.whom, cell: (clock) => clock.who.map((who) => words.whos[who] ?? who).join(', ') },
            { head: words.left, cell: (clock) => <Left clock={clock} /> },
            { head: words.due, cell: (clock) => <When at={clock.chosen?.deadlineAt} /> },
            { head: words.strictest, cell: (clock) => <When at={clock.strictest?.deadlineAt} /> },
          ]}
        />
      )}
    </Asked>
  );
}

function Left({ clock }: { clock: Clock }) {
  const words = useWords(INCIDENTS_WORDS);
  const format = useFormat();
  const now = useNow();
  if (!clock.chosen) return <Status tone="quiet">{words.notYet}</Status>;
  const left = Date.parse(clock.chosen.deadlineAt) - now;
  if (left < 0) return <Status tone="bad">{words.over(format.duration(-left))}</Status>;
  return <Status tone={left < 24 * HOUR_MS ? 'warn' : 'calm'}>{format.duration(left)}</Status>;
}
