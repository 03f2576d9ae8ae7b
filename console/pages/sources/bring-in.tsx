/** Bringing files in: dropped or chosen, several at once; what is on its way, unfinished, or was not taken. */
import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import '@mantine/dropzone/styles.css';
import { useId, useRef, useState } from 'react';
import type { Can } from '../../ui/act.tsx';
import { Section } from '../../ui/page.tsx';
import { Why } from '../../ui/why.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import type { Files, Upload } from './files.ts';
import { heldBack } from './held-back.ts';
import { UnfinishedUploads } from './unfinished.tsx';
import { goOn, send, type Sending, useSendings } from './upload-desk.ts';
import { SendingRow } from './sending-row.tsx';
import { SOURCES_WORDS } from './words.ts';

const NAME_LENGTH_MAX = 255;

export function BringIn({ incident, files }: { incident: string; files: Files }) {
  const words = useWords(SOURCES_WORDS);
  const format = useFormat();
  const sendings = useSendings(incident);
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const limit = format.bytes(files.limits.uploadBytesMax);
  const unfinished = files.uploads.filter(
    (upload) => upload.status === 'landing' && !isSending(sendings, upload),
  );

  const take = async (chosen: readonly File[]): Promise<void> => {
    const said: string[] = [];
    for (const file of chosen) {
      const refusal = refusalOf(file, files.limits.uploadBytesMax, limit, words);
      if (refusal !== null) said.push(refusal);
      else if (!(await continued(incident, unfinished, file))) send(incident, file);
    }
    setRefusals(said);
  };

  return (
    <Section title={words.upload} lead={words.uploadLead(limit)}>
      <DropArea can={files.can.upload} onDrop={(chosen) => void take(chosen)} />
      {refusals.length === 0 ? null : (
        <Alert color="red" role="alert" mt="sm">
          <List size="sm">
            {refusals.map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      {sendings.length === 0 ? null : (
        <Stack
          component="ul"
          aria-label={words.onTheWay}
          gap="sm"
          p={0}
          mt="md"
          style={{ listStyle: 'none' }}
        >
          {sendings.map((sending) => (
            <SendingRow key={sending.key} sending={sending} />
          ))}
        </Stack>
      )}
      <Landed uploads={files.uploads} />
      <UnfinishedUploads incident={incident} uploads={unfinished} />
      <NotTaken uploads={files.uploads} />
    </Section>
  );
}

function DropArea({ can, onDrop }: { can: Can; onDrop: (files: File[]) => void }) {
  const words = useWords(SOURCES_WORDS);
  const open = useRef<() => void>(null);
  const reasonId = useId();
  return (
    <Dropzone
      onDrop={onDrop}
      openRef={open}
      activateOnClick={false}
      activateOnKeyboard={false}
      disabled={!can.allowed}
      inputProps={{ 'aria-label': words.chooseLabel, tabIndex: -1 }}
      tabIndex={-1}
      p="lg"
    >
      <Stack align="center" gap="sm" style={{ pointerEvents: 'all' }}>
        <Text ta="center">{words.drop}</Text>
        <Button
          variant="default"
          {...heldBack(can, reasonId)}
          onClick={() => {
            if (can.allowed) open.current?.();
          }}
        >
          {words.choose}
        </Button>
        {can.allowed ? null : (
          <Text id={reasonId} size="xs" c="dimmed" maw={320}>
            <Why of={can} />
          </Text>
        )}
      </Stack>
    </Dropzone>
  );
}

/** The server may say so a moment before this browser knows the upload's id. */
function isSending(sendings: readonly Sending[], { uploadId, baseName, lengthBytes }: Upload): boolean {
  return sendings.some((one) =>
    one.uploadId === null ? one.name === baseName && one.bytes === lengthBytes : one.uploadId === uploadId,
  );
}

/** A dropped file that was begun before goes on where it stood, once its beginning was compared. */
async function continued(incident: string, unfinished: readonly Upload[], file: File): Promise<boolean> {
  for (const upload of unfinished) {
    if (upload.baseName !== file.name || upload.lengthBytes !== file.size) continue;
    if ((await goOn(incident, upload, file)) === null) return true;
  }
  return false;
}

function refusalOf(
  file: File,
  limitBytes: number,
  limit: string,
  words: (typeof SOURCES_WORDS)['en'],
): string | null {
  if (file.size > limitBytes) return words.tooLarge(file.name, limit);
  if (file.size === 0) return words.emptyFile(file.name);
  return file.name.length > NAME_LENGTH_MAX || file.name.trim() === '' ? words.badName(file.name) : null;
}

function Landed({ uploads }: { uploads: readonly Upload[] }) {
  const words = useWords(SOURCES_WORDS);
  const landed = uploads.filter(({ status }) => status === 'landed');
  return landed.map((upload) => (
    <Text key={upload.uploadId} size="sm" mt="xs">
      <b>{upload.baseName}</b>: {words.landed}
    </Text>
  ));
}

function NotTaken({ uploads }: { uploads: readonly Upload[] }) {
  const words = useWords(SOURCES_WORDS);
  const refused = uploads.filter(({ status }) => status === 'refused' || status === 'expired').slice(0, 5);
  const ignored = uploads.filter(({ status, ignored: names }) => status === 'entered' && names.length > 0);
  if (refused.length + ignored.length === 0) return null;
  return (
    <Alert color="yellow" mt="md" title={refused.length > 0 ? words.notTaken : words.ignored}>
      {refused.length > 0 ? <Text size="sm">{words.notTakenLead}</Text> : null}
      <List size="sm" mt={4}>
        {refused.map((upload) => (
          <List.Item key={upload.uploadId}>
            {upload.refusal === null ? (
              <>
                <b>{upload.baseName}</b>: {words.expired}
              </>
            ) : (
              <Why of={upload.refusedWith} kept={upload.refusal} />
            )}
          </List.Item>
        ))}
        {ignored.slice(0, 5).map((upload) => (
          <List.Item key={upload.uploadId}>
            {words.ignored} ({upload.baseName}): {upload.ignored.slice(0, 10).join(', ')}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
