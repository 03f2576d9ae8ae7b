/** What the pages of this area ask the server, under the keys by which it is asked again. */
import { hears, hearsCalmly } from '../../api/changes.ts';
import { api, ask } from '../../api/client.ts';

export const areaKey = (incident: string) => ['incident', incident, 'notices'] as const;

export const noticesQuery = (incident: string) => ({
  queryKey: areaKey(incident),
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/notices', { params: { path: { incident } } })),
  ...hears('notices', 'told', 'decisions'),
});

export const noticeKey = (incident: string, notice: string) => [...areaKey(incident), notice] as const;

export const noticeQuery = (incident: string, notice: string) => ({
  queryKey: noticeKey(incident, notice),
  queryFn: () => ask(api.GET('/api/v1/notices/{notice}', { params: { path: { notice } } })),
  ...hears('notices', 'decisions'),
});

export type OneNotice = Awaited<ReturnType<ReturnType<typeof noticeQuery>['queryFn']>>;

/** As a worker counted it last; looked for until it is there, and then now and then. */
export const preflightQuery = (incident: string, notice: string) => ({
  queryKey: [...noticeKey(incident, notice), 'preflight'],
  queryFn: () => ask(api.GET('/api/v1/notices/{notice}/preflight', { params: { path: { notice } } })),
  refetchInterval: ({ state }: { state: { data?: { isCounting: boolean } | undefined } }) =>
    state.data?.isCounting === false ? 60_000 : 2_000,
});

export type KeptPreflight = Awaited<ReturnType<ReturnType<typeof preflightQuery>['queryFn']>>;
export type Preflight = NonNullable<KeptPreflight['preflight']>;

export const changesQuery = (incident: string) => ({
  queryKey: [...areaKey(incident), 'changes'],
  queryFn: () =>
    ask(api.GET('/api/v1/incidents/{incident}/notice-changes', { params: { path: { incident } } })),
  refetchInterval: ({ state }: { state: { data?: object | undefined } }) =>
    state.data && 'isCounting' in state.data && state.data.isCounting === false ? 60_000 : 2_000,
});

export const templatesQuery = (incident: string) => ({
  queryKey: ['incident', incident, 'messages', 'templates'],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/templates', { params: { path: { incident } } })),
});

export type Template = Awaited<ReturnType<ReturnType<typeof templatesQuery>['queryFn']>>['templates'][number];

export const offersQuery = (incident: string) => ({
  queryKey: ['incident', incident, 'compensation', 'offers'],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/offers', { params: { path: { incident } } })),
});

export const lanesQuery = () => ({
  queryKey: ['lanes'],
  queryFn: () => ask(api.GET('/api/v1/lanes')),
  ...hearsCalmly('lanes', 'told'),
});

export type Lane = Awaited<ReturnType<ReturnType<typeof lanesQuery>['queryFn']>>['lanes'][number];

export const pricesQuery = () => ({
  queryKey: ['prices'],
  queryFn: () => ask(api.GET('/api/v1/messages/prices')),
  staleTime: 60_000,
});
