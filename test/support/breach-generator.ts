/** Breaches of the sample's shape for any seed: four files of one company, as careless as real exports are. */
import { gzipSync } from 'node:zlib';
import { breachRecords, type BreachRecord, type Fault } from './breach-records.ts';
import { Dice } from './dice.ts';
import { expectedOf, type Expected, type OracleMapping } from './intake-oracle.ts';
import { oracleRecords, oracleText, UNDECODABLE } from './intake-oracle-reading.ts';

const ENCODINGS = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
type Encoding = (typeof ENCODINGS)[number];

/** One export as pieces that can be dealt anew: its header and its records, each with a line end. */
export interface BreachFile {
  readonly name: string;
  readonly encoding: Encoding;
  readonly header: string;
  readonly blocks: readonly string[];
}

export interface Breach {
  readonly files: readonly BreachFile[];
  readonly mapping: OracleMapping;
}

export function aBreach(seed: number, players = 120): Breach {
  const dice = new Dice(seed);
  const { mapping, tables } = breachRecords(dice, players);
  const files = Object.entries(tables).map(([name, { columns, records }]) => {
    const shape = aShape(dice);
    const order = dice.shuffled(columns.map((_, i) => i));
    const written = [{ cells: columns }, ...records].map((record) => writeRecord(dice, shape, order, record));
    return {
      name: shape.isZipped ? `${name}.gz` : name,
      encoding: shape.encoding,
      header: written[0]!,
      blocks: written.slice(1),
    };
  });
  const named = files.map(({ name }) => [name, mapping[name.replace(/\.gz$/, '')]!] as const);
  return { files, mapping: Object.fromEntries(named) };
}

/** Its files as bytes, by base name. */
export function bytesOfBreach(breach: Breach): Record<string, Buffer> {
  return Object.fromEntries(breach.files.map((file) => [file.name, fileBytes(file)]));
}

export function answerOf(breach: Breach): Expected {
  return expectedOf(bytesOfBreach(breach), breach.mapping);
}

/** A breach read back from files, so that a shipped one can be dealt anew as well. */
export function breachOf(
  bytes: Readonly<Record<string, Buffer>>,
  mapping: OracleMapping,
  encodings: Readonly<Record<string, Encoding>>,
): Breach {
  const files = Object.keys(mapping).map((name) => {
    const [header, ...records] = oracleRecords(oracleText(name, bytes[name]!));
    return {
      name,
      encoding: encodings[name]!,
      header: header!.text,
      blocks: records.map(({ text }) => text),
    };
  });
  return { files, mapping };
}

export function fileBytes({ name, encoding, header, blocks }: BreachFile): Buffer {
  const text = [header, ...blocks].join('');
  const bytes = encoded(encoding, text);
  return name.endsWith('.gz') ? gzipSync(bytes) : bytes;
}

/** The same records in another order, each with a line end of its own. */
export function shuffled(breach: Breach, dice: Dice): Breach {
  const files = dice
    .shuffled(breach.files)
    .map((file) => ({ ...file, blocks: dice.shuffled(file.blocks).map(ended) }));
  return { files, mapping: breach.mapping };
}

/** Every file as `parts` files, `name~1`…, each with its header. */
export function split(breach: Breach, parts: number): Breach {
  const files = breach.files.flatMap((file) => {
    const size = Math.ceil(file.blocks.length / parts);
    return Array.from({ length: parts }, (_, i) => ({
      ...file,
      name: partName(file.name, i + 1),
      blocks: file.blocks.slice(i * size, (i + 1) * size).map(ended),
    }));
  });
  const mapping = Object.fromEntries(files.map(({ name }) => [name, breach.mapping[wholeName(name)]!]));
  return { files, mapping };
}

function partName(name: string, no: number): string {
  return name.replace('.', `~${no}.`);
}

/** What a part's file was called before it was split. */
export function wholeName(name: string): string {
  return name.replace(/~\d+\./, '.');
}

const ended = (block: string) => (/[\r\n]$/.test(block) ? block : `${block}\r\n`);

interface Shape {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly isZipped: boolean;
}

function aShape(dice: Dice): Shape {
  return {
    encoding: dice.oneOf(ENCODINGS),
    delimiter: dice.oneOf([',', ';', '\t', '|']),
    lineEnd: dice.oneOf(['\r\n', '\n', '\r']),
    isZipped: dice.chance(0.25),
  };
}

function writeRecord(dice: Dice, shape: Shape, order: readonly number[], record: BreachRecord): string {
  const { delimiter, lineEnd, encoding } = shape;
  const turned = order.map((i) => record.cells[i]!);
  const cells = turned.map((cell) => {
    const writable = encoding === 'windows-1252' ? onlyLatin(cell) : cell;
    return quoted(writable, delimiter, dice.chance(0.02));
  });
  return broken(record.fault, cells, { ...shape, first: turned[0]!.trim() }) + lineEnd;
}

function broken(
  fault: Fault | undefined,
  cells: readonly string[],
  { encoding, delimiter, lineEnd, first }: Shape & { readonly first: string },
): string {
  const whole = cells.join(delimiter);
  const lines: Readonly<Record<Fault, string>> = {
    short: cells.slice(0, -2).join(delimiter),
    long: [...cells, 'sampah', 'lagi'].join(delimiter),
    'empty line': whole + lineEnd,
    'text after quote': ['rusak', `"${first}" lama`, 'x'].join(delimiter),
    unclosed: ['rusak', '"Tak Tertutup', '08123', 'x'].join(delimiter),
    nul: ['rusak', 'nol\0nol', ...cells].join(delimiter),
    // Elsewhere every byte is a character, or the whole file would be taken for another encoding.
    'invalid bytes': encoding === 'utf-8-bom' ? ['rusak', UNDECODABLE, ...cells].join(delimiter) : whole,
  };
  return fault ? lines[fault] : whole;
}

function quoted(cell: string, delimiter: string, anyway: boolean): string {
  const isNeeded = anyway || cell.startsWith('"') || cell.includes(delimiter) || /[\r\n]/.test(cell);
  return isNeeded ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function onlyLatin(cell: string): string {
  return [...cell].map((sign) => (sign <= 'ÿ' || sign === '€' ? sign : '?')).join('');
}

function encoded(encoding: Encoding, text: string): Buffer {
  switch (encoding) {
    case 'utf-16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
    case 'windows-1252':
      return Buffer.from(text.replaceAll('€', '\x80'), 'latin1');
    case 'utf-8-bom':
      return Buffer.concat(
        `\ufeff${text}`
          .split(UNDECODABLE)
          .flatMap((part, i) => (i === 0 ? [Buffer.from(part)] : [Buffer.of(0xff), Buffer.from(part)])),
      );
    case 'utf-8':
      return Buffer.from(text);
  }
}
