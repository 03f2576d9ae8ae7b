import { describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import * as fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { formatDate } from '../../src/formats/rules/xlsx/cells.ts';
import { lookInto, shownRecords, zipOf } from '../support/formats.ts';

async function bookOf(fill: (book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function onlySheet(bytes: Buffer): Promise<string[]> {
  const { members, records } = await lookInto('book.xlsx', bytes);
  expect(members.map(({ name }) => name)).toEqual(['book.xlsx']);
  return shownRecords(records.get('book.xlsx')!);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface RawBook {
  readonly sheet: string;
  readonly strings?: string;
  readonly workbook?: string;
}

/** A workbook of one sheet, written by hand. */
function rawBook({ sheet, strings, workbook }: RawBook): Promise<Buffer> {
  const types = ['worksheet', ...(strings === undefined ? [] : ['sharedStrings'])];
  const targets: Readonly<Record<string, string>> = {
    worksheet: 'worksheets/sheet1.xml',
    sharedStrings: '/xl/sharedStrings.xml',
  };
  const relations = types.map(
    (type, i) => `<Relationship Id="r${i}" Type="${OFFICE}/${type}" Target="${targets[type]}"/>`,
  );
  return zipOf([
    { path: '[Content_Types].xml', bytes: '<Types/>' },
    {
      path: 'xl/workbook.xml',
      bytes:
        workbook ??
        `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="r0"/></sheets></workbook>`,
    },
    { path: 'xl/_rels/workbook.xml.rels', bytes: `<Relationships>${relations.join('')}</Relationships>` },
    {
      path: 'xl/worksheets/sheet1.xml',
      bytes: `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><sheetData>${sheet}</sheetData></worksheet>`,
    },
    ...(strings === undefined ? [] : [{ path: 'xl/sharedStrings.xml', bytes: strings }]),
  ]);
}

const numbered = (no: number) => `<row r="${no}"><c r="A${no}"><v>${no}</v></c></row>`;

const merged = (reference: string) =>
  rawBook({
    sheet: `${numbered(1)}${numbered(2)}</sheetData><mergeCells><mergeCell ref="${reference}"/></mergeCells><sheetData>`,
  });

describe('a workbook', () => {
  test('written by a library reads as the sheet shows it', async () => {
    const bytes = await bookOf((book) => {
      const sheet = book.addWorksheet('Data');
      sheet.addRow(['id', 'surel', 'lahir', 'waktu', 'aktif', 'saldo', 'rumus']);
      sheet.addRow([
        '0100285',
        'a@b.id',
        new Date('1999-12-31T00:00:00Z'),
        new Date('2020-01-02T03:04:05Z'),
        true,
        12.5,
        { formula: 'F2*2', result: 25 },
      ]);
      sheet.getRow(2).getCell(3).numFmt = 'dd/mm/yyyy';
      sheet.getRow(2).getCell(4).numFmt = 'yyyy-mm-dd hh:mm:ss';
      sheet.getRow(5).getCell(2).value = 'alone';
      sheet.getRow(6).getCell(1).value = 6281290682883;
      sheet.getRow(6).getCell(7).value = { richText: [{ text: 'ka' }, { font: { bold: true }, text: 'ya' }] };
    });
    expect(await onlySheet(bytes)).toEqual([
      '1: id|surel|lahir|waktu|aktif|saldo|rumus',
      '2: 0100285|a@b.id|1999-12-31|2020-01-02T03:04:05|TRUE|12.5|25',
      '5: |alone|||||',
      '6: 6281290682883||||||kaya',
    ]);
  });

  test('counts from 1904 where it says so', async () => {
    const bytes = await bookOf((book) => {
      book.properties.date1904 = true;
      const cell = book.addWorksheet('Data').getCell('A1');
      cell.value = new Date('2020-01-01T00:00:00Z');
      cell.numFmt = 'yyyy-mm-dd';
    });
    expect(await onlySheet(bytes)).toEqual(['1: 2020-01-01']);
  });

  test('of several sheets gives each that holds something, hidden ones too', async () => {
    const bytes = await bookOf((book) => {
      book.addWorksheet('Pemain').addRow(['a']);
      book.addWorksheet('kosong');
      book.addWorksheet('Rahasia', { state: 'veryHidden' }).addRow(['b']);
    });
    const { members, ignored, shelf } = await lookInto('book.xlsx', bytes);
    expect(members.map(({ name, format, width }) => [name, format, width])).toEqual([
      ['book.xlsx#Pemain', 'rows', 1],
      ['book.xlsx#Rahasia', 'rows', 1],
    ]);
    expect(ignored).toEqual(['book.xlsx#kosong']);
    expect(shelf.objects.size).toBe(2);
    const inZip = await lookInto('all.zip', await zipOf([{ path: 'in/book.xlsx', bytes }]));
    expect(inZip.members.map(({ name }) => name)).toEqual(['book.xlsx#Pemain', 'book.xlsx#Rahasia']);
    expect(inZip.shelf.objects.size).toBe(2);
  });

  test.each([
    ['cells without references', '<row><c><v>1</v></c><c t="inlineStr"><is><t>x</t></is></c></row><row/><row><c t="str"><f>A</f><v>y</v></c></row>', ['1: 1|x', '3: y|']],
    ['gaps', '<row r="3"><c r="C3"><v>1</v></c></row><row r="9"><c r="A9"><v>2</v></c></row>', ['3: ||1', '9: 2||']],
    ['scientific notation', '<row r="1"><c><v>6.28129068288E+12</v></c><c><v>1.5E-3</v></c><c><v>0.1</v></c></row>', ['1: 6281290682880|1.5E-3|0.1']],
    ['truth and errors', '<row r="1"><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2020-01-01T00:00:00</v></c></row>', ['1: FALSE|#N/A|2020-01-01T00:00:00']],
    ['characters XML cannot hold', '<row r="1"><c t="inlineStr"><is><t>a_x000D_&#10;b &amp; &lt;</t></is></c></row>', ['1: a\r\nb & <']],
    ['formulas nobody computed', '<row r="1"><c><f>A1*2</f></c><c t="str"><f>""</f><v></v></c><c><f t="shared" si="0"/></c><c><f>1</f><v>1</v></c></row>', ['1: =A1*2||=|1']],
    ['two cells in one place', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="A2"/></row>', ['1: ✗', '2: 1']],
    ['a NUL among them', '<row r="1"><c t="inlineStr"><is><t>a_x0000_</t></is></c></row><row r="2"><c><v>2</v></c></row>', ['1: ✗', '2: 2']],
  ])('with %s', async (_, sheet, expected) => {
    expect(await onlySheet(await rawBook({ sheet }))).toEqual(expected);
  }); // prettier-ignore

  const nested = '<a>'.repeat(2_000_000);
  const signs = '<'.repeat(6_000_000);
  test.each([
    ['tags within tags', nested, /nested deeper than any workbook/],
    ['a comment without end', `<!--${signs}-->`, /longer than any cell may be/],
    ['a cell without end', `<row><c t="inlineStr"><is><t><![CDATA[${signs}]]></t></is></c></row>`, /longer than any cell may be/],
    ['a cell of runs without end', `<row><c t="inlineStr"><is>${'<r><t>xxxxxxxxxxxx</t></r>'.repeat(400_000)}</is></c></row>`, /longer than any cell may be/],
  ])('of %s is refused before it fills memory', async (_, sheet, sentence) => {
    const bytes = await rawBook({ sheet });
    const before = process.memoryUsage.rss();
    await expect(lookInto('book.xlsx', bytes)).rejects.toThrow(sentence);
    expect(process.memoryUsage.rss() - before).toBeLessThan(300 * 1024 * 1024);
  }); // prettier-ignore

  test('of very many sheets, or a number format without end, costs no time', async () => {
    const sheets = Array.from({ length: 1001 }, (_, i) => `<sheet name="${i}" r:id="r0"/>`).join('');
    const workbook = `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>`;
    const many = rawBook({ sheet: '<row><c><v>1</v></c></row>', workbook });
    await expect(lookInto('book.xlsx', await many)).rejects.toThrow(/more than 1000 members/);
    const from = performance.now();
    formatDate('['.repeat(1_000_000));
    expect(performance.now() - from).toBeLessThan(60_000);
  });

  test('with rows of 16,384 long cells is read in the time they take', async () => {
    const wide = `<row>${`<c t="str"><v>${'x'.repeat(120)}</v></c>`.repeat(16_384)}</row>`;
    const from = performance.now();
    expect((await onlySheet(await rawBook({ sheet: wide })))[0]).toHaveLength(3 + 121 * 16_384 - 1);
    expect(performance.now() - from).toBeLessThan(60_000);
  });

  test('with merged cells is refused where they hide what rows hold, and read where they only title it', async () => {
    await expect(onlySheet(await merged('B2:B4'))).rejects.toThrow(
      'S in book.xlsx has merged cells from row 2 on, which hide the rows below',
    );
    for (const harmless of ['A1:C1', 'A1:A2', 'B2:D2']) {
      expect(await onlySheet(await merged(harmless))).toEqual(['1: 1', '2: 2']);
    }
  });

  test.each([
    ['rounded', ['3174218781652770', '1.23456789012345E+17', '2', '0.1234567890123456'], 2],
    ['exact', ['3174218781652769', '3174218781652760', '3174218781652771'], 0],
    ['short', ['628129068288', '100000000000000'], 0],
  ])('says of its numbers that they are %s', async (_, numbers, expected) => {
    const sheet = `<row>${numbers.map((number) => `<c><v>${number}</v></c>`).join('')}</row>`;
    const { members } = await lookInto('book.xlsx', await rawBook({ sheet }));
    expect(members.map(({ roundedNumbers }) => roundedNumbers)).toEqual([expected]);
  });

  test('shares strings, in runs and without their readings', async () => {
    const strings =
      '<sst><si><t>satu</t></si><si><r><t>du</t></r><r><t xml:space="preserve">a </t></r><rPh><t>bun</t></rPh></si></sst>';
    const sheet = '<row r="1"><c t="s"><v>1</v></c><c t="s"><v>0</v></c></row>';
    expect(await onlySheet(await rawBook({ sheet, strings }))).toEqual(['1: dua |satu']);
  });

  test('with any values comes back exactly', async () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => isKept(text)),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
        async (rows) => {
          const bytes = await bookOf((book) => book.addWorksheet('S').addRows(rows));
          const { records } = await lookInto('b.xlsx', bytes, { pieceBytes: 333 });
          expect(records.get('b.xlsx')!.map(({ cells }) => cells)).toEqual(rows.map((row) => row.map(shown)));
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** XML folds a lone carriage return, and underscores may spell a character. */
function isKept(text: string): boolean {
  return !/[\p{Cc}\ufffe\uffff]|_x[0-9A-F]{4}_/iu.test(text) && text.isWellFormed();
}

function shown(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  return Object.is(value, -0) ? '0' : String(value);
}

describe('a workbook that is refused', () => {
  test.each([
    ['a string it does not hold', () => rawBook({ sheet: '<row><c t="s"><v>7</v></c></row>' }), /^book\.xlsx is a workbook that cannot be read \(row 1 names a text/],
    ['broken XML', () => rawBook({ sheet: '<row><c></row>' }), /^book\.xlsx is a workbook that cannot be read/],
    ['entities of its own', () => rawBook({ sheet: '', workbook: '<!DOCTYPE a [<!ENTITY x "y">]><workbook>&x;</workbook>' }), /^book\.xlsx is a workbook that cannot be read/],
    ['a cell without end', () => rawBook({ sheet: `<row><c t="inlineStr"><is><t>${'x'.repeat(5 * 1024 * 1024)}</t></is></c></row>` }), /a cell is longer than any cell may be/],
    ['no rows', () => rawBook({ sheet: '<row r="1"/>' }), /^book\.xlsx holds no rows/],
    ['a binary kind', () => zipOf([{ path: '[Content_Types].xml', bytes: 'x' }, { path: 'xl/workbook.bin', bytes: 'x' }]), /^book\.xlsx is a binary workbook: save it as XLSX/],
    ['text in it', () => zipOf([{ path: '[Content_Types].xml', bytes: 'x' }, { path: 'word/document.xml', bytes: 'x' }]), /^book\.xlsx is a Word document/],
    ['gzip around it', async () => gzipSync(await rawBook({ sheet: '' })), /^book\.xlsx is packed twice/],
  ])('for %s', async (_, bytes, sentence) => {
    await expect(lookInto('book.xlsx', await bytes())).rejects.toThrow(sentence);
  }); // prettier-ignore
});
