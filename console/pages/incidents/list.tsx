/** All incidents one works on. */
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { hears } from '../../api/changes.ts';
import { api, ask } from '../../api/client.ts';
import { useCan } from '../../api/me.ts';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words/words.tsx';
import { INCIDENTS_WORDS } from './words.ts';

export function Component() {
  const words = useWords(INCIDENTS_WORDS);
  const navigate = useNavigate();
  const can = useCan('incident.write');
  const query = useQuery({
    queryKey: ['incidents'],
    queryFn: () => ask(api.GET('/api/v1/incidents')),
    ...hears('incidents'),
  });
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <Act can={can} act={async () => navigate('/incidents/new')}>
          {words.declare}
        </Act>
      }
    >
      <Asked query={query}>
        {({ incidents }) => (
          <DataTable
            caption={words.title}
            captionHidden
            rows={incidents.toReversed()}
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
              { head: words.declaredAt, cell: (row) => <When at={row.declaredAt} /> },
            ]}
          />
        )}
      </Asked>
    </Page>
  );
}
