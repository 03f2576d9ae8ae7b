/** What the laws area asks. */
import { useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import type { Calendar, Law } from '../../api/schema.d.ts';

export const lawsQuery = {
  queryKey: ['laws'],
  queryFn: () => ask(api.GET('/api/v1/laws')),
};

export type Kind = 'law' | 'calendar';

export const entryQuery = (kind: Kind, code: string) => ({
  queryKey: ['laws', kind, code],
  queryFn: () =>
    kind === 'law'
      ? ask(api.GET('/api/v1/laws/{code}', { params: { path: { code } } }))
      : ask(api.GET('/api/v1/calendars/{code}', { params: { path: { code } } })),
});

export type Entry = Awaited<ReturnType<ReturnType<typeof entryQuery>['queryFn']>>;

export function isLaw(body: Law | Calendar): body is Law {
  return 'duties' in body;
}

export function addressOf(kind: Kind, code: string): string {
  return kind === 'law' ? `/laws/${code}` : `/calendars/${code}`;
}

/** Everything of the book is asked anew: its version changes with every word. */
export function useBookChanged(): () => Promise<void> {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: ['laws'] });
}
