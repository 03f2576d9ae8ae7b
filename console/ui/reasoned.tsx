/** A step that needs a reason: the question says what it will do, with numbers, and asks why; nothing typed is lost. */
import { Stack, Textarea } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { Problem } from '../api/client.ts';
import { useWords } from '../words/words.tsx';
import { Act, type ActProps } from './act.tsx';
import { UI_WORDS } from './words.ts';

export interface ReasonedProps extends Omit<ActProps, 'act' | 'confirm'> {
  act: (reason: string) => Promise<unknown>;
  confirm: { title: string; body: ReactNode; yes: string };
  /** What the field is called, where it is not a reason. */
  label?: string;
  hint?: string;
  /** What is said where it is left empty. */
  missing?: string;
  /** May be left empty. */
  optional?: boolean;
  /** As many characters as the server takes. */
  most?: number;
}

export function Reasoned(props: ReasonedProps) {
  const words = useWords(UI_WORDS);
  const {
    act,
    confirm,
    label,
    hint,
    missing = words.reasonMissing,
    optional = false,
    most = 500,
    ...rest
  } = props;
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const body = (
    <Stack gap="sm">
      <div>{confirm.body}</div>
      <Textarea
        ref={field}
        label={label ?? words.reason}
        description={hint ?? words.reasonHint}
        required={!optional}
        autosize
        minRows={2}
        maxLength={most}
        value={reason}
        error={isMissing ? missing : null}
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
      ready={() => {
        const isThere = optional || reason.trim() !== '';
        if (!isThere) {
          setMissing(true);
          field.current?.focus();
        }
        return isThere;
      }}
      act={async () => {
        await act(reason.trim());
        setReason('');
      }}
    />
  );
}

/** What a page itself refuses before it asks the server: shown like any refusal, and never as a failure. */
export function refusal(sentence: string): Problem {
  return new Problem(400, 'console.incomplete', sentence);
}
