/** One published version: what it changed beside the one before. */
import { Anchor, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Facts, When } from '../../ui/facts.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.tsx';
import { Changes } from './changes.tsx';
import { LanguageChoice } from './preview.tsx';
import { standingQuery, versionChangesQuery } from './queries.ts';
import { PAGE_WORDS } from './words.ts';

export function Component() {
  const words = useWords(PAGE_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const { version = '' } = useParams();
  const own = useLanguage().language;
  const [language, setLanguage] = useState<'id' | 'en'>(own);
  const standing = useQuery(standingQuery(slug));
  const changes = useQuery(versionChangesQuery(slug, version));
  return (
    <Page
      title={words.versionNo(format.number(version))}
      lead={words.versionLead}
      crumbs={[{ to: `/incidents/${slug}/page`, label: words.crumbs }]}
    >
      <Asked query={standing}>
        {({ versions, names, address }) => {
          const one = versions.find((each) => String(each.version) === version);
          return one ? (
            <>
              <Facts
                of={[
                  [words.since, <When key="since" at={one.publishedAt} />],
                  [words.madeBy, names[one.madeBy] ?? '–'],
                  [words.by, names[one.publishedBy] ?? '–'],
                ]}
              />
              <Group mt="sm">
                <Anchor
                  href={`${address}/versions/${one.version}?lang=${language}`}
                  target="_blank"
                  rel="noreferrer"
                  underline="always"
                >
                  {words.openVersion}
                </Anchor>
              </Group>
            </>
          ) : null;
        }}
      </Asked>
      <Section title={words.changed}>
        <LanguageChoice value={language} choose={setLanguage} />
        <Asked query={changes}>{(of) => <Changes of={of} language={language} />}</Asked>
      </Section>
    </Page>
  );
}
