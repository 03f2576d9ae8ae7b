/** A table with a caption, that scrolls by itself on a small screen; the next page is asked for, never guessed. */
import { Button, Group, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
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
  if (props.rows.length === 0) return <Empty>{props.empty ?? words.noRows}</Empty>;
  return (
    <>
      <div className="table-scroll" role="group" aria-label={props.caption} tabIndex={0}>
        <Table verticalSpacing="xs" striped={false} highlightOnHover>
          <Table.Caption className={props.captionHidden ? 'visually-hidden' : 'table-caption'}>
            {props.caption}
          </Table.Caption>
          <Table.Thead>
            <Table.Tr>
              {props.columns.map((column) => (
                <Table.Th key={column.head} scope="col" className={column.numeric ? 'numeric' : ''}>
                  {column.head}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {props.rows.map((row) => (
              <Table.Tr key={props.rowKey(row)}>
                {props.columns.map((column) => cellOf(column, row))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {props.more ? (
        <Group mt="sm">
          <Button variant="default" size="xs" loading={props.more.busy} onClick={props.more.ask}>
            {words.showMore}
          </Button>
        </Group>
      ) : null}
    </>
  );
}

function cellOf<Row>(column: Column<Row>, row: Row) {
  if (column.heads) {
    return (
      <Table.Th key={column.head} scope="row" className="row-head">
        {column.cell(row)}
      </Table.Th>
    );
  }
  return (
    <Table.Td key={column.head} className={column.numeric ? 'numeric' : ''}>
      {column.cell(row)}
    </Table.Td>
  );
}

/** An empty place says what to do first. */
export function Empty({ children }: { children: ReactNode }) {
  return (
    <Text component="div" className="empty" c="dimmed">
      {children}
    </Text>
  );
}
