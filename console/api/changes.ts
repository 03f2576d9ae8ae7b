/**
 * What others and the server's own work change while one looks. One stream says which parts changed; what hears of them
 * (`...hears('people')` in a query) is asked again at once. Only while the stream is away it is asked now and then.
 */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLive, useLost } from './live.ts';

/** As the server names them (src/doors/watching.ts). */
export type Area =
  | 'incidents'
  | 'alarms'
  | 'lanes'
  | 'providers'
  | 'operators'
  | 'incident'
  | 'sources'
  | 'people'
  | 'extracts'
  | 'messages'
  | 'notices'
  | 'told'
  | 'handover'
  | 'reports'
  | 'compensation'
  | 'codes'
  | 'fulfilment'
  | 'finance'
  | 'page'
  | 'decisions'
  | 'hotline';

interface Hearing {
  readonly [name: string]: unknown;
  readonly hears?: readonly Area[];
  /** What gathers much is asked less often. */
  readonly calmly?: boolean;
}

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: Hearing;
  }
}

export function hears(...areas: readonly Area[]): { meta: Hearing } {
  return { meta: { hears: areas } };
}

export function hearsCalmly(...areas: readonly Area[]): { meta: Hearing } {
  return { meta: { hears: areas, calmly: true } };
}

type Marks = Readonly<Record<string, string>>;

const SOON_MS = 1_000;
const CALMLY_MS = 5_000;
const AWAY_MS = 10_000;

type Holds = (meta: Hearing) => boolean;

/** Only what is on the screen; the rest when it is next opened. */
function again(cache: QueryClient, holds: Holds): Promise<void> {
  return cache.invalidateQueries({ predicate: ({ meta }) => meta !== undefined && holds(meta) });
}

/** At once, and then no more often than each `everyMs`, with everything that came meanwhile. */
function gathering(everyMs: number, ask: (areas: ReadonlySet<string>) => void) {
  const waiting = new Set<string>();
  let timer: number | undefined;
  const pour = () => {
    timer = undefined;
    if (waiting.size === 0) return;
    ask(new Set(waiting));
    waiting.clear();
    timer = window.setTimeout(pour, everyMs);
  };
  return {
    add: (areas: readonly string[]) => {
      for (const area of areas) waiting.add(area);
      if (timer === undefined) pour();
    },
    stop: () => window.clearTimeout(timer),
  };
}

/** Listens to one address; the first marks of it tell nothing of what was asked before them, so that is asked again. */
function follow(cache: QueryClient) {
  let known: Marks = {};
  const of = (isCalm: boolean) => (areas: ReadonlySet<string>) =>
    void again(
      cache,
      ({ hears: heard, calmly = false }) =>
        calmly === isCalm && heard?.some((area) => areas.has(area)) === true,
    );
  const askers = [gathering(SOON_MS, of(false)), gathering(CALMLY_MS, of(true))];
  return {
    hear: (marks: Marks) => {
      const changed = Object.keys(marks).filter((area) => known[area] !== marks[area]);
      known = marks;
      for (const asker of askers) asker.add(changed);
    },
    stop: () => askers.forEach((asker) => asker.stop()),
  };
}

/** True while the stream is away: pages are asked now and then instead. `null` as address: not known yet. */
export function useChanges(address: string | null): boolean {
  const cache = useQueryClient();
  const following = useRef<ReturnType<typeof follow> | null>(null);
  useEffect(() => {
    const own = follow(cache);
    following.current = own;
    return () => own.stop();
  }, [cache, address]);
  const stream = useLive(address, 'changed', (said) =>
    following.current?.hear((said as { areas: Marks }).areas),
  );
  const isAway = useLost(stream) && address !== null;
  useEffect(() => {
    if (!isAway) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) void again(cache, ({ hears: areas }) => areas !== undefined);
    }, AWAY_MS);
    return () => clearInterval(timer);
  }, [cache, isAway]);
  return isAway;
}
