/** One file on its way: how far, how fast, how long still; it can be paused, go on, and be given up. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { Act } from '../../ui/act.tsx';
import { useSay } from '../../ui/said.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { Meter } from './meter.tsx';
import { giveUp, pause, resume, type Sending } from './upload-desk.ts';
import { SOURCES_WORDS } from './words.ts';

export function SendingRow({ sending }: { sending: Sending }) {
  const words = useWords(SOURCES_WORDS);
  const format = useFormat();
  const { name, bytes, sentBytes, bytesPerSecond: pace, state } = sending;
  const left = pace ? words.left(format.duration((1000 * (bytes - sentBytes)) / pace)) : null;
  const facts = [
    words.sending[state],
    words.sentOf(format.bytes(sentBytes), format.bytes(bytes)),
    ...(pace ? [words.perSecond(format.bytes(Math.round(pace)))] : []),
    ...(left ? [left] : []),
  ];
  return (
    <Stack component="li" gap={6} className="figure">
      <Group justify="space-between" gap="xs">
        <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Text>
        <Steps sending={sending} />
      </Group>
      <Meter label={words.progress(name)} percent={(100 * sentBytes) / Math.max(1, bytes)} />
      <Text size="sm" c="dimmed">
        {facts.join(' · ')}
      </Text>
      {sending.error === null ? null : <Trouble error={sending.error} />}
    </Stack>
  );
}

function Steps({ sending }: { sending: Sending }) {
  const words = useWords(SOURCES_WORDS);
  const format = useFormat();
  const say = useSay();
  const { key, name, sentBytes, state } = sending;
  const isHeld = state === 'paused' || state === 'failed';
  return (
    <Group gap="xs" align="start">
      {isHeld ? (
        <Button size="xs" variant="default" aria-label={words.resumeNamed(name)} onClick={() => resume(key)}>
          {words.resume}
        </Button>
      ) : (
        <Button size="xs" variant="default" aria-label={words.pauseNamed(name)} onClick={() => pause(key)}>
          {words.pause}
        </Button>
      )}
      <Act
        size="xs"
        variant="subtle"
        color="red"
        act={async () => {
          await giveUp(key);
          say(words.gaveUp(name));
        }}
        confirm={{
          title: words.giveUpTitle,
          body: words.giveUpBody(name, format.bytes(sentBytes)),
          yes: words.giveUpYes,
        }}
      >
        {words.giveUp}
      </Act>
    </Group>
  );
}
