import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Decoder } from './decode.ts';
import { detectDelimiter } from './delimiter.ts';
import { EncodingProbe, type Encoding } from './encoding.ts';

function decide(...chunks: readonly Uint8Array[]): Encoding {
  const probe = new EncodingProbe();
  for (const chunk of chunks) probe.push(chunk);
  return probe.decide();
}

const hex = (text: string) => Buffer.from(text, 'hex');

describe('encoding of a whole file', () => {
  test.each([
    ['ASCII', Buffer.from('a,b\n'), 'utf-8'],
    ['a UTF-8 BOM decides, whatever follows', hex('efbbbfff'), 'utf-8'],
    ['a UTF-16 LE BOM', hex('fffe6100'), 'utf-16le'],
    ['a UTF-16 BE BOM', hex('feff0061'), 'utf-16be'],
    ['valid UTF-8', Buffer.from('é'), 'utf-8'],
    [
      'more sequences than broken bytes: UTF-8 with broken records',
      Buffer.concat([Buffer.from('éé'), hex('ff')]),
      'utf-8',
    ],
    [
      'as many sequences as broken bytes: Windows-1252',
      Buffer.concat([Buffer.from('é'), hex('ff')]),
      'windows-1252',
    ],
    ['only broken bytes: Windows-1252', hex('4de96c'), 'windows-1252'],
    ['a sequence cut off at the end is broken', hex('61c3'), 'windows-1252'],
    ['overlong forms and surrogates are broken', hex('c0afeda080'), 'windows-1252'],
  ] as const)('%s', (_, bytes, expected) => {
    expect(decide(bytes)).toBe(expected);
    expect(decide(...[...bytes].map((byte) => Buffer.from([byte])))).toBe(expected);
  });
});

describe('decoding', () => {
  test.each([
    ['utf-8', hex('efbbbf61'), 'a'],
    ['utf-8', hex('61ff62'), 'a\udcffb'],
    ['utf-8', hex('61e282'), 'a\udce2\udc82'],
    ['utf-16le', hex('fffe3dd821de'), '😡'],
    ['utf-16be', hex('feffd83dde21'), '😡'],
    ['utf-16le', hex('610062'), 'a\udc00'],
    ['utf-16le', hex('3dd8'), '\ud83d'],
    ['windows-1252', hex('80e999'), '€é™'],
    ['windows-1252', hex('81'), '\udc81'],
  ] as const)('%s %# reads its bytes, undecodable ones as lone surrogates', (encoding, bytes, expected) => {
    expect(decode(encoding, bytes)).toBe(expected);
    expect(decode(encoding, ...[...bytes].map((byte) => Buffer.from([byte])))).toBe(expected);
  });

  test('any bytes in any chunks give the same text, well-formed exactly where they are valid', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(40), (bytes, cut) => {
        const whole = decode('utf-8', bytes);
        expect(decode('utf-8', bytes.subarray(0, cut), bytes.subarray(cut))).toBe(whole);
        expect(whole.isWellFormed()).toBe(
          !Buffer.from(bytes).toString('utf8').includes('\ufffd') || isValid(bytes),
        );
      }),
    );
  });
});

function decode(encoding: Encoding, ...chunks: readonly Uint8Array[]): string {
  const decoder = new Decoder(encoding);
  return chunks.map((chunk) => decoder.push(chunk)).join('') + decoder.end();
}

function isValid(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

describe('delimiter', () => {
  test.each([
    ['id,nama\n1,"a;b;c"\n', ','],
    ['id;nama;jumlah\n1;a,b;3\n', ';'],
    ['id\tpesan\n1\t"halo,\n""akun"" saya"\n', '\t'],
    ['id|x\n1|2\n', '|'],
    ['email\nsatu@example.com\n', ','],
    ['a;b\n1;2\n3;4;5\n6;7\n8;9\n1;2\n3;4\n', ';'],
    ['a;b', ';'],
  ])('%j is separated by %j', (head, expected) => {
    expect(detectDelimiter(head)).toBe(expected);
  });
});
