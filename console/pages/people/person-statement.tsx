/** Everything known about one person as a page to print, in either language. */
import { Anchor, Group } from '@mantine/core';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Section } from '../../ui/page.tsx';
import { useWords } from '../../words/words.tsx';
import { PERSON_WORDS } from './person-words.ts';

export function PersonStatement({ person }: { person: string }) {
  const words = useWords(PERSON_WORDS);
  const { slug } = useIncident();
  const address = (locale: 'id' | 'en') =>
    `/api/v1/incidents/${slug}/people/${person}/statement.html?locale=${locale}`;
  return (
    <Section title={words.statement} lead={words.statementLead}>
      <Group gap="lg">
        {(['id', 'en'] as const).map((locale) => (
          <Anchor key={locale} href={address(locale)} target="_blank" rel="noreferrer" underline="always">
            {words.statementOpen(locale === 'id' ? words.indonesian : words.english)}
            <span className="visually-hidden"> ({words.statementNew})</span>
          </Anchor>
        ))}
      </Group>
    </Section>
  );
}
