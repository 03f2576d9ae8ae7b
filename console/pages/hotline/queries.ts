/** What the hotline asks of the API. */
import { cache } from '../../api/cache.ts';
import { hears } from '../../api/changes.ts';
import { api, ask } from '../../api/client.ts';

export const scriptQuery = (incident: string) => ({
  queryKey: ['incident', incident, 'hotline', 'script'],
  queryFn: () =>
    ask(api.GET('/api/v1/incidents/{incident}/calls/script', { params: { path: { incident } } })),
});

const callKey = (incident: string, call: string) => ['incident', incident, 'hotline', 'call', call];

export const callQuery = (incident: string, call: string) => ({
  queryKey: callKey(incident, call),
  queryFn: () => ask(api.GET('/api/v1/calls/{call}', { params: { path: { call } } })),
});

export type Call = Awaited<ReturnType<ReturnType<typeof callQuery>['queryFn']>>;

/** What the server just answered is how the call stands. */
export function keep(incident: string, call: Call): void {
  cache.setQueryData(callKey(incident, call.id), call);
}

export type Outcome = Call['outcomes'][number];

export const callsQuery = (incident: string, unsettled: boolean) => ({
  queryKey: ['incident', incident, 'hotline', 'calls', unsettled],
  queryFn: () =>
    ask(
      api.GET('/api/v1/incidents/{incident}/calls', {
        params: { path: { incident }, query: unsettled ? { unsettled: 'true' } : {} },
      }),
    ),
  ...hears('hotline'),
});

export type Listed = Awaited<ReturnType<ReturnType<typeof callsQuery>['queryFn']>>['calls'][number];

export const lookAgain = (incident: string) =>
  cache.invalidateQueries({ queryKey: ['incident', incident, 'hotline', 'calls'] });
