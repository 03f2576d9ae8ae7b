/** What a person must look at now, who is on it, and whether alarms arrive. */
import type { components } from '../../api/schema.d.ts';
import { Checkbox, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { hears, hearsCalmly } from '../../api/changes.ts';
import { api, ask } from '../../api/client.ts';
import { Act } from '../../ui/act.tsx';
import { Why } from '../../ui/why.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Reasoned } from '../../ui/reasoned.tsx';
import { useSay } from '../../ui/said.tsx';
import { Status } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { ALARMS_WORDS } from './words.ts';

const alarmsQuery = (all: boolean) => ({
  queryKey: ['alarms', all],
  queryFn: () => ask(api.GET('/api/v1/alarms', { params: { query: all ? { all: 'true' } : {} } })),
  ...hears('alarms'),
});

type Answer = Awaited<ReturnType<ReturnType<typeof alarmsQuery>['queryFn']>>;
type Alarm = Answer['alarms'][number];

export function Component() {
  const words = useWords(ALARMS_WORDS);
  const [all, setAll] = useState(false);
  const query = useQuery(alarmsQuery(all));
  return (
    <Page title={words.title} lead={words.lead}>
      <Asked query={query}>
        {({ alarms, can }) => (
          <>
            <AlarmTable
              caption={words.open}
              alarms={alarms.filter(({ overAt }) => overAt === null)}
              empty={words.none}
            />
            <Checkbox
              mt="md"
              label={words.all}
              checked={all}
              onChange={(event) => setAll(event.currentTarget.checked)}
            />
            {all ? (
              <AlarmTable
                caption={words.over}
                alarms={alarms.filter(({ overAt }) => overAt !== null)}
                empty={words.noOver}
              />
            ) : null}
            <Test can={can.test} />
          </>
        )}
      </Asked>
      <WrongTries />
    </Page>
  );
}

function AlarmTable({
  caption,
  alarms,
  empty,
}: {
  caption: string;
  alarms: readonly Alarm[];
  empty: string;
}) {
  const words = useWords(ALARMS_WORDS);
  return (
    <Section title={caption}>
      <DataTable
        caption={caption}
        captionHidden
        rows={alarms}
        rowKey={(alarm) => alarm.id}
        empty={empty}
        columns={[
          {
            head: words.kind,
            heads: true,
            cell: (alarm) => (
              <Status tone={alarm.overAt ? 'quiet' : alarm.seenBy ? 'warn' : 'bad'}>
                {words.kinds[alarm.kind]}
              </Status>
            ),
          },
          {
            head: words.sentence,
            cell: (alarm) => <Said alarm={alarm} />,
          },
          { head: words.since, cell: (alarm) => <When at={alarm.raisedAt} /> },
          {
            head: words.who,
            cell: (alarm) =>
              alarm.seenBy ? (
                <>
                  {alarm.seenBy}
                  {alarm.seenReason ? <Text size="sm">{alarm.seenReason}</Text> : null}
                </>
              ) : (
                words.nobody
              ),
          },
          {
            head: words.actions,
            cell: (alarm) => (alarm.overAt || alarm.seenBy ? '–' : <Acknowledge alarm={alarm} />),
          },
        ]}
      />
    </Section>
  );
}

function Said({ alarm: { sentence, words: said, untold } }: { alarm: Alarm }) {
  const words = useWords(ALARMS_WORDS);
  const format = useFormat();
  return (
    <>
      <Why of={said} kept={sentence} />
      {untold.map(({ path, problem, words: why, tries }) => (
        <Text key={path} size="sm" c="dimmed">
          {words.untold} {words.paths[path]} ({words.tries(format.number(tries))}):{' '}
          <Why of={why} kept={problem} />
        </Text>
      ))}
    </>
  );
}

function Acknowledge({ alarm }: { alarm: Alarm }) {
  const words = useWords(ALARMS_WORDS);
  const cache = useQueryClient();
  const say = useSay();
  return (
    <Reasoned
      size="xs"
      can={alarm.can.acknowledge}
      label={words.doing}
      hint={words.doingHint}
      missing={words.doingMissing}
      confirm={{ title: words.onItTitle, body: words.onItBody, yes: words.onIt }}
      act={async (reason) => {
        const params = { path: { alarm: alarm.id } };
        await ask(api.POST('/api/v1/alarms/{alarm}/acknowledge', { params, body: { reason } }));
        await cache.invalidateQueries({ queryKey: ['alarms'] });
        say(words.acknowledged);
      }}
    >
      {words.onIt}
    </Reasoned>
  );
}

function Test({ can }: { can: Answer['can']['test'] }) {
  const words = useWords(ALARMS_WORDS);
  const cache = useQueryClient();
  const say = useSay();
  const [answers, setAnswers] = useState<readonly components['schemas']['TestAnswer'][]>([]);
  return (
    <Section title={words.test}>
      <Act
        variant="default"
        can={can}
        confirm={{ title: words.testTitle, body: words.testBody, yes: words.test }}
        act={async () => {
          const { paths } = await ask(api.POST('/api/v1/alarms/test'));
          setAnswers(paths);
          await cache.invalidateQueries({ queryKey: ['alarms'] });
          say(words.tested);
        }}
      >
        {words.test}
      </Act>
      {answers.length > 0 ? (
        <DataTable
          caption={words.testAnswers}
          rows={answers}
          rowKey={(row) => row.path}
          columns={[
            { head: words.path, heads: true, cell: (row) => words.paths[row.path] },
            {
              head: words.answer,
              cell: (row) => (row.problem ? <Why of={row.words} kept={row.problem} /> : words.taken),
            },
          ]}
        />
      ) : null}
    </Section>
  );
}

function WrongTries() {
  const words = useWords(ALARMS_WORDS);
  const format = useFormat();
  const query = useQuery({
    queryKey: ['alarms', 'wrong-tries'],
    queryFn: () => ask(api.GET('/api/v1/alarms/wrong-tries')),
    ...hearsCalmly('alarms'),
  });
  return (
    <Section title={words.wrong} lead={words.wrongLead}>
      <Asked query={query}>
        {({ bursts }) => (
          <DataTable
            caption={words.wrong}
            captionHidden
            rows={bursts}
            rowKey={(row) => `${row.network} ${row.what} ${row.beganAt}`}
            empty={words.noWrong}
            columns={[
              { head: words.network, heads: true, cell: (row) => <code>{row.network.slice(0, 16)}</code> },
              { head: words.what, cell: (row) => words.whats[row.what] },
              { head: words.number, numeric: true, cell: (row) => format.number(row.tries) },
              { head: words.began, cell: (row) => <When at={row.beganAt} /> },
              { head: words.last, cell: (row) => <When at={row.lastAt} /> },
            ]}
          />
        )}
      </Asked>
    </Section>
  );
}
