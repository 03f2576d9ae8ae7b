/** Fields the editor uses in more than one place. */
import { Button, Group, NativeSelect, Textarea } from '@mantine/core';
import { useId, useState } from 'react';
import { CATEGORY_CODES, FORMS } from '../../../src/incidents/catalogue/exposure.ts';
import { useWords } from '../../words/words.tsx';
import type { Condition } from './draft.ts';
import { MAPPING_WORDS } from './mapping-words.ts';
import { useReadings } from './readings.ts';

/** A list, one value a line. What is typed stays as typed; the empty lines of it are no values. */
export function Lines(props: {
  label: string;
  values: readonly string[] | undefined;
  onChange: (values: readonly string[] | undefined) => void;
}) {
  const words = useWords(MAPPING_WORDS);
  const [text, setText] = useState((props.values ?? []).join('\n'));
  return (
    <Textarea
      label={props.label}
      description={words.onePerLine}
      autosize
      minRows={2}
      maxRows={6}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const values = event.currentTarget.value.split('\n').map((line) => line.trim());
        const filled = values.filter((line) => line !== '');
        props.onChange(filled.length === 0 ? undefined : filled);
      }}
    />
  );
}

export function CategorySelect(props: {
  value: string | undefined;
  onChange: (code: string | undefined) => void;
}) {
  const words = useWords(MAPPING_WORDS);
  const { categoryWord } = useReadings();
  const named = CATEGORY_CODES.map((value) => ({ value, label: categoryWord(value) }));
  return (
    <NativeSelect
      label={words.category}
      value={props.value ?? ''}
      onChange={(event) => props.onChange(event.currentTarget.value || undefined)}
      data={[{ value: '', label: words.categoryNone }, ...named]}
    />
  );
}

export function FormSelect(props: {
  value: string | undefined;
  disabled?: boolean;
  onChange: (form: string | undefined) => void;
}) {
  const words = useWords(MAPPING_WORDS);
  return (
    <NativeSelect
      label={words.form}
      value={props.value ?? ''}
      disabled={props.disabled ?? false}
      onChange={(event) => props.onChange(event.currentTarget.value || undefined)}
      data={[
        { value: '', label: words.formSeen },
        ...FORMS.map((value) => ({ value, label: words.forms[value] })),
      ]}
    />
  );
}

/** Which column, is or is not, and of which values. */
export function ConditionFields(props: {
  condition: Condition;
  columns: readonly string[];
  onChange: (condition: Condition) => void;
}) {
  const words = useWords(MAPPING_WORDS);
  const { column, in: included, not_in: excluded } = props.condition;
  const isNot = excluded !== undefined;
  const values = included ?? excluded ?? [];
  const amend = (next: { column?: string; isNot?: boolean; values?: readonly string[] }) => {
    const list = next.values ?? values;
    const name = next.column ?? column;
    props.onChange((next.isNot ?? isNot) ? { column: name, not_in: list } : { column: name, in: list });
  };
  return (
    <Group align="start" gap="sm" grow preventGrowOverflow={false}>
      <NativeSelect
        label={words.otherColumn}
        value={column}
        onChange={(event) => amend({ column: event.currentTarget.value })}
        data={props.columns.includes(column) ? [...props.columns] : [column, ...props.columns]}
      />
      <NativeSelect
        label={words.presentWhen}
        value={isNot ? 'not_in' : 'in'}
        onChange={(event) => amend({ isNot: event.currentTarget.value === 'not_in' })}
        data={[
          { value: 'in', label: words.is },
          { value: 'not_in', label: words.isNot },
        ]}
      />
      <Lines label={words.values} values={values} onChange={(list) => amend({ values: list ?? [] })} />
    </Group>
  );
}

/** Named rows one can add to and take from: conditions, kinds of data, people. */
export function Listed<T>(props: {
  items: readonly T[];
  nameOf: (no: number) => string;
  removeOf: (no: number) => string;
  add: { label: string; make: () => T };
  onChange: (items: readonly T[]) => void;
  children: (item: T, change: (item: T) => void) => React.ReactNode;
}) {
  const words = useWords(MAPPING_WORDS);
  const id = useId();
  const [keys, setKeys] = useState(() => props.items.map((_, at) => `${id}${at}`));
  return (
    <>
      {props.items.map((item, at) => (
        <fieldset
          key={keys[at] ?? at}
          aria-label={props.nameOf(at + 1)}
          className="figure"
          style={{ marginBlock: 8 }}
        >
          {props.children(item, (next) =>
            props.onChange(props.items.map((other, i) => (i === at ? next : other))),
          )}
          <Button
            size="xs"
            variant="subtle"
            color="red"
            mt={4}
            aria-label={props.removeOf(at + 1)}
            onClick={() => {
              setKeys(keys.filter((_, i) => i !== at));
              props.onChange(props.items.filter((_, i) => i !== at));
            }}
          >
            {words.remove}
          </Button>
        </fieldset>
      ))}
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setKeys([...keys, `${id}${Date.now()}`]);
          props.onChange([...props.items, props.add.make()]);
        }}
      >
        {props.add.label}
      </Button>
    </>
  );
}
