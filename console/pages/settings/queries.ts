/** What the settings ask of the API. */
import { cache } from '../../api/cache.ts';
import { hears } from '../../api/changes.ts';
import { api, ask } from '../../api/client.ts';

export const operatorsQuery = {
  queryKey: ['operators'],
  queryFn: () => ask(api.GET('/api/v1/operators')),
};

export const changesQuery = {
  queryKey: ['operators', 'changes'],
  queryFn: () => ask(api.GET('/api/v1/operator-changes')),
  ...hears('operators'),
};

/** After any change: people and what waits are looked at again. */
export function lookAgain(): Promise<void> {
  return cache.invalidateQueries({ queryKey: ['operators'] });
}
