import ExcelJS from 'exceljs';
import * as fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { CATEGORY_CODES, FORMS } from '../../src/incidents/index.ts';
import { DELIMITERS, ENCODINGS } from '../../src/formats/index.ts';
import { Refusal } from '../../src/intake/rules/asker.ts';
import { ADDRESS_PARTS, readMapping, SOURCE_ROLES, SUBJECT_ROLES } from '../../src/intake/rules/mapping.ts';
import { mappingBody, mappingDigest, type JsonObject } from '../../src/intake/rules/mapping-body.ts';
import { readWorkbook, type ReadWorkbook } from '../../src/intake/workbook/reading.ts';
import { edited as editedBook } from '../support/mappings.ts';
import { writeWorkbook } from '../../src/intake/workbook/writing.ts';

const FILE = 'players.csv';
/** Names and values as files really have them, and as an attacker would like them. */
const text = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'email',
      'No HP',
      'status',
      'is',
      'not x',
      '[]',
      'a | b',
      '1',
      'TRUE',
      '2026-01-02',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '=1+1',
      '+cmd|x',
      '@SUM(A1)',
      '-2',
      '"q"',
      "'x",
      '_x0041_',
      ' a\tb ',
      'a\nb',
      '\u202e',
      '\u0000',
    ),
  },
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const name = text.map((each) => each.trim()).filter((each) => each !== '');
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 2 });
const shortName = fc.stringMatching(/^[a-z0-9_.-]{1,12}$/);
const condition = fc.oneof(
  fc.record({ column: text, in: fc.array(text, { maxLength: 3 }) }),
  fc.record({ column: text, not_in: fc.array(text, { maxLength: 3 }) }),
);
const subject = fc.record({
  role: maybe(fc.constantFrom(...SUBJECT_ROLES)),
  former: maybe(fc.boolean()),
  minor: maybe(fc.boolean()),
  deceased: maybe(fc.boolean()),
});

const mapping = fc.dictionary(name, subject, { maxKeys: 3, noNullPrototype: true }).chain((subjects) => {
  const some = Object.keys(subjects);
  const subjectName = some.length > 0 ? maybe(fc.constantFrom(...some)) : fc.constant(undefined);
  const column = fc.record({
    use: maybe(
      fc.oneof(
        fc.constantFrom('name', 'status', 'postal_address', 'locale'),
        shortName.map((link) => `link:${link}`),
      ),
    ),
    part: maybe(fc.constantFrom(...ADDRESS_PARTS)),
    subject: subjectName,
    category: maybe(fc.constantFrom(...CATEGORY_CODES)),
    form: maybe(fc.constantFrom(...FORMS)),
    absent: maybe(fc.array(text, { maxLength: 3 })),
    present_when: maybe(fc.oneof(fc.array(text, { maxLength: 3 }), condition)),
    former: maybe(fc.array(text, { maxLength: 3 })),
    date_order: maybe(fc.constantFrom('dmy', 'mdy')),
    note: maybe(text),
  });
  return fc.record({
    role: maybe(fc.constantFrom(...SOURCE_ROLES)),
    id_space: maybe(shortName),
    default_country: maybe(fc.constantFrom('ID', 'US', 'gb')),
    contact_rank: maybe(fc.integer({ min: 1, max: 32_000 })),
    authoritative_name: maybe(fc.boolean()),
    header: maybe(fc.boolean()),
    delimiter: maybe(fc.constantFrom(...DELIMITERS)),
    encoding: maybe(fc.constantFrom(...ENCODINGS)),
    only_when: maybe(fc.array(condition, { maxLength: 2 })),
    constants: maybe(
      fc.array(
        fc.record({
          category: fc.constantFrom(...CATEGORY_CODES),
          form: maybe(fc.constantFrom(...FORMS)),
          subject: subjectName,
        }),
        { maxLength: 2 },
      ),
    ),
    subjects: some.length > 0 ? fc.constant(subjects) : fc.constant(undefined),
    columns: fc
      .dictionary(name, column, { minKeys: 1, maxKeys: 5, noNullPrototype: true })
      .map((columns) => ({ ...columns, kunci: { use: 'email' } })),
  });
});

interface AnyColumn {
  readonly use?: string | undefined;
  readonly part?: string | undefined;
  readonly subject?: string | undefined;
  readonly category?: string | undefined;
  readonly form?: string | undefined;
}

/** Without what contradicts itself: each use once for a subject, forms with categories, parts of addresses. */
function consistent(body: { readonly columns: Readonly<Record<string, AnyColumn>> }): unknown {
  const taken = new Set<string>();
  const columns = Object.entries(body.columns).map(([column, each]) => {
    const place = `${each.subject}/${each.use}/${each.use === 'postal_address' ? each.part : ''}`;
    const isFree = each.use !== undefined && !taken.has(place);
    taken.add(place);
    return [
      column,
      {
        ...each,
        use: isFree ? each.use : undefined,
        part: isFree && each.use === 'postal_address' ? each.part : undefined,
        form: each.category ? each.form : undefined,
      },
    ];
  });
  return JSON.parse(JSON.stringify({ ...body, columns: Object.fromEntries(columns) as object }));
}

/** The mapping where the language allows it at all. */
function readable(body: unknown): JsonObject | null {
  const answer = readMapping(FILE, body);
  return answer instanceof Refusal ? null : mappingBody(answer);
}

async function written(body: JsonObject, file = FILE): Promise<Buffer> {
  const bytes = await writeWorkbook([{ file, body, digest: 'aa', looks: new Map() }], 'bb');
  if (!bytes) throw new Error('too long');
  return bytes;
}

async function reread(bytes: Uint8Array): Promise<ReadWorkbook> {
  const answer = await readWorkbook(bytes);
  if (answer instanceof Refusal) throw answer;
  return answer;
}

const plain = mappingBodyOf({
  subjects: { holder: {}, child: { role: 'contact', minor: true } },
  columns: {
    email: { use: 'email', category: 'con.email' },
    nik: {
      category: 'gov.nik',
      subject: 'child',
      absent: ['kosong'],
      present_when: ['Y', '1'],
      note: '=HYPERLINK("x")',
    },
    pw: { category: 'cred.password', form: 'hash_strong' },
  },
});

function mappingBodyOf(body: object): JsonObject {
  const answer = readable(body);
  if (!answer) throw new Error('not readable');
  return answer;
}

async function edited(changes: Readonly<Record<string, ExcelJS.CellValue>>, body = plain): Promise<Buffer> {
  return editedBook(await written(body), changes);
}

async function problems(bytes: Uint8Array): Promise<readonly string[]> {
  const answer = await readWorkbook(bytes);
  return answer instanceof Refusal ? answer.problems : [];
}

describe('a mapping written as a workbook', () => {
  test('comes back identical, whatever its names and values are', async () => {
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(mapping, async (body) => {
        const canonical = readable(consistent(body));
        if (!canonical) return;
        tried += 1;
        const { files } = await reread(await written(canonical));
        expect(files).toHaveLength(1);
        const back = readMapping(FILE, files[0]!.body);
        if (back instanceof Refusal) throw back;
        expect(mappingBody(back)).toEqual(canonical);
        expect(mappingDigest(back)).toEqual(mappingDigest(readMapping(FILE, canonical) as never));
      }),
      { numRuns: 150 },
    );
    expect(tried).toBeGreaterThan(40);
  });

  test('holds no formula but our own labels, and nothing is computed when it is read', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(new Uint8Array(await written(plain)).buffer);
    const formulas: string[] = [];
    for (const sheet of book.worksheets) {
      sheet.eachRow((row) =>
        row.eachCell((cell) => void (cell.type === ExcelJS.ValueType.Formula && formulas.push(cell.address))),
      );
    }
    expect(formulas).toEqual(['H2', 'I2', 'H3', 'I3', 'H4', 'I4']);
    expect(book.getWorksheet('Columns')!.getCell('M3').value).toBe('=HYPERLINK("x")');
    const { files } = await reread(
      await edited({ 'Columns!K2': { formula: 'CMD("calc")', result: 'tidak' } }),
    );
    expect(files[0]!.body['columns']).toMatchObject({ email: { absent: ['tidak'] } });
  });

  test('carries edits and a signature', async () => {
    const { files, signature } = await reread(
      await edited({
        'Columns!G4': 'cred.pin',
        'Sources!B2': 'contact_only',
        'Signature!B1': 'Citra Counsel',
        'Signature!B2': new Date('2026-11-20T00:00:00Z'),
        'Signature!B3': 'I have read every line.',
      }),
    );
    expect(files[0]).toMatchObject({
      exportedDigest: 'aa',
      body: { role: 'contact_only', columns: { pw: { category: 'cred.pin' } } },
    });
    expect(signature).toEqual({
      signedBy: 'Citra Counsel',
      signedOn: '2026-11-20',
      statement: 'I have read every line.',
    });
  });
});

describe('a workbook that cannot be used is refused cell by cell', () => {
  test.each<readonly [string, Readonly<Record<string, ExcelJS.CellValue>>, string]>([
    ['an unknown use', { 'Columns!E2': 'mail' }, 'Columns!E2: has the unknown use "mail"'],
    [
      'an unknown subject',
      { 'Columns!F2': 'anak' },
      'Columns!A2: column "email" of the mapping of players.csv belongs to the subject "anak", which "subjects" does not list',
    ],
    ['an unknown category', { 'Columns!G3': 'gov.ktp' }, 'Columns!G3: has the unknown category "gov.ktp"'],
    ['an unknown form', { 'Columns!J4': 'open' }, 'Columns!J4: has the unknown form "open"'],
    [
      'a broken quote',
      { 'Columns!K3': '"kosong' },
      'Columns!K3: begins with a quote but is no quoted text: end it with a quote, or leave both out',
    ],
    [
      'a broken condition',
      { 'Columns!L3': 'Y' },
      'Columns!L3: is no condition: write it as `status is aktif | tutup` or `status is not x`',
    ],
    ['a column twice', { 'Columns!B3': 'email' }, 'Columns!B3: stands there a second time for this file'],
    [
      'a stray file',
      { 'Columns!A3': 'other.csv' },
      'Columns!A3: is a file that the sheet "Sources" does not list',
    ],
    [
      'an unknown role',
      { 'Sources!B2': 'stolen' },
      'Sources!B2: must be one of leaked, contact_only, reference, suppression',
    ],
    [
      'no key left',
      { 'Columns!E2': null },
      'Sources!A2: the mapping of players.csv has no key column: mark one as customer_id, email or phone, or as link:<name>',
    ],
    ['a moved heading', { 'Columns!G1': 'Kategori' }, 'Columns!G1: must hold the heading "Category"'],
    ['half a signature', { 'Signature!B1': 'Citra' }, 'Signature!B2: needs a day such as 2026-11-20'],
    [
      'a day that is none',
      { 'Signature!B1': 'C', 'Signature!B2': '2026-02-30', 'Signature!B3': 's' },
      'Signature!B2: needs a day such as 2026-11-20',
    ],
  ])('%s', async (_, changes, problem) => {
    expect(await problems(await edited(changes))).toContain(problem);
  });

  test('every problem at once', async () => {
    expect(
      await problems(await edited({ 'Columns!E2': 'mail', 'Columns!G3': 'x', 'Sources!E2': 'first' })),
    ).toEqual([
      expect.stringContaining('Columns!E2'),
      expect.stringContaining('Columns!G3'),
      expect.stringContaining('Sources!E2'),
    ]);
  });

  test.each([
    ['no workbook', Buffer.from('file,column\n'), /no readable XLSX workbook/],
    ['nothing', Buffer.alloc(0), /no readable XLSX workbook/],
    ['too large', Buffer.alloc(9 * 1024 * 1024), /larger than any mapping workbook/],
  ])('%s', async (_, bytes, sentence) => {
    expect((await problems(bytes)).join()).toMatch(sentence);
  });

  test('a workbook with another table in it', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Sheet1').addRow(['a']);
    expect(await problems(Buffer.from(await book.xlsx.writeBuffer()))).toEqual([
      'it has no sheet "Columns"',
      'it has no sheet "Sources"',
      'it has no sheet "Signature"',
    ]);
  });
});
