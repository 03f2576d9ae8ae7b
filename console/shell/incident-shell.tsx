/** Everything below /incidents/:incident: asks once which incident this is, for every page within. */
import { useQuery } from '@tanstack/react-query';
import { Outlet, useOutletContext, useParams } from 'react-router';
import { api, ask, isUnreached } from '../api/client.ts';
import { Asked } from '../ui/asked.tsx';
import { Page } from '../ui/page.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useWords } from '../words/words.tsx';
import { SHELL_WORDS } from './words.ts';

export const incidentQuery = (incident: string) => ({
  queryKey: ['incident', incident],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}', { params: { path: { incident } } })),
});

type IncidentOf = Awaited<ReturnType<ReturnType<typeof incidentQuery>['queryFn']>>;

export function IncidentShell() {
  const { incident = '' } = useParams();
  const words = useWords(SHELL_WORDS);
  const query = useQuery(incidentQuery(incident));
  if (query.error && !isUnreached(query.error) && query.data === undefined) {
    return (
      <Page title={words.notShown} crumbs={[{ to: '/incidents', label: words.incidents }]}>
        <Trouble error={query.error} again={() => void query.refetch()} />
      </Page>
    );
  }
  return <Asked query={query}>{(of) => <Outlet context={of} />}</Asked>;
}

/** The incident one is in. */
export function useIncident(): IncidentOf {
  return useOutletContext<IncidentOf>();
}
