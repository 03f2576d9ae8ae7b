/** Which offers the shown message carries: as the notice would, of sets that are approved. */
import { Checkbox, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { useWords } from '../../words/words.tsx';
import type { Kind } from './drafts.ts';
import { PREVIEW_WORDS } from './editor-words.ts';

export type OfferSets = readonly string[];

export function PreviewOffers(props: { kind: Kind; value: OfferSets; choose: (sets: OfferSets) => void }) {
  const words = useWords(PREVIEW_WORDS);
  const { slug } = useIncident();
  const may = useMay('offer.read');
  const offers = useQuery({ ...offersQuery(slug), enabled: may });
  const audience = props.kind === 'goodwill' ? 'unaffected' : 'affected';
  const sets = (offers.data?.sets ?? []).filter(
    (set) => set.status === 'approved' && set.audience === audience,
  );
  if (sets.length === 0) return null;
  return (
    <Checkbox.Group
      label={words.offers}
      description={words.offersHint}
      value={[...props.value]}
      onChange={props.choose}
      mb="sm"
    >
      <Group gap="md" mt={4}>
        {sets.map((set) => (
          <Checkbox key={set.id} value={set.id} label={set.name} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

const offersQuery = (incident: string) => ({
  queryKey: ['incident', incident, 'compensation', 'offers'],
  queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/offers', { params: { path: { incident } } })),
});
