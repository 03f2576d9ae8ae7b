import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { bytesIn } from './decode.ts';
import { FieldNames, fieldsOf, noteFields } from './json-lines.ts';
import { LineCutter } from './lines.ts';
import { recordReader, type RecordShape } from './record-reader.ts';
import type { ParsedRecord } from './record-parser.ts';

const SHAPE = { format: 'json_lines', encoding: 'utf-8', delimiter: ',', width: null } as const;

function columnsOf(text: string): string[] {
  const lines = new LineCutter({ bytesOf: bytesIn('utf-8') });
  const names = new FieldNames();
  for (const line of [...lines.push(text), ...lines.end()]) noteFields(line, names);
  return names.names;
}

function read(shape: RecordShape, chunks: readonly Uint8Array[]): ParsedRecord[] {
  const reader = recordReader(shape);
  return [...chunks.flatMap((chunk) => reader.push(chunk)), ...reader.end()];
}

function shown(text: string): string[] {
  const shape = { ...SHAPE, columns: columnsOf(text) };
  return read(shape, [Buffer.from(text)]).map(({ line, cells }) => `${line}: ${cells?.join('|') ?? '✗'}`);
}

describe('JSON lines', () => {
  test.each([
    ['columns are the union of all lines in first-seen order', '{"b":1,"a":"x"}\n{"a":"y","c":true}\n', ['0: b|a|c', '1: 1|x|', '2: |y|true']],
    ['nested fields get dotted paths, places count from 0', '{"a":{"b":{"c":1}},"t":["x",{"y":2}]}', ['0: a.b.c|t.0|t.1.y', '1: 1|x|2']],
    ['a dot in a name is told from nesting', '{"a.b":1,"a":{"b":2}}', ['0: a\\.b|a.b', '1: 1|2']],
    ['null, empty objects and lists are absent', '{"a":null,"b":{},"c":[],"d":0}', ['0: a|d', '1: |0']],
    ['numbers keep their text', '{"n":[12345678901234567890,1.0,6.28123E+11,-0,1e400,0.1]}',
      ['0: n.0|n.1|n.2|n.3|n.4|n.5', '1: 12345678901234567890|1.0|6.28123E+11|-0|1e400|0.1']],
    ['what is no object is malformed and keeps its line', '{"a":1}\n[1]\n"x"\n{"a":\n\n{"a":2}', ['0: a', '1: 1', '2: ✗', '3: ✗', '4: ✗', '6: 2']],
    ['a NUL or half a pair is malformed', '{"a":"\\u0000"}\n{"a":"\\ud800"}\n{"a":"\\ud83d\\ude00"}', ['0: a', '1: ✗', '2: ✗', '3: 😀']],
    ['line ends of every kind', '{"a":1}\r\n{"a":2}\r{"a":3}', ['0: a', '1: 1', '2: 2', '3: 3']],
    ['a name like __proto__ is a name', '{"__proto__":"x","constructor":"y"}', ['0: __proto__|constructor', '1: x|y']],
    ['a name that stands twice is malformed: the last value would hide the first', '{"a":"x","a":null}\n{"a":1,"b":{"c":1,"c":2}}\n{"a":{"b":1},"a":2}\n{"b":{"a":1},"a":"\\":\\\\"}',
      ['0: b.a|a', '1: ✗', '2: ✗', '3: ✗', '4: 1|":\\']],
    ['nesting without end', `{"a":1}\n${'{"a":'.repeat(100)}1${'}'.repeat(100)}`, ['0: a', '1: 1', '2: ✗']],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected);
  }); // prettier-ignore

  test('a malformed line keeps its text, so that the keys in it can be told', () => {
    const records = read({ ...SHAPE, columns: ['a'] }, [Buffer.from('{"a":"siti@example.com"\n')]);
    expect(records[1]).toMatchObject({ line: 1, cells: null, text: '{"a":"siti@example.com"' });
  });

  test('a line over 4 MiB is malformed, and only its beginning is kept', () => {
    const long = `{"a":"${'x'.repeat(5 * 1024 * 1024)}"}\n{"a":"y"}\n`;
    const bytes = Buffer.from(long);
    const chunks = Array.from({ length: Math.ceil(bytes.length / 262144) }, (_, i) =>
      bytes.subarray(i * 262144, (i + 1) * 262144),
    );
    for (const way of [[bytes], chunks]) {
      const [, first, second] = read({ ...SHAPE, columns: ['a'] }, way);
      expect(first).toMatchObject({ line: 1, cells: null });
      expect(first!.text).toHaveLength(64 * 1024);
      expect(second).toMatchObject({ line: 2, cells: ['y'] });
    }
  });

  test('any flat object comes back exactly, in any chunks', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }).filter((s) => !s.includes('\0')),
      fc.integer(),
      fc.boolean(),
    );
    const object = fc.dictionary(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }), value, {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(fc.array(object, { minLength: 1, maxLength: 5 }), fc.nat(300), (objects, cut) => {
        const text = objects.map((one) => JSON.stringify(one)).join('\n');
        const bytes = Buffer.from(text);
        const columns = columnsOf(text);
        const records = read({ ...SHAPE, columns }, [bytes.subarray(0, cut), bytes.subarray(cut)]).slice(1);
        objects.forEach((one, i) => {
          const cells = columns.map((name) => {
            const key = name.replace(/\\([.\\])/g, '$1');
            return Object.hasOwn(one, key) ? String(one[key]) : '';
          });
          expect(records[i]!.cells).toEqual(cells);
        });
      }),
    );
  });

  test('a name is counted once however it is written', () => {
    const written = fc.json({ maxDepth: 3 }).filter((text) => text.startsWith('{'));
    fc.assert(
      fc.property(written, fc.constantFrom(0, 1, '\t'), (text, space) => {
        const value = JSON.parse(text) as Record<string, unknown>;
        const spaced = JSON.stringify(value, null, space);
        expect(fieldsOf(spaced)).toEqual(fieldsOf(JSON.stringify(value)));
        const again = `{"k":0,"k":0${text === '{}' ? '' : ','}${JSON.stringify(value).slice(1)}`;
        expect(fieldsOf(again)).toBeNull();
      }),
    );
  });

  test('a record of thousands of absent fields takes no longer than its cells are copied', () => {
    const columns = Array.from({ length: 5000 }, (_, i) => `c${i}`);
    const from = performance.now();
    for (const [format, line] of [
      ['json_lines', '{"c1":"x"}\n'],
      ['rows', '[1,"x"]\n'],
    ] as const) {
      const reader = recordReader({ ...SHAPE, format, columns });
      let cells = 0;
      for (let i = 0; i < 50; i += 1) {
        for (const record of reader.push(Buffer.from(line.repeat(100)))) cells += record.cells!.length;
      }
      expect(cells).toBe(5001 * 5000);
    }
    expect(performance.now() - from).toBeLessThan(5000);
  });

  test('a number is exact whether or not the line seems to need it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.nat(3), (number, zeros) => {
        const source =
          Number.isInteger(number) || /e/.test(String(number))
            ? String(number).replace('+', '')
            : `${number}${'0'.repeat(zeros)}`;
        expect(fieldsOf(`{"n":${source}}`)).toEqual([['n', source]]);
      }),
    );
  });
});
