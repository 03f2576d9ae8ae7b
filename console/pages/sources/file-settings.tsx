/** What a mapping says of the file as a whole: its role, country and rank; the rest under "More". */
import type { Both } from '../../../src/kernel/both.ts';
import {
  Alert,
  Checkbox,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useState } from 'react';
import { Section } from '../../ui/page.tsx';
import { Why } from '../../ui/why.tsx';
import { useWords } from '../../words/words.tsx';
import { type ConstantBody, type MappingBody, type SubjectBody, withValue } from './draft.ts';
import { MAPPING_WORDS } from './mapping-words.ts';
import { CategorySelect, ConditionFields, FormSelect, Listed } from './parts.tsx';

const SUBJECT_FACTS = ['former', 'minor', 'deceased'] as const;
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'];

interface Props {
  readonly body: MappingBody;
  readonly columns: readonly string[];
  readonly problems: readonly Both[];
  readonly change: (body: MappingBody) => void;
}

export function FileSettings(props: Props) {
  const words = useWords(MAPPING_WORDS);
  return (
    <Section title={words.file} lead={words.fileLead}>
      <Basics {...props} />
      <Scope {...props} />
      <MoreOfFile {...props} />
      {props.problems.length === 0 ? null : (
        <Alert color="red" mt="sm" title={words.fileProblems}>
          {props.problems.map((problem) => (
            <Text key={problem.en} size="sm">
              <Why of={problem} />
            </Text>
          ))}
        </Alert>
      )}
    </Section>
  );
}

function Basics({ body, change }: Props) {
  const words = useWords(MAPPING_WORDS);
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
      <NativeSelect
        label={words.role}
        value={body.role ?? 'leaked'}
        onChange={(event) =>
          change(
            withValue(body, 'role', event.currentTarget.value === 'leaked' ? '' : event.currentTarget.value),
          )
        }
        data={Object.entries(words.roles).map(([value, label]) => ({ value, label }))}
      />
      <TextInput
        label={words.country}
        description={words.countryHelp}
        maxLength={2}
        value={body.default_country ?? ''}
        onChange={(event) =>
          change(withValue(body, 'default_country', event.currentTarget.value.toUpperCase()))
        }
      />
      <TextInput
        label={words.rank}
        description={words.rankHelp}
        type="number"
        min={1}
        value={body.contact_rank ?? ''}
        onChange={(event) => {
          const text = event.currentTarget.value;
          change(withValue(body, 'contact_rank', text === '' ? undefined : Number(text)));
        }}
      />
    </SimpleGrid>
  );
}

function Scope({ body, columns, change }: Props) {
  const words = useWords(MAPPING_WORDS);
  const conditions = body.only_when ?? [];
  return (
    <>
      <Title order={3} size="h6" mt="md" mb={4}>
        {words.onlyWhen}
      </Title>
      {conditions.length === 0 ? (
        <Text size="sm" c="dimmed" mb="xs">
          {words.onlyWhenNone}
        </Text>
      ) : null}
      <Listed
        items={conditions}
        nameOf={words.condition}
        removeOf={words.removeCondition}
        add={{ label: words.addCondition, make: () => ({ column: columns[0] ?? '', in: [] }) }}
        onChange={(items) => change(withValue(body, 'only_when', items.length > 0 ? items : undefined))}
      >
        {(condition, set) => <ConditionFields condition={condition} columns={columns} onChange={set} />}
      </Listed>
    </>
  );
}

function MoreOfFile(props: Props) {
  const words = useWords(MAPPING_WORDS);
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      style={{ marginBlockStart: 12 }}
    >
      <summary style={{ cursor: 'pointer' }}>{words.more}</summary>
      {isOpen ? (
        <Stack gap="md" mt="sm">
          <Writing {...props} />
          <Constants {...props} />
          <Subjects {...props} />
        </Stack>
      ) : null}
    </details>
  );
}

function Writing({ body, change }: Props) {
  const words = useWords(MAPPING_WORDS);
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <TextInput
          label={words.fileSpace}
          description={words.fileSpaceHelp}
          value={body.id_space ?? ''}
          onChange={(event) => change(withValue(body, 'id_space', event.currentTarget.value))}
        />
        <NativeSelect
          label={words.delimiter}
          value={body.delimiter ?? ''}
          onChange={(event) => change(withValue(body, 'delimiter', event.currentTarget.value))}
          data={[
            { value: '', label: words.asFound },
            ...Object.entries(words.delimiters).map(([value, label]) => ({ value, label })),
          ]}
        />
        <NativeSelect
          label={words.encoding}
          value={body.encoding ?? ''}
          onChange={(event) => change(withValue(body, 'encoding', event.currentTarget.value))}
          data={[{ value: '', label: words.asFound }, ...ENCODINGS]}
        />
        <TextInput
          label={words.skipLines}
          description={words.skipLinesHelp}
          type="number"
          min={0}
          max={100}
          value={body.skip_lines ?? ''}
          onChange={(event) => {
            const text = event.currentTarget.value;
            change(withValue(body, 'skip_lines', text === '' || text === '0' ? undefined : Number(text)));
          }}
        />
      </SimpleGrid>
      <Group gap="lg">
        <Checkbox
          label={words.authoritative}
          checked={body.authoritative_name ?? false}
          onChange={(event) =>
            change(withValue(body, 'authoritative_name', event.currentTarget.checked || undefined))
          }
        />
        <Checkbox
          label={words.header}
          checked={body.header ?? true}
          onChange={(event) =>
            change(withValue(body, 'header', event.currentTarget.checked ? undefined : false))
          }
        />
      </Group>
    </>
  );
}

function Constants({ body, change }: Props) {
  const words = useWords(MAPPING_WORDS);
  return (
    <div>
      <Title order={3} size="h6" mb={4}>
        {words.constants}
      </Title>
      <Listed<ConstantBody>
        items={body.constants ?? []}
        nameOf={words.constant}
        removeOf={words.removeConstant}
        add={{ label: words.addConstant, make: () => ({ category: 'id.name' }) }}
        onChange={(items) => change(withValue(body, 'constants', items.length > 0 ? items : undefined))}
      >
        {(constant, set) => (
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            <CategorySelect
              value={constant.category}
              onChange={(category) => set({ ...constant, category: category ?? constant.category })}
            />
            <FormSelect value={constant.form} onChange={(form) => set(withValue(constant, 'form', form))} />
          </SimpleGrid>
        )}
      </Listed>
    </div>
  );
}

/** Kept as a list while it is edited, so that a name may be typed letter by letter. */
function Subjects({ body, change }: Props) {
  const words = useWords(MAPPING_WORDS);
  const [rows, setRows] = useState(() => Object.entries(body.subjects ?? {}));
  const set = (next: readonly [string, SubjectBody][]) => {
    setRows([...next]);
    const named = next.filter(([name]) => name.trim() !== '');
    change(withValue(body, 'subjects', named.length > 0 ? Object.fromEntries(named) : undefined));
  };
  return (
    <div>
      <Title order={3} size="h6" mb={4}>
        {words.subjects}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {words.subjectsHelp}
      </Text>
      <Listed<[string, SubjectBody]>
        items={rows}
        nameOf={words.subjectNo}
        removeOf={words.removeSubject}
        add={{ label: words.addSubject, make: () => [rows.length === 0 ? 'holder' : '', {}] }}
        onChange={(items) => set(items)}
      >
        {([name, facts], replace) => (
          <Group gap="md" align="end">
            <TextInput
              label={words.subjectName}
              value={name}
              onChange={(event) => replace([event.currentTarget.value, facts])}
            />
            <NativeSelect
              label={words.role}
              value={facts.role ?? 'customer'}
              onChange={(event) => {
                const role = event.currentTarget.value;
                replace([name, withValue(facts, 'role', role === 'customer' ? '' : role)]);
              }}
              data={Object.entries(words.subjectRoles).map(([value, label]) => ({ value, label }))}
            />
            {SUBJECT_FACTS.map((fact) => (
              <Checkbox
                key={fact}
                label={
                  { former: words.subjectFormer, minor: words.subjectMinor, deceased: words.subjectDeceased }[
                    fact
                  ]
                }
                checked={facts[fact] ?? false}
                onChange={(event) =>
                  replace([name, withValue(facts, fact, event.currentTarget.checked || undefined)])
                }
              />
            ))}
          </Group>
        )}
      </Listed>
    </div>
  );
}
