/** A law's clocks in plain words: who is told within which time, counted from what, from how many people on. */
import { Text } from '@mantine/core';
import type { Law, LawsDuty } from '../../api/schema.d.ts';
import { readPeriod } from '../../../src/laws/rules/periods.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Section } from '../../ui/page.tsx';
import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.tsx';
import { LAWS_WORDS } from './words.ts';

export function Clocks({ law: { duties, zone } }: { law: Law }) {
  const words = useWords(LAWS_WORDS);
  const { language } = useLanguage();
  return (
    <Section title={words.clocks} lead={`${words.zone} ${zone}.`}>
      <DataTable
        caption={words.clocks}
        captionHidden
        rows={duties}
        rowKey={({ code }) => code}
        empty={words.noClocks}
        columns={[
          {
            head: words.to,
            heads: true,
            cell: ({ name, to, words: said }) => (
              <>
                {words.targets[to]}
                {to === 'subject' ? '' : `: ${name}`}
                <Text size="sm" c="dimmed">
                  {said[language]}
                </Text>
              </>
            ),
          },
          { head: words.deadline, cell: (duty) => <Within duty={duty} /> },
          { head: words.from, cell: (duty) => <From duty={duty} /> },
          { head: words.people, cell: (duty) => <People duty={duty} /> },
        ]}
      />
    </Section>
  );
}

function Within({ duty: { deadline, may, postedDays } }: { duty: LawsDuty }) {
  const words = useWords(LAWS_WORDS);
  const span = deadline === null ? null : readPeriod(deadline);
  return (
    <>
      {span === null ? words.atOnce : words.periods[span.unit](span.count)}
      {may ? `; ${words.may}` : ''}
      {postedDays === undefined ? '' : `; ${words.posted(postedDays)}`}
    </>
  );
}

function From({ duty: { starts, usualStart } }: { duty: LawsDuty }) {
  const words = useWords(LAWS_WORDS);
  if (starts.length === 1) return words.starts[usualStart];
  return (
    <>
      {starts.map((start) => words.starts[start]).join(', ')} ({words.disputed};{' '}
      {words.usually(words.starts[usualStart])})
    </>
  );
}

function People({ duty: { atLeast, atMost } }: { duty: LawsDuty }) {
  const words = useWords(LAWS_WORDS);
  const format = useFormat();
  if (atMost !== undefined) return words.between(format.number(atLeast), format.number(atMost));
  return atLeast <= 1 ? words.anybody : words.atLeast(format.number(atLeast));
}
