/** One table of a report: the page and the workbook print the same sections, so that they cannot differ. */
import type { Words } from '../../laws/index.ts';

export type CellKind = 'text' | 'count' | 'percent' | 'instant';
export type Cell = string | number | Date | null;

export interface Column {
  readonly title: string;
  readonly kind: CellKind;
  /** What the figure means; null only for what names a row. */
  readonly definition: string | null;
}

export interface Section {
  /** Anchor of the page. */
  readonly code: string;
  readonly title: string;
  /** What the table answers, in a sentence or two. */
  readonly about: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Said where there is no row. */
  readonly empty: string;
}

export interface ColumnText {
  readonly title: Words;
  readonly kind: CellKind;
  readonly definition: Words | null;
}

/** A section before it is put into a language. */
export interface SectionText {
  readonly code: string;
  readonly title: Words;
  readonly about: Words;
  readonly columns: readonly ColumnText[];
  readonly empty: Words;
}

export function w(id: string, en: string): Words {
  return { id, en };
}

/** Names a row. */
export function label(id: string, en: string): ColumnText {
  return { title: w(id, en), kind: 'text', definition: null };
}

/** A figure, which never stands without its definition. */
export function figure(kind: CellKind, title: Words, definition: Words): ColumnText {
  return { title, kind, definition };
}

export function spoken(
  text: SectionText,
  rows: readonly (readonly Cell[])[],
  say: (words: Words) => string,
): Section {
  return {
    code: text.code,
    title: say(text.title),
    about: say(text.about),
    columns: text.columns.map(({ title, kind, definition }) => ({
      title: say(title),
      kind,
      definition: definition && say(definition),
    })),
    rows,
    empty: say(text.empty),
  };
}
