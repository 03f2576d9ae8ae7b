/** Who is signed in and what they may do, as the API says it. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { api, ask } from './client.ts';

export const meQuery = {
  queryKey: ['me'],
  queryFn: () => ask(api.GET('/api/v1/me')),
  staleTime: 60_000,
};

export function useMe() {
  return useSuspenseQuery(meQuery).data;
}

/** For pages without a resource that says `can` itself. */
export function useMay(permission: string): boolean {
  return (useMe().permissions as readonly string[]).includes(permission);
}
