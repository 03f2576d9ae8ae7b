/** Uploads that were begun and not finished: the server knows how far each is, and the same file takes it further. */
import { Alert, Button, FileButton, Group, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.ts';
import { Act } from '../../ui/act.tsx';
import { useSay } from '../../ui/said.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { filesKey, type Upload } from './files.ts';
import { heldBack } from './held-back.ts';
import { Meter } from './meter.tsx';
import { goOn } from './upload-desk.ts';
import { SOURCES_WORDS } from './words.ts';

export function UnfinishedUploads({ incident, uploads }: { incident: string; uploads: readonly Upload[] }) {
  const words = useWords(SOURCES_WORDS);
  if (uploads.length === 0) return null;
  return (
    <Stack gap="xs" mt="md">
      <Title order={3} size="h5">
        {words.unfinished}
      </Title>
      <Text size="sm" c="dimmed" maw={760}>
        {words.unfinishedLead}
      </Text>
      <Stack component="ul" aria-label={words.unfinished} gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {uploads.map((upload) => (
          <Unfinished key={upload.uploadId} incident={incident} upload={upload} />
        ))}
      </Stack>
    </Stack>
  );
}

function Unfinished({ incident, upload }: { incident: string; upload: Upload }) {
  const words = useWords(SOURCES_WORDS);
  const format = useFormat();
  const [trouble, setTrouble] = useState<unknown>(null);
  const { baseName: name, receivedBytes, lengthBytes } = upload;

  const choose = async (file: File | null): Promise<void> => {
    if (!file) return;
    setTrouble(null);
    if (file.name !== name) return setTrouble(words.otherName(name));
    try {
      const wrong = await goOn(incident, upload, file);
      if (wrong === 'length') setTrouble(words.otherLength(name, format.bytes(lengthBytes ?? 0)));
      if (wrong === 'content') setTrouble(words.otherContent(name));
    } catch (error) {
      setTrouble(error);
    }
  };

  return (
    <Stack component="li" gap={6} className="figure">
      <Group justify="space-between" gap="xs">
        <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Text>
        <Group gap="xs" align="start">
          <FileButton
            onChange={(file) => void choose(file)}
            inputProps={{ 'aria-label': words.sameFile(name) }}
          >
            {(props) => (
              <Button
                {...props}
                size="xs"
                {...heldBack(upload.can.resume)}
                onClick={() => {
                  if (upload.can.resume.allowed) props.onClick();
                }}
              >
                {words.sameFile(name)}
              </Button>
            )}
          </FileButton>
          <GiveUp incident={incident} upload={upload} />
        </Group>
      </Group>
      <Meter label={words.progress(name)} percent={upload.percent ?? 0} />
      <Text size="sm" c="dimmed">
        {words.sentOf(format.bytes(receivedBytes), lengthBytes === null ? '?' : format.bytes(lengthBytes))}
      </Text>
      {typeof trouble === 'string' ? (
        <Alert color="red" role="alert">
          {trouble}
        </Alert>
      ) : trouble === null ? null : (
        <Trouble error={trouble} />
      )}
    </Stack>
  );
}

function GiveUp({ incident, upload }: { incident: string; upload: Upload }) {
  const words = useWords(SOURCES_WORDS);
  const format = useFormat();
  const say = useSay();
  const cache = useQueryClient();
  const { baseName: name, receivedBytes, uploadId } = upload;
  return (
    <Act
      size="xs"
      variant="subtle"
      color="red"
      can={upload.can.abandon}
      act={async () => {
        const path = { incident, upload: uploadId };
        await ask(api.DELETE('/api/v1/incidents/{incident}/uploads/{upload}', { params: { path } }));
        await cache.invalidateQueries({ queryKey: filesKey(incident) });
        say(words.gaveUp(name));
      }}
      confirm={{
        title: words.giveUpTitle,
        body: words.giveUpBody(name, format.bytes(receivedBytes)),
        yes: words.giveUpYes,
      }}
    >
      {words.giveUp}
    </Act>
  );
}
