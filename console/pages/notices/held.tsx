/** Messages that wait for a person, and addresses that must not be written to. */
import { Checkbox, Group, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act, type Can } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Status } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { AreaPage } from './area.tsx';
import { areaKey } from './queries.ts';
import { Reasoned } from '../../ui/reasoned.tsx';
import { SENDING_WORDS } from './sending-words.ts';
import { useNoticeNames } from './unknowns.tsx';
import { NOTICES_WORDS } from './words.ts';

const heldQuery = (incident: string) => ({
  queryKey: [...areaKey(incident), 'held'],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/held', { params: { path: { incident } } })),
});

type Held = Awaited<ReturnType<ReturnType<typeof heldQuery>['queryFn']>>;

export function Component() {
  const words = useWords(SENDING_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const nameOf = useNoticeNames();
  const query = useQuery(heldQuery(slug));
  return (
    <AreaPage title={shared.held} lead={words.heldLead}>
      <Asked query={query}>
        {(answer) => (
          <>
            <DataTable
              caption={shared.held}
              captionHidden
              rows={answer.counts}
              rowKey={(row) => `${row.noticeId} ${row.hold}`}
              empty={words.noHeld}
              columns={[
                { head: words.heldWhy, heads: true, cell: (row) => words.holds[row.hold] ?? row.hold },
                { head: shared.name, cell: (row) => nameOf(row.noticeId) },
                { head: words.messages, numeric: true, cell: (row) => format.number(row.deliveries) },
              ]}
            />
            {answer.held.length > 0 ? <Release answer={answer} nameOf={nameOf} /> : null}
          </>
        )}
      </Asked>
      <Suppressions />
    </AreaPage>
  );
}

interface HeldProps {
  answer: Held;
  nameOf: (id: string) => string;
}

function HeldTable({ answer, nameOf }: HeldProps) {
  const words = useWords(SENDING_WORDS);
  const shared = useWords(NOTICES_WORDS);
  return (
    <DataTable
      caption={words.list}
      rows={answer.held.slice(0, 200)}
      rowKey={(row) => `${row.cohortId}_${row.deliveryNo}`}
      columns={[
        { head: words.person, heads: true, cell: (row) => `${row.cohortId}:${row.personId}` },
        { head: words.heldWhy, cell: (row) => (row.hold ? words.holds[row.hold] : '–') },
        { head: shared.name, cell: (row) => nameOf(row.noticeId) },
        { head: shared.channel, cell: (row) => shared.channels[row.channel] },
        { head: shared.at, cell: (row) => <When at={row.since} /> },
      ]}
    />
  );
}

function ReleaseRestored({ can, count }: { can: Can; count: number }) {
  const words = useWords(SENDING_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const cache = useQueryClient();
  const say = useSay();
  return (
    <Act
      can={can}
      confirm={{
        title: words.releaseRestoredTitle(format.number(count)),
        body: words.releaseRestoredBody,
        yes: words.releaseRestored,
      }}
      act={async () => {
        const { released } = await ask(
          api.POST('/api/v1/incidents/{incident}/restored/release', {
            params: { path: { incident: slug } },
          }),
        );
        await cache.invalidateQueries({ queryKey: areaKey(slug) });
        say(words.heldReleased(format.number(released)));
      }}
    >
      {words.releaseRestored}
    </Act>
  );
}

function Release({ answer, nameOf }: HeldProps) {
  const words = useWords(SENDING_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const cache = useQueryClient();
  const say = useSay();
  const { counts, can } = answer;
  const held = answer.held.filter(({ hold }) => hold === 'profile');
  const restored = counts
    .filter(({ hold }) => hold === 'restore')
    .reduce((sum, { deliveries }) => sum + deliveries, 0);
  const number = format.number(held.length);
  const path = { params: { path: { incident: slug } } };
  const deliveries = held.map(({ cohortId, deliveryNo }) => ({ cohortId, deliveryNo }));
  const release = async (send: boolean) => {
    const { released } = await ask(
      api.POST('/api/v1/incidents/{incident}/held/release', { ...path, body: { deliveries, send } }),
    );
    await cache.invalidateQueries({ queryKey: areaKey(slug) });
    say(words.heldReleased(format.number(released)));
  };
  return (
    <>
      <HeldTable answer={answer} nameOf={nameOf} />
      <Text size="sm" c="dimmed" my="sm">
        {words.onlyProfile}
      </Text>
      <Group align="start">
        {held.length > 0 ? (
          <>
            <Act
              can={can.release}
              confirm={{
                title: words.releaseSendTitle(number),
                body: words.releaseSendBody,
                yes: words.releaseSend,
              }}
              act={() => release(true)}
            >
              {words.releaseSend}
            </Act>
            <Act
              variant="default"
              can={can.release}
              confirm={{
                title: words.releaseCancelTitle(number),
                body: words.releaseCancelBody,
                yes: words.releaseCancel,
              }}
              act={() => release(false)}
            >
              {words.releaseCancel}
            </Act>
          </>
        ) : null}
        {restored > 0 ? <ReleaseRestored can={can.releaseRestored} count={restored} /> : null}
      </Group>
    </>
  );
}

function useSuppressions() {
  const { slug } = useIncident();
  return useInfiniteQuery({
    queryKey: [...areaKey(slug), 'suppressions'],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/incidents/{incident}/suppressions', {
          params: {
            path: { incident: slug },
            query: { limit: 100, ...(pageParam !== '' && { after: pageParam }) },
          },
        }),
      ),
    getNextPageParam: (last) => last.next,
  });
}

function Lift({ ids, can, done }: { ids: readonly string[]; can: Can | undefined; done: () => void }) {
  const words = useWords(SENDING_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const cache = useQueryClient();
  const say = useSay();
  return (
    <Reasoned
      can={can}
      confirm={{
        title: words.liftTitle(format.number(ids.length)),
        body: words.liftBody,
        yes: words.lift,
      }}
      act={async (reason) => {
        const { lifted } = await ask(
          api.POST('/api/v1/incidents/{incident}/suppressions/lift', {
            params: { path: { incident: slug } },
            body: { ids: [...ids], reason },
          }),
        );
        done();
        await cache.invalidateQueries({ queryKey: areaKey(slug) });
        say(words.lifted(format.number(lifted)));
      }}
    >
      {words.lift}
    </Reasoned>
  );
}

function Suppressions() {
  const words = useWords(SENDING_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const query = useSuppressions();
  const pages = query.data?.pages ?? [];
  return (
    <Section title={words.suppressions} lead={words.suppressionsLead}>
      <Asked query={query}>
        {() => (
          <DataTable
            caption={words.suppressions}
            captionHidden
            rows={pages.flatMap(({ suppressed }) => suppressed)}
            rowKey={(row) => row.id}
            empty={words.noSuppressions}
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
                    label={`${row.cohortId}:${row.personId}, ${words.kinds[row.kind]}`}
                    disabled={row.liftedAt !== null}
                    checked={chosen.includes(row.id)}
                    onChange={({ currentTarget: { checked } }) =>
                      setChosen(checked ? [...chosen, row.id] : chosen.filter((id) => id !== row.id))
                    }
                  />
                ),
              },
              { head: words.blockedFor, cell: (row) => words.reasons[row.reason] },
              { head: shared.at, cell: (row) => <When at={row.at} /> },
              {
                head: shared.status,
                cell: (row) => (
                  <>
                    <Status tone={row.liftedAt ? 'quiet' : 'warn'}>
                      {row.liftedAt ? words.liftedAlready : words.inForce}
                    </Status>
                    {row.liftReason ? <Text size="sm">{row.liftReason}</Text> : null}
                  </>
                ),
              },
            ]}
          />
        )}
      </Asked>
      {chosen.length > 0 ? <Lift ids={chosen} can={pages[0]?.can.lift} done={() => setChosen([])} /> : null}
    </Section>
  );
}
