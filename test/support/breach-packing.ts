/** The records of a generated breach as other exports would carry them: an archive, JSON lines, a workbook, dumps. */
import ExcelJS from 'exceljs';
import { gzipSync } from 'node:zlib';
import { breachRecords } from './breach-records.ts';
import { Dice } from './dice.ts';
import { zipOf } from './formats.ts';
import { expectedOf, type Expected, type OracleMapping } from './intake-oracle.ts';

interface Table {
  readonly columns: readonly string[];
  readonly records: readonly (readonly string[])[];
}

/** Only whole records: what a fault is differs from format to format. */
export interface CleanBreach {
  readonly tables: Readonly<Record<string, Table>>;
  readonly mapping: OracleMapping;
  readonly expected: Expected;
}

export function aCleanBreach(seed: number, players: number): CleanBreach {
  const { mapping, tables } = breachRecords(new Dice(seed), players);
  const clean = Object.entries(tables).map(([name, { columns, records }]) => {
    const whole = records.filter(({ fault }) => fault === undefined).map(({ cells }) => cells.map(printable));
    return [name, { columns, records: whole }] as const;
  });
  const files = Object.fromEntries(clean.map(([name, table]) => [name, csvOf(table)]));
  return { tables: Object.fromEntries(clean), mapping, expected: expectedOf(files, mapping) };
}

/** A workbook holds no lone carriage return. */
const printable = (cell: string) => cell.replaceAll('\r\n', '\n');

/** One upload: its name, its bytes, and the mapping of what is in it. */
export interface Packed {
  readonly name: string;
  readonly bytes: Buffer;
  readonly mapping: OracleMapping;
}

type Packing = (breach: CleanBreach) => Promise<readonly Packed[]>;

export const PACKINGS: Readonly<Record<string, Packing>> = {
  'one archive of folders': async ({ tables, mapping }) => {
    const parts = Object.entries(tables).map(([name, table], i) => ({
      path: `ekspor/${i}/${name}`,
      bytes: csvOf(table),
    }));
    return [{ name: 'semua.zip', bytes: await zipOf(parts), mapping }];
  },
  'JSON lines': async (breach) =>
    each(breach, (name, { columns, records }) => {
      const lines = records.map((cells) =>
        JSON.stringify(Object.fromEntries(columns.map((c, i) => [c, cells[i]]))),
      );
      return { name: `${bare(name)}.jsonl.gz`, bytes: gzipSync(`${lines.join('\n')}\n`) };
    }),
  'one workbook': async ({ tables, mapping }) => {
    const book = new ExcelJS.Workbook();
    for (const [name, { columns, records }] of Object.entries(tables)) {
      const sheet = book.addWorksheet(bare(name));
      for (const cells of [columns, ...records]) sheet.addRow([...cells]);
    }
    const bytes = Buffer.from(await book.xlsx.writeBuffer());
    return [{ name: 'buku.xlsx', bytes, mapping: renamed(mapping, (name) => `buku.xlsx#${bare(name)}`) }];
  },
  'a MySQL dump': async ({ tables, mapping }) => {
    const text = Object.entries(tables)
      .map(([name, table]) => mysqlOf(bare(name), table))
      .join('\n');
    const bytes = Buffer.from(`-- MySQL dump 10.13\n\n${text}`);
    return [{ name: 'my.sql', bytes, mapping: renamed(mapping, (name) => `my.sql#${bare(name)}`) }];
  },
  'a PostgreSQL dump': async ({ tables, mapping }) => {
    const text = Object.entries(tables)
      .map(([name, table]) => copyOf(bare(name), table))
      .join('\n');
    const bytes = gzipSync(`--\n-- PostgreSQL database dump\n--\n\nSET client_encoding = 'UTF8';\n\n${text}`);
    return [{ name: 'pg.sql.gz', bytes, mapping: renamed(mapping, (name) => `pg.sql.gz#${bare(name)}`) }];
  },
};

/** Which table a source was made of, whatever it was packed in. */
export function tableOf(breach: CleanBreach, source: string): string {
  return Object.keys(breach.tables).find((name) => source.includes(bare(name)))!;
}

const bare = (name: string) => name.replace(/\..*$/, '');

function each(breach: CleanBreach, pack: (name: string, table: Table) => Omit<Packed, 'mapping'>): Packed[] {
  return Object.entries(breach.tables).map(([name, table]) => {
    const packed = pack(name, table);
    return { ...packed, mapping: { [packed.name]: breach.mapping[name]! } };
  });
}

function renamed(mapping: OracleMapping, to: (name: string) => string): OracleMapping {
  return Object.fromEntries(Object.entries(mapping).map(([name, source]) => [to(name), source]));
}

const csvLine = (cells: readonly string[]) =>
  cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');

function csvOf({ columns, records }: Table): Buffer {
  return Buffer.from(`${[columns, ...records].map((cells) => csvLine(cells)).join('\n')}\n`);
}

const quoted = (cell: string) =>
  `'${cell.replace(/[\\'"\n\r\0]/g, (sign) => ({ '\n': '\\n', '\r': '\\r', '\0': '\\0' })[sign] ?? `\\${sign}`)}'`;

function mysqlOf(name: string, { columns, records }: Table): string {
  const made = columns.map((column) => `  \`${column}\` varchar(255) DEFAULT NULL`).join(',\n');
  const rows = records.map(
    (cells) => `(${cells.map((cell) => (cell === 'NULL' ? 'NULL' : quoted(cell))).join(',')})`,
  );
  const inserts = Array.from({ length: Math.ceil(rows.length / 50) }, (_, i) => {
    return `INSERT INTO \`${name}\` VALUES ${rows.slice(i * 50, i * 50 + 50).join(',')};\n`;
  });
  return `CREATE TABLE \`${name}\` (\n${made}\n);\n${inserts.join('')}`;
}

const escaped = (cell: string) =>
  cell.replace(/[\\\n\r\t]/g, (sign) => ({ '\n': '\\n', '\r': '\\r', '\t': '\\t' })[sign] ?? '\\\\');

function copyOf(name: string, { columns, records }: Table): string {
  const rows = records.map((cells) =>
    cells.map((cell) => (cell === 'NULL' ? '\\N' : escaped(cell))).join('\t'),
  );
  return `COPY public.${name} (${columns.map((c) => `"${c}"`).join(', ')}) FROM stdin;\n${rows.join('\n')}\n\\.\n`;
}
