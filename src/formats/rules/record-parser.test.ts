import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Decoder, bytesIn } from './decode.ts';
import { RECORD_BYTES_MAX, RecordParser, type Delimiter, type ParsedRecord } from './record-parser.ts';

function parse(
  chunks: readonly string[],
  delimiter: Delimiter = ',',
  recordBytesMax = RECORD_BYTES_MAX,
): ParsedRecord[] {
  const parser = new RecordParser({ delimiter, bytesOf: bytesIn('utf-8'), recordBytesMax });
  return [...chunks.flatMap((chunk) => parser.push(chunk)), ...parser.end()];
}

/** `line: cells` per record, ✗ for malformed. */
function shown(records: readonly ParsedRecord[]): string[] {
  return records.map(({ line, cells }) => `${line}: ${cells ? JSON.stringify(cells) : '✗'}`);
}

describe('record parser', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'the three line ends each end one line',
      'a,b\r\nc\nd\re',
      ['1: ["a","b"]', '2: ["c"]', '3: ["d"]', '4: ["e"]'],
    ],
    ['empty lines are no records but count as lines', 'a\n\n\r\n\rb', ['1: ["a"]', '5: ["b"]']],
    ['a line of blanks is a record', 'a\n  \n', ['1: ["a"]', '2: ["  "]']],
    [
      'a quoted cell may hold line ends; the record stands where it starts',
      '"a\r\nb\nc\rd",x\ny',
      ['1: ["a\\r\\nb\\nc\\rd","x"]', '5: ["y"]'],
    ],
    ['a doubled quote is data', '"say ""hi""",x\n', ['1: ["say \\"hi\\"","x"]']],
    ['a quote inside an unquoted cell is data', 'a"b,c"\nd', ['1: ["a\\"b","c\\""]', '2: ["d"]']],
    ['a quote after a blank is data', ' "a",b\n', ['1: [" \\"a\\"","b"]']],
    ['an empty quoted cell is a record', '""\n', ['1: [""]']],
    ['a last empty cell counts', 'a,\n,b', ['1: ["a",""]', '2: ["","b"]']],
    [
      'text after a closing quote is malformed; reading goes on at the next line',
      '"a" b,c\nd,e\n',
      ['1: ✗', '2: ["d","e"]'],
    ],
    [
      'even where that text stands on a later line',
      'x,"a\nb,c" d\ne,f\n',
      ['1: ✗', '2: ["b","c\\" d"]', '3: ["e","f"]'],
    ],
    [
      'an unclosed quote is malformed; reading goes on at the next line',
      'x,"a\nb,c\nd',
      ['1: ✗', '2: ["b","c"]', '3: ["d"]'],
    ],
    ['an unclosed quote on the last line', 'a\n"b', ['1: ["a"]', '2: ✗']],
    ['a NUL makes a record malformed', 'a\0b\nc\n', ['1: ✗', '2: ["c"]']],
    ['a NUL on a later line of a record, too', '"a\nb\0",c\nd', ['1: ✗', '2: ✗', '3: ["d"]']],
    ['an undecodable byte makes a record malformed', 'a\udcffb\nc\n', ['1: ✗', '2: ["c"]']],
    ['nothing is no record', '', []],
  ];

  test.each(cases)('%s', (_, text, expected) => {
    expect(shown(parse([text]))).toEqual(expected);
    expect(shown(parse([...text]))).toEqual(expected);
  });

  test.each([';', '\t', '|'] as const)('%j separates cells', (delimiter) => {
    expect(parse([`a${delimiter}"b${delimiter}c"\n`], delimiter)[0]!.cells).toEqual(['a', `b${delimiter}c`]);
  });

  test('a record of exactly 4 MiB is read, one byte more is malformed', () => {
    const full = 'é'.repeat(RECORD_BYTES_MAX / 2 - 1);
    expect(shown(parse([`${full},1\nz`]))).toHaveLength(2);
    expect(parse([`${full},1\nz`])[0]!.cells).toHaveLength(2);
    expect(shown(parse([`${full},12\nz`]))).toEqual(['1: ✗', '2: ["z"]']);
  });

  test.each(['abcdef', '"abcd"', ',"a""b"'])(
    '%s of the longest length is read, cut inside its line end',
    (record) => {
      const whole = shown(parse([`${record}\r\nz`], ',', record.length));
      expect(whole).toHaveLength(2);
      expect(whole[0]).not.toContain('✗');
      expect(shown(parse([`${record}\r`, '\nz'], ',', record.length))).toEqual(whole);
    },
  );

  test('an unclosed quote near the start of a large file costs one record', () => {
    const lines = 'a,b,c\n'.repeat(1_000_000);
    const records = parse(['h\n"x\n', ...chunksOf(lines, 65_536)]);
    expect(records).toHaveLength(1_000_002);
    expect(records.filter(({ cells }) => cells === null).map(({ line }) => line)).toEqual([2]);
  });

  test('a cell of 32 MiB is one malformed record, and the next line is read', () => {
    const records = parse(['a\n', ...chunksOf('x'.repeat(32 * 1024 * 1024), 1_048_576), '\r', '\nb\n']);
    expect(shown(records)).toEqual(['1: ["a"]', '2: ✗', '3: ["b"]']);
  });

  test('a file made to be scanned again from every line is read in one go', () => {
    const lines = 'ab",cd,"\n'.repeat(600_000);
    const started = performance.now();
    expect(parse(chunksOf(lines, 262_144)).filter(({ cells }) => cells === null)).toHaveLength(600_000);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test.each([
    ['4 MiB', RECORD_BYTES_MAX],
    ['a few bytes', 12],
  ])('any text in any chunks gives what the rules say, a record being at most %s', (_, most) => {
    const text = fc
      .array(fc.constantFrom('a', 'é', '"', '""', ',', ',"', '",', '\n', '\r', '\r\n', '\0', '\udc80', ' '), {
        maxLength: 60,
      })
      .map((parts) => parts.join(''));
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(text, sizes, (whole, each) => {
        const chunks: string[] = [];
        for (let at = 0, i = 0; at < whole.length; i += 1) {
          chunks.push(whole.slice(at, at + each[i % each.length]!));
          at += each[i % each.length]!;
        }
        const expected = shown(byTheRules(whole, most));
        expect(shown(parse([whole], ',', most))).toEqual(expected);
        expect(shown(parse(chunks, ',', most))).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  test('what is written by the book is read back, whatever the cells hold', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 8 }).filter((text) => !text.includes('\0'));
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 8 });
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), (rows, lineEnd) => {
        const text = rows
          .map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(',') + lineEnd)
          .join('');
        expect(parse(chunksOf(text, 3)).map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });

  test('bytes cut anywhere give the same records as the whole file', () => {
    const bytes = Buffer.concat([
      Buffer.from('\ufeffnama;😡\n"é";x\n'),
      Buffer.from([0xff, 0x0a]),
      Buffer.from('李;y'),
    ]);
    const whole = parseBytes([bytes]);
    expect(shown(whole)).toEqual(['1: ["nama","😡"]', '2: ["é","x"]', '3: ✗', '4: ["李","y"]']);
    for (let cut = 1; cut < bytes.length; cut += 1) {
      expect(parseBytes([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(whole);
    }
  });
});

function chunksOf(text: string, size: number): string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
    text.slice(i * size, (i + 1) * size),
  );
}

function parseBytes(chunks: readonly Buffer[]): ParsedRecord[] {
  const decoder = new Decoder('utf-8');
  return parse([...chunks.map((chunk) => decoder.push(chunk)), decoder.end()], ';');
}

/** The rules read plainly, one record at a time over the whole text. */
function byTheRules(text: string, most: number): ParsedRecord[] {
  const records: ParsedRecord[] = [];
  for (let at = 0, line = 1; at < text.length;) {
    const rest = text.slice(at);
    const cells: string[] = [];
    let end = -1;
    do {
      const cell = rest[end + 1] === '"' ? /"((?:[^"]|"")*)"(?=[,\r\n]|$)/y : /()[^,\r\n]*/y;
      cell.lastIndex = end + 1;
      const found = cell.exec(rest);
      if (!found) break;
      cells.push(found[0].startsWith('"') ? found[1]!.replaceAll('""', '"') : found[0]);
      end = cell.lastIndex;
    } while (rest[end] === ',');
    const raw = rest.slice(0, Math.max(0, end));
    const isWhole = end === rest.length || /[\r\n]/.test(rest[end] ?? '');
    const isGood = isWhole && !raw.includes('\0') && raw.isWellFormed() && Buffer.byteLength(raw) <= most;
    if (rest.search(/[\r\n]/) !== 0) records.push({ line, cells: isGood ? cells : null, chars: 0 });
    const taken = isGood ? raw : rest.slice(0, rest.search(/[\r\n]|$/));
    line += taken.match(/\r\n|\n|\r/g)?.length ?? 0;
    at += taken.length + (/^(?:\r\n|\n|\r)/.exec(rest.slice(taken.length))?.[0].length ?? 0);
    line += 1;
  }
  return records;
}

test('lines that are cut only when asked hold the same records, whatever the text and its chunks', () => {
  const piece = fc.constantFrom('a', 'bc', ',', ',', '"', '""', '\n', '\r', '\r\n', ' ', '\0', '\udc80', 'é');
  const chunks = fc.array(
    fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(chunks, (texts) => {
      const parser = new RecordParser({ delimiter: ',', bytesOf: bytesIn('utf-8'), lazy: true });
      const records = [...texts.flatMap((text) => parser.push(text)), ...parser.end()];
      const eager = parse(texts);
      expect(shown(records)).toEqual(shown(eager));
      expect(records.map(({ chars, text }) => [chars, text])).toEqual(
        eager.map(({ chars, text }) => [chars, text]),
      );
    }),
    { numRuns: 2000 },
  );
});
