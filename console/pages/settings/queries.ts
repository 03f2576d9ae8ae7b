/** What the settings ask of the API. */
import { cache } from '../../api/cache.ts';
import { hears } from '../../api/changes.ts';
import { api, ask } from '../../api/client.ts';

export const operatorsQuery = {
  queryKey: ['operators'],
  queryFn: () => ask(api.GET('/api/v1/operators')),
};

export const sessionsQuery = (operator: string) => ({
  queryKey: ['operators', operator, 'sessions'],
  queryFn: () => ask(api.GET('/api/v1/operators/{operator}/sessions', { params: { path: { operator } } })),
});

export const keysQuery = (operator: string) => ({
  queryKey: ['operators', operator, 'keys'],
  queryFn: () => ask(api.GET('/api/v1/operators/{operator}/keys', { params: { path: { operator } } })),
});

export const changesQuery = {
  queryKey: ['operators', 'changes'],
  queryFn: () => ask(api.GET('/api/v1/operator-changes')),
  ...hears('operators'),
};

/** After any change: people and what waits are looked at again. */
export function lookAgain(): Promise<void> {
  return cache.invalidateQueries({ queryKey: ['operators'] });
}
