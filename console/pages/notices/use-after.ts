/** After a step: asks anew for what stands in this area, then says what the server did. */
import { useQueryClient } from '@tanstack/react-query';
import { useIncident } from '../../shell/incident-shell.tsx';
import { useSay } from '../../ui/said.tsx';
import { areaKey } from './queries.ts';

export function useAfter(): (sentence: string) => Promise<void> {
  const { slug } = useIncident();
  const cache = useQueryClient();
  const say = useSay();
  return async (sentence) => {
    await cache.invalidateQueries({ queryKey: areaKey(slug) });
    say(sentence);
  };
}
