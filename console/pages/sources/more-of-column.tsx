/** What few columns need: whose it is, when it counts, what means nothing, how dates are written. */
import { NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../words/words.tsx';
import type { CardProps } from './column-card.tsx';
import { type ColumnBody, type Condition, withValue } from './draft.ts';
import { MAPPING_WORDS } from './mapping-words.ts';
import { ConditionFields, Lines } from './parts.tsx';

type Props = CardProps & { readonly body: ColumnBody; readonly change: (body: ColumnBody) => void };

const MORE = [
  'id_space',
  'part',
  'subject',
  'absent',
  'present_when',
  'former',
  'date_order',
  'note',
] as const;

export function MoreOfColumn(props: Props) {
  const words = useWords(MAPPING_WORDS);
  const { body } = props;
  const count = MORE.filter((name) => body[name] !== undefined).length;
  const [isOpen, setOpen] = useState(count > 0);
  return (
    <details
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      style={{ marginBlockStart: 8 }}
    >
      <summary style={{ cursor: 'pointer' }}>
        {words.more}
        {count > 0 ? ` (${count})` : ''}
      </summary>
      {isOpen ? <MoreFields {...props} /> : null}
    </details>
  );
}

function MoreFields({ column, body, change, columns, subjects }: Props) {
  const words = useWords(MAPPING_WORDS);
  const set = (name: keyof ColumnBody) => (value: unknown) => change(withValue(body, name, value));
  return (
    <Stack gap="sm" mt="xs">
      {body.use === 'customer_id' ? (
        <TextInput
          label={words.idSpace}
          description={words.idSpaceHelp}
          value={body.id_space ?? ''}
          onChange={(event) => set('id_space')(event.currentTarget.value)}
        />
      ) : null}
      {body.use === 'postal_address' ? (
        <NativeSelect
          label={words.part}
          value={body.part ?? 'line'}
          onChange={(event) =>
            set('part')(event.currentTarget.value === 'line' ? '' : event.currentTarget.value)
          }
          data={Object.entries(words.parts).map(([value, label]) => ({ value, label }))}
        />
      ) : null}
      {subjects.length > 1 ? (
        <NativeSelect
          label={words.subject}
          value={body.subject ?? ''}
          onChange={(event) => set('subject')(event.currentTarget.value)}
          data={[{ value: '', label: '–' }, ...subjects]}
        />
      ) : null}
      <Lines label={words.absent} values={body.absent} onChange={set('absent')} />
      <PresentWhen
        column={column.name}
        columns={columns}
        value={body.present_when}
        onChange={set('present_when')}
      />
      {body.use === 'status' ? (
        <Lines label={words.former} values={body.former} onChange={set('former')} />
      ) : null}
      <NativeSelect
        label={words.dateOrder}
        value={body.date_order ?? 'dmy'}
        onChange={(event) =>
          set('date_order')(event.currentTarget.value === 'dmy' ? '' : event.currentTarget.value)
        }
        data={Object.entries(words.dateOrders).map(([value, label]) => ({ value, label }))}
      />
      <TextInput
        label={words.note}
        value={body.note ?? ''}
        onChange={(event) => set('note')(event.currentTarget.value)}
      />
    </Stack>
  );
}

function PresentWhen(props: {
  column: string;
  columns: readonly string[];
  value: ColumnBody['present_when'];
  onChange: (value: readonly string[] | Condition | undefined) => void;
}) {
  const words = useWords(MAPPING_WORDS);
  const { value } = props;
  const own = Array.isArray(value) ? (value as readonly string[]) : null;
  const other = value !== undefined && own === null ? (value as Condition) : null;
  const kind = own ? 'own' : other ? 'other' : 'always';
  const first = props.columns.find((name) => name !== props.column) ?? props.column;
  return (
    <>
      <NativeSelect
        label={words.presentWhen}
        value={kind}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          if (chosen === 'always') props.onChange(undefined);
          else props.onChange(chosen === 'own' ? [] : { column: first, in: [] });
        }}
        data={[
          { value: 'always', label: words.present.always },
          { value: 'own', label: words.present.own },
          { value: 'other', label: words.present.in },
        ]}
      />
      {own ? (
        <Lines label={words.values} values={own} onChange={(values) => props.onChange(values ?? [])} />
      ) : null}
      {other ? <ConditionFields condition={other} columns={props.columns} onChange={props.onChange} /> : null}
    </>
  );
}
