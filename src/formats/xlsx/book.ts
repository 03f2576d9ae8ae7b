/** An XLSX workbook: its sheets in order, and what their cells need from the rest of it. */
import { DomainError } from '../../kernel/errors.ts';
import { FORMATS_ERRORS as E } from '../formats.errors.ts';
import { builtInDate, formatDate, plainText, type DateParts } from '../rules/xlsx/cells.ts';
import { SheetRows, type BookFacts, type SheetRow } from '../rules/xlsx/sheet.ts';
import type { Budget } from '../shelf.ts';
import { MEMBERS_MAX, tooMany, type Zip } from '../zip.ts';
import { StringTable } from './string-table.ts';
import { brokenBook, PIECE_CHARS_MAX, readXml, xmlChunks, type XmlEvents } from './xml.ts';

const WORKBOOK = /^\/?xl\/workbook\d*\.xml$/i;
/** What other office files are known by, and what to do with them. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^xl\/workbook\d*\.bin$/i, 'a binary workbook: save it as XLSX, or its sheets as "CSV UTF-8"'],
  [/^word\/document\d*\.xml$/i, 'a Word document: save its tables as "CSV UTF-8"'],
  [/^ppt\/presentation\.xml$/i, 'a presentation: save its tables as "CSV UTF-8"'],
  [/^content\.xml$/i, 'an OpenDocument file: save its sheets as "CSV UTF-8"'],
  [/^index\/document\.iwa$/i, 'a Numbers or Pages document: export it as CSV'],
];

export interface Sheet {
  readonly name: string;
  readonly path: string;
}

/** Whether an archive is a workbook; an office file of another kind is refused. */
export function isBook(file: string, zip: Zip): boolean {
  const paths = zip.entries.map(({ path }) => path);
  if (paths.some((path) => WORKBOOK.test(path))) return true;
  const other = OTHERS.find(([pattern]) => paths.some((path) => pattern.test(path)));
  const isOffice =
    paths.includes('[Content_Types].xml') ||
    paths.includes('mimetype') ||
    paths.some((p) => p.endsWith('.iwa'));
  if (other && isOffice) throw new DomainError(E.foreign, { file, format: other[1] });
  return false;
}

export class Book implements BookFacts {
  readonly sheets: readonly Sheet[];
  readonly is1904: boolean;
  readonly #file: string;
  readonly #zip: Zip;
  readonly #budget: Budget;
  readonly #strings: StringTable;
  readonly #dates: readonly DateParts[];

  private constructor(
    parts: BookParts,
    facts: WorkbookFacts,
    strings: StringTable,
    dates: readonly DateParts[],
  ) {
    this.#file = parts.file;
    this.#zip = parts.zip;
    this.#budget = parts.budget;
    this.sheets = facts.sheets;
    this.is1904 = facts.is1904;
    this.#strings = strings;
    this.#dates = dates;
  }

  static async open(parts: BookParts): Promise<Book> {
    const facts = await readWorkbook(parts);
    const strings = await readStrings(parts, facts.stringsPath);
    return new Book(parts, facts, strings, await readDates(parts, facts.stylesPath));
  }

  string(no: number): string | undefined {
    return this.#strings.get(no);
  }

  dateOf(style: number): DateParts {
    return this.#dates[style] ?? null;
  }

  /** The rows of a sheet that hold something, in order; what is known once they are read is answered last. */
  async *rows(sheet: Sheet): AsyncGenerator<readonly SheetRow[], SheetRows> {
    const parts = { file: this.#file, zip: this.#zip, budget: this.#budget };
    const chunks = partOf(parts, sheet.path);
    if (!chunks) throw brokenBook(this.#file, new Error(`the sheet ${sheet.name} is missing`));
    const rows = new SheetRows(this);
    for await (const _ of xmlChunks(this.#file, chunks, rows)) yield rows.take();
    return rows;
  }
}

interface BookParts {
  readonly file: string;
  readonly zip: Zip;
  readonly budget: Budget;
}

interface WorkbookFacts {
  readonly sheets: readonly Sheet[];
  readonly is1904: boolean;
  readonly stringsPath: string | null;
  readonly stylesPath: string | null;
}

interface Relation {
  readonly type: string;
  readonly path: string;
}

function partOf({ zip, budget }: BookParts, path: string): AsyncIterable<Uint8Array> | null {
  const wanted = path.toLowerCase();
  const entry = zip.entries.find((one) => one.path.replace(/^\//, '').toLowerCase() === wanted);
  return entry ? zip.read(entry, budget) : null;
}

async function readWorkbook(parts: BookParts): Promise<WorkbookFacts> {
  const path = parts.zip.entries.find((entry) => WORKBOOK.test(entry.path))!.path.replace(/^\//, '');
  const relations = await readRelations(parts, path);
  const sheets: Sheet[] = [];
  let is1904 = false;
  await readPart(parts, path, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1] ?? '';
      const relation = relations.get(id);
      // Charts and macros have sheets of their own kind, without rows.
      if (relation?.type !== 'worksheet') return;
      sheets.push({ name: attributes['name'] ?? id, path: relation.path });
      if (sheets.length > MEMBERS_MAX) throw tooMany(parts.file);
    },
  });
  const pathOf = (type: string) => [...relations.values()].find((one) => one.type === type)?.path ?? null;
  return { sheets, is1904, stringsPath: pathOf('sharedStrings'), stylesPath: pathOf('styles') };
}

async function readRelations(parts: BookParts, path: string): Promise<ReadonlyMap<string, Relation>> {
  const slash = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, slash);
  const relations = new Map<string, Relation>();
  await readPart(parts, `${folder}_rels/${path.slice(slash)}.rels`, {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name !== 'Relationship') return;
      const target = Target.startsWith('/') ? Target.slice(1) : resolved(folder + Target);
      relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), path: target });
    },
  });
  return relations;
}

/** A path inside the archive; it names entries there and nothing else. */
function resolved(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

async function readStrings(parts: BookParts, path: string | null): Promise<StringTable> {
  const strings = new StringTable(parts.file);
  if (path === null) return strings;
  let text = '';
  let isText = false;
  let inPhonetic = false;
  await readPart(parts, path, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') inPhonetic = true;
      isText = name === 't' && !inPhonetic;
    },
    text(piece) {
      if (isText) text += piece;
      if (text.length > PIECE_CHARS_MAX) throw new Error('a text is longer than any text may be');
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si') strings.add(plainText(text));
    },
  });
  return strings;
}

/** Per cell style, what its number format shows. */
async function readDates(parts: BookParts, path: string | null): Promise<readonly DateParts[]> {
  const own = new Map<number, DateParts>();
  const dates: DateParts[] = [];
  let inStyles = false;
  if (path === null) return dates;
  await readPart(parts, path, {
    open(name, attributes) {
      const id = Number(attributes['numFmtId']);
      if (name === 'cellXfs') inStyles = true;
      else if (name === 'numFmt') own.set(id, formatDate(attributes['formatCode'] ?? ''));
      else if (name === 'xf' && inStyles) dates.push(own.has(id) ? own.get(id)! : builtInDate(id));
    },
    close(name) {
      if (name === 'cellXfs') inStyles = false;
    },
  });
  return dates;
}

const NO_EVENTS: XmlEvents = { open: () => undefined, text: () => undefined, close: () => undefined };

async function readPart(parts: BookParts, path: string, events: Partial<XmlEvents>): Promise<void> {
  const chunks = partOf(parts, path);
  if (!chunks) throw brokenBook(parts.file, new Error(`${path} is missing`));
  await readXml(parts.file, chunks, { ...NO_EVENTS, ...events });
}
