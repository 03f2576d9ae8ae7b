/** Reads a mapping workbook back, cell by cell; nothing in it is computed, and every problem names its cell. */
import { isCategoryCode, isForm } from '../../incidents/index.ts';
import { ENCODINGS, readBook, type BookSheet } from '../../formats/index.ts';
import { both } from '../../kernel/both.ts';
import { DomainError } from '../../kernel/errors.ts';
import { Problems, Refusal } from '../rules/asker.ts';
import { ADDRESS_PARTS, DATE_ORDERS, readMapping, SOURCE_ROLES } from '../rules/mapping.ts';
import type { Json, JsonObject } from '../rules/mapping-body.ts';
import {
  readCondition,
  readConditions,
  readConstants,
  readList,
  readSubjects,
  readText,
} from '../rules/sheet-cells.ts';
import { isUseWord } from '../rules/use-words.ts';
import {
  ADDED_LATER,
  COLUMN_CELLS,
  DELIMITER_WORDS,
  letterOf,
  ROWS_MAX,
  SHEETS,
  SIGNATURE_ROWS,
  SOURCE_CELLS,
} from './layout.ts';
import { SheetRow } from './sheet-row.ts';

export interface Signature {
  readonly signedBy: string;
  readonly signedOn: string;
  readonly statement: string;
}

export interface ReadWorkbook {
  readonly files: readonly {
    readonly file: string;
    readonly body: JsonObject;
    /** Of the mapping the workbook was exported from; null where it was only proposed. */
    readonly exportedDigest: string | null;
  }[];
  /** Null where nobody signed. */
  readonly signature: Signature | null;
}

/** The mappings of the workbook, or every problem with the cell it stands in. */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadWorkbook | Refusal> {
  const sheets = await sheetsOf(bytes);
  if (sheets instanceof Refusal) return sheets;
  return Refusal.of(() => {
    const problems = new Problems();
    const columns = rowsOf(sheets, SHEETS.columns, COLUMN_CELLS, problems);
    const sources = rowsOf(sheets, SHEETS.sources, SOURCE_CELLS, problems);
    const signature = readSignature(sheets, problems);
    problems.refuseFound();
    const byFile = Map.groupBy(
      columns.map((row) => readColumn(row, problems)),
      ({ file }) => file,
    );
    const files = sources.map((row) => readSource(row, byFile, problems));
    sayStrays(columns, new Set(files.map(({ file }) => file)), problems);
    problems.refuseFound();
    return { files, signature };
  });
}

/** Thousands of columns with long notes stay far below. */
export const WORKBOOK_BYTES_MAX = 8 * 1024 * 1024;
const LIMITS = { limitBytes: 64 * 1024 * 1024, rowsMax: ROWS_MAX };

async function sheetsOf(bytes: Uint8Array): Promise<readonly BookSheet[] | Refusal> {
  if (bytes.byteLength > WORKBOOK_BYTES_MAX) {
    return new Refusal(
      both('it is larger than any mapping workbook', 'lebih besar daripada buku kerja pemetaan mana pun'),
    );
  }
  try {
    return (
      (await readBook('it', bytes, LIMITS)) ??
      new Refusal(
        both(
          'it is no XLSX workbook of at most 20,000 rows',
          'ini bukan buku kerja XLSX dengan paling banyak 20.000 baris',
        ),
      )
    );
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'invalid')
      return new Refusal(
        both('it is no readable XLSX workbook', 'ini bukan buku kerja XLSX yang dapat dibaca'),
      );
    throw error;
  }
}

function rowsOf(
  sheets: readonly BookSheet[],
  name: string,
  cells: readonly { readonly key: string; readonly title: string }[],
  problems: Problems,
): SheetRow[] {
  const sheet = sheets.find((one) => one.name === name);
  if (!sheet) {
    problems.add(both(`it has no sheet "${name}"`, `tidak ada lembar "${name}"`));
    return [];
  }
  const [head, ...rows] = sheet.rows;
  for (const [i, { title }] of cells.entries()) {
    const heading = head?.cells?.[i]?.trim() ?? '';
    if (heading !== title && !(heading === '' && ADDED_LATER.includes(title))) {
      const at = `${name}!${letterOf(i)}1`;
      problems.add(
        both(`${at}: must hold the heading "${title}"`, `${at}: harus memuat judul kolom "${title}"`),
      );
    }
  }
  const keys = cells.map(({ key }) => key);
  return rows.map((row) => new SheetRow(name, keys, row)).filter(({ isEmpty }) => !isEmpty);
}

interface ReadColumn {
  readonly file: string;
  readonly name: string;
  readonly body: JsonObject;
  readonly row: SheetRow;
}

function readColumn(row: SheetRow, problems: Problems): ReadColumn {
  const part = <T>(key: string, read: (text: string) => T): T | undefined =>
    problems.part(() => row.read(key, read), undefined);
  const file = part('file', needed) ?? '';
  const name =
    part('column', (text) => readText(text || refuse('names no column', 'tidak menyebut kolom'))) ?? '';
  const body = {
    use: part(
      'use',
      optional((text) => (isUseWord(text) ? text : refuseUnknown('use', 'kegunaan', text))),
    ),
    id_space: part('idSpace', optional(shortName)),
    part: part('part', optional(oneOf(ADDRESS_PARTS))),
    subject: part('subject', optional(readText)),
    category: part(
      'category',
      optional((text) => (isCategoryCode(text) ? text : refuseUnknown('category', 'kategori', text))),
    ),
    form: part(
      'form',
      optional((text) => (isForm(text) ? text : refuseUnknown('form', 'bentuk', text))),
    ),
    absent: part('absent', optional(readList)),
    present_when: part('presentWhen', optional(readCondition)),
    former: part('former', optional(readList)),
    date_order: part('dateOrder', optional(oneOf(DATE_ORDERS))),
    note: part('note', optional(readText)),
  };
  return { file, name, body: present(body), row };
}

function readSource(
  row: SheetRow,
  columns: ReadonlyMap<string, readonly ReadColumn[]>,
  problems: Problems,
): ReadWorkbook['files'][number] {
  const part = <T>(key: string, read: (text: string) => T): T | undefined =>
    problems.part(() => row.read(key, read), undefined);
  const file = part('file', needed) ?? '';
  const own = columns.get(file) ?? [];
  sayTwice(own, problems);
  const body = present({
    role: part('role', optional(oneOf(SOURCE_ROLES))),
    id_space: part('idSpace', optional(shortName)),
    default_country: part(
      'defaultCountry',
      optional((text) => text),
    ),
    contact_rank: part('contactRank', optional(wholeNumber)),
    authoritative_name: part('authoritativeName', optional(yesNo)),
    header: part('header', optional(yesNo)),
    delimiter: part(
      'delimiter',
      optional(
        (text) =>
          DELIMITER_WORDS[oneOf(Object.keys(DELIMITER_WORDS) as (keyof typeof DELIMITER_WORDS)[])(text)],
      ),
    ),
    encoding: part('encoding', optional(oneOf(ENCODINGS))),
    skip_lines: part('skipLines', optional(wholeNumber)),
    subjects: part('subjects', optional(readSubjects)),
    constants: part('constants', optional(readConstants)),
    only_when: part('onlyWhen', optional(readConditions)),
    columns: Object.fromEntries(own.map(({ name, body: column }) => [name, column])),
  });
  const digest =
    part(
      'digest',
      optional((text) => text),
    ) ?? null;
  if (own.every(({ row: of }) => !of.isRefused) && !row.isRefused)
    sayWhole(file, body, { row, own, problems });
  return { file, body, exportedDigest: digest };
}

/** What each cell allows but the mapping does not is said at the row it belongs to. */
function sayWhole(
  file: string,
  body: JsonObject,
  { row, own, problems }: { row: SheetRow; own: readonly ReadColumn[]; problems: Problems },
): void {
  const answer = readMapping(file, body);
  if (!(answer instanceof Refusal)) return;
  for (const { en, id } of answer.words) {
    const column = own.find(({ name }) => en.startsWith(`column "${name}" of the mapping of`));
    const at = (column?.row ?? row).address('file');
    problems.add(both(`${at}: ${en}`, `${at}: ${id}`));
  }
}

function sayTwice(own: readonly ReadColumn[], problems: Problems): void {
  const seen = new Set<string>();
  for (const { name, row } of own) {
    if (seen.has(name)) {
      const at = row.address('column');
      problems.add(
        both(`${at}: stands there a second time for this file`, `${at}: tercantum dua kali untuk berkas ini`),
      );
    }
    seen.add(name);
  }
}

function sayStrays(columns: readonly SheetRow[], files: ReadonlySet<string>, problems: Problems): void {
  for (const row of columns) {
    const file = problems.part(() => row.read('file', readText), '');
    if (file && !files.has(file)) {
      const at = row.address('file');
      problems.add(
        both(
          `${at}: is a file that the sheet "${SHEETS.sources}" does not list`,
          `${at}: adalah berkas yang tidak tercantum di lembar "${SHEETS.sources}"`,
        ),
      );
    }
  }
}

function readSignature(sheets: readonly BookSheet[], problems: Problems): Signature | null {
  const sheet = sheets.find(({ name }) => name === SHEETS.signature);
  if (!sheet) {
    problems.add(both(`it has no sheet "${SHEETS.signature}"`, `tidak ada lembar "${SHEETS.signature}"`));
    return null;
  }
  const text = (key: SignatureKey): string =>
    (sheet.rows.find(({ line }) => line === lineOf(key))?.cells?.[1] ?? '').trim();
  const [signedBy, signedOn, statement] = [text('signedBy'), dayOf(text('signedOn')), text('statement')];
  if (signedBy === '' && signedOn === '' && statement === '') return null;
  const say = (key: SignatureKey, en: string, id: string): void => {
    const at = `${SHEETS.signature}!B${lineOf(key)}`;
    problems.add(both(`${at}: ${en}`, `${at}: ${id}`));
  };
  if (signedBy === '' || signedBy.length > 200)
    say(
      'signedBy',
      'needs the name of who signs, up to 200 characters',
      'memerlukan nama penanda tangan, paling banyak 200 karakter',
    );
  if (!isDay(signedOn)) {
    say('signedOn', 'needs a day such as 2026-11-20', 'memerlukan tanggal seperti 2026-11-20');
  }
  if (statement === '' || statement.length > 2000)
    say(
      'statement',
      'needs what is signed, up to 2000 characters',
      'memerlukan apa yang ditandatangani, paling banyak 2000 karakter',
    );
  return { signedBy, signedOn, statement };
}

type SignatureKey = (typeof SIGNATURE_ROWS)[number][0];

function lineOf(key: SignatureKey): number {
  return SIGNATURE_ROWS.findIndex(([row]) => row === key) + 1;
}

const DAY_MS = 86_400_000;

/** A day typed into a cell of text may be kept as the number of days since the end of 1899. */
function dayOf(text: string): string {
  if (!/^\d{5}(?:\.\d+)?$/.test(text)) return text.slice(0, 10);
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(text)) * DAY_MS).toISOString().slice(0, 10);
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
  );
}

function refuse(en: string, id: string): never {
  throw new Refusal(both(en, id));
}

function refuseUnknown(en: string, id: string, text: string): never {
  const shown = text.slice(0, 40);
  return refuse(`has the unknown ${en} "${shown}"`, `memuat ${id} "${shown}" yang tidak dikenal`);
}

function needed(text: string): string {
  return readText(text || refuse('is empty', 'kosong'));
}

/** An empty cell says nothing. */
function optional<T>(read: (text: string) => T): (text: string) => T | undefined {
  return (text) => (text === '' ? undefined : read(text));
}

function oneOf<T extends string>(choices: readonly T[]): (text: string) => T {
  const some = choices.join(', ');
  return (text) =>
    choices.find((choice) => choice === text) ??
    refuse(`must be one of ${some}`, `harus salah satu dari ${some}`);
}

function shortName(text: string): string {
  return /^[a-z0-9_.-]{1,40}$/.test(text)
    ? text
    : refuse('must be a short lower-case name', 'harus berupa nama singkat berhuruf kecil');
}

function wholeNumber(text: string): number {
  return /^\d{1,5}$/.test(text) ? Number(text) : refuse('is no whole number', 'bukan bilangan bulat');
}

function yesNo(text: string): boolean {
  const word = text.toLowerCase();
  if (word === 'yes' || word === 'no') return word === 'yes';
  return refuse('must be yes or no', 'harus yes atau no');
}

function present(object: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as JsonObject;
}
