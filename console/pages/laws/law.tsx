/** One law in plain words: whom it protects, by when whom to tell, what must be said; and what becomes of its edits. */
import { List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { Law } from '../../api/schema.d.ts';
import { AskedPage } from '../../shell/asked-page.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Status } from '../../ui/status.tsx';
import { useLanguage, useWords } from '../../words/words.tsx';
import { entryQuery, isLaw } from './asking.ts';
import { Clocks } from './clocks.tsx';
import { CONTENT_WORDS } from './content-words.ts';
import { Edits } from './edits.tsx';
import { History } from './history.tsx';
import { Review, Version } from './list.tsx';
import { LAWS_WORDS } from './words.ts';

export function Component() {
  const words = useWords(LAWS_WORDS);
  const { code = '' } = useParams();
  const { language } = useLanguage();
  const query = useQuery(entryQuery('law', code));
  return (
    <AskedPage query={query} crumbs={[{ to: '/laws', label: words.title }]}>
      {(entry) =>
        isLaw(entry.current) ? (
          <Page
            title={`${entry.current.code} · ${entry.current.place[language]}`}
            lead={entry.current.title}
            crumbs={[{ to: '/laws', label: words.title }]}
          >
            <Facts
              of={[
                [words.standing, words.standings[entry.current.standing]],
                [words.version, <Version key="version" entry={entry} />],
                [words.review, <Review key="review" of={entry.current} />],
                [words.source, `${entry.current.source} (${entry.current.mark})`],
              ]}
            />
            {entry.shippedDiffers ? <Status tone="warn">{words.shippedDiffers}</Status> : null}
            <Edits entry={entry} code={code} />
            <Whom law={entry.current} />
            <Clocks law={entry.current} />
            <Contents law={entry.current} />
            <Form law={entry.current} />
            <Section title={words.notes}>
              <Text>{entry.current.notes[language]}</Text>
            </Section>
            <History entry={entry} />
          </Page>
        ) : null
      }
    </AskedPage>
  );
}

function Whom({ law: { reach, trigger, yieldsTo } }: { law: Law }) {
  const words = useWords(LAWS_WORDS);
  const { language } = useLanguage();
  return (
    <Section title={words.whom}>
      <Facts
        of={[
          [words.countries, reach.countries.join(', ')],
          [words.regions, reach.regions.length === 0 ? words.wholeCountry : reach.regions.join(', ')],
          ...(reach.regions.length === 0
            ? []
            : [
                [words.regionUnknown, reach.regionUnknown ? words.protectedToo : words.notProtected] as const,
              ]),
          [words.trigger, trigger.words[language]],
          ...(yieldsTo ? [[words.yields, yieldsTo.join(', ')] as const] : []),
        ]}
      />
    </Section>
  );
}

function Contents({ law: { required, forbidden } }: { law: Law }) {
  const words = useWords(LAWS_WORDS);
  const contents = useWords(CONTENT_WORDS);
  const { language } = useLanguage();
  const only = ({ when, categories }: Law['required'][number]) =>
    when ? words[when] : categories ? words.someData(categories.length) : words.always;
  return (
    <>
      <Section title={words.mustSay}>
        <DataTable
          caption={words.mustSay}
          captionHidden
          rows={required}
          rowKey={({ code, when = '' }) => `${code}${when}`}
          empty={words.nothingAsked}
          columns={[
            { head: words.what, heads: true, cell: ({ code }) => contents[code] },
            { head: words.when, cell: only },
            { head: words.source, cell: ({ source }) => source },
          ]}
        />
      </Section>
      {forbidden.length === 0 ? null : (
        <Section title={words.mustNot}>
          <DataTable
            caption={words.mustNot}
            captionHidden
            rows={forbidden}
            rowKey={({ code }) => code}
            columns={[
              { head: words.what, heads: true, cell: ({ title }) => title[language] },
              { head: words.source, cell: ({ source }) => source },
            ]}
          />
        </Section>
      )}
    </>
  );
}

function Form({ law: { format, channels, remedies } }: { law: Law }) {
  const words = useWords(LAWS_WORDS);
  const { language } = useLanguage();
  const form = [
    ...(format.title === null ? [] : [[words.formTitle, `“${format.title}”`] as const]),
    ...(format.headings.length === 0
      ? []
      : [[words.headings, format.headings.map(({ text }) => `“${text}”`).join(', ')] as const]),
    ...(format.fontPtMin === null ? [] : [[words.font, words.points(format.fontPtMin)] as const]),
    ...(format.plainLanguage ? [[words.plain, words.yes] as const] : []),
  ];
  return (
    <>
      {form.length === 0 ? null : (
        <Section title={words.form}>
          <Facts of={form} />
        </Section>
      )}
      {channels.length === 0 ? null : (
        <Section title={words.channels}>
          <List>
            {channels.map((rule) => (
              <List.Item key={rule}>{words.channelRules[rule]}</List.Item>
            ))}
          </List>
        </Section>
      )}
      {remedies.length === 0 ? null : (
        <Section title={words.remedies}>
          <List>
            {remedies.map((remedy) => (
              <List.Item key={remedy.words.en}>
                {remedy.words[language]} ({words.months(remedy.monthsMin)})
              </List.Item>
            ))}
          </List>
        </Section>
      )}
    </>
  );
}
