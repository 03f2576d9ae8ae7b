/** Who is signed in and what they may do, as the API says it. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { UI_WORDS } from '../ui/words.ts';
import { useWords } from '../words/words.tsx';
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

/** As `useMay`, with the reason to show beside what stays disabled. */
export function useCan(permission: string): { allowed: boolean; reason: string | null } {
  const words = useWords(UI_WORDS);
  const allowed = useMay(permission);
  return { allowed, reason: allowed ? null : words.needs(permission) };
}
