/** After a restore: the event archives of other hosts are brought in; what came of them stays on the page. */
import { FileInput, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { askBytes } from '../../api/client.ts';
import { useCan } from '../../api/me.ts';
import type { Brought } from '../../api/schema.d.ts';
import { Act } from '../../ui/act.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { SENDING_WORDS } from './sending-words.ts';

export function BringEvents() {
  const words = useWords(SENDING_WORDS);
  const format = useFormat();
  const cache = useQueryClient();
  const say = useSay();
  const may = useCan('notice.launch');
  const [files, setFiles] = useState<File[]>([]);
  const [brought, setBrought] = useState<Brought | null>(null);
  const many = format.number(files.length);
  return (
    <Stack gap="sm" my="lg">
      <Text size="sm" maw={760}>
        {words.eventsLead}
      </Text>
      <Group align="start">
        <FileInput
          multiple
          label={words.eventFiles}
          description={words.eventFilesHint}
          placeholder={words.choose}
          accept=".jsonl,.ndjson"
          miw={280}
          value={files}
          onChange={setFiles}
        />
      </Group>
      <Act
        variant="default"
        can={may.allowed && files.length === 0 ? { allowed: false, reason: words.eventsFirst } : may}
        confirm={{ title: words.eventsTitle(many), body: words.eventsBody, yes: words.bringEvents }}
        act={async () => {
          const total = await bringAll(files);
          setBrought(total);
          setFiles([]);
          await cache.invalidateQueries({ queryKey: ['restores'] });
          say(words.eventsBrought(format.number(total.added)));
        }}
      >
        {words.bringEvents}
      </Act>
      {brought ? <Counts of={brought} /> : null}
    </Stack>
  );
}

function Counts({ of }: { of: Brought }) {
  const words = useWords(SENDING_WORDS);
  const format = useFormat();
  return (
    <div>
      <Text size="sm">
        {words.eventCounts(format.number(of.read), format.number(of.added), format.number(of.repeated))}
      </Text>
      {of.unreadable > 0 ? (
        <Text size="sm" fw={600}>
          {words.eventsUnreadable(format.number(of.unreadable))}
        </Text>
      ) : null}
    </div>
  );
}

/** One after the other. Brought twice they add nothing, so a file that fails leaves only itself and the rest to bring. */
async function bringAll(files: readonly File[]): Promise<Brought> {
  const total = { read: 0, added: 0, repeated: 0, unreadable: 0 };
  for (const body of files) {
    const headers = { 'content-type': 'application/x-ndjson' };
    const answer = await askBytes('/api/v1/restores/events', { method: 'PUT', headers, body });
    const { read, added, repeated, unreadable } = (await answer.json()) as Brought;
    total.read += read;
    total.added += added;
    total.repeated += repeated;
    total.unreadable += unreadable;
  }
  return total;
}
