/** What the pages of this area ask, by the names their answers are kept under. */
import { api, ask } from '../../api/client.ts';
import type { Kind } from './drafts.ts';

export const templatesQuery = (incident: string) => ({
  queryKey: ['incident', incident, 'messages', 'texts'],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/templates', { params: { path: { incident } } })),
});

export type Templates = Awaited<ReturnType<ReturnType<typeof templatesQuery>['queryFn']>>;
export type Kept = Templates['templates'][number];

export const startersQuery = (query: {
  kind: Kind;
  channel: Kept['channel'];
  locale: Kept['locale'];
  jurisdiction?: string;
}) => ({
  queryKey: ['messages', 'starters', query],
  queryFn: () => ask(api.GET('/api/v1/messages/starters', { params: { query } })),
  staleTime: Number.POSITIVE_INFINITY,
});

export const variablesQuery = {
  queryKey: ['messages', 'variables'],
  queryFn: () => ask(api.GET('/api/v1/messages/variables')),
  staleTime: Number.POSITIVE_INFINITY,
};

export const pricesQuery = {
  queryKey: ['messages', 'prices'],
  queryFn: () => ask(api.GET('/api/v1/messages/prices')),
};

export const profilesQuery = (incident: string) => ({
  queryKey: ['incident', incident, 'messages', 'profiles'],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/profiles', { params: { path: { incident } } })),
  staleTime: 60_000,
});

/** The newest version of every place. */
export function newestOf(templates: readonly Kept[]): Kept[] {
  const newest = new Map<string, Kept>();
  for (const one of templates) {
    newest.set([one.kind, one.channel, one.locale, ...one.jurisdictions].join(':'), one);
  }
  return [...newest.values()];
}
