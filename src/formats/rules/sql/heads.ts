/** Reads the heads of the statements that matter: which table, which columns. Everything else is stepped over. */
import {
  commentEnd,
  pieceEnd,
  readName,
  skipBlank,
  statementEnd,
  UNFINISHED,
  type Dialect,
  type Lexis,
} from './tokens.ts';

/** A table by its name's parts: `["shop", "users"]`; a schema `public` is left out. */
export type TableName = readonly string[];

export interface Head {
  readonly table: TableName;
  /** The columns the statement itself names. */
  readonly columns: readonly string[] | null;
  /** Where the rows begin: at the first bracket, or behind the line of a COPY. */
  readonly end: number;
  /** False for a COPY in another format than text: its lines are there, but are not read. */
  readonly isText: boolean;
}

export type HeadOr = Head | 'unfinished' | 'unreadable';

/** Words that may stand between the verb and the table, or between the columns and VALUES. */
const INSERT_WORDS = new Set([
  'insert',
  'replace',
  'into',
  'ignore',
  'low_priority',
  'delayed',
  'high_priority',
  'only',
]);
const VALUES_WORDS = new Set(['values', 'value', 'overriding', 'system', 'user']);

/** `INSERT … INTO table (columns) VALUES`, up to the first bracket of its rows. */
export function insertHead(text: string, from: number, lexis: Lexis): HeadOr {
  const name = tableBehind(text, from, INSERT_WORDS, lexis);
  if (typeof name === 'string') return name;
  let at = skipBlank(text, name.end, lexis);
  let columns: readonly string[] | null = null;
  if (text[at] === '(') {
    const listed = nameList(text, at, lexis);
    if (typeof listed === 'string') return listed;
    ({ columns } = listed);
    at = skipBlank(text, listed.end, lexis);
  }
  let hasValues = false;
  for (;;) {
    if (at === UNFINISHED || at >= text.length) return 'unfinished';
    if (text[at] === '(' && hasValues) return { table: name.parts, columns, end: at, isText: true };
    const word = wordAt(text, at);
    if (word === null) return 'unfinished';
    if (!VALUES_WORDS.has(word)) return 'unreadable';
    hasValues ||= word === 'values' || word === 'value';
    at = skipBlank(text, at + word.length, lexis);
  }
}

const COPY_WORDS = new Set(['copy']);

/** `COPY table (columns) FROM stdin;` and the end of its line; a COPY from elsewhere is unreadable. */
export function copyHead(text: string, from: number, lexis: Lexis): HeadOr {
  const name = tableBehind(text, from, COPY_WORDS, lexis);
  if (typeof name === 'string') return name;
  let at = skipBlank(text, name.end, lexis);
  let columns: readonly string[] | null = null;
  if (text[at] === '(') {
    const listed = nameList(text, at, lexis);
    if (typeof listed === 'string') return listed;
    ({ columns } = listed);
    at = listed.end;
  }
  const end = statementEnd(text, at, ';', lexis);
  if (end === UNFINISHED) return 'unfinished';
  const how = /^\s*from\s+stdin\b\s*(?:with\b\s*)?([\s\S]*);$/i.exec(text.slice(at, end));
  if (!how) return 'unreadable';
  const lineEnd = text.indexOf('\n', end);
  if (lineEnd < 0) return 'unfinished';
  return { table: name.parts, columns, end: lineEnd + 1, isText: how[1]!.trim() === '' };
}

/** What a CREATE TABLE says about its columns; null where it names none. `statement` is whole. */
export function createdTable(
  statement: string,
  lexis: Lexis,
): { readonly table: TableName; readonly columns: readonly string[] } | null {
  const words = new Set([
    'create', 'table', 'if', 'not', 'exists', 'temporary', 'temp', 'unlogged', 'foreign', 'global', 'local', 'or', 'replace',
  ]); // prettier-ignore
  const name = tableBehind(statement, 0, words, lexis);
  if (typeof name === 'string') return null;
  let at = skipBlank(statement, name.end, lexis);
  if (statement[at] !== '(') return null;
  const columns: string[] = [];
  for (at += 1; ; at += 1) {
    at = skipBlank(statement, at, lexis);
    const column = columnAt(statement, at, lexis);
    if (column !== null) columns.push(column);
    const end = at < 0 ? at : pieceEnd(statement, at, ',)', lexis);
    if (end < 0) return null;
    if (statement[end] === ')') {
      const isUsable = columns.length > 0 && new Set(columns).size === columns.length;
      return isUsable ? { table: name.parts, columns } : null;
    }
    at = end;
  }
}

/** What else stands among the columns; PostgreSQL lets a column be called `key` or `index` without quotes. */
const NO_COLUMN: Readonly<Record<Dialect, RegExp>> = {
  mysql: /^(?:primary|key|unique|index|constraint|foreign|fulltext|spatial|check|like|period\s+for)\b/i,
  postgres: /^(?:primary|unique|constraint|foreign|check|like|exclude\s*(?:using|\())\b/i,
};

function columnAt(statement: string, at: number, lexis: Lexis): string | null {
  if (at < 0 || NO_COLUMN[lexis.dialect].test(statement.slice(at, at + 24))) return null;
  const name = readName(statement, at, lexis);
  return name?.parts[0] ?? null;
}

function tableBehind(
  text: string,
  from: number,
  words: ReadonlySet<string>,
  lexis: Lexis,
): { readonly end: number; readonly parts: TableName } | 'unfinished' | 'unreadable' {
  for (let at = from; ;) {
    at = skipBlank(text, at, lexis);
    if (at === UNFINISHED || at >= text.length) return 'unfinished';
    const word = wordAt(text, at);
    if (word !== null && words.has(word)) {
      at += word.length;
      continue;
    }
    const name = readName(text, at, lexis);
    if (!name) return isNameStart(text[at]!, lexis.dialect) ? 'unfinished' : 'unreadable';
    return { end: name.end, parts: plainName(name.parts, lexis.dialect) };
  }
}

/** A schema everybody is in by default names nothing. */
function plainName(parts: readonly string[], dialect: Dialect): TableName {
  return dialect === 'postgres' && parts.length > 1 && parts[0] === 'public' ? parts.slice(1) : parts;
}

function isNameStart(char: string, dialect: Dialect): boolean {
  return /[\w$\u0080-\uffff"]/.test(char) || (char === '`' && dialect === 'mysql');
}

/** The lower-case word at `at`; null where its end is not known yet. */
function wordAt(text: string, at: number): string | null {
  const word = /^[A-Za-z_]*/.exec(text.slice(at, at + 40))![0];
  return at + word.length >= text.length ? null : word.toLowerCase();
}

/** `(a, "b", …)`: names only. */
function nameList(
  text: string,
  from: number,
  lexis: Lexis,
): { readonly columns: readonly string[]; readonly end: number } | 'unfinished' | 'unreadable' {
  const columns: string[] = [];
  for (let at = from + 1; ; at += 1) {
    at = skipBlank(text, at, lexis);
    if (at === UNFINISHED || at >= text.length) return 'unfinished';
    const name = readName(text, at, lexis);
    if (!name) return isNameStart(text[at]!, lexis.dialect) ? 'unfinished' : 'unreadable';
    columns.push(name.parts.at(-1)!);
    at = skipBlank(text, name.end, lexis);
    if (at === UNFINISHED || at >= text.length) return 'unfinished';
    if (text[at] === ')') {
      // Of two columns of one name the last would hide the first; no database takes that either.
      return new Set(columns).size === columns.length ? { columns, end: at + 1 } : 'unreadable';
    }
    if (text[at] !== ',') return 'unreadable';
  }
}

/** Behind blanks and comments that carry nothing; stops at a `/*!` that hides rows. */
export function skipToStatement(text: string, from: number, lexis: Lexis): number {
  for (let at = from; ;) {
    const blank = /^[\s\ufeff;]*/.exec(text.slice(at, at + 4096))![0].length;
    if (blank > 0) {
      at += blank;
      continue;
    }
    if (/^\/\*(?:!\d*|M!\d*)\s*(?:insert|replace|copy|update|load|call)\b/i.test(text.slice(at, at + 64)))
      return at;
    const end = commentEnd(text, at, lexis);
    if (end === at || end === UNFINISHED) return end;
    at = end;
  }
}
