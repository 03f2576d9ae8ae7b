/**
 * A table with a caption. Where it has no room its rows stand below each other, each value beside its name; a screen
 * reader hears the same table. The next page is asked for, never guessed.
 */
import { Group, Table, Text } from '@mantine/core';
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../words/words.tsx';
import { BusyButton } from './busy-button.tsx';
import { UI_WORDS } from './words.ts';

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand at the right, digits of one width. */
  readonly numeric?: boolean;
  /** Names the row, for who hears the table. */
  readonly heads?: boolean;
}

export function DataTable<Row>(props: {
  caption: string;
  /** When the heading above says the same. */
  captionHidden?: boolean;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** Said when there are no rows: what to do first. */
  empty?: ReactNode;
  more?: { ask: () => void; busy: boolean } | undefined;
}) {
  const words = useWords(UI_WORDS);
  const frame = useRef<HTMLDivElement>(null);
  const isStacked = useStacked(frame, props.columns.length, props.rows);
  const more = props.more ? <More {...props.more} /> : null;
  if (props.rows.length === 0) {
    // Of a long list a part may be looked through in which there is nothing.
    return (
      <>
        <Empty>{more === null ? (props.empty ?? words.noRows) : words.noRowsYet}</Empty>
        {more}
      </>
    );
  }
  return (
    <>
      <div ref={frame} className="table-frame" role="group" aria-label={props.caption}>
        <Table role="table" verticalSpacing="xs" highlightOnHover className={isStacked ? 'stacked' : ''}>
          <Table.Caption className={props.captionHidden ? 'visually-hidden' : 'table-caption'}>
            {props.caption}
          </Table.Caption>
          <Table.Thead role="rowgroup">
            <Table.Tr role="row">
              {props.columns.map((column) => (
                <Table.Th
                  key={column.head}
                  scope="col"
                  role="columnheader"
                  className={column.numeric ? 'numeric' : ''}
                >
                  {column.head}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody role="rowgroup">
            {props.rows.map((row) => (
              <Table.Tr role="row" key={props.rowKey(row)}>
                {props.columns.map((column) => cellOf(column, row))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {more}
    </>
  );
}

function More({ ask, busy }: { ask: () => void; busy: boolean }) {
  const words = useWords(UI_WORDS);
  return (
    <Group mt="sm">
      <BusyButton variant="default" size="xs" busy={busy} onClick={ask}>
        {words.showMore}
      </BusyButton>
    </Group>
  );
}

/** Roles are said: a browser forgets what a table is once its rows are no longer drawn as one. */
function cellOf<Row>(column: Column<Row>, row: Row) {
  if (column.heads) {
    return (
      <Table.Th key={column.head} scope="row" role="rowheader" className="row-head">
        {column.cell(row)}
      </Table.Th>
    );
  }
  return (
    <Table.Td
      key={column.head}
      role="cell"
      className={column.numeric ? 'numeric' : ''}
      data-head={column.head}
    >
      <div className="cell">{column.cell(row)}</div>
    </Table.Td>
  );
}

/** A column narrower than this breaks its words. */
const COLUMN_REM = 6;

/** Does it want more room than it has? Measured before it is painted, in letters of the size that one reads. */
function useStacked(frame: RefObject<HTMLDivElement | null>, columns: number, rows: unknown): boolean {
  const [isStacked, setStacked] = useState(false);
  const wants = useRef(0);
  useLayoutEffect(() => {
    const of = frame.current;
    if (of === null) return undefined;
    const look = () => {
      const room = of.clientWidth;
      if (!isStacked) {
        const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
        const least = columns > 2 ? columns * COLUMN_REM * rem : 0;
        wants.current = Math.max(least, of.scrollWidth > room + 1 ? of.scrollWidth : 0);
      }
      setStacked(wants.current > room);
    };
    look();
    const watch = new ResizeObserver(look);
    watch.observe(of);
    return () => watch.disconnect();
  }, [frame, columns, rows, isStacked]);
  return isStacked;
}

/** An empty place says what to do first. */
export function Empty({ children }: { children: ReactNode }) {
  return (
    <Text component="div" className="empty" c="dimmed">
      {children}
    </Text>
  );
}
