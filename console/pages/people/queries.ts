/** What the area asks the API, by the keys under which the cache keeps it. */
import type { QueryClient } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { hears } from '../../api/changes.ts';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { useLanguage } from '../../words/words.tsx';

export const peopleKey = (incident: string, ...of: readonly unknown[]) => [
  'incident',
  incident,
  'people',
  ...of,
];

/** What a run would do, how far one is, and what the last ones found. */
export const runsQuery = (incident: string) => ({
  queryKey: peopleKey(incident, 'resolve'),
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/resolve', { params: { path: { incident } } })),
  ...hears('people', 'sources', 'decisions'),
});

/** After a run or a decision everything about people may be another. */
export function forgetPeople(client: QueryClient, incident: string): Promise<void> {
  return client.invalidateQueries({ queryKey: peopleKey(incident) });
}

export function useCategories() {
  const { slug: incident } = useIncident();
  return useQuery({
    queryKey: peopleKey(incident, 'categories'),
    queryFn: () =>
      ask(api.GET('/api/v1/incidents/{incident}/categories', { params: { path: { incident } } })),
  });
}

/** The names of categories, as the catalogue has them; the code until they are known. */
export function useLabels(): (code: string) => string {
  const { data } = useCategories();
  const { language } = useLanguage();
  const labels = new Map(data?.categories.map(({ code, label }) => [code as string, label]));
  return (code) => labels.get(code)?.[language] ?? code;
}
