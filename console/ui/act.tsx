/**
 * A step with consequences. What one may not do is shown disabled with its reason; what cannot be undone says first
 * what it will do, with numbers; and only the server's answer says that it was done.
 */
import { Button, type ButtonProps, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import type { Reasoned } from '../words/server.ts';
import { cache } from '../api/cache.ts';
import { Problem } from '../api/client.ts';
import { useWords } from '../words/words.tsx';
import { BusyButton } from './busy-button.tsx';
import { Trouble } from './trouble.tsx';
import { Why } from './why.tsx';
import { UI_WORDS } from './words.ts';

export interface Can extends Reasoned {
  readonly allowed: boolean;
}

export interface ActProps extends Pick<ButtonProps, 'variant' | 'color' | 'size' | 'fullWidth'> {
  children: string;
  /** Absent: allowed. */
  can?: Can | undefined;
  /** Does it; a thrown `Problem` is shown beside the button, or within the question. */
  act: () => Promise<unknown>;
  /** False where something is missing that the question itself asks for, and says so at its field. */
  ready?: () => boolean;
  /** Asked before it is done: what will happen, with numbers. */
  confirm?: { title: string; body: ReactNode; yes: string } | undefined;
}

/** The world changed meanwhile: what stands on the page is not what the server sees. */
const CHANGED: readonly number[] = [403, 404, 409];

export function Act({ children, can, act, ready, confirm, ...button }: ActProps) {
  const reasonId = useId();
  const [asking, setAsking] = useState(false);
  const doing = useDoing(act, () => setAsking(false));
  const allowed = can?.allowed ?? true;
  const press = () => {
    if (!allowed || doing.busy) return;
    doing.forget();
    if (confirm) setAsking(true);
    else doing.start();
  };
  return (
    <Stack gap={4} align="start">
      <BusyButton
        {...button}
        aria-disabled={!allowed || undefined}
        aria-describedby={allowed ? undefined : reasonId}
        {...(allowed ? {} : { 'data-disabled': true })}
        busy={doing.busy && !asking}
        onClick={press}
      >
        {children}
      </BusyButton>
      {allowed ? null : (
        <Text id={reasonId} size="xs" c="dimmed" maw={320}>
          <Why of={can} />
        </Text>
      )}
      {doing.error !== null && !asking ? <Trouble error={doing.error} /> : null}
      {confirm ? (
        <Question
          {...confirm}
          color={button.color}
          opened={asking}
          onClose={() => setAsking(false)}
          doing={{ ...doing, start: () => (ready?.() === false ? undefined : doing.start()) }}
        />
      ) : null}
    </Stack>
  );
}

interface Doing {
  readonly busy: boolean;
  readonly error: unknown;
  start(): void;
  forget(): void;
}

function useDoing(act: () => Promise<unknown>, done: () => void): Doing {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  return {
    busy,
    error,
    forget: () => setError(null),
    start: () => {
      setBusy(true);
      setError(null);
      act()
        .then(done, (problem: unknown) => {
          setError(problem);
          if (problem instanceof Problem && CHANGED.includes(problem.status)) void cache.invalidateQueries();
        })
        .finally(() => setBusy(false));
    },
  };
}

function Question(props: {
  title: string;
  body: ReactNode;
  yes: string;
  color: ButtonProps['color'];
  opened: boolean;
  onClose: () => void;
  doing: Doing;
}) {
  const words = useWords(UI_WORDS);
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      centered
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <Text component="div" size="sm">
        {props.body}
      </Text>
      {props.doing.error === null ? null : <Trouble error={props.doing.error} />}
      <Group justify="end" mt="lg">
        <Button variant="default" onClick={props.onClose} data-autofocus>
          {words.cancel}
        </Button>
        <BusyButton color={props.color ?? 'blue'} busy={props.doing.busy} onClick={props.doing.start}>
          {props.yes}
        </BusyButton>
      </Group>
    </Modal>
  );
}
