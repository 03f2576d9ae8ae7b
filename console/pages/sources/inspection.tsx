/** What a sample of a file shows: how it is written, and what each column looks like; shapes, never values. */
import { Alert, Checkbox, Text } from '@mantine/core';
import { DataTable } from '../../ui/data-table.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Why } from '../../ui/why.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import type { Inspected, InspectedColumn } from './files.ts';
import { useProposalReason } from './proposal-reasons.ts';
import { useReadings } from './readings.ts';
import { SOURCE_WORDS } from './source-words.ts';

export function Inspection({ look }: { look: Inspected }) {
  const words = useWords(SOURCE_WORDS);
  const format = useFormat();
  const { sampled } = look;
  const counted = format.number(sampled.records);
  return (
    <>
      <LinesAbove of={look} />
      <Facts
        of={[
          [words.encoding, look.encoding],
          [words.delimiter, look.delimiter === null ? '–' : words.delimiters[look.delimiter]],
          [words.header, look.header.present ? words.headerYes : words.headerNo],
          [
            words.sampled,
            sampled.complete
              ? words.sampledAll(counted)
              : words.sampledSome(
                  counted,
                  format.number(sampled.recordsEstimate),
                  format.number(sampled.windows),
                ),
          ],
          ...(look.skippedLines > 0 && !look.linesAbove
            ? [[words.skippedLines, format.number(look.skippedLines)] as const]
            : []),
          [words.columns, format.number(look.columns.length)],
        ]}
      />
      <div style={{ marginBlockStart: 16 }}>
        <Columns columns={look.columns} />
      </div>
    </>
  );
}

interface LinesAboveProps {
  readonly of: Pick<Inspected, 'linesAbove'>;
  /** Whether somebody has said that they are skipped; where one can say it, `onSkip`. */
  readonly skipped?: boolean;
  readonly onSkip?: (lines: number | undefined) => void;
}

/** That the first line is a title: said wherever one might say yes to what is proposed. */
export function LinesAbove({ of: { linesAbove }, skipped, onSkip }: LinesAboveProps) {
  const words = useWords(SOURCE_WORDS);
  if (!linesAbove) return null;
  const { skipLines } = linesAbove;
  return (
    <Alert color={skipped ? 'yellow' : 'red'} mb="md">
      <Why of={linesAbove.words} />
      {onSkip ? (
        <Checkbox
          mt="sm"
          label={words.skip(skipLines)}
          checked={skipped ?? false}
          onChange={(event) => onSkip(event.currentTarget.checked ? skipLines : undefined)}
        />
      ) : null}
    </Alert>
  );
}

function Columns({ columns }: { columns: readonly InspectedColumn[] }) {
  const words = useWords(SOURCE_WORDS);
  const format = useFormat();
  return (
    <DataTable
      caption={words.columns}
      captionHidden
      rows={columns.slice(0, 200)}
      rowKey={(row) => row.name}
      columns={[
        { head: words.column, heads: true, cell: (row) => row.name },
        { head: words.present, numeric: true, cell: (row) => format.percent(row.presentPercent / 100) },
        { head: words.distinct, numeric: true, cell: (row) => format.number(row.distinctEstimate) },
        { head: words.length, numeric: true, cell: (row) => lengths(row) },
        { head: words.shapes, cell: (row) => <Shapes of={row.shapes} /> },
        { head: words.proposal, cell: (row) => <Proposed column={row} /> },
      ]}
    />
  );
}

export function lengths({ minLength, maxLength }: InspectedColumn): string {
  return minLength === maxLength ? String(minLength) : `${minLength}–${maxLength}`;
}

export function Shapes({ of }: { of: readonly string[] }) {
  return of.slice(0, 3).map((shape) => (
    <div key={shape}>
      <code>{shape}</code>
    </div>
  ));
}

export function Proposed({ column }: { column: InspectedColumn }) {
  const words = useWords(SOURCE_WORDS);
  const format = useFormat();
  const { say } = useReadings();
  const { use, category, form, confidence } = column.proposal;
  const why = useProposalReason()(column.proposal.reason);
  return (
    <>
      <div>{say({ use, category, form }) ?? words.proposalNothing}</div>
      <Text size="xs" c="dimmed">
        {words.confidence(format.percent(confidence))}: <span lang={why.lang}>{why.text}</span>
      </Text>
    </>
  );
}
