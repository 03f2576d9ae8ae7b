/** The comparison with other incidents: asked for by one person, approved by another, ended by either. */
import { Anchor } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { hears } from '../../api/changes.ts';
import { api, ask } from '../../api/client.ts';
import type { Duplicate } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable, Empty } from '../../ui/data-table.tsx';
import { Facts, When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Status } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { LEAVE_WORDS } from './leave-words.ts';
import { after, moreOf } from './more.ts';
import { PersonLink, refOf } from './person-link.tsx';
import { peopleKey, runsQuery } from './queries.ts';
import { Reasoned } from '../../ui/reasoned.tsx';
import type { SharingAnswer } from './types.ts';
import { PEOPLE_WORDS } from './words.ts';

const PAGE = 50;

export function Sharing() {
  const words = useWords(LEAVE_WORDS);
  const { slug: incident } = useIncident();
  const query = useQuery({
    queryKey: peopleKey(incident, 'sharing'),
    queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/sharing', { params: { path: { incident } } })),
    ...hears('people', 'decisions'),
  });
  return (
    <Section title={words.sharing} lead={words.sharingLead}>
      <Asked query={query}>
        {(of) => (
          <>
            <Standing of={of} />
            <Steps of={of} />
            {of.latest?.status === 'shared' ? <Duplicates /> : null}
          </>
        )}
      </Asked>
    </Section>
  );
}

function Standing({ of: { latest, names, keys, cohortsDue } }: { of: SharingAnswer }) {
  const words = useWords(LEAVE_WORDS);
  const format = useFormat();
  if (latest === null) return <Empty>{words.sharingNever}</Empty>;
  const step = (by: string | null, at: string | null) =>
    at === null ? (
      '–'
    ) : (
      <>
        {names[by ?? ''] ?? '–'}, <When at={at} />
      </>
    );
  const tone = latest.status === 'shared' ? 'good' : latest.status === 'requested' ? 'warn' : 'quiet';
  return (
    <Facts
      of={[
        [
          words.state,
          <Status key="state" tone={tone}>
            {words.sharingStates[latest.status] ?? latest.status}
          </Status>,
        ],
        [words.reason, latest.reason],
        [words.asked, step(latest.requestedBy, latest.requestedAt)],
        [words.decidedBy, step(latest.decidedBy, latest.decidedAt)],
        ...(latest.endedAt === null
          ? []
          : ([
              [words.ended, step(latest.endedBy, latest.endedAt)],
              [words.deletedKeys, format.number(latest.deletedKeys ?? 0)],
            ] as const)),
        ...(latest.status === 'shared'
          ? ([
              [
                words.keysMade,
                cohortsDue === 0
                  ? format.number(keys)
                  : `${format.number(keys)}; ${words.keysDue(format.number(cohortsDue))}`,
              ],
            ] as const)
          : []),
      ]}
    />
  );
}

function Steps({ of }: { of: SharingAnswer }) {
  const words = useWords(LEAVE_WORDS);
  const format = useFormat();
  const step = useSharingStep();
  const status = of.latest?.status;
  if (status === 'requested') return <Decide of={of} />;
  return (
    <div className="people-steps">
      {status === 'shared' ? (
        <Reasoned
          color="red"
          variant="default"
          can={of.can.end}
          act={step((params, body) => api.POST('/api/v1/incidents/{incident}/sharing/end', { params, body }))}
          confirm={{ title: words.endTitle, body: words.endBody(format.number(of.keys)), yes: words.endYes }}
        >
          {words.end}
        </Reasoned>
      ) : (
        <Reasoned
          variant="default"
          can={of.can.request}
          act={step((params, body) => api.POST('/api/v1/incidents/{incident}/sharing', { params, body }))}
          confirm={{ title: words.askTitle, body: words.askBody, yes: words.askYes }}
        >
          {words.ask}
        </Reasoned>
      )}
    </div>
  );
}

function Decide({ of }: { of: SharingAnswer }) {
  const words = useWords(LEAVE_WORDS);
  const step = useSharingStep();
  return (
    <div className="people-steps">
      <Reasoned
        can={of.can.decide}
        act={step((params, body) =>
          api.POST('/api/v1/incidents/{incident}/sharing/approve', { params, body }),
        )}
        confirm={{ title: words.approveTitle, body: <Approved />, yes: words.approveYes }}
      >
        {words.approve}
      </Reasoned>
      <Reasoned
        variant="default"
        can={of.can.decide}
        act={step((params, body) =>
          api.POST('/api/v1/incidents/{incident}/sharing/refuse', { params, body }),
        )}
        confirm={{ title: words.refuseTitle, body: words.refuseBody, yes: words.refuseYes }}
      >
        {words.refuse}
      </Reasoned>
    </div>
  );
}

/** What is compared, of how many, and what cannot be taken back. */
function Approved() {
  const words = useWords(LEAVE_WORDS);
  const format = useFormat();
  const { slug: incident } = useIncident();
  const last = useQuery(runsQuery(incident)).data?.runs[0];
  return (
    <>
      <p>
        {last ? `${words.approveCount(format.number(last.total))} ` : null}
        {words.approveBody}
      </p>
      <p>{words.approveForGood}</p>
    </>
  );
}

type Asking = (
  params: { path: { incident: string } },
  body: { reason: string },
) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

/** One step with its reason; afterwards the standing is asked for again. */
function useSharingStep(): (call: Asking) => (reason: string) => Promise<void> {
  const words = useWords(LEAVE_WORDS);
  const { slug: incident } = useIncident();
  const client = useQueryClient();
  const say = useSay();
  return (call) => async (reason) => {
    await ask(call({ path: { incident } }, { reason }));
    say(words.sharingDone);
    await client.invalidateQueries({ queryKey: peopleKey(incident, 'sharing') });
  };
}

/** As when a worker last compared the keys of all shared incidents. */
function Duplicates() {
  const words = useWords(LEAVE_WORDS);
  const format = useFormat();
  const { slug: incident } = useIncident();
  const query = useInfiniteQuery({
    queryKey: peopleKey(incident, 'sharing', 'duplicates'),
    ...hears('people'),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/incidents/{incident}/sharing/duplicates', {
          params: {
            path: { incident },
            query: { limit: String(PAGE), ...after(pageParam) },
          },
        }),
      ),
    getNextPageParam: ({ next }) => (next === null ? undefined : refOf(next)),
    select: ({ pages }) => ({ ...pages[0]!, people: pages.flatMap((page) => page.people) }),
  });
  return (
    <Asked query={query}>
      {({ persons, people, comparedAt, isComparing }) => (
        <>
          <p>
            {comparedAt === null ? null : (
              <>
                {words.comparedAt} <When at={comparedAt} />.{' '}
              </>
            )}
            {isComparing ? words.comparing : null}
          </p>
          {comparedAt === null ? null : (
            <DataTable<Duplicate>
              caption={words.duplicates(format.number(persons))}
              rows={people}
              rowKey={({ person }) => refOf(person)}
              empty={words.duplicates(format.number(persons))}
              more={moreOf(query)}
              columns={[
                { head: words.person, heads: true, cell: ({ person }) => <PersonLink of={person} /> },
                { head: words.others, cell: ({ others }) => <Others of={others} /> },
              ]}
            />
          )}
        </>
      )}
    </Asked>
  );
}

function Others({ of }: { of: Duplicate['others'] }) {
  const words = useWords(LEAVE_WORDS);
  const { keys } = useWords(PEOPLE_WORDS);
  const { data } = useQuery({ queryKey: ['incidents'], queryFn: () => ask(api.GET('/api/v1/incidents')) });
  return of.map(({ incidentId, person, by }) => {
    const known = data?.incidents.find(({ id }) => id === incidentId);
    return (
      <div key={`${incidentId} ${refOf(person)}`}>
        {known ? (
          <Anchor component={Link} to={`/incidents/${known.slug}/people/person/${refOf(person)}`}>
            {known.name}
          </Anchor>
        ) : (
          incidentId.slice(0, 8)
        )}{' '}
        ({words.same}: {by.map((key) => keys[key] ?? key).join(', ')})
      </div>
    );
  });
}
