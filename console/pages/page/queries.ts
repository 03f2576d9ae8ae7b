/** What this area asks of the API. */
import { cache } from '../../api/cache.ts';
import { hears } from '../../api/changes.ts';
import { api, ask } from '../../api/client.ts';

export const pageKey = (incident: string, ...more: readonly string[]) => [
  'incident',
  incident,
  'page',
  ...more,
];

export const standingQuery = (incident: string) => ({
  queryKey: pageKey(incident),
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/page', { params: { path: { incident } } })),
  ...hears('page', 'decisions'),
});

export type Standing = Awaited<ReturnType<ReturnType<typeof standingQuery>['queryFn']>>;

export const starterQuery = (incident: string) => ({
  queryKey: pageKey(incident, 'starter'),
  queryFn: () =>
    ask(api.GET('/api/v1/incidents/{incident}/page/starter', { params: { path: { incident } } })),
});

export const draftQuery = (incident: string, draft: string) => ({
  queryKey: pageKey(incident, 'draft', draft),
  queryFn: () =>
    ask(
      api.GET('/api/v1/incidents/{incident}/page/drafts/{draft}', { params: { path: { incident, draft } } }),
    ),
});

export const draftChangesQuery = (incident: string, draft: string) => ({
  queryKey: pageKey(incident, 'draft', draft, 'changes'),
  queryFn: () =>
    ask(
      api.GET('/api/v1/incidents/{incident}/page/drafts/{draft}/changes', {
        params: { path: { incident, draft } },
      }),
    ),
});

export const versionChangesQuery = (incident: string, version: string) => ({
  queryKey: pageKey(incident, 'version', version, 'changes'),
  queryFn: () =>
    ask(
      api.GET('/api/v1/incidents/{incident}/page/versions/{version}/changes', {
        params: { path: { incident, version } },
      }),
    ),
});

export const inquiriesQuery = (incident: string) => ({
  queryKey: pageKey(incident, 'inquiries'),
  queryFn: () =>
    ask(api.GET('/api/v1/incidents/{incident}/page/inquiries', { params: { path: { incident } } })),
  // A statistic that no row keeps; nobody waits for it.
  refetchInterval: 60_000,
});

export const postingsQuery = (incident: string) => ({
  queryKey: pageKey(incident, 'postings'),
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/postings', { params: { path: { incident } } })),
});

export type Posting = Awaited<ReturnType<ReturnType<typeof postingsQuery>['queryFn']>>['postings'][number];

export const lookAgain = (incident: string) => cache.invalidateQueries({ queryKey: pageKey(incident) });
