/** What stops a launch, with the way to each decision. */
import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { useIncident } from '../../shell/incident-shell.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Section } from '../../ui/page.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { usePlace } from './area.tsx';
import { GUARD_WORDS } from './guard-words.ts';
import { Subject } from './subject.tsx';
import type { RunStandingAnswer } from './types.ts';
import { PEOPLE_WORDS } from './words.ts';

export function Blocking({ of }: { of: RunStandingAnswer['blocking'] }) {
  const words = useWords(PEOPLE_WORDS);
  const guards = useWords(GUARD_WORDS);
  const format = useFormat();
  const place = usePlace();
  const { slug } = useIncident();
  return (
    <Section
      title={words.blocksTitle}
      lead={of.count === 0 ? words.blocksNone : words.blocksLead(format.number(of.count))}
    >
      {of.count === 0 ? null : (
        <DataTable
          caption={words.blocksTitle}
          captionHidden
          rows={of.first}
          rowKey={({ id, kind, subject }) => id ?? `${kind} ${subject}`}
          columns={[
            {
              head: words.kind,
              heads: true,
              cell: ({ id, kind }) => (
                <Anchor
                  component={Link}
                  underline="always"
                  to={id === null ? `/incidents/${slug}/sources` : place(`guards/${id}`)}
                >
                  {guards.kinds[kind].name}
                </Anchor>
              ),
            },
            { head: words.about, cell: ({ subject }) => <Subject text={subject} /> },
            { head: words.count, numeric: true, cell: ({ count }) => format.number(count) },
          ]}
        />
      )}
    </Section>
  );
}
