/** A step that asks for words before it is done: a reason, a reference, an amount. Nothing typed is lost by a refusal. */
import { Stack, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Act, type ActProps } from '../../ui/act.tsx';
import { useWords } from '../../words/words.tsx';
import { AREA_WORDS } from './area-words.ts';

export interface Asking {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly long?: boolean;
  readonly optional?: boolean;
  readonly initial?: string;
}

export interface AskingProps extends Omit<ActProps, 'act' | 'confirm'> {
  fields: readonly Asking[];
  act: (typed: Readonly<Record<string, string>>) => Promise<unknown>;
  confirm: { title: string; body: ReactNode; yes: string };
}

export function AskingAct({ fields, act, confirm, ...rest }: AskingProps) {
  const words = useWords(AREA_WORDS);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [missing, setMissing] = useState<string | null>(null);
  const valueOf = (field: Asking) => typed[field.name] ?? field.initial ?? '';
  const body = (
    <Stack gap="sm">
      <div>{confirm.body}</div>
      {fields.map((field) => {
        const props = {
          label: field.label,
          description: field.hint,
          required: !field.optional,
          value: valueOf(field),
          error: missing === field.name ? words.missing : null,
          onChange: (event: { currentTarget: { value: string } }) => {
            const { value } = event.currentTarget;
            setTyped((before) => ({ ...before, [field.name]: value }));
            setMissing(null);
          },
        };
        return field.long ? (
          <Textarea key={field.name} autosize minRows={2} maxLength={1_000} {...props} />
        ) : (
          <TextInput key={field.name} maxLength={200} {...props} />
        );
      })}
    </Stack>
  );
  return (
    <Act
      {...rest}
      confirm={{ ...confirm, body }}
      act={async () => {
        const empty = fields.find((field) => !field.optional && valueOf(field).trim() === '');
        if (empty) {
          setMissing(empty.name);
          throw new Error(`${empty.label}: ${words.missing}`);
        }
        await act(Object.fromEntries(fields.map((field) => [field.name, valueOf(field).trim()])));
        setTyped({});
      }}
    />
  );
}

/** The usual one: why. */
export function useReason(): Asking {
  const words = useWords(AREA_WORDS);
  return { name: 'reason', label: words.reason, hint: words.reasonHint, long: true };
}
