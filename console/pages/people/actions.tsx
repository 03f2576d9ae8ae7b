/** Customer ids for the company's own systems: by errand, dangerous combination or category; and everybody's statement. */
import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act, type Can } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable, Empty } from '../../ui/data-table.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Why } from '../../ui/why.tsx';
import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.tsx';
import { PeoplePage } from './area.tsx';
import { LEAVE_WORDS } from './leave-words.ts';
import { peopleKey, useCategories } from './queries.ts';
import { saveFile } from '../../api/save.ts';
import type { ListsAnswer } from './types.ts';
import './people.css';

interface List {
  readonly by: 'errand' | 'combination' | 'category';
  readonly value: string;
  readonly name: string;
  readonly persons: number;
}

export function Component() {
  const words = useWords(LEAVE_WORDS);
  const { slug: incident } = useIncident();
  const query = useQuery({
    queryKey: peopleKey(incident, 'actions'),
    queryFn: () =>
      ask(api.GET('/api/v1/incidents/{incident}/action-lists', { params: { path: { incident } } })),
  });
  return (
    <PeoplePage title={words.actionsTitle} lead={words.actionsLead}>
      <Asked query={query}>
        {(of) => (of.categories.length === 0 ? <Empty>{words.actionsEmpty}</Empty> : <Lists of={of} />)}
      </Asked>
    </PeoplePage>
  );
}

function Lists({ of }: { of: ListsAnswer }) {
  const words = useWords(LEAVE_WORDS);
  const { language } = useLanguage();
  const errands = of.errands.map(({ name, persons }) => ({
    by: 'errand' as const,
    value: name,
    name: words.errands[name] ?? name,
    persons,
  }));
  const dangers = of.combinations.map(({ name, label, persons }) => ({
    by: 'combination' as const,
    value: name,
    name: label[language],
    persons,
  }));
  const categories = of.categories.map(({ code, label, persons }) => ({
    by: 'category' as const,
    value: code,
    name: label[language],
    persons,
  }));
  return (
    <>
      <Table title={words.errandsTitle} lists={errands} can={of.can.take} />
      <Table title={words.byDanger} lists={dangers} can={of.can.take} />
      <Table title={words.byCategory} lists={categories} can={of.can.take} />
      <Everyone can={of.can.take} />
    </>
  );
}

function Table({ title, lists, can }: { title: string; lists: readonly List[]; can: Can }) {
  const words = useWords(LEAVE_WORDS);
  const format = useFormat();
  return (
    <Section title={title} lead={can.allowed ? null : <Why of={can} />}>
      <DataTable
        caption={title}
        captionHidden
        rows={lists.toSorted((a, b) => b.persons - a.persons)}
        rowKey={({ value }) => value}
        columns={[
          { head: words.list, heads: true, cell: ({ name }) => name },
          { head: words.people, numeric: true, cell: ({ persons }) => format.number(persons) },
          {
            head: words.take,
            cell: (list) => (list.persons === 0 ? '–' : <Take list={list} can={can} />),
          },
        ]}
      />
    </Section>
  );
}

function Take({ list, can }: { list: List; can: Can }) {
  const words = useWords(LEAVE_WORDS);
  const format = useFormat();
  const { slug: incident } = useIncident();
  const say = useSay();
  // The reason stands once, above the table.
  if (!can.allowed) return <>–</>;
  const take = async () => {
    const query = new URLSearchParams({ [list.by]: list.value });
    await saveFile(`/api/v1/incidents/${incident}/actions.csv?${query}`, `${list.value}.csv`);
    say(words.taken);
  };
  return (
    <Act
      size="xs"
      variant="default"
      act={take}
      confirm={{
        title: words.takeTitle(list.name),
        body: words.takeBody(format.number(list.persons)),
        yes: words.takeYes,
      }}
    >
      {words.takeList(list.name)}
    </Act>
  );
}

function Everyone({ can }: { can: Can }) {
  const words = useWords(LEAVE_WORDS);
  const format = useFormat();
  const { slug: incident } = useIncident();
  const say = useSay();
  const persons = useCategories().data?.persons ?? 0;
  return (
    <Section title={words.everyone} lead={words.everyoneLead}>
      <Act
        color="red"
        variant="default"
        can={can}
        act={async () => {
          await saveFile(`/api/v1/incidents/${incident}/statements`, 'statements.jsonl');
          say(words.taken);
        }}
        confirm={{
          title: words.takeTitle(words.everyone),
          body: words.everyoneBody(format.number(persons)),
          yes: words.takeYes,
        }}
      >
        {words.everyoneTake}
      </Act>
    </Section>
  );
}
