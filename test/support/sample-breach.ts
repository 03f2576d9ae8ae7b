/** The sample breach and its known answer, as shipped and written in every format it can be carried in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from '@jest/globals';
import ExcelJS from 'exceljs';
import type { Actor } from '../../src/kernel/actor.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import type { ExportedPerson, People } from '../../src/people/index.ts';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import { lookInto, zipOf } from './formats.ts';

export const SAMPLE = join(PROJECT_ROOT, 'samples', 'contoh-games');

interface ExpectedPerson extends Omit<ExportedPerson, 'contact_email' | 'contact_phone'> {
  readonly contact_email_any_of: readonly string[];
  readonly contact_phone_any_of: readonly string[];
}

const answer = JSON.parse(readFileSync(join(SAMPLE, 'expected.json'), 'utf8')) as {
  readonly persons: readonly ExpectedPerson[];
  readonly staged: number;
};

export const sampleMapping = JSON.parse(readFileSync(join(SAMPLE, 'mapping.json'), 'utf8')) as Record<
  string,
  unknown
>;
export const SAMPLE_FILES = Object.keys(sampleMapping);
export const SAMPLE_STAGED = answer.staged;

export function sampleBytes(file: string): Buffer {
  return readFileSync(join(SAMPLE, file));
}

/**
 * Everyone of the export against everyone of the file, by key; `nameOf` says what a file of the sample is called in
 * the format it was read from.
 */
export async function expectTheSamplePeople(
  people: People,
  { incidentId, actor }: { readonly incidentId: IncidentId; readonly actor: Actor },
  nameOf: (file: string) => string = (file) => file,
): Promise<void> {
  const found = new Map<string, ExportedPerson>();
  for await (const person of people.export(incidentId, actor))
    found.set(`${person.key.kind}:${person.key.value}`, person);
  expect(found.size).toBe(answer.persons.length);
  for (const { contact_email_any_of: emails, contact_phone_any_of: phones, ...rest } of answer.persons) {
    const person = found.get(`${rest.key.kind}:${rest.key.value}`);
    expect(person && { ...person, files: person.files.toSorted() }).toEqual({
      ...rest,
      files: rest.files.map(nameOf).toSorted(),
      contact_email: emails.find((email) => email === person?.contact_email) ?? emails[0] ?? null,
      contact_phone: phones.find((phone) => phone === person?.contact_phone) ?? phones[0] ?? null,
    });
  }
}

/** The sample in one format: what is uploaded, and what each of its files is called there. */
export interface Carried {
  readonly uploads: Readonly<Record<string, Buffer>>;
  nameOf(file: string): string;
}

interface Table {
  readonly file: string;
  readonly columns: readonly string[];
  /** Records as wide as the header: no other can stand in a table; malformed ones are no rows at all. */
  readonly rows: readonly (readonly string[])[];
}

async function tables(): Promise<Table[]> {
  return Promise.all(
    SAMPLE_FILES.map(async (file) => {
      const [header, ...records] = (await lookInto(file, sampleBytes(file))).records.get(file)!;
      const columns = header!.cells!.map((name) => name.trim());
      const rows = records.flatMap(({ cells }) => (cells?.length === columns.length ? [cells] : []));
      return { file, columns, rows };
    }),
  );
}

const stem = (file: string) => file.replace(/\..*$/, '');

export const CARRIED: Readonly<Record<string, () => Promise<Carried>>> = {
  'one zip of the files': async () => ({
    uploads: { 'contoh.zip': await zipOf(SAMPLE_FILES.map((file) => ({ path: `contoh/${file}`, bytes: sampleBytes(file) }))) },
    nameOf: (file) => file,
  }),
  'gzip files': async () => ({
    uploads: Object.fromEntries(
      SAMPLE_FILES.map((file) => (file.endsWith('.gz') ? [file, sampleBytes(file)] : [`${file}.gz`, gzipSync(sampleBytes(file))])),
    ),
    nameOf: (file) => (file.endsWith('.gz') ? file : `${file}.gz`),
  }),
  'JSON lines': async () => ({
    uploads: Object.fromEntries((await tables()).map(({ file, columns, rows }) => [
      `${stem(file)}.jsonl`,
      Buffer.from(rows.map((row) => JSON.stringify(Object.fromEntries(columns.map((name, i) => [name, row[i]])))).join('\n')),
    ])),
    nameOf: (file) => `${stem(file)}.jsonl`,
  }),
  'a workbook': async () => {
    const book = new ExcelJS.Workbook();
    for (const { file, columns, rows } of await tables()) {
      book.addWorksheet(stem(file)).addRows([[...columns], ...rows.map((row) => row.map((cell) => cell || null))]);
    }
    return {
      uploads: { 'contoh.xlsx': Buffer.from(await book.xlsx.writeBuffer()) },
      nameOf: (file) => `contoh.xlsx#${stem(file)}`,
    };
  },
  'a MySQL dump': async () => ({
    uploads: { 'contoh.sql': Buffer.from(`-- MySQL dump 10.13\n${(await tables()).map(mysqlTable).join('\n')}`) },
    nameOf: (file) => `contoh.sql#${stem(file)}`,
  }),
  'a PostgreSQL dump': async () => ({
    uploads: { 'contoh.sql.gz': gzipSync(`--\n-- PostgreSQL database dump\n--\n${(await tables()).map(postgresTable).join('\n')}`) },
    nameOf: (file) => `contoh.sql.gz#${stem(file)}`,
  }),
}; // prettier-ignore

function mysqlTable({ file, columns, rows }: Table): string {
  const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\\': '\\\\', "'": "\\'" };
  const string = (cell: string) =>
    cell ? `'${cell.replace(/[\n\r\\']/g, (char) => escapes[char]!)}'` : 'NULL';
  const name = stem(file);
  return [
    `CREATE TABLE \`${name}\` (\n${columns.map((column) => `  \`${column}\` text`).join(',\n')}\n) ENGINE=InnoDB;`,
    `INSERT INTO \`${name}\` VALUES ${rows.map((row) => `(${row.map(string).join(',')})`).join(',')};`,
  ].join('\n');
}

function postgresTable({ file, columns, rows }: Table): string {
  const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };
  const text = (cell: string) => (cell ? cell.replace(/[\n\r\t\\]/g, (char) => escapes[char]!) : '\\N');
  const names = columns.map((column) => `"${column}"`).join(', ');
  const lines = rows.map((row) => row.map(text).join('\t')).join('\n');
  return `COPY public.${stem(file)} (${names}) FROM stdin;\n${lines}\n\\.\n`;
}
