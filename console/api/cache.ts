/** The one cache of what the server said; nothing else in the console holds server state. */
import { QueryClient } from '@tanstack/react-query';
import { Problem } from './client.ts';

export const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: true,
      // A refusal stays one; a server that was away is asked again.
      retry: (count, error) =>
        count < 3 && error instanceof Problem && (error.status === 0 || error.status >= 500),
    },
    mutations: { retry: false },
  },
});
