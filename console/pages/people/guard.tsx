/** One finding: what is known, masked examples, its people, and every decision about it. */
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Facts, When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Status } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { PeoplePage } from './area.tsx';
import { countedBy, GUARD_WORDS } from './guard-words.ts';
import { Decision } from './guards.tsx';
import { after, moreOf } from './more.ts';
import { PersonLink } from './person-link.tsx';
import { forgetPeople, peopleKey } from './queries.ts';
import { Reasoned } from '../../ui/reasoned.tsx';
import { Subject } from './subject.tsx';
import type { GuardAnswer } from './types.ts';
import { PEOPLE_WORDS } from './words.ts';
import './people.css';

const PAGE = 50;

export function Component() {
  const words = useWords(GUARD_WORDS);
  const { slug: incident } = useIncident();
  const { guard = '' } = useParams();
  const query = useQuery({
    queryKey: peopleKey(incident, 'guard', guard),
    queryFn: () =>
      ask(api.GET('/api/v1/incidents/{incident}/guards/{guard}', { params: { path: { incident, guard } } })),
  });
  const kind = query.data?.kind;
  return (
    <PeoplePage
      title={kind === undefined ? words.finding : words.kinds[kind].name}
      lead={kind === undefined ? null : words.kinds[kind].does}
    >
      <Asked query={query}>
        {(of) => (
          <>
            <Known of={of} />
            <Steps of={of} />
            <Behind of={of} />
            <History of={of} />
          </>
        )}
      </Asked>
    </PeoplePage>
  );
}

function Known({ of }: { of: GuardAnswer }) {
  const words = useWords(GUARD_WORDS);
  const format = useFormat();
  const shown = (value: unknown): string => {
    if (typeof value === 'number') return format.number(value);
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    return Array.isArray(value) ? value.join(', ') : String(value);
  };
  return (
    <>
      <Facts
        of={[
          [words.about, <Subject key="subject" text={of.subject} />],
          [words.count, countedBy(words.kinds[of.kind], of.count, format.number(of.count))],
          [words.state, <Decision key="decision" of={of} />],
          ...Object.entries(of.facts).map(
            ([name, value]) => [words.factNames[name] ?? name, shown(value)] as const,
          ),
        ]}
      />
      {of.examples.length === 0 ? null : (
        <Section title={words.examples} lead={words.examplesLead}>
          <ul>
            {of.examples.map((example) => (
              <li key={example}>
                <code>{example}</code>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Steps({ of }: { of: GuardAnswer }) {
  const words = useWords(GUARD_WORDS);
  const format = useFormat();
  const { decide, withdraw } = useDeciding(of.id ?? '');
  const behind = words.behind(countedBy(words.kinds[of.kind], of.count, format.number(of.count)));
  return (
    <div className="people-steps">
      {of.decisions
        .filter((decision) => decision !== of.decision)
        .map((decision) => (
          <Reasoned
            key={decision}
            can={of.can.decide}
            act={(reason) => decide(decision, reason)}
            confirm={{
              title: words.decideTitle(words.decisions[decision] ?? decision),
              body: `${words.decisionDoes[decision] ?? ''} ${behind}`,
              yes: words.decideYes,
            }}
          >
            {words.decisions[decision] ?? decision}
          </Reasoned>
        ))}
      {of.decision === null ? null : (
        <Reasoned
          variant="default"
          can={of.can.withdraw}
          act={withdraw}
          confirm={{
            title: words.withdrawTitle,
            body: `${words.withdrawBody} ${behind}`,
            yes: words.withdrawYes,
          }}
        >
          {words.withdraw}
        </Reasoned>
      )}
    </div>
  );
}

function useDeciding(guard: string) {
  const words = useWords(GUARD_WORDS);
  const { slug: incident } = useIncident();
  const client = useQueryClient();
  const say = useSay();
  const params = { path: { incident, guard } };
  const done = async (sentence: string) => {
    say(sentence);
    await forgetPeople(client, incident);
  };
  return {
    decide: async (decision: GuardAnswer['decisions'][number], reason: string) => {
      const body = { decision, reason };
      await ask(api.POST('/api/v1/incidents/{incident}/guards/{guard}/decide', { params, body }));
      await done(words.decided);
    },
    withdraw: async (reason: string) => {
      const body = { reason };
      await ask(api.POST('/api/v1/incidents/{incident}/guards/{guard}/withdraw', { params, body }));
      await done(words.withdrawn);
    },
  };
}

function Behind({ of }: { of: GuardAnswer }) {
  const words = useWords(GUARD_WORDS);
  const { keys } = useWords(PEOPLE_WORDS);
  const [hints, setHints] = useState(false);
  const query = useBehind(of.id ?? '', hints);
  return (
    <Section
      title={words.people}
      actions={
        hints ? null : (
          <Act
            size="xs"
            variant="default"
            can={of.can.hints}
            act={() => Promise.resolve(setHints(true))}
            confirm={{ title: words.hintsTitle, body: words.hintsBody, yes: words.hintsYes }}
          >
            {words.hints}
          </Act>
        )
      }
    >
      <Asked query={query}>
        {(people) => (
          <DataTable
            caption={words.people}
            captionHidden
            rows={people}
            rowKey={({ cohortId, personId }) => `${cohortId}:${personId}`}
            empty={words.nobody}
            more={moreOf(query)}
            columns={[
              { head: words.person, heads: true, cell: (person) => <PersonLink of={person} /> },
              { head: words.key, cell: ({ keyKind }) => keys[keyKind] ?? keyKind },
              {
                head: words.held,
                cell: ({ held }) => (
                  <Status tone={held ? 'warn' : 'quiet'}>{held ? words.heldYes : words.heldNo}</Status>
                ),
              },
              ...(hints
                ? [{ head: words.hint, cell: ({ hint }: { hint: string | null }) => hint ?? '–' }]
                : []),
            ]}
          />
        )}
      </Asked>
    </Section>
  );
}

function useBehind(guard: string, hints: boolean) {
  const { slug: incident } = useIncident();
  return useInfiniteQuery({
    queryKey: peopleKey(incident, 'guard', guard, 'people', hints),
    // Opened addresses are asked for once, and gone when the page is.
    ...(hints ? { staleTime: Infinity, gcTime: 0 } : {}),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/incidents/{incident}/guards/{guard}/people', {
          params: {
            path: { incident, guard },
            query: {
              limit: PAGE,
              hints: hints ? 'true' : 'false',
              ...after(pageParam),
            },
          },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ people }) => people),
  });
}

function History({ of }: { of: GuardAnswer }) {
  const words = useWords(GUARD_WORDS);
  const format = useFormat();
  if (of.history.length === 0) return null;
  return (
    <Section title={words.history}>
      <DataTable
        caption={words.history}
        captionHidden
        rows={of.history.toReversed()}
        rowKey={({ at, decision }) => `${at} ${decision}`}
        columns={[
          { head: words.when, heads: true, cell: ({ at }) => <When at={at} /> },
          {
            head: words.state,
            cell: ({ decision, inBulk }) =>
              `${decision === null ? words.takenBack : (words.decisions[decision] ?? decision)}${inBulk ? `, ${words.inBulk}` : ''}`,
          },
          { head: words.who, cell: ({ by }) => by.name },
          { head: words.why, cell: ({ reason }) => reason },
          { head: words.count, numeric: true, cell: ({ count }) => format.number(count) },
        ]}
      />
    </Section>
  );
}
