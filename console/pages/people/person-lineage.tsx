/** Which rows of which files one person is made of, and by which rule. */
import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import type { Lineage } from '../../api/schema.d.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { ExposureLine } from './exposure-line.tsx';
import { GUARD_WORDS } from './guard-words.ts';
import { PERSON_WORDS } from './person-words.ts';
import { peopleKey } from './queries.ts';
import { PEOPLE_WORDS } from './words.ts';

export function PersonLineage({ person }: { person: string }) {
  const words = useWords(PERSON_WORDS);
  const { slug: incident } = useIncident();
  const query = useQuery({
    queryKey: peopleKey(incident, 'person', person, 'lineage'),
    queryFn: () =>
      ask(
        api.GET('/api/v1/incidents/{incident}/people/{person}/lineage', {
          params: { path: { incident, person } },
        }),
      ),
  });
  return (
    <Section title={words.lineage} lead={words.lineageLead}>
      <Asked query={query}>{(of) => <Rows of={of} />}</Asked>
    </Section>
  );
}

function Rows({ of }: { of: Lineage }) {
  const words = useWords(PERSON_WORDS);
  const { roles, keys } = useWords(PEOPLE_WORDS);
  const format = useFormat();
  return (
    <>
      <DataTable
        caption={words.lineage}
        captionHidden
        rows={of.rows}
        rowKey={({ file, record, subject }) => `${file} ${record} ${subject}`}
        columns={[
          {
            head: words.file,
            heads: true,
            cell: ({ file, role }) => `${file} (${roles[role] ?? role})`,
          },
          { head: words.line, numeric: true, cell: ({ line }) => format.number(line) },
          { head: words.rule, cell: ({ rule }) => words.rules[rule] ?? rule },
          { head: words.carries, cell: (row) => row.keys.map((key) => keys[key] ?? key).join(', ') },
          { head: words.gives, cell: ({ contributes }) => <ExposureLine of={contributes} /> },
          {
            head: words.useOf,
            cell: ({ contacts }) => contacts.map((one) => words.contacts[one] ?? one).join(', ') || '–',
          },
        ]}
      />
      {of.more ? <p>{words.lineageMore}</p> : null}
      {of.history.length < 2 ? null : (
        <DataTable
          caption={words.history}
          rows={of.history}
          rowKey={({ sinceRun }) => String(sinceRun)}
          columns={[
            { head: words.run, heads: true, numeric: true, cell: ({ sinceRun }) => sinceRun },
            { head: words.when, cell: ({ sinceAt }) => <When at={sinceAt} /> },
            { head: words.exposure, cell: ({ exposure }) => <ExposureLine of={exposure} /> },
          ]}
        />
      )}
      <Decided of={of.decisions} />
    </>
  );
}

function Decided({ of }: { of: Lineage['decisions'] }) {
  const words = useWords(PERSON_WORDS);
  const guards = useWords(GUARD_WORDS);
  if (of.length === 0) return null;
  const verbs: Readonly<Record<string, string>> = { merge: words.merge, split: words.split };
  return (
    <DataTable
      caption={words.decidedAbout}
      rows={of}
      rowKey={({ at, kind }) => `${at} ${kind}`}
      columns={[
        { head: guards.when, heads: true, cell: ({ at }) => <When at={at} /> },
        {
          head: guards.state,
          cell: ({ decision }) => verbs[decision] ?? guards.decisions[decision] ?? decision,
        },
        { head: guards.who, cell: ({ by }) => by },
        { head: guards.why, cell: ({ reason }) => reason },
      ]}
    />
  );
}
