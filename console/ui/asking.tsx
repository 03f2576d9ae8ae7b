/**
 * A step that asks for words before it is done: a reason, a reference, an amount. What is missing is said at its field,
 * which takes the focus; nothing typed is lost by a refusal.
 */
import { Stack, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { useWords } from '../words/words.tsx';
import { Act, type ActProps } from './act.tsx';
import { UI_WORDS } from './words.ts';

export interface Asking {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly long?: boolean;
  readonly type?: 'datetime-local';
  readonly optional?: boolean;
  readonly initial?: string;
  /** What is said where it is left empty. */
  readonly missing?: string;
  /** As many characters as the server takes. */
  readonly most?: number;
}

type Typed = Readonly<Record<string, string>>;

export interface AskingProps extends Omit<ActProps, 'act' | 'confirm' | 'ready'> {
  fields: readonly Asking[];
  act: (typed: Typed) => Promise<unknown>;
  confirm: { title: string; body: ReactNode; yes: string };
}

export function AskingAct({ fields, act, confirm, ...rest }: AskingProps) {
  const [typed, setTyped] = useState<Typed>({});
  const [missing, setMissing] = useState<string | null>(null);
  const inputs = useRef(new Map<string, HTMLElement | null>());
  const valueOf = (field: Asking) => typed[field.name] ?? field.initial ?? '';
  const body = (
    <Stack gap="sm">
      <div>{confirm.body}</div>
      {fields.map((field) => (
        <Field
          key={field.name}
          of={field}
          value={valueOf(field)}
          isMissing={missing === field.name}
          keep={(input) => inputs.current.set(field.name, input)}
          onType={(value) => {
            setTyped((before) => ({ ...before, [field.name]: value }));
            setMissing(null);
          }}
        />
      ))}
    </Stack>
  );
  return (
    <Act
      {...rest}
      confirm={{ ...confirm, body }}
      ready={() => {
        const empty = fields.find((field) => !field.optional && valueOf(field).trim() === '');
        if (!empty) return true;
        setMissing(empty.name);
        inputs.current.get(empty.name)?.focus();
        return false;
      }}
      act={async () => {
        await act(Object.fromEntries(fields.map((field) => [field.name, valueOf(field).trim()])));
        setTyped({});
      }}
    />
  );
}

function Field(props: {
  of: Asking;
  value: string;
  isMissing: boolean;
  keep: (input: HTMLElement | null) => void;
  onType: (value: string) => void;
}) {
  const words = useWords(UI_WORDS);
  const { of, value, keep } = props;
  const shared = {
    ref: keep,
    label: of.label,
    description: of.hint,
    required: !of.optional,
    value,
    error: props.isMissing ? (of.missing ?? words.missing) : null,
    onChange: (event: { currentTarget: { value: string } }) => props.onType(event.currentTarget.value),
  };
  return of.long ? (
    <Textarea autosize minRows={2} maxLength={of.most ?? 1_000} {...shared} />
  ) : (
    <TextInput type={of.type ?? 'text'} maxLength={of.most ?? 200} {...shared} />
  );
}

/** The usual one: why. */
export function useReason(): Asking {
  const words = useWords(UI_WORDS);
  return {
    name: 'reason',
    label: words.reason,
    hint: words.reasonHint,
    missing: words.reasonMissing,
    long: true,
  };
}
