/** Asks before somebody leaves a text that is not saved: within the console, and when the tab closes. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { UI_WORDS } from '../../ui/words.ts';
import { useWords } from '../../words/words.tsx';
import { EDITOR_WORDS } from './editor-words.ts';

export function Leaving({ when }: { when: boolean }) {
  const words = useWords(EDITOR_WORDS);
  const ui = useWords(UI_WORDS);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      when &&
      (currentLocation.pathname !== nextLocation.pathname || currentLocation.search !== nextLocation.search),
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
      title={words.leaveTitle}
      centered
      closeButtonProps={{ 'aria-label': ui.close }}
    >
      <Text size="sm">{words.leaveBody}</Text>
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
