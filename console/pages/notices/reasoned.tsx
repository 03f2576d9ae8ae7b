/** A step that asks for its reason in the question before it. */
import { Stack, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Act, type ActProps } from '../../ui/act.tsx';
import { useWords } from '../../words/words.tsx';
import { NOTICES_WORDS } from './words.ts';

export interface ReasonedProps extends Omit<ActProps, 'act' | 'confirm'> {
  act: (reason: string) => Promise<unknown>;
  confirm: { title: string; body: ReactNode; yes: string };
  /** What the field is called, where it is not a reason. */
  label?: string;
  hint?: string;
  /** May be left empty. */
  optional?: boolean;
}

export function Reasoned({ act, confirm, label, hint, optional = false, ...rest }: ReasonedProps) {
  const words = useWords(NOTICES_WORDS);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const body = (
    <Stack gap="sm">
      <div>{confirm.body}</div>
      <Textarea
        label={label ?? words.reason}
        description={hint ?? words.reasonHint}
        required={!optional}
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        error={isMissing ? words.reasonMissing : null}
        onChange={(event) => {
          setReason(event.currentTarget.value);
          setMissing(false);
        }}
      />
    </Stack>
  );
  return (
    <Act
      {...rest}
      confirm={{ ...confirm, body }}
      act={async () => {
        if (!optional && reason.trim() === '') {
          setMissing(true);
          throw new Error(words.reasonMissing);
        }
        await act(reason.trim());
        setReason('');
      }}
    />
  );
}
