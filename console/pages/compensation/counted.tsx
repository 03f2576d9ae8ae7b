/** When the figures were counted, and the way to have them counted again. */
import { Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { When } from '../../ui/facts.tsx';
import { useWords } from '../../words/words.tsx';
import { AREA_WORDS } from './area-words.ts';
import type { Kept } from './queries.ts';

export function Counted({ kept }: { kept: Kept | undefined }) {
  const words = useWords(AREA_WORDS);
  const { slug } = useIncident();
  const cache = useQueryClient();
  if (!kept) return null;
  return (
    <Group gap="sm">
      <Text size="sm" c="dimmed" role="status">
        {kept.isWanted ? (
          words.counting
        ) : kept.countedAt === null ? (
          words.notCounted
        ) : (
          <>
            {words.countedAt} <When at={kept.countedAt} />
          </>
        )}
      </Text>
      <Act
        size="xs"
        variant="default"
        can={kept.can.count}
        act={async () => {
          const path = { params: { path: { incident: slug } } };
          await ask(api.POST('/api/v1/incidents/{incident}/finance/count', path));
          await cache.invalidateQueries({ queryKey: ['incident', slug, 'compensation', 'figures'] });
        }}
      >
        {words.countAgain}
      </Act>
    </Group>
  );
}
