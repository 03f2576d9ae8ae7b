/** Writes mappings as a workbook that counsel reads, edits and signs; every cell is text and none a person's value. */
import type ExcelJS from 'exceljs';
import { CATALOGUE, CATEGORY_CODES, FORMS } from '../../incidents/index.ts';
import { ENCODINGS } from '../../formats/index.ts';
import { ADDRESS_PARTS, DATE_ORDERS, SOURCE_ROLES, USES } from '../rules/mapping.ts';
import type { Json, JsonObject } from '../rules/mapping-body.ts';
import {
  writeCondition,
  writeConstants,
  writeList,
  writeNote,
  writeSubjects,
  writeText,
} from '../rules/sheet-cells.ts';
import {
  CELL_CHARS_MAX,
  COLUMN_CELLS,
  DELIMITER_WORDS,
  letterOf,
  SHEETS,
  SIGNATURE_ROWS,
  SOURCE_CELLS,
  type ColumnCell,
  type SheetColumn,
  type SourceCell,
} from './layout.ts';

export interface WorkbookFile {
  readonly file: string;
  readonly body: JsonObject;
  /** Of the mapping as it stands; null where it is only proposed. */
  readonly digest: string | null;
  /** By column: what a look at the file showed. */
  readonly looks: ReadonlyMap<string, { readonly shape: string; readonly presentPercent: number }>;
}

/** Null where some text is too long for any cell. */
export async function writeWorkbook(files: readonly WorkbookFile[], digest: string): Promise<Buffer | null> {
  // Loaded only where a workbook is written: it keeps 25 MB in a process that never does.
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const columns = sheetOf(book, SHEETS.columns, COLUMN_CELLS);
  const sources = sheetOf(book, SHEETS.sources, SOURCE_CELLS);
  let isTooLong = false;
  const add = (sheet: ExcelJS.Worksheet, row: Readonly<Record<string, string | number | null>>): void => {
    isTooLong ||= Object.values(row).some((cell) => typeof cell === 'string' && cell.length > CELL_CHARS_MAX);
    sheet.addRow(row);
  };
  for (const file of files) {
    add(sources, sourceRow(file));
    for (const [name, body] of Object.entries(file.body['columns'] as Readonly<Record<string, JsonObject>>)) {
      add(columns, columnRow(file, name, body));
    }
  }
  if (isTooLong) return null;
  labelCategories(columns);
  offerChoices(columns, sources);
  signatureSheet(book, digest);
  listsSheet(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function sheetOf(
  book: ExcelJS.Workbook,
  name: string,
  cells: readonly SheetColumn<string>[],
): ExcelJS.Worksheet {
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1, xSplit: name === SHEETS.columns ? 2 : 1 }],
  });
  sheet.columns = cells.map(({ key, title, width }) => ({
    key,
    header: title,
    width,
    // Text whatever is typed: what looks like a formula or a number stays as it was written.
    style: { numFmt: '@', alignment: { vertical: 'top', wrapText: true } },
  }));
  sheet.getRow(1).font = { bold: true };
  return sheet;
}

function columnRow(
  { file, looks }: WorkbookFile,
  name: string,
  body: JsonObject,
): Partial<Record<ColumnCell, string | number | null>> {
  const look = looks.get(name);
  const presentWhen = body['present_when'];
  return {
    file: writeText(file),
    column: writeText(name),
    sample: look ? look.shape : null,
    present: look ? look.presentPercent : null,
    use: plain(body['use']),
    subject: body['subject'] === undefined ? null : writeText(String(body['subject'])),
    category: plain(body['category']),
    form: plain(body['form']),
    absent: body['absent'] === undefined ? null : writeList(body['absent'] as string[]),
    presentWhen: presentWhen === undefined ? null : writeCondition(presentWhen),
    note: body['note'] === undefined ? null : writeNote(String(body['note'])),
    idSpace: plain(body['id_space']),
    part: plain(body['part']),
    former: body['former'] === undefined ? null : writeList(body['former'] as string[]),
    dateOrder: plain(body['date_order']),
  };
}

function sourceRow({
  file,
  body,
  digest,
}: WorkbookFile): Partial<Record<SourceCell, string | number | null>> {
  const delimiter = Object.entries(DELIMITER_WORDS).find(([, sign]) => sign === body['delimiter']);
  return {
    file: writeText(file),
    role: plain(body['role'] ?? 'leaked'),
    idSpace: plain(body['id_space'] ?? 'main'),
    defaultCountry: plain(body['default_country']),
    contactRank: plain(body['contact_rank']),
    authoritativeName: body['authoritative_name'] === true ? 'yes' : null,
    header: body['header'] === false ? 'no' : null,
    delimiter: delimiter?.[0] ?? null,
    encoding: plain(body['encoding']),
    subjects: body['subjects'] === undefined ? null : writeSubjects(body['subjects'] as JsonObject),
    constants: body['constants'] === undefined ? null : writeConstants(body['constants'] as Json[]),
    onlyWhen:
      body['only_when'] === undefined ? null : (body['only_when'] as Json[]).map(writeCondition).join('\n'),
    digest,
    skipLines: plain(body['skip_lines']),
  };
}

function plain(value: Json | undefined): string | null {
  return value === undefined ? null : String(value as string | number);
}

/** The labels follow the category a person picks. */
function labelCategories(sheet: ExcelJS.Worksheet): void {
  const category = letterOf(COLUMN_CELLS.findIndex(({ key }) => key === 'category'));
  const labels = new Map<string, { readonly id: string; readonly en: string }>(
    CATALOGUE.map(({ code, label }) => [code, label]),
  );
  for (let no = 2; no <= sheet.rowCount; no += 1) {
    const row = sheet.getRow(no);
    const label = labels.get(row.getCell('category').text);
    const formula = (place: number): string =>
      `IFERROR(VLOOKUP($${category}${no},${SHEETS.lists}!$A$1:$C$${CATEGORY_CODES.length},${place},FALSE),"")`;
    row.getCell('labelId').value = { formula: formula(2), result: label?.id ?? '' };
    row.getCell('labelEn').value = { formula: formula(3), result: label?.en ?? '' };
  }
}

function offerChoices(columns: ExcelJS.Worksheet, sources: ExcelJS.Worksheet): void {
  for (let no = 2; no <= columns.rowCount; no += 1) {
    const row = columns.getRow(no);
    choices(row.getCell('category'), `${SHEETS.lists}!$A$1:$A$${CATEGORY_CODES.length}`);
    choices(row.getCell('form'), `${SHEETS.lists}!$D$1:$D$${FORMS.length}`);
    choices(row.getCell('part'), `${SHEETS.lists}!$F$1:$F$${ADDRESS_PARTS.length}`);
    choices(row.getCell('dateOrder'), `${SHEETS.lists}!$G$1:$G$${DATE_ORDERS.length}`);
    // Links are written as link:<name>, which no list can hold.
    row.getCell('use').dataValidation = {
      type: 'list',
      allowBlank: true,
      showErrorMessage: false,
      formulae: [`${SHEETS.lists}!$E$1:$E$${USES.length}`],
    };
  }
  for (let no = 2; no <= sources.rowCount; no += 1) {
    const row = sources.getRow(no);
    choices(row.getCell('role'), `"${SOURCE_ROLES.join(',')}"`);
    choices(row.getCell('delimiter'), `"${Object.keys(DELIMITER_WORDS).join(',')}"`);
    choices(row.getCell('encoding'), `"${ENCODINGS.join(',')}"`);
    choices(row.getCell('authoritativeName'), '"yes"');
    choices(row.getCell('header'), '"no"');
  }
}

function choices(cell: ExcelJS.Cell, from: string): void {
  cell.dataValidation = {
    type: 'list',
    allowBlank: true,
    formulae: [from],
    showErrorMessage: true,
    error: 'Take one from the list.',
  };
}

function signatureSheet(book: ExcelJS.Workbook, digest: string): void {
  const sheet = book.addWorksheet(SHEETS.signature);
  sheet.columns = [
    { width: 36, style: { font: { bold: true } } },
    { width: 80, style: { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } } },
  ];
  for (const [key, title] of SIGNATURE_ROWS) sheet.addRow([title, key === 'digest' ? digest : null]);
}

function listsSheet(book: ExcelJS.Workbook): void {
  const sheet = book.addWorksheet(SHEETS.lists, { state: 'hidden' });
  for (const [i, { code, label }] of CATALOGUE.entries()) {
    sheet.getRow(i + 1).values = [code, label.id, label.en];
  }
  const put = (column: string, words: readonly string[]): void => {
    for (const [i, word] of words.entries()) sheet.getCell(`${column}${i + 1}`).value = word;
  };
  put('D', FORMS);
  put(
    'E',
    USES.map((use) => (use === 'link' ? 'link:name' : use)),
  );
  put('F', ADDRESS_PARTS);
  put('G', DATE_ORDERS);
}
