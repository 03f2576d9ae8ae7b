/** One column: what its samples look like, what is proposed and why, and what it is said to carry. */
import type { Both } from '../../../src/kernel/both.ts';
import { Alert, Button, Group, NativeSelect, SimpleGrid, Text, TextInput, Title } from '@mantine/core';
import { memo } from 'react';
import { Status } from '../../ui/status.tsx';
import { Why } from '../../ui/why.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { type ColumnBody, withValue } from './draft.ts';
import type { InspectedColumn } from './files.ts';
import { lengths, Shapes } from './inspection.tsx';
import { MAPPING_WORDS } from './mapping-words.ts';
import { MoreOfColumn } from './more-of-column.tsx';
import { useProposalReason } from './proposal-reasons.ts';
import { CategorySelect, FormSelect } from './parts.tsx';
import { useReadings } from './readings.ts';

const KEYS = ['customer_id', 'email', 'phone'] as const;
const ABOUT = [
  'name', 'locale', 'country', 'region', 'postal_address', 'time_zone', 'birth_date', 'deceased', 'status',
  'customer_since', 'contact_as_of',
] as const; // prettier-ignore

export interface CardProps {
  readonly column: InspectedColumn;
  /** Undefined while nobody has decided. */
  readonly body: ColumnBody | undefined;
  /** What is proposed, as the mapping would say it. */
  readonly proposed: ColumnBody | undefined;
  readonly problems: readonly Both[];
  readonly columns: readonly string[];
  readonly subjects: readonly string[];
  readonly onChange: (name: string, body: ColumnBody) => void;
  readonly onTake: (name: string) => void;
}

export const ColumnCard = memo(function ColumnCard(props: CardProps) {
  const words = useWords(MAPPING_WORDS);
  const { column, body } = props;
  const { name } = column;
  const { say } = useReadings();
  const change = (next: ColumnBody) => props.onChange(name, next);
  const isWrong = body !== undefined && props.problems.length > 0;
  return (
    <section className="figure" aria-label={words.column(name)} style={{ marginBlockEnd: 12 }}>
      <Group justify="space-between" gap="xs" mb={4}>
        <Title order={3} size="h5" style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Title>
        {body === undefined ? (
          <Status tone="warn">{words.stateOpen}</Status>
        ) : (
          <Text size="sm" c="dimmed">
            {say(body) ?? words.stateNothing}
          </Text>
        )}
      </Group>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Seen {...props} />
        <div>
          <Fields {...props} change={change} />
          {isWrong ? (
            <Alert color="red" mt="xs" p="xs">
              {props.problems.map((problem) => (
                <Text key={problem.en} size="sm">
                  <Why of={problem} />
                </Text>
              ))}
            </Alert>
          ) : null}
        </div>
      </SimpleGrid>
    </section>
  );
});

/** Beside what is decided: shapes of a sample, and the proposal with its reason. */
function Seen({ column, body, proposed, onTake, onChange }: CardProps) {
  const words = useWords(MAPPING_WORDS);
  const format = useFormat();
  const { say } = useReadings();
  const { name } = column;
  const { confidence } = column.proposal;
  const why = useProposalReason()(column.proposal.reason);
  const [present, distinct] = [
    format.percent(column.presentPercent / 100),
    format.number(column.distinctEstimate),
  ];
  const isTaken =
    body !== undefined && JSON.stringify(sorted(body)) === JSON.stringify(sorted(proposed ?? {}));
  return (
    <div>
      <Shapes of={column.shapes} />
      <Text size="xs" c="dimmed" my={4}>
        {words.facts(present, distinct, lengths(column))}
      </Text>
      <Text size="sm">
        {words.proposed} ({format.percent(confidence)}): <b>{say(proposed ?? {}) ?? words.proposedNothing}</b>
      </Text>
      <Text size="xs" c="dimmed">
        <span lang={why.lang}>{why.text}</span>
      </Text>
      <Group gap="xs" mt="xs">
        {isTaken ? null : (
          <Button
            size="xs"
            variant={body === undefined ? 'filled' : 'default'}
            aria-label={words.takeNamed(name)}
            onClick={() => onTake(name)}
          >
            {words.take}
          </Button>
        )}
        {body === undefined && say(proposed ?? {}) !== null ? (
          <Button
            size="xs"
            variant="default"
            aria-label={words.nothingNamed(name)}
            onClick={() => onChange(name, {})}
          >
            {words.nothing}
          </Button>
        ) : null}
      </Group>
    </div>
  );
}

function Fields(props: CardProps & { change: (body: ColumnBody) => void }) {
  const words = useWords(MAPPING_WORDS);
  const { change } = props;
  const body = props.body ?? {};
  const isLink = body.use?.startsWith('link:') ?? false;
  const named = (uses: readonly (keyof typeof words.uses)[]) =>
    uses.map((value) => ({ value, label: words.uses[value] }));
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <NativeSelect
          label={words.use}
          value={isLink ? 'link' : (body.use ?? '')}
          onChange={(event) => {
            const use = event.currentTarget.value;
            change(usedAs(body, use === 'link' ? 'link:' : use));
          }}
          data={[
            { value: '', label: words.useNone },
            { group: words.keys, items: named(KEYS) },
            { group: words.about, items: named(ABOUT) },
            { group: words.joins, items: named(['link']) },
          ]}
        />
        <CategorySelect
          value={body.category}
          onChange={(code) =>
            change(withValue(code ? body : withValue(body, 'form', undefined), 'category', code))
          }
        />
        {isLink ? (
          <TextInput
            label={words.linkName}
            description={words.linkNameHelp}
            value={body.use?.slice('link:'.length) ?? ''}
            onChange={(event) => change({ ...body, use: `link:${event.currentTarget.value}` })}
          />
        ) : null}
        {body.category === undefined ? null : (
          <FormSelect value={body.form} onChange={(form) => change(withValue(body, 'form', form))} />
        )}
      </SimpleGrid>
      <MoreOfColumn {...props} body={body} />
    </>
  );
}

/** What only another use could have is not carried along. */
function usedAs(body: ColumnBody, use: string): ColumnBody {
  let next = withValue(body, 'use', use);
  if (use !== 'customer_id') next = withValue(next, 'id_space', undefined);
  if (use !== 'postal_address') next = withValue(next, 'part', undefined);
  return next;
}

function sorted(body: ColumnBody): [string, unknown][] {
  return Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1));
}
