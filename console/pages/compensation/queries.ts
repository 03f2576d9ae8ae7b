/** What the pages of compensation ask the API, and what is asked again after a change. */
import { useQueryClient } from '@tanstack/react-query';
import { hears } from '../../api/changes.ts';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';

const path = (incident: string) => ({ params: { path: { incident } } });

export const offersQuery = (incident: string) => ({
  queryKey: ['incident', incident, 'compensation', 'offers'],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/offers', path(incident))),
  ...hears('compensation', 'decisions'),
});
export type OfferList = Awaited<ReturnType<ReturnType<typeof offersQuery>['queryFn']>>;
export type OfferRow = OfferList['offers'][number];
export type SetRow = OfferList['sets'][number];

export const bundlesQuery = (incident: string) => ({
  queryKey: ['incident', incident, 'compensation', 'bundles'],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/offer-bundles', path(incident))),
});

export const setQuery = (incident: string, set: string) => ({
  queryKey: ['incident', incident, 'compensation', 'set', set],
  queryFn: () => ask(api.GET('/api/v1/offer-sets/{set}', { params: { path: { set } } })),
  ...hears('compensation', 'decisions'),
});
export type SetView = Awaited<ReturnType<ReturnType<typeof setQuery>['queryFn']>>;

export const figuresQuery = (incident: string) => ({
  queryKey: ['incident', incident, 'compensation', 'figures'],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/finance', path(incident))),
  ...hears('finance'),
});
export type Kept = Awaited<ReturnType<ReturnType<typeof figuresQuery>['queryFn']>>;

export const poolsQuery = (incident: string) => ({
  queryKey: ['incident', incident, 'compensation', 'pools'],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/code-pools', path(incident))),
  ...hears('codes', 'decisions'),
});

export const deadLettersQuery = (incident: string) => ({
  queryKey: ['incident', incident, 'compensation', 'dead-letters'],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/dead-letters', path(incident))),
  ...hears('fulfilment', 'decisions'),
});

export const payoutsQuery = (incident: string) => ({
  queryKey: ['incident', incident, 'compensation', 'payouts'],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/payouts', path(incident))),
  ...hears('fulfilment', 'decisions'),
});

export const claimsQuery = (incident: string) => ({
  queryKey: ['incident', incident, 'compensation', 'claims'],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/claims', path(incident))),
  ...hears('fulfilment', 'decisions'),
});

/** After a change everything of this area is asked again: what was shown may be old. */
export function useAfter(): () => Promise<void> {
  const cache = useQueryClient();
  const { slug } = useIncident();
  return () => cache.invalidateQueries({ queryKey: ['incident', slug, 'compensation'] });
}
