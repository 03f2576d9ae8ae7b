/** An incident's files as the server says they stand: asked once, then heard live while the page is open. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import { type Stream, useLive } from '../../api/live.ts';
import type { components } from '../../api/schema.d.ts';

export type Files = components['schemas']['FilesAnswer'];
export type Source = components['schemas']['SourceAnswer'];
export type Upload = components['schemas']['UploadAnswer'];
export type Inspected = components['schemas']['Inspected'];
export type InspectedColumn = components['schemas']['InspectedColumn'];

export const filesKey = (incident: string) => ['incident', incident, 'sources'] as const;

export function filesQuery(incident: string) {
  return {
    queryKey: filesKey(incident),
    queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/sources', { params: { path: { incident } } })),
  };
}

export function useFiles(incident: string) {
  const cache = useQueryClient();
  const query = useQuery(filesQuery(incident));
  const stream: Stream = useLive(`/api/v1/incidents/${incident}/sources/live`, 'standing', (said) => {
    cache.setQueryData(filesKey(incident), said as Files);
  });
  return { query, stream };
}

/** What a look at its sample says; taken anew by the server each time, so kept while the page is used. */
export function inspectionQuery(incident: string, source: string) {
  return {
    queryKey: [...filesKey(incident), source, 'inspection'] as const,
    queryFn: () =>
      ask(
        api.GET('/api/v1/incidents/{incident}/sources/{source}/inspection', {
          params: { path: { incident, source } },
        }),
      ),
    staleTime: 300_000,
  };
}

export function versionsQuery(incident: string, source: string) {
  return {
    queryKey: [...filesKey(incident), source, 'versions'] as const,
    queryFn: () =>
      ask(
        api.GET('/api/v1/incidents/{incident}/sources/{source}/mapping/versions', {
          params: { path: { incident, source } },
        }),
      ),
  };
}

export function rejectsQuery(incident: string, source: string, rejected: number) {
  return {
    queryKey: [...filesKey(incident), source, 'rejects', rejected] as const,
    queryFn: () =>
      ask(
        api.GET('/api/v1/incidents/{incident}/sources/{source}/rejects', {
          params: { path: { incident, source } },
        }),
      ),
  };
}

/** Rejects of one source, all reasons together. */
export function rejectedOf(source: Source): number {
  return Object.values(source.rejected).reduce((sum, n) => sum + (n ?? 0), 0);
}

export function isWaiting({ status }: Pick<Source, 'status'>): boolean {
  return status === 'uploaded' || status === 'failed';
}

export function isReading({ status }: Pick<Source, 'status'>): boolean {
  return status === 'mapped' || status === 'ingesting';
}
