/** Everything that should be looked at, by what it holds up; the findings of one kind beneath. */
import { Anchor, Checkbox } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Status } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { PeoplePage, usePlace } from './area.tsx';
import { countedBy, GUARD_WORDS, type GuardKindName } from './guard-words.ts';
import { after, moreOf } from './more.ts';
import { forgetPeople, peopleKey } from './queries.ts';
import { Reasoned } from '../../ui/reasoned.tsx';
import { Subject } from './subject.tsx';
import type { GuardKinds, GuardsAnswer } from './types.ts';
import './people.css';

const PAGE = 50;
const HOLDS = [
  ['launch', 'holdsLaunch'],
  ['people', 'holdsPeople'],
  ['nothing', 'holdsNothing'],
] as const;

type Kind = GuardKinds[number];
type Finding = GuardsAnswer['guards'][number];

export function Component() {
  const words = useWords(GUARD_WORDS);
  const { slug: incident } = useIncident();
  const [search, setSearch] = useSearchParams();
  const query = useQuery({
    queryKey: peopleKey(incident, 'guards', 'overview'),
    queryFn: () =>
      ask(api.GET('/api/v1/incidents/{incident}/guards/overview', { params: { path: { incident } } })),
  });
  const chosen = search.get('kind');
  const kind = query.data?.kinds.find((one) => one.kind === chosen);
  return (
    <PeoplePage title={words.title} lead={words.lead}>
      <Asked query={query}>
        {({ kinds }) => (
          <>
            {kind ? <Findings of={kind} close={() => setSearch({})} /> : null}
            {HOLDS.map(([holds, title]) => (
              <Kinds key={holds} title={words[title]} of={kinds.filter((one) => one.holds === holds)} />
            ))}
          </>
        )}
      </Asked>
    </PeoplePage>
  );
}

function Kinds({ title, of }: { title: string; of: readonly Kind[] }) {
  const words = useWords(GUARD_WORDS);
  const format = useFormat();
  return (
    <Section title={title}>
      <div className="people-wide">
        <DataTable
          caption={title}
          captionHidden
          rows={of}
          rowKey={({ kind }) => kind}
          columns={[
            {
              head: words.kind,
              heads: true,
              cell: ({ kind, findings }) => (
                <>
                  {findings === 0 ? (
                    words.kinds[kind].name
                  ) : (
                    <Anchor component={Link} to={`?kind=${kind}`} underline="always">
                      {words.kinds[kind].name}
                    </Anchor>
                  )}
                  <div className="figure-note">{words.kinds[kind].does}</div>
                </>
              ),
            },
            { head: words.findings, numeric: true, cell: ({ findings }) => format.number(findings) },
            {
              head: words.count,
              numeric: true,
              cell: ({ kind, count }) => countedBy(words.kinds[kind], count, format.number(count)),
            },
            { head: words.undecided, numeric: true, cell: (kind) => <Waiting of={kind} /> },
          ]}
        />
      </div>
    </Section>
  );
}

function Waiting({ of }: { of: Kind }) {
  const format = useFormat();
  const due = of.holds === 'launch' ? of.blocking : of.holds === 'people' ? of.undecided : 0;
  if (due === 0) return <>–</>;
  return <Status tone={of.holds === 'launch' ? 'bad' : 'warn'}>{format.number(due)}</Status>;
}

function Findings({ of, close }: { of: Kind; close: () => void }) {
  const words = useWords(GUARD_WORDS);
  const { slug: incident } = useIncident();
  const [search, setSearch] = useSearchParams();
  const undecided = search.get('undecided') === 'true';
  const query = useInfiniteQuery({
    queryKey: peopleKey(incident, 'guards', of.kind, undecided),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/incidents/{incident}/guards', {
          params: {
            path: { incident },
            query: {
              kind: of.kind,
              limit: PAGE,
              undecided: undecided ? 'true' : 'false',
              ...after(pageParam),
            },
          },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ guards }) => guards),
  });
  const name = words.kinds[of.kind].name;
  const columns = useFindingColumns(of.kind);
  return (
    <Section title={words.look(name)} lead={words.kinds[of.kind].does}>
      {of.holds === 'nothing' && !of.inBulk ? null : <DecideAll of={of} />}
      <Checkbox
        label={words.onlyUndecided}
        checked={undecided}
        onChange={(event) =>
          setSearch({ kind: of.kind, ...(event.currentTarget.checked ? { undecided: 'true' } : {}) })
        }
        mb="sm"
      />
      <Asked query={query}>
        {(findings) => (
          <DataTable
            caption={words.look(name)}
            captionHidden
            rows={findings}
            rowKey={(one) => one.id ?? `${one.kind} ${one.subject}`}
            empty={words.nothingLeft}
            more={moreOf(query)}
            columns={columns}
          />
        )}
      </Asked>
      <Anchor component="button" type="button" onClick={close} mt="sm">
        {words.choose}
      </Anchor>
    </Section>
  );
}

function useFindingColumns(kind: GuardKindName) {
  const words = useWords(GUARD_WORDS);
  const format = useFormat();
  const place = usePlace();
  return [
    {
      head: words.about,
      heads: true,
      cell: ({ id, subject }: Finding) =>
        id === null ? (
          <Subject text={subject} />
        ) : (
          <Anchor component={Link} to={place(`guards/${id}`)} underline="always">
            <Subject text={subject} />
          </Anchor>
        ),
    },
    {
      head: words.count,
      numeric: true,
      cell: ({ count }: Finding) => countedBy(words.kinds[kind], count, format.number(count)),
    },
    { head: words.examples, cell: ({ examples }: Finding) => examples[0] ?? '–' },
    { head: words.state, cell: (finding: Finding) => <Decision of={finding} /> },
  ];
}

export function Decision({
  of,
}: {
  of: Pick<Finding, 'decision' | 'decisions' | 'blocking' | 'kind' | 'holds'>;
}) {
  const words = useWords(GUARD_WORDS);
  if (of.decision !== null) {
    const tone = of.blocking ? 'bad' : 'good';
    return <Status tone={tone}>{words.decisions[of.decision] ?? of.decision}</Status>;
  }
  if (of.kind === 'rejects') return <Status tone="bad">{words.elsewhere}</Status>;
  if (of.holds === 'nothing') return <Status tone="quiet">{words.shownOnly}</Status>;
  return <Status tone={of.blocking ? 'bad' : 'warn'}>{words.waits}</Status>;
}

function DecideAll({ of }: { of: Kind }) {
  const words = useWords(GUARD_WORDS);
  const format = useFormat();
  const { slug: incident } = useIncident();
  const client = useQueryClient();
  const say = useSay();
  if (!of.inBulk) return null;
  const n = format.number(of.undecided);
  return (
    <div className="people-steps">
      {of.decisions.map((decision) => (
        <Reasoned
          key={decision}
          variant="default"
          can={of.can.decideAll}
          act={async (reason) => {
            const { decided } = await ask(
              api.POST('/api/v1/incidents/{incident}/guards/decide-all', {
                params: { path: { incident } },
                body: { kind: of.kind, decision, reason, undecided: of.undecided },
              }),
            );
            say(words.allDone(format.number(decided)));
            await forgetPeople(client, incident);
          }}
          confirm={{
            title: words.allTitle(n, words.decisions[decision] ?? decision),
            body: `${words.decisionDoes[decision] ?? ''} ${words.allBody(n, countedBy(words.kinds[of.kind], of.count, format.number(of.count)))}`,
            yes: words.decideYes,
          }}
        >
          {words.all(words.decisions[decision] ?? decision)}
        </Reasoned>
      ))}
    </div>
  );
}
