/** What must be there before anybody can be told. Providers are asked only when a person wants to know. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Status } from '../../ui/status.tsx';
import { useLanguage, useWords } from '../../words/words.tsx';
import { INCIDENTS_WORDS } from './words.ts';

export function ReadinessSection() {
  const words = useWords(INCIDENTS_WORDS);
  const { language } = useLanguage();
  const { slug } = useIncident();
  const [wanted, setWanted] = useState(false);
  const query = useQuery({
    queryKey: ['incident', slug, 'readiness'],
    queryFn: () =>
      ask(api.GET('/api/v1/incidents/{incident}/readiness', { params: { path: { incident: slug } } })),
    enabled: wanted,
    staleTime: 60_000,
  });
  if (!wanted) {
    return (
      <Button variant="default" onClick={() => setWanted(true)}>
        {words.askReadiness}
      </Button>
    );
  }
  return (
    <Asked query={query}>
      {({ items }) => (
        <DataTable
          caption={words.readiness}
          captionHidden
          rows={items}
          rowKey={(item) => item.code}
          columns={[
            { head: words.item, heads: true, cell: (item) => item.words.title[language] },
            {
              head: words.status,
              cell: (item) => (
                <Status tone={item.light === 'green' ? 'good' : 'bad'}>{words.light[item.light]}</Status>
              ),
            },
            { head: words.finding, cell: (item) => item.words.finding[language] },
            {
              head: words.leadTime,
              cell: (item) => (item.light === 'green' ? '–' : item.words.leadTime[language]),
            },
            {
              head: words.whoActs,
              cell: (item) => (item.light === 'green' ? '–' : item.words.whoActs[language]),
            },
          ]}
        />
      )}
    </Asked>
  );
}
