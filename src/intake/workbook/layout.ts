/** The sheets and columns of the mapping workbook; writing and reading agree on them here. */

export const SHEETS = {
  columns: 'Columns',
  sources: 'Sources',
  signature: 'Signature',
  lists: 'Lists',
} as const;

export interface SheetColumn<K extends string> {
  readonly key: K;
  readonly title: string;
  readonly width: number;
}

export const COLUMN_CELLS = [
  { key: 'file', title: 'File', width: 24 },
  { key: 'column', title: 'Column', width: 24 },
  { key: 'sample', title: 'Sample (masked)', width: 28 },
  { key: 'present', title: 'Present %', width: 10 },
  { key: 'use', title: 'Use', width: 16 },
  { key: 'subject', title: 'Subject', width: 14 },
  { key: 'category', title: 'Category', width: 20 },
  { key: 'labelId', title: 'Label (id)', width: 28 },
  { key: 'labelEn', title: 'Label (en)', width: 28 },
  { key: 'form', title: 'Form', width: 18 },
  { key: 'absent', title: 'Absent', width: 16 },
  { key: 'presentWhen', title: 'Present when', width: 22 },
  { key: 'note', title: 'Note', width: 40 },
  { key: 'idSpace', title: 'Id space', width: 12 },
  { key: 'part', title: 'Address part', width: 13 },
  { key: 'former', title: 'Former when', width: 16 },
  { key: 'dateOrder', title: 'Date order', width: 11 },
] as const satisfies readonly SheetColumn<string>[];

export const SOURCE_CELLS = [
  { key: 'file', title: 'File', width: 24 },
  { key: 'role', title: 'Role', width: 14 },
  { key: 'idSpace', title: 'Id space', width: 12 },
  { key: 'defaultCountry', title: 'Default country', width: 15 },
  { key: 'contactRank', title: 'Contact rank', width: 13 },
  { key: 'authoritativeName', title: 'Authoritative name', width: 18 },
  { key: 'header', title: 'Header', width: 9 },
  { key: 'delimiter', title: 'Delimiter', width: 11 },
  { key: 'encoding', title: 'Encoding', width: 14 },
  { key: 'subjects', title: 'Subjects', width: 26 },
  { key: 'constants', title: 'Constants', width: 26 },
  { key: 'onlyWhen', title: 'Only when', width: 26 },
  { key: 'digest', title: 'Digest (as exported)', width: 34 },
  { key: 'skipLines', title: 'Lines above the header', width: 20 },
] as const satisfies readonly SheetColumn<string>[];

/** Workbooks exported before there was this column are read as they are. */
export const ADDED_LATER: readonly string[] = ['Lines above the header'];

export type ColumnCell = (typeof COLUMN_CELLS)[number]['key'];
export type SourceCell = (typeof SOURCE_CELLS)[number]['key'];

/** Rows of the signature sheet: what stands in column A, and where in column B the answer is. */
export const SIGNATURE_ROWS = [
  ['signedBy', 'Signed by (full name)'],
  ['signedOn', 'Date (YYYY-MM-DD)'],
  ['statement', 'Statement'],
  ['digest', 'Digest of all mappings, as exported'],
] as const;

export const DELIMITER_WORDS = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const;

export const ROWS_MAX = 20_000;
/** A cell of a spreadsheet holds no more. */
export const CELL_CHARS_MAX = 32_000;

/** A, B … Z, AA. */
export function letterOf(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? letterOf(rest) : '') + String.fromCodePoint(65 + (index % 26));
}
