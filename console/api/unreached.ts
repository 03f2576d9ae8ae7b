/** Whether the server answers at all: said once for a page, and what it left without an answer is asked again. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isUnreached, Problem } from './client.ts';
import { meQuery } from './me.ts';

const AGAIN_MS = 10_000;

/** True from the first question that was left without an answer until the next answer, whatever it says. */
export function useUnreached(): boolean {
  const cache = useQueryClient();
  const [isAway, setAway] = useState(false);
  useEffect(
    () =>
      cache.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated') return;
        const { action } = event;
        if (action.type === 'success') setAway(false);
        if (action.type === 'error' && action.error instanceof Problem) setAway(isUnreached(action.error));
      }),
    [cache],
  );
  useEffect(() => {
    const [me] = meQuery.queryKey;
    const again = () =>
      cache.refetchQueries(
        {
          type: 'active',
          predicate: ({ queryKey, state }) => isUnreached(state.error) || (isAway && queryKey[0] === me),
        },
        { cancelRefetch: false },
      );
    const timer = setInterval(() => void again(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [cache, isAway]);
  return isAway;
}
