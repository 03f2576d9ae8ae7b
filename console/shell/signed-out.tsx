/**
 * The session ended while somebody was at work: what stood on the screen is covered, nothing typed is lost, and it goes on
 * as soon as the same person is signed in again. Another person starts anew.
 */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../api/client.ts';
import { meQuery } from '../api/me.ts';
import { goOn, useSessionEnded } from '../api/session.ts';
import { dictionary, useWords } from '../words/words.tsx';

/** Above every other question. */
const ABOVE_ALL = 1_000;

const WORDS = dictionary(
  {
    title: 'You have been signed out',
    body: 'Your session has ended. What you typed on this page is kept: sign in in another window, then come back here.',
    signIn: 'Sign in in another window',
    goOn: 'I am signed in: go on',
    notYet: 'You are not signed in yet.',
  },
  {
    title: 'Anda sudah keluar',
    body: 'Sesi Anda telah berakhir. Yang Anda ketik di halaman ini tetap tersimpan: masuklah di jendela lain, lalu kembali ke sini.',
    signIn: 'Masuk di jendela lain',
    goOn: 'Saya sudah masuk: lanjutkan',
    notYet: 'Anda belum masuk.',
  },
);

export function SignedOut() {
  const words = useWords(WORDS);
  const isEnded = useSessionEnded();
  const cache = useQueryClient();
  const [isNotYet, setNotYet] = useState(false);
  const who = useRef<string | undefined>(undefined);
  const look = useCallback(async () => {
    const { data } = await api.GET('/api/v1/me').catch(() => ({ data: undefined }));
    setNotYet(data === undefined);
    if (data === undefined) return;
    if (who.current !== undefined && data.id !== who.current) return window.location.reload();
    goOn();
    await cache.invalidateQueries();
  }, [cache]);
  useEffect(() => {
    if (!isEnded) return undefined;
    who.current = cache.getQueryData<{ id: string }>(meQuery.queryKey)?.id;
    setNotYet(false);
    const back = () => void look();
    window.addEventListener('focus', back);
    return () => window.removeEventListener('focus', back);
  }, [cache, isEnded, look]);
  return (
    <Modal
      opened={isEnded}
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={words.title}
      centered
      zIndex={ABOVE_ALL}
      overlayProps={{ backgroundOpacity: 1 }}
    >
      <Text size="sm">{words.body}</Text>
      <Text size="sm" mt="sm" role="status">
        {isNotYet ? words.notYet : ''}
      </Text>
      <Group justify="end" mt="lg">
        <Button component="a" href="/sign-in?next=/console/incidents" target="_blank" data-autofocus>
          {words.signIn}
        </Button>
        <Button variant="default" onClick={() => void look()}>
          {words.goOn}
        </Button>
      </Group>
    </Modal>
  );
}
