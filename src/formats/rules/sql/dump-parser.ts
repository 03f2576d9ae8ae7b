/**
 * Reads the rows out of a MySQL or PostgreSQL dump given as text. Nothing is executed; a statement that would add
 * rows and cannot be read becomes a lost record with its line, everything that adds none is stepped over.
 */
import { LOST_TEXT_CHARS, RECORD_BYTES_MAX } from '../record-parser.ts';
import {
  copyHead,
  createdTable,
  insertHead,
  skipToStatement,
  type Head,
  type HeadOr,
  type TableName,
} from './heads.ts';
import { LineCount } from './line-count.ts';
import { postgresText } from './strings.ts';
import { readName, skipBlank, statementEnd, UNFINISHED, type Dialect, type Lexis } from './tokens.ts';
import { readTuple } from './values.ts';

export type DumpEvent =
  | { readonly kind: 'created'; readonly table: TableName; readonly columns: readonly string[] }
  | {
      readonly kind: 'row';
      readonly table: TableName;
      /** The names the statement gives; null where it relies on the table's own. */
      readonly columns: readonly string[] | null;
      readonly line: number;
      readonly cells: readonly string[];
    }
  | {
      readonly kind: 'lost';
      /** Null where not even the table is known. */
      readonly table: TableName | null;
      readonly line: number;
      readonly text: string;
    };

/** `lost`: something broke, and a line is looked for where reading can go on. */
type State = 'statement' | 'rows' | 'copy' | 'lost';

/** Whether a step moved on, or more text is needed. */
type Step = 'moved' | 'more';

/** Statements that add no rows. Whatever is not among them and is not read is a lost record. */
const ADDS_NONE = new Set([
  'set', 'create', 'alter', 'drop', 'lock', 'unlock', 'select', 'grant', 'revoke', 'comment', 'begin', 'start',
  'commit', 'rollback', 'end', 'analyze', 'vacuum', 'delete', 'truncate', 'use', 'optimize', 'flush', 'reset', 'show',
  'pragma', 'savepoint', 'release', 'security', 'refresh', 'reindex', 'cluster', 'notify', 'go',
]); // prettier-ignore
/** Where a line begins like this, whatever was broken before it is over. */
const BEGINS_STATEMENT =
  /^(?:(?:insert|replace|create|copy|unlock|lock|alter|drop|set|use|commit|begin|start)\s|--|\/\*)/i;
/** What makes rows out of a query or another file, though its first word adds none. */
const FILLS_TABLE =
  /^(?:create\s+(?:\w+\s+){0,4}?table\s+(?:if\s+not\s+exists\s+)?\S+\s+(?:(?:as|select|values|ignore|replace)\b|\(\s*select\b)|select\b[\s\S]*\sinto\s)/i;
const READS_FILE = /^(?:source|\\(?:copy|ir?|include|include_relative))\s/i;
const HIDES_ROWS = /\/\*M?!/;
/** What an INSERT may say behind its rows: rules for a database. */
const BEHIND_ROWS = new Set(['on', 'as', 'returning']);
const LOOK_AHEAD = 64;

export class DumpParser {
  readonly #found: DumpEvent[] = [];
  readonly #max: number;
  readonly #lines = new LineCount();
  #lexis: Lexis;
  #text = '';
  #pos = 0;
  #final = false;
  #state: State = 'statement';
  #head: Head | null = null;
  #database: string | null = null;
  #delimiter = ';';
  /** What was being read when something broke. */
  #brokeIn: State = 'statement';
  #isAtLineStart = false;
  /** No use looking at an unfinished piece again before the text has doubled. */
  #lookFrom = 0;

  constructor(dialect: Dialect, options: { readonly recordCharsMax?: number } = {}) {
    this.#lexis = { dialect, backslashes: dialect === 'mysql' };
    this.#max = options.recordCharsMax ?? RECORD_BYTES_MAX;
  }

  push(text: string): DumpEvent[] {
    this.#text += text;
    return this.#text.length < this.#lookFrom ? [] : this.#run();
  }

  end(): DumpEvent[] {
    // A last line without an end is still a line.
    this.#text += '\n';
    this.#final = true;
    return this.#run();
  }

  #run(): DumpEvent[] {
    while (this.#pos < this.#text.length && this.#step() === 'moved');
    this.#lines.rebase(this.#text, this.#pos);
    this.#text = this.#text.slice(this.#pos);
    this.#pos = 0;
    this.#lookFrom = Math.min(2 * this.#text.length, this.#max + LOOK_AHEAD);
    return this.#found.splice(0);
  }

  #step(): Step {
    if (this.#state === 'rows') return this.#rows();
    if (this.#state === 'copy') return this.#copyLine();
    return this.#state === 'lost' ? this.#lostLine() : this.#statement();
  }

  #statement(): Step {
    const text = this.#text;
    const at = skipToStatement(text, this.#pos, this.#lexis);
    if (at === UNFINISHED) return this.#wait();
    // The blanks before are let go; a last `\r` may be the half of a line end.
    this.#pos = Math.max(this.#pos, Math.min(at, text.length - (text.endsWith('\r') ? 1 : 0)));
    if (!this.#isSeen(at)) return 'more';
    const word = wordAt(text, at);
    if (text[at] === '\\' || word === 'delimiter' || word === 'source') return this.#metaCommand();
    if (word === 'insert' || word === 'replace')
      return this.#begin(insertHead(text, at, this.#lexis), 'rows');
    if (word === 'copy') return this.#begin(copyHead(text, at, this.#lexis), 'copy');
    return this.#otherStatement(word);
  }

  #begin(head: HeadOr, state: State): Step {
    if (head === 'unfinished') return this.#wait();
    if (head === 'unreadable' || this.#isOverlong(head.end)) return this.#loseStatement();
    this.#head = { ...head, table: this.#named(head.table) };
    this.#state = state;
    this.#pos = head.end;
    return 'moved';
  }

  #otherStatement(word: string): Step {
    const end = statementEnd(this.#text, this.#pos, this.#delimiter, this.#lexis);
    if (end === UNFINISHED) return this.#wait();
    if (!ADDS_NONE.has(word) || this.#isOverlong(end)) return this.#loseStatement();
    const statement = this.#text.slice(this.#pos, end);
    if (FILLS_TABLE.test(statement)) return this.#loseStatement();
    if (word === 'create') this.#noteTable(statement);
    if (word === 'use') this.#useDatabase(statement);
    if (word === 'set') this.#noteSetting(statement);
    this.#pos = end;
    return 'moved';
  }

  #noteTable(statement: string): void {
    const created = createdTable(statement, this.#lexis);
    if (!created) return;
    this.#found.push({ kind: 'created', table: this.#named(created.table), columns: created.columns });
  }

  #useDatabase(statement: string): void {
    const at = skipBlank(statement, 'use'.length, this.#lexis);
    this.#database = readName(statement, at, this.#lexis)?.parts[0] ?? this.#database;
  }

  /** A dump may say how its strings are written. */
  #noteSetting(statement: string): void {
    const conforming = /standard_conforming_strings\s*(?:=|to)\s*'?(on|off)/i.exec(statement)?.[1];
    if (conforming) this.#lexis = { ...this.#lexis, backslashes: conforming.toLowerCase() === 'off' };
    if (/sql_mode[\s\S]*no_backslash_escapes/i.test(statement)) {
      this.#lexis = { ...this.#lexis, backslashes: false };
    }
  }

  #named(table: TableName): TableName {
    return this.#database !== null && table.length === 1 ? [this.#database, ...table] : table;
  }

  /** `\connect other`, `\restrict …`, `DELIMITER ;;`: each has a line to itself. */
  #metaCommand(): Step {
    const end = this.#text.indexOf('\n', this.#pos);
    if (end < 0) return this.#wait();
    const line = this.#text.slice(this.#pos, end).trim();
    this.#delimiter = /^delimiter\s+(\S+)/i.exec(line)?.[1] ?? this.#delimiter;
    const database = /^\\c(?:onnect)?\s+"?([^\s"]+)/.exec(line)?.[1];
    if (READS_FILE.test(line)) this.#lose(end);
    if (database !== undefined && !database.startsWith('-')) this.#database = database;
    this.#pos = end + 1;
    return 'moved';
  }

  /** Between the tuples of one INSERT. */
  #rows(): Step {
    const text = this.#text;
    const at = skipBlank(text, this.#pos, this.#lexis);
    if (at === UNFINISHED || at >= text.length) return this.#wait();
    // To a database of the right version such a comment is part of the statement.
    if (at - this.#pos > 3 && HIDES_ROWS.test(text.slice(this.#pos, at))) {
      this.#lose(at);
      this.#pos = at;
    }
    if (text[at] === '(') return this.#tuple(at);
    if (text[at] === ',' || text[at] === ';') {
      this.#pos = at + 1;
      if (text[at] === ';') this.#state = 'statement';
      return 'moved';
    }
    if (!this.#isSeen(at)) return 'more';
    if (text.startsWith(this.#delimiter, at)) {
      this.#pos = at + this.#delimiter.length;
      this.#state = 'statement';
      return 'moved';
    }
    const word = wordAt(text, at);
    if (BEHIND_ROWS.has(word)) {
      const end = statementEnd(text, at, this.#delimiter, this.#lexis);
      if (end === UNFINISHED) return this.#wait();
      this.#pos = end;
    } else if (word !== 'insert' && word !== 'replace') {
      this.#pos = at;
      return this.#loseStatement();
    }
    this.#state = 'statement';
    return 'moved';
  }

  #tuple(at: number): Step {
    const { table, columns } = this.#head!;
    const tuple = readTuple(this.#text, at, this.#lexis);
    if (tuple === 'unfinished' && !this.#final && !this.#isOverlong(this.#text.length)) return 'more';
    this.#pos = at;
    if (typeof tuple === 'string' || this.#isOverlong(tuple.end)) return this.#startLosing();
    if (tuple.cells && !this.#text.slice(at, tuple.end).includes('\0')) {
      const line = this.#lines.at(this.#text, at);
      this.#found.push({ kind: 'row', table, columns, line, cells: tuple.cells });
    } else this.#lose(tuple.end);
    this.#pos = tuple.end;
    return 'moved';
  }

  #copyLine(): Step {
    const { table, columns, isText } = this.#head!;
    const end = this.#text.indexOf('\n', this.#pos);
    if (end < 0 || this.#isOverlong(end)) {
      return end < 0 && !this.#isOverlong(this.#text.length) ? 'more' : this.#startLosing();
    }
    const text = this.#text.slice(this.#pos, end).replace(/\r$/, '');
    const isCutOff = this.#final && end === this.#text.length - 1;
    if (text === '\\.') this.#state = 'statement';
    else if (isCutOff || !isText || !text.isWellFormed() || text.includes('\0')) this.#lose(end);
    else {
      const cells = text.split('\t').map((cell) => (cell.includes('\\') ? copyCell(cell) : cell));
      const line = this.#lines.at(this.#text, this.#pos);
      this.#found.push({ kind: 'row', table, columns, line, cells });
    }
    this.#pos = end + 1;
    return 'moved';
  }

  /** A statement that would add rows and cannot be read: one record where its end is known, else line by line. */
  #loseStatement(): Step {
    const end = statementEnd(this.#text, this.#pos, this.#delimiter, this.#lexis);
    if (end === UNFINISHED && !this.#final && !this.#isOverlong(this.#text.length)) return 'more';
    if (end === UNFINISHED || this.#isOverlong(end)) return this.#startLosing();
    // In pieces, so that no key in it is beyond what is kept of a lost record.
    for (; end - this.#pos > LOST_TEXT_CHARS; this.#pos += LOST_TEXT_CHARS) {
      this.#lose(this.#pos + LOST_TEXT_CHARS);
    }
    this.#lose(end);
    this.#pos = end;
    this.#state = 'statement';
    return 'moved';
  }

  /** More text may help, unless it ended or there is too much of it already. */
  #wait(): Step {
    return this.#final || this.#isOverlong(this.#text.length) ? this.#startLosing() : 'more';
  }

  #startLosing(): Step {
    this.#brokeIn = this.#state;
    this.#state = 'lost';
    this.#isAtLineStart = false;
    return 'moved';
  }

  /** The rest of a broken line in pieces, each a lost record, so that every key in it is kept track of. */
  #lostLine(): Step {
    if (this.#isAtLineStart) {
      if (!this.#isSeen(this.#pos)) return 'more';
      if (this.#goesOn()) return 'moved';
    }
    const end = this.#text.indexOf('\n', this.#pos);
    const piece = Math.min(end < 0 ? this.#text.length : end, this.#pos + LOST_TEXT_CHARS);
    if (end < 0 && piece === this.#text.length) return 'more';
    if (this.#text.slice(this.#pos, piece).trim() !== '') this.#lose(piece);
    this.#isAtLineStart = piece === end;
    this.#pos = piece === end ? end + 1 : piece;
    return 'moved';
  }

  /** Whether this line begins where reading can go on: a statement, another tuple, any line of a COPY. */
  #goesOn(): boolean {
    const ahead = this.#text.slice(this.#pos, this.#pos + LOOK_AHEAD);
    if (this.#brokeIn === 'copy') this.#state = 'copy';
    else if (this.#brokeIn === 'rows' && /^\s*\(/.test(ahead)) this.#state = 'rows';
    else if (BEGINS_STATEMENT.test(ahead)) this.#state = 'statement';
    return this.#state !== 'lost';
  }

  #lose(end: number): void {
    const text = this.#text.slice(this.#pos, Math.min(end, this.#pos + LOST_TEXT_CHARS));
    const line = this.#lines.at(this.#text, this.#pos);
    this.#found.push({ kind: 'lost', table: this.#head?.table ?? null, line, text });
  }

  /** Whether enough stands behind `at` to tell what begins there. */
  #isSeen(at: number): boolean {
    return at < this.#text.length && (this.#final || this.#text.length - at >= LOOK_AHEAD);
  }

  #isOverlong(end: number): boolean {
    return end - this.#pos > this.#max;
  }
}

function wordAt(text: string, at: number): string {
  return /^[A-Za-z]*/.exec(text.slice(at, at + LOOK_AHEAD))![0].toLowerCase();
}

function copyCell(cell: string): string {
  return cell === '\\N' ? '' : postgresText(cell, true);
}
