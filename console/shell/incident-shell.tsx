/** Everything below /incidents/:incident: asks once which incident this is, for every page within. */
import { useQuery } from '@tanstack/react-query';
import { Outlet, useOutletContext, useParams } from 'react-router';
import { api, ask } from '../api/client.ts';
import { useWords } from '../words/words.tsx';
import { AskedPage } from './asked-page.tsx';
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
  return (
    <AskedPage query={query} crumbs={[{ to: '/incidents', label: words.incidents }]}>
      {(of) => <Outlet context={of} />}
    </AskedPage>
  );
}

/** The incident one is in. */
export function useIncident(): IncidentOf {
  return useOutletContext<IncidentOf>();
}
