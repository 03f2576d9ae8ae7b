/** Holds of authorities: recorded by one person, confirmed by another, ended with a reason. */
import { Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Page } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Status } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { HoldForm } from './hold-form.tsx';
import { HOLDS_WORDS } from './holds-words.ts';

const holdsQuery = (incident: string) => ({
  queryKey: ['incident', incident, 'holds'],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/holds', { params: { path: { incident } } })),
});

type Holds = Awaited<ReturnType<ReturnType<typeof holdsQuery>['queryFn']>>;
type Hold = Holds['holds'][number];

export function Component() {
  const words = useWords(HOLDS_WORDS);
  const { slug } = useIncident();
  const query = useQuery(holdsQuery(slug));
  return (
    <Page
      title={words.title}
      lead={words.lead}
      crumbs={[{ to: `/incidents/${slug}/messages`, label: words.back }]}
    >
      <Asked query={query}>
        {(all) => (
          <>
            <List all={all} />
            <HoldForm can={all.can.record} />
          </>
        )}
      </Asked>
    </Page>
  );
}

function List({ all: { holds, names } }: { all: Holds }) {
  const words = useWords(HOLDS_WORDS);
  return (
    <DataTable
      caption={words.title}
      captionHidden
      rows={holds}
      rowKey={({ id }) => id}
      empty={words.empty}
      columns={[
        {
          head: words.authority,
          heads: true,
          cell: ({ authority, reference, reason }) => (
            <>
              {authority} ({reference})
              <Text size="sm" c="dimmed">
                {reason}
              </Text>
            </>
          ),
        },
        { head: words.laws, cell: ({ lawCodes }) => lawCodes.join(', ') || words.everybody },
        { head: words.until, cell: ({ untilAt }) => <When at={untilAt} /> },
        { head: words.status, cell: (hold) => <Standing hold={hold} /> },
        { head: words.who, cell: (hold) => <Who hold={hold} names={names} /> },
        { head: words.do, cell: (hold) => <Steps hold={hold} /> },
      ]}
    />
  );
}

function Standing({ hold: { status, inForce } }: { hold: Hold }) {
  const words = useWords(HOLDS_WORDS);
  if (status !== 'confirmed') {
    return <Status tone={status === 'recorded' ? 'warn' : 'quiet'}>{words.statuses[status]}</Status>;
  }
  return inForce ? <Status tone="bad">{words.inForce}</Status> : <Status tone="quiet">{words.over}</Status>;
}

function Who({ hold, names }: { hold: Hold; names: Holds['names'] }) {
  const words = useWords(HOLDS_WORDS);
  const format = useFormat();
  const name = (id: string | null) => names[id ?? ''] ?? '–';
  return (
    <Text size="sm" component="div">
      <div>{words.recordedBy(name(hold.recordedBy), format.instant(hold.recordedAt))}</div>
      {hold.confirmedAt ? (
        <div>{words.confirmedBy(name(hold.confirmedBy), format.instant(hold.confirmedAt))}</div>
      ) : null}
      {hold.endedAt ? (
        <div>{words.endedBy(name(hold.endedBy), format.instant(hold.endedAt), hold.endReason ?? '–')}</div>
      ) : null}
    </Text>
  );
}

function useSteps(hold: Hold) {
  const words = useWords(HOLDS_WORDS);
  const cache = useQueryClient();
  const say = useSay();
  const params = { params: { path: { hold: hold.id } } };
  const done = async (sentence: string) => {
    await cache.invalidateQueries({ queryKey: ['incident'] });
    say(sentence);
  };
  return {
    confirm: async () => {
      await ask(api.POST('/api/v1/holds/{hold}/confirm', params));
      await done(words.confirmed);
    },
    end: async (reason: string) => {
      await ask(api.POST('/api/v1/holds/{hold}/end', { ...params, body: { reason: reason.trim() } }));
      await done(words.ended);
    },
  };
}

function Steps({ hold }: { hold: Hold }) {
  const words = useWords(HOLDS_WORDS);
  const format = useFormat();
  const steps = useSteps(hold);
  const [reason, setReason] = useState('');
  const { can, lawCodes, untilAt, status } = hold;
  if (status === 'withdrawn' || status === 'lifted') return '–';
  const whom = lawCodes.join(', ') || words.everybody;
  return (
    <>
      {status === 'recorded' ? (
        <Act
          can={can.confirm}
          act={steps.confirm}
          size="xs"
          confirm={{
            title: words.confirmTitle,
            body: words.confirmBody(whom, format.instant(untilAt)),
            yes: words.confirm,
          }}
        >
          {words.confirm}
        </Act>
      ) : null}
      <Act
        can={can.end}
        act={() => steps.end(reason)}
        size="xs"
        variant="default"
        confirm={{
          title: words.end,
          yes: words.end,
          body: (
            <TextInput
              label={words.endReason(hold.authority)}
              value={reason}
              maxLength={1_000}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          ),
        }}
      >
        {words.end}
      </Act>
    </>
  );
}
