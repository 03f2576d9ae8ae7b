import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { LOST_TEXT_CHARS, type ParsedRecord } from './record-parser.ts';
import { recordReader, type RecordShape } from './record-reader.ts';
import { lostLine, oddLine, rowLine } from './row-lines.ts';

const CSV = { format: 'csv', encoding: 'utf-8', delimiter: ',', columns: null, width: null } as const;
const ROWS = { ...CSV, format: 'rows' } as const;
const PIECE = Buffer.alloc(64 * 1024, 'x');

function read(shape: RecordShape, chunks: Iterable<Uint8Array>): ParsedRecord[] {
  const reader = recordReader(shape);
  const records: ParsedRecord[] = [];
  for (const chunk of chunks) records.push(...reader.push(chunk));
  return [...records, ...reader.end()];
}

function* around(head: string, tail: string): Generator<Uint8Array> {
  yield Buffer.from(head);
  for (let i = 0; i < 400; i += 1) yield PIECE;
  yield Buffer.from(tail);
}

describe('a cell far over 4 MiB', () => {
  test.each([
    ['quoted', CSV, 'id,surel\n1,"', '"\n2,a@b.id\n'],
    ['unquoted', CSV, 'id,surel\n1,', '\n2,a@b.id\n'],
    ['in JSON lines', { ...CSV, format: 'json_lines', columns: ['id', 'surel'] }, '{"id":"', '"}\n{"id":"2","surel":"a@b.id"}\n'],
  ] as const)('%s is one malformed record, of which the beginning is kept, and nothing after it is lost', (_, shape, head, tail) => {
    const [, lost, good] = read(shape, around(head, tail));
    expect(lost).toMatchObject({ cells: null, chars: LOST_TEXT_CHARS });
    expect(lost!.text).toHaveLength(LOST_TEXT_CHARS);
    expect(good).toMatchObject({ cells: ['2', 'a@b.id'] });
  }); // prettier-ignore
});

describe('unpacked rows', () => {
  const columns = ['a', 'b', 'c'];
  const kept = [
    rowLine(3, ['1']),
    rowLine(3, ['', 'x', 'y\n"']),
    oddLine(4, ['1', '2', '3', '4']),
    oddLine(5, ['1', '2', '3']),
    lostLine(6, "('x"),
  ].join('');

  test('are as wide as their table, odd ones never, and malformed ones keep their text', () => {
    expect(read({ ...ROWS, columns }, [Buffer.from(kept)])).toMatchObject([
      { line: 0, cells: columns },
      { line: 3, cells: ['1', '', ''] },
      { line: 3, cells: ['', 'x', 'y\n"'] },
      { line: 4, cells: ['1', '2', '3', '4'] },
      { line: 5, cells: ['1', '2', '3', ''] },
      { line: 6, cells: null, text: "('x" },
    ]);
    expect(read({ ...ROWS, width: 2 }, [Buffer.from(rowLine(1, ['a']))])).toMatchObject([
      { line: 1, cells: ['a', ''] },
    ]);
  });

  test('of any values come back exactly, in any chunks', () => {
    const rows = fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 2 }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(rows, fc.array(fc.nat(500)), (all, cuts) => {
        const bytes = Buffer.from(all.map((cells, i) => rowLine(i + 1, cells)).join(''));
        const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
        const chunks = at.slice(1).map((end, i) => bytes.subarray(at[i], end));
        expect(read({ ...ROWS, width: 2 }, chunks).map(({ cells }) => cells)).toEqual(all);
      }),
    );
  });
});

test('the text of a malformed record is its first physical line, whatever the chunks', () => {
  const text = 'a,b\n"x" y,siti@example.com\r\n1,2\n';
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(text.length), (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const chunks = [text.slice(0, from), text.slice(from, to), text.slice(to)].map((piece) =>
        Buffer.from(piece),
      );
      expect(read(CSV, chunks)[1]).toMatchObject({ line: 2, cells: null, text: '"x" y,siti@example.com' });
    }),
  );
});
