/** A step that needs a reason: the question says what it will do, with numbers, and asks why. */
import { Stack, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Act, type ActProps } from '../../ui/act.tsx';
import { useWords } from '../../words/words.tsx';
import { refusal } from './refusal.ts';
import { PEOPLE_WORDS } from './words.ts';

export interface ReasonedProps extends Omit<ActProps, 'act' | 'confirm'> {
  act: (reason: string) => Promise<unknown>;
  confirm: { title: string; body: ReactNode; yes: string };
}

export function Reasoned({ act, confirm, ...rest }: ReasonedProps) {
  const words = useWords(PEOPLE_WORDS);
  const [reason, setReason] = useState('');
  const body = (
    <Stack gap="sm">
      <div>{confirm.body}</div>
      <Textarea
        label={words.reason}
        description={words.reasonHint}
        required
        autosize
        minRows={2}
        maxLength={1_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Stack>
  );
  return (
    <Act
      {...rest}
      confirm={{ ...confirm, body }}
      act={async () => {
        if (reason.trim() === '') throw refusal(words.reasonMissing);
        await act(reason.trim());
        setReason('');
      }}
    />
  );
}
