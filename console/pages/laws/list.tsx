/** The book of laws: every jurisdiction with its source, its version, and whether counsel has read it. */
import { Anchor, NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Calendar, Law } from '../../api/schema.d.ts';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Status } from '../../ui/status.tsx';
import { useLanguage, useWords } from '../../words/words.tsx';
import { addressOf, isLaw, lawsQuery } from './asking.ts';
import { LAWS_WORDS } from './words.ts';

type Listed = Awaited<ReturnType<typeof lawsQuery.queryFn>>['entries'][number];
type LawRow = Listed & { readonly current: Law };
type CalendarRow = Listed & { readonly current: Calendar };

export function Component() {
  const words = useWords(LAWS_WORDS);
  const query = useQuery(lawsQuery);
  return (
    <Page title={words.title} lead={words.lead}>
      <Asked query={query}>
        {({ version, entries }) => (
          <>
            <Laws all={entries.filter((entry): entry is LawRow => isLaw(entry.current))} />
            <Calendars all={entries.filter((entry): entry is CalendarRow => !isLaw(entry.current))} />
            <Text size="sm" c="dimmed">
              {words.book}: <code>{version}</code>
            </Text>
          </>
        )}
      </Asked>
    </Page>
  );
}

function Laws({ all }: { all: readonly LawRow[] }) {
  const words = useWords(LAWS_WORDS);
  const { language } = useLanguage();
  const [text, setText] = useState('');
  const [which, setWhich] = useState('all');
  const rows = all.filter(
    (entry) =>
      `${entry.current.code} ${entry.current.place[language]} ${entry.current.title}`
        .toLowerCase()
        .includes(text.trim().toLowerCase()) &&
      (which === 'all' || (which === 'unread' ? entry.current.review_by_counsel : entry.waiting !== null)),
  );
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} mb="md" maw={640}>
        <TextInput
          label={words.find}
          description={words.findHint}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <NativeSelect
          label={words.which}
          value={which}
          data={[
            { value: 'all', label: words.all },
            { value: 'unread', label: words.unread },
            { value: 'waiting', label: words.waiting },
          ]}
          onChange={(event) => setWhich(event.currentTarget.value)}
        />
      </SimpleGrid>
      <DataTable
        caption={words.title}
        captionHidden
        rows={rows}
        rowKey={({ current }) => current.code}
        empty={words.empty}
        columns={[
          {
            head: words.code,
            heads: true,
            cell: ({ current }) => (
              <Anchor component={Link} to={addressOf('law', current.code)}>
                {current.code}
              </Anchor>
            ),
          },
          { head: words.place, cell: ({ current }) => current.place[language] },
          { head: words.law, cell: ({ current }) => current.title },
          { head: words.standing, cell: ({ current }) => words.standings[current.standing] },
          { head: words.version, cell: (entry) => <Version entry={entry} /> },
          { head: words.review, cell: ({ current }) => <Review of={current} /> },
        ]}
      />
    </>
  );
}

export function Version({ entry }: { entry: Pick<Listed, 'edited' | 'version' | 'waiting' | 'inForce'> }) {
  const words = useWords(LAWS_WORDS);
  return (
    <>
      {entry.edited ? words.edited(entry.version) : entry.inForce ? words.shipped : words.notInForce}{' '}
      {entry.waiting === null ? null : <Status tone="warn">{words.waits(entry.waiting)}</Status>}
    </>
  );
}

export function Review({ of }: { of: Pick<Law, 'review_by_counsel'> }) {
  const words = useWords(LAWS_WORDS);
  return of.review_by_counsel ? (
    <Status tone="warn">{words.reviewDue}</Status>
  ) : (
    <Status tone="good">{words.reviewDone}</Status>
  );
}

function Calendars({ all }: { all: readonly CalendarRow[] }) {
  const words = useWords(LAWS_WORDS);
  return (
    <Section title={words.calendars}>
      <DataTable
        caption={words.calendars}
        captionHidden
        rows={all}
        rowKey={({ current }) => current.code}
        columns={[
          {
            head: words.code,
            heads: true,
            cell: ({ current }) => (
              <Anchor component={Link} to={addressOf('calendar', current.code)}>
                {current.code}
              </Anchor>
            ),
          },
          { head: words.name, cell: ({ current }) => current.name },
          { head: words.version, cell: (entry) => <Version entry={entry} /> },
          { head: words.review, cell: ({ current }) => <Review of={current} /> },
        ]}
      />
    </Section>
  );
}
