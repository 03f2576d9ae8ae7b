/** Unpacks the tables of a database dump: the rows of each, whole and in order, under the names it gives. */
import { DomainError } from '../kernel/errors.ts';
import { FORMATS_ERRORS as E } from './formats.errors.ts';
import { Decoder } from './rules/decode.ts';
import type { Encoding } from './rules/encoding.ts';
import { FieldNames } from './rules/json-lines.ts';
import { lostLine, oddLine, rowLine } from './rules/row-lines.ts';
import { DumpParser, type DumpEvent } from './rules/sql/dump-parser.ts';
import type { TableName } from './rules/sql/heads.ts';
import type { Dialect } from './rules/sql/tokens.ts';
import { RowWriter, type Written } from './row-writer.ts';
import type { Budget, Kept, Shelf } from './shelf.ts';
import { COLUMNS_MAX, type Unpacking } from './unpacking.ts';
import { MEMBERS_MAX, tooMany } from './zip.ts';

export interface UnpackedTable extends Written {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Tables written at the same time: each holds a piece in memory. */
const OPEN_MAX = 8;
/** How often a table may be left and taken up again; more is a dump that jumps from row to row. */
const RUNS_MAX = 1000;
/** Over all tables: each run is written by itself. */
const ALL_RUNS_MAX = 20_000;
/** Tables that are described, with rows or without: each is remembered. */
const TABLES_MAX = 50_000;

type Row = Extract<DumpEvent, { kind: 'row' }>;

interface Table {
  readonly table: TableName;
  readonly names: FieldNames;
  /** The columns of its CREATE TABLE. */
  created: readonly string[] | null;
  writer: RowWriter | null;
  /** What was written of it before it was left. */
  readonly runs: Written[];
}

/** Tables that hold rows; a dump without any is refused. */
export async function unpackTables(
  unpacking: Unpacking,
  dump: {
    readonly file: string;
    readonly chunks: AsyncIterable<Uint8Array>;
    readonly encoding: Encoding;
    readonly dialect: Dialect;
  },
): Promise<UnpackedTable[]> {
  const tables = new Tables(unpacking, dump.file);
  const decoder = new Decoder(dump.encoding);
  const parser = new DumpParser(dump.dialect);
  try {
    for await (const chunk of dump.chunks) await tables.take(parser.push(decoder.push(chunk)));
    await tables.take(parser.push(decoder.end()));
    await tables.take(parser.end());
    return await tables.end();
  } catch (error) {
    await tables.abandon();
    throw error;
  }
}

class Tables {
  readonly #shelf: Shelf;
  readonly #budget: Budget;
  readonly #file: string;
  readonly #tables = new Map<string, Table>();
  /** Those being written, the least recently written first. */
  readonly #open = new Set<Table>();
  #latest: Table | null = null;
  #runs = 0;
  #filled = 0;
  /** Lost before any table was known. */
  #orphans: string[] = [];

  constructor({ shelf, budget }: Unpacking, file: string) {
    this.#shelf = shelf;
    this.#budget = budget;
    this.#file = file;
  }

  async take(events: readonly DumpEvent[]): Promise<void> {
    for (const event of events) {
      if (event.kind === 'created') this.#table(event.table).created = event.columns;
      else if (event.kind === 'row') await this.#write(this.#table(event.table), this.#line(event));
      else await this.#lose(event.table, lostLine(event.line, event.text));
    }
  }

  async end(): Promise<UnpackedTable[]> {
    const filled = [...this.#tables.values()].filter((table) => table.writer || table.runs.length > 0);
    if (filled.length === 0) throw new DomainError(E.nothing_in_it, { file: this.#file });
    const unpacked: UnpackedTable[] = [];
    for (const table of filled) {
      await this.#close(table);
      const written = table.runs.length === 1 ? table.runs[0]! : await this.#joined(table.runs);
      unpacked.push({ ...written, name: this.#nameOf(table, filled), columns: table.names.names });
    }
    return unpacked;
  }

  async abandon(): Promise<void> {
    for (const { writer } of this.#open) await writer?.abandon();
  }

  #table(name: TableName): Table {
    const key = JSON.stringify(name);
    let table = this.#tables.get(key);
    if (!table) {
      table = { table: name, names: new FieldNames(), created: null, writer: null, runs: [] };
      this.#tables.set(key, table);
      if (this.#tables.size > TABLES_MAX) throw tooMany(this.#file);
    }
    return table;
  }

  /** The cells where the table's names put them; where nothing says which is which, they stay of the wrong length. */
  #line({ table: name, columns, line, cells }: Row): string {
    const table = this.#table(name);
    const own = columns ?? table.created ?? this.#numbers(table, cells.length);
    if (own.length !== cells.length) {
      for (const column of own) table.names.add(column);
      this.#refuseWidth(table);
      return oddLine(line, cells);
    }
    const placed: string[] = [];
    cells.forEach((cell, i) => {
      const place = table.names.add(own[i]!);
      while (placed.length < place) placed.push('');
      placed[place] = cell;
    });
    this.#refuseWidth(table);
    return rowLine(line, placed);
  }

  #refuseWidth({ names }: Table): void {
    if (names.count <= COLUMNS_MAX) return;
    throw new DomainError(E.too_many_columns, { file: this.#file, columnsMax: COLUMNS_MAX });
  }

  /** A table nobody describes has as many columns as its first row. */
  #numbers(table: Table, count: number): readonly string[] {
    table.created = Array.from({ length: count }, (_, i) => `#${i + 1}`);
    return table.created;
  }

  async #lose(name: TableName | null, line: string): Promise<void> {
    const table = name ? this.#table(name) : this.#latest;
    if (table) await this.#write(table, line);
    else this.#orphans.push(line);
    if (this.#orphans.length > RUNS_MAX) throw new DomainError(E.nothing_in_it, { file: this.#file });
  }

  async #write(table: Table, line: string): Promise<void> {
    this.#latest = table;
    if (this.#orphans.length > 0) {
      const orphans = this.#orphans.splice(0);
      for (const orphan of orphans) await this.#write(table, orphan);
    }
    if (!table.writer) await this.#openFor(table);
    const behind = table.writer!.write(line);
    if (behind) await behind;
  }

  async #openFor(table: Table): Promise<void> {
    if (table.runs.length === 0) this.#filled += 1;
    if (this.#filled > MEMBERS_MAX) throw tooMany(this.#file);
    this.#runs += 1;
    if (table.runs.length >= RUNS_MAX || this.#runs > ALL_RUNS_MAX) {
      throw new DomainError(E.mixed_tables, { file: this.#file, tablesMax: OPEN_MAX });
    }
    const [oldest] = this.#open;
    if (oldest && this.#open.size >= OPEN_MAX) await this.#close(oldest);
    table.writer = new RowWriter(this.#shelf, this.#budget);
    this.#open.add(table);
  }

  async #close(table: Table): Promise<void> {
    if (!table.writer) return;
    table.runs.push(await table.writer.end());
    table.writer = null;
    this.#open.delete(table);
  }

  async #joined(runs: readonly Written[]): Promise<Written> {
    const writer = new RowWriter(this.#shelf, null);
    try {
      for (const { kept } of runs) await copyLines(this.#shelf, kept, writer);
      return await writer.end();
    } finally {
      for (const { kept } of runs) await this.#shelf.drop(kept);
    }
  }

  /** Its own name; with its schema or database where another table is called the same. */
  #nameOf({ table }: Table, all: readonly Table[]): string {
    const own = table.at(-1)!;
    return all.filter((other) => other.table.at(-1) === own).length > 1 ? table.join('.') : own;
  }
}

async function copyLines(shelf: Shelf, kept: Kept, writer: RowWriter): Promise<void> {
  const decoder = new Decoder('utf-8');
  for await (const chunk of (await shelf.open(kept)).stream()) {
    const behind = writer.write(decoder.push(chunk));
    if (behind) await behind;
  }
}
