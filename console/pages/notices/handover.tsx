/** Hand-over files: the vendors who take them, and each file from its making to its results. */
import { useQuery } from '@tanstack/react-query';
import { hears } from '../../api/changes.ts';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { useWords } from '../../words/words.tsx';
import { AreaPage } from './area.tsx';
import { BatchList } from './batches.tsx';
import { FILES_WORDS } from './files-words.ts';
import { areaKey } from './queries.ts';
import { VendorList } from './vendors.tsx';
import { NOTICES_WORDS } from './words.ts';

export const vendorsQuery = (incident: string) => ({
  queryKey: [...areaKey(incident), 'vendors'],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/vendors', { params: { path: { incident } } })),
  ...hears('handover', 'decisions'),
});

export const batchesQuery = (incident: string) => ({
  queryKey: [...areaKey(incident), 'batches'],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/batches', { params: { path: { incident } } })),
  ...hears('handover', 'decisions'),
});

export type Vendors = Awaited<ReturnType<ReturnType<typeof vendorsQuery>['queryFn']>>;
export type Batches = Awaited<ReturnType<ReturnType<typeof batchesQuery>['queryFn']>>;

export function Component() {
  const words = useWords(FILES_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const { slug } = useIncident();
  const vendors = useQuery(vendorsQuery(slug));
  const batches = useQuery(batchesQuery(slug));
  return (
    <AreaPage title={shared.handover} lead={words.lead}>
      <Asked query={vendors}>
        {(known) => (
          <>
            <VendorList answer={known} batches={batches.data?.batches} />
            <Asked query={batches}>{(answer) => <BatchList answer={answer} vendors={known.vendors} />}</Asked>
          </>
        )}
      </Asked>
    </AreaPage>
  );
}
