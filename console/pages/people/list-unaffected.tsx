/** People of contact lists whom the breach did not touch: by file, and who they are page by page. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import type { UnaffectedPerson } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable, Empty } from '../../ui/data-table.tsx';
import { Section } from '../../ui/page.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { LEAVE_WORDS } from './leave-words.ts';
import { after, moreOf } from './more.ts';
import { refOf } from './person-link.tsx';
import { peopleKey } from './queries.ts';
import { PEOPLE_WORDS } from './words.ts';

const PAGE = 50;

export function Unaffected() {
  const words = useWords(LEAVE_WORDS);
  const { slug: incident } = useIncident();
  const query = useInfiniteQuery({
    queryKey: peopleKey(incident, 'unaffected'),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/incidents/{incident}/unaffected', {
          params: {
            path: { incident },
            query: { limit: String(PAGE), ...after(pageParam) },
          },
        }),
      ),
    getNextPageParam: ({ next }) => (next === null ? undefined : refOf(next)),
    select: ({ pages }) => ({
      persons: pages[0]!.persons,
      files: pages[0]!.files,
      people: pages.flatMap(({ people }) => people),
    }),
  });
  return (
    <Section title={words.unaffected} lead={words.unaffectedLead}>
      <Asked query={query}>
        {({ persons, files, people }) =>
          persons === 0 ? (
            <Empty>{words.unaffectedNone}</Empty>
          ) : (
            <>
              <Files of={files} />
              <People of={people} total={persons} more={moreOf(query)} />
            </>
          )
        }
      </Asked>
    </Section>
  );
}

function Files({ of }: { of: readonly { readonly file: string; readonly persons: number }[] }) {
  const words = useWords(LEAVE_WORDS);
  const format = useFormat();
  return (
    <DataTable
      caption={words.unaffected}
      captionHidden
      rows={of}
      rowKey={({ file }) => file}
      columns={[
        { head: words.file, heads: true, cell: ({ file }) => file },
        { head: words.people, numeric: true, cell: ({ persons }) => format.number(persons) },
      ]}
    />
  );
}

function People(props: {
  of: readonly UnaffectedPerson[];
  total: number;
  more: { ask: () => void; busy: boolean } | undefined;
}) {
  const words = useWords(LEAVE_WORDS);
  const { keys, country } = useWords(PEOPLE_WORDS);
  const format = useFormat();
  const reach = ({ hasEmail, hasSms }: UnaffectedPerson) =>
    [...(hasEmail ? [words.email] : []), ...(hasSms ? [words.sms] : [])].join(', ') || '–';
  return (
    <DataTable
      caption={words.unaffectedPeople(format.number(props.total))}
      rows={props.of}
      rowKey={refOf}
      more={props.more}
      columns={[
        { head: words.person, heads: true, cell: (person) => refOf(person) },
        { head: words.group, cell: ({ keyKind }) => keys[keyKind] ?? keyKind },
        { head: words.file, cell: ({ files }) => files.join(', ') },
        { head: words.reach, cell: reach },
        { head: country, cell: (person) => person.country ?? '–' },
      ]}
    />
  );
}
