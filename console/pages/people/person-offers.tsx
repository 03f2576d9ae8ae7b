/** What one person was offered and what became of it. */
import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { Status } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { PERSON_WORDS } from './person-words.ts';
import { peopleKey } from './queries.ts';

export function PersonOffers({ person }: { person: string }) {
  const words = useWords(PERSON_WORDS);
  const format = useFormat();
  const { slug: incident } = useIncident();
  const query = useQuery({
    queryKey: peopleKey(incident, 'person', person, 'grants'),
    queryFn: () =>
      ask(
        api.GET('/api/v1/incidents/{incident}/people/{person}/grants', {
          params: { path: { incident, person } },
        }),
      ),
  });
  return (
    <Section title={words.offers}>
      <Asked query={query}>
        {(grants) => (
          <DataTable
            caption={words.offers}
            captionHidden
            rows={grants}
            rowKey={({ grant }) => grant}
            empty={words.offersNone}
            columns={[
              { head: words.offer, heads: true, cell: ({ offerSet }) => offerSet },
              { head: words.chosen, cell: ({ chosen }) => chosen ?? '–' },
              {
                head: words.worth,
                numeric: true,
                cell: ({ faceMinor, currency }) => format.money(faceMinor, currency),
              },
              {
                head: words.state,
                cell: ({ state }) => (
                  <Status tone={state === 'failed' ? 'bad' : state === 'fulfilled' ? 'good' : 'calm'}>
                    {words.grantStates[state] ?? state}
                  </Status>
                ),
              },
              { head: words.until, cell: ({ expiresAt }) => <When at={expiresAt} /> },
            ]}
          />
        )}
      </Asked>
    </Section>
  );
}
