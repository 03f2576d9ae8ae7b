/** Everybody who works here. */
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Status } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { ACCOUNT_WORDS } from '../account/words.ts';
import { operatorsQuery } from './queries.ts';
import { SETTINGS_WORDS } from './words.ts';

const TONES = { active: 'good', invited: 'calm', disabled: 'quiet' } as const;

export function People() {
  const words = useWords(SETTINGS_WORDS);
  const { roleNames } = useWords(ACCOUNT_WORDS);
  const format = useFormat();
  const query = useQuery(operatorsQuery);
  return (
    <Asked query={query}>
      {({ operators }) => (
        <DataTable
          caption={words.people}
          captionHidden
          rows={operators}
          rowKey={(person) => person.id}
          columns={[
            {
              head: words.name,
              heads: true,
              cell: (person) => (
                <Anchor component={Link} to={`people/${person.id}`}>
                  {person.name}
                </Anchor>
              ),
            },
            { head: words.email, cell: (person) => person.email },
            { head: words.roles, cell: (person) => person.roles.map((role) => roleNames[role]).join(', ') },
            {
              head: words.incidents,
              cell: (person) =>
                person.incidents === 'all' ? words.all : format.number(person.incidents.length),
            },
            { head: words.factor, cell: (person) => (person.secondFactor ? words.yes : words.no) },
            {
              head: words.status,
              cell: (person) => <Status tone={TONES[person.status]}>{words.statuses[person.status]}</Status>,
            },
          ]}
        />
      )}
    </Asked>
  );
}
