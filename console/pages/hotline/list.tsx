/** Every call of an incident: how they ended, and what somebody must still settle. */
import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Bars } from '../../ui/bars.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useWords } from '../../words/words.tsx';
import { PersonLink } from '../people/person-link.tsx';
import { callsQuery, type Listed, lookAgain } from './queries.ts';
import { HOTLINE_WORDS } from './words.ts';

export function Component() {
  const words = useWords(HOTLINE_WORDS);
  const { slug } = useIncident();
  const [unsettled, setUnsettled] = useState(false);
  const query = useQuery(callsQuery(slug, unsettled));
  return (
    <Page
      title={words.calls}
      lead={words.listLead}
      crumbs={[{ to: `/incidents/${slug}/hotline`, label: words.title }]}
    >
      <Asked query={query}>
        {({ calls, counts, names }) => (
          <>
            {counts.length === 0 ? null : (
              <Section title={words.counts}>
                <Bars
                  caption={words.counts}
                  what={words.ending}
                  bars={counts.map(({ outcome, calls: count }) => ({
                    key: outcome ?? 'running',
                    label: outcome ? words.outcomes[outcome] : words.running,
                    count,
                  }))}
                />
              </Section>
            )}
            <Checkbox
              my="md"
              label={words.onlyOpen}
              checked={unsettled}
              onChange={(event) => setUnsettled(event.currentTarget.checked)}
            />
            <Table calls={calls} names={names} empty={unsettled ? words.noUnsettled : words.noCalls} />
          </>
        )}
      </Asked>
    </Page>
  );
}

function Table(props: { calls: readonly Listed[]; names: Readonly<Record<string, string>>; empty: string }) {
  const words = useWords(HOTLINE_WORDS);
  return (
    <DataTable
      caption={words.calls}
      captionHidden
      rows={props.calls}
      rowKey={({ id }) => id}
      empty={props.empty}
      columns={[
        { head: words.opened, heads: true, cell: ({ openedAt }) => <When at={openedAt} /> },
        { head: words.agent, cell: ({ agentId }) => props.names[agentId] ?? '–' },
        {
          head: words.ending,
          cell: ({ outcome }) => (outcome ? words.outcomes[outcome] : words.running),
        },
        { head: words.person, cell: ({ person }) => (person ? <PersonLink of={person} /> : '–') },
        {
          head: words.steps,
          cell: (call) =>
            call.person ? (
              <Settle call={call} />
            ) : call.settledAt ? (
              <>
                {words.settledAt} <When at={call.settledAt} />
              </>
            ) : (
              '–'
            ),
        },
      ]}
    />
  );
}

function Settle({ call }: { call: Listed }) {
  const words = useWords(HOTLINE_WORDS);
  const { slug } = useIncident();
  const say = useSay();
  return (
    <Act
      size="xs"
      variant="default"
      can={call.can.settle}
      confirm={{ title: words.settleTitle, body: words.settleBody, yes: words.settle }}
      act={async () => {
        await ask(api.POST('/api/v1/calls/{call}/settle', { params: { path: { call: call.id } } }));
        await lookAgain(slug);
        say(words.settled);
      }}
    >
      {words.settle}
    </Act>
  );
}
