/** All incidents one works on. */
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words/words.tsx';
import { INCIDENTS_WORDS } from './words.ts';

export function Component() {
  const words = useWords(INCIDENTS_WORDS);
  const query = useQuery({ queryKey: ['incidents'], queryFn: () => ask(api.GET('/api/v1/incidents')) });
  return (
    <Page title={words.title} lead={words.lead}>
      <Asked query={query}>
        {({ incidents }) => (
          <DataTable
            caption={words.title}
            captionHidden
            rows={incidents}
            rowKey={(row) => row.id}
            empty={words.empty}
            columns={[
              {
                head: words.name,
                heads: true,
                cell: (row) => (
                  <Anchor component={Link} to={`/incidents/${row.slug}`}>
                    {row.name}
                  </Anchor>
                ),
              },
              { head: words.code, cell: (row) => row.code },
              { head: words.status, cell: (row) => words.statuses[row.status] ?? row.status },
              { head: words.known, cell: (row) => <When at={row.facts.discoveredAt} /> },
            ]}
          />
        )}
      </Asked>
    </Page>
  );
}
