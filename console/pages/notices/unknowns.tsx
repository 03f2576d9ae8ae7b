/** What may or may not have arrived: how many and how old, decided by kind or one by one; second copies recorded. */
import { Checkbox, Radio, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { hearsCalmly } from '../../api/changes.ts';
import { api, ask } from '../../api/client.ts';
import type { components, paths } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import type { Can } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { AreaPage } from './area.tsx';
import { areaKey, noticesQuery } from './queries.ts';
import { Reasoned } from '../../ui/reasoned.tsx';
import { SENDING_WORDS } from './sending-words.ts';
import { NOTICES_WORDS } from './words.ts';

type Unknown = components['schemas']['UnknownDelivery'];
type Standing = NonNullable<NonNullable<DecideBody['all']>['standing']>;
type Decision = keyof (typeof SENDING_WORDS)['en']['decisions'];
type DecideBody =
  paths['/api/v1/incidents/{incident}/unknowns/decide']['post']['requestBody']['content']['application/json'];

const DECISIONS: readonly Decision[] = ['resend', 'next_channel', 'told', 'give_up'];

export function Component() {
  const words = useWords(SENDING_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const nameOf = useNoticeNames();
  const query = useQuery({
    queryKey: [...areaKey(slug), 'unknowns', 'overview'],
    queryFn: () =>
      ask(
        api.GET('/api/v1/incidents/{incident}/unknowns/overview', {
          params: { path: { incident: slug } },
        }),
      ),
    ...hearsCalmly('told', 'notices'),
  });
  return (
    <AreaPage title={shared.unknowns} lead={words.unknownsLead}>
      <Asked query={query}>
        {({ counts, can }) => (
          <>
            <DataTable
              caption={shared.unknowns}
              captionHidden
              rows={counts}
              rowKey={(row) => `${row.noticeId} ${row.channel} ${row.standing}`}
              empty={words.noUnknowns}
              columns={[
                { head: words.standing, heads: true, cell: (row) => words.standings[row.standing] },
                { head: shared.name, cell: (row) => nameOf(row.noticeId) },
                { head: shared.channel, cell: (row) => shared.channels[row.channel] },
                { head: words.messages, numeric: true, cell: (row) => format.number(row.deliveries) },
                { head: words.oldest, cell: (row) => format.duration(row.oldestSeconds * 1_000) },
                {
                  head: shared.actions,
                  cell: ({ noticeId, channel, standing, deliveries }) => (
                    <Decide
                      label={words.decideAll}
                      count={deliveries}
                      can={can.decide}
                      which={{ all: { noticeId, channel, standing: standing as Standing } }}
                    />
                  ),
                },
              ]}
            />
            {counts.length > 0 ? <OneByOne can={can.decide} nameOf={nameOf} /> : null}
          </>
        )}
      </Asked>
      <Duplicates nameOf={nameOf} />
    </AreaPage>
  );
}

export function useNoticeNames(): (id: string) => string {
  const { slug } = useIncident();
  const query = useQuery({ ...noticesQuery(slug), staleTime: 60_000 });
  const names = new Map(query.data?.notices.map((notice) => [notice.id, notice.name]));
  return (id) => names.get(id) ?? '–';
}

function Decide(props: {
  label: string;
  count: number;
  can: Can;
  which: Pick<DecideBody, 'all' | 'deliveries'>;
  done?: () => void;
}) {
  const words = useWords(SENDING_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const cache = useQueryClient();
  const say = useSay();
  const [decision, setDecision] = useState<Decision>('next_channel');
  const count = format.number(props.count);
  return (
    <Reasoned
      size="xs"
      variant="default"
      can={props.can}
      confirm={{
        title: words.decideTitle(count),
        yes: words.decide,
        body: (
          <Radio.Group
            label={words.decision}
            value={decision}
            onChange={(value) => setDecision(value as Decision)}
          >
            <Stack gap="xs" mt="xs">
              {DECISIONS.map((one) => (
                <Radio key={one} value={one} label={words.decisions[one]} />
              ))}
            </Stack>
          </Radio.Group>
        ),
      }}
      act={async (reason) => {
        const answer = await ask(
          api.POST('/api/v1/incidents/{incident}/unknowns/decide', {
            params: { path: { incident: slug } },
            body: { ...props.which, decision, reason },
          }),
        );
        const { decided, notUnknown, restored, noChannel } = answer;
        await cache.invalidateQueries({ queryKey: areaKey(slug) });
        props.done?.();
        const rest = [notUnknown, restored, noChannel];
        const [known, held, none] = rest.map((n) => format.number(n)) as [string, string, string];
        say(
          [
            words.decided(format.number(decided)),
            ...(rest.some((n) => n > 0) ? [words.decidedRest(known, held, none)] : []),
          ].join(' '),
        );
      }}
    >
      {props.label}
    </Reasoned>
  );
}

function keyOf(row: Unknown): string {
  return `${row.cohortId}_${row.deliveryNo}`;
}

function toggled(chosen: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return new Set(chosen.has(key) ? [...chosen].filter((one) => one !== key) : [...chosen, key]);
}

function useUnknowns() {
  const { slug } = useIncident();
  return useInfiniteQuery({
    queryKey: [...areaKey(slug), 'unknowns', 'list'],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/incidents/{incident}/unknowns', {
          params: {
            path: { incident: slug },
            query: { limit: 100, ...(pageParam !== '' && { after: pageParam }) },
          },
        }),
      ),
    getNextPageParam: (last) => last.next,
  });
}

function OneByOne({ can, nameOf }: { can: Can; nameOf: (id: string) => string }) {
  const words = useWords(SENDING_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const format = useFormat();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const query = useUnknowns();
  const rows = query.data?.pages.flatMap(({ unknowns }) => unknowns) ?? [];
  const deliveries = rows
    .filter((row) => chosen.has(keyOf(row)))
    .map(({ cohortId, deliveryNo }) => ({ cohortId, deliveryNo }));
  return (
    <Section title={words.list}>
      <DataTable
        caption={words.list}
        captionHidden
        rows={rows}
        rowKey={keyOf}
        more={
          query.hasNextPage
            ? { ask: () => void query.fetchNextPage(), busy: query.isFetchingNextPage }
            : undefined
        }
        columns={[
          {
            head: words.person,
            heads: true,
            cell: (row) => (
              <Checkbox
                label={`${row.cohortId}:${row.personId}`}
                checked={chosen.has(keyOf(row))}
                onChange={() => setChosen(toggled(chosen, keyOf(row)))}
              />
            ),
          },
          { head: shared.name, cell: (row) => nameOf(row.noticeId) },
          { head: shared.channel, cell: (row) => shared.channels[row.channel] },
          { head: words.standing, cell: (row) => words.standings[row.standing] },
          { head: words.age, cell: (row) => format.duration(row.ageSeconds * 1_000) },
          {
            head: words.around,
            cell: (row) => words.aroundOf(format.number(row.nearHeard), format.number(row.nearKnown)),
          },
          { head: words.attempts, numeric: true, cell: (row) => format.number(row.attempts) },
        ]}
      />
      {deliveries.length > 0 ? (
        <>
          <Text my="xs">{words.chosen(format.number(deliveries.length))}</Text>
          <Decide
            label={words.decideChosen}
            count={deliveries.length}
            can={can}
            which={{ deliveries }}
            done={() => setChosen(new Set())}
          />
        </>
      ) : null}
    </Section>
  );
}

function Duplicates({ nameOf }: { nameOf: (id: string) => string }) {
  const words = useWords(SENDING_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const { slug } = useIncident();
  const query = useQuery({
    queryKey: [...areaKey(slug), 'duplicates'],
    queryFn: () =>
      ask(api.GET('/api/v1/incidents/{incident}/duplicates', { params: { path: { incident: slug } } })),
  });
  return (
    <Section title={words.duplicates} lead={words.duplicatesLead}>
      <Asked query={query}>
        {({ duplicates }) => (
          <DataTable
            caption={words.duplicates}
            captionHidden
            rows={duplicates}
            rowKey={(row) => `${row.cohortId}_${row.deliveryNo}_${row.attemptNo}`}
            empty={words.noDuplicates}
            columns={[
              { head: words.person, heads: true, cell: (row) => `${row.cohortId}:${row.personId}` },
              { head: shared.name, cell: (row) => nameOf(row.noticeId) },
              { head: shared.channel, cell: (row) => shared.channels[row.channel] },
              { head: words.decidedAs, cell: (row) => words.decisions[row.decision as Decision] },
              { head: shared.at, cell: (row) => <When at={row.refutedAt} /> },
            ]}
          />
        )}
      </Asked>
    </Section>
  );
}
