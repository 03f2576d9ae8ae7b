/** Asks before somebody leaves a form that is typed and not saved: by a link, the browser's buttons, or closing the tab. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { dictionary, useWords } from '../words/words.tsx';
import { UI_WORDS } from './words.ts';

const WORDS = dictionary(
  {
    title: 'Leave without saving?',
    body: 'What you typed here is not saved yet and would be lost.',
    leave: 'Leave',
    stay: 'Stay here',
  },
  {
    title: 'Tinggalkan tanpa menyimpan?',
    body: 'Yang Anda ketik di sini belum disimpan dan akan hilang.',
    leave: 'Tinggalkan',
    stay: 'Tetap di sini',
  },
);

/**
 * `when`: something is typed, and nothing of it is being saved at this moment. `keeps`: said where leaving loses nothing.
 */
export function Unsaved({ when, keeps }: { when: boolean; keeps?: string }) {
  const words = useWords(WORDS);
  const ui = useWords(UI_WORDS);
  const blocker = useBlocker(
    ({ currentLocation: from, nextLocation: to }) =>
      when && (from.pathname !== to.pathname || from.search !== to.search),
  );
  useEffect(() => {
    if (!when) return undefined;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [when]);
  return (
    <Modal
      opened={blocker.state === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={words.title}
      centered
      closeButtonProps={{ 'aria-label': ui.close }}
    >
      <Text size="sm">{keeps ?? words.body}</Text>
      <Group justify="end" mt="lg">
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          {words.leave}
        </Button>
        <Button onClick={() => blocker.reset?.()} data-autofocus>
          {words.stay}
        </Button>
      </Group>
    </Modal>
  );
}
