/** Streams the XML of a workbook's parts; names come without their prefix, and no piece grows without bound. */
import { SaxesParser } from 'saxes';
import { DomainError } from '../../kernel/errors.ts';
import { FORMATS_ERRORS as E } from '../formats.errors.ts';

export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/** A cell holds 32,767 characters; a tag or a text longer than this is an attack or damage. */
const PIECE_CHARS_MAX = 4 * 1024 * 1024;

/** What is parsed at once: so little that its cells are gone before the collector copies them. */
const PIECE_BYTES = 32 * 1024;

/** Feeds the events and says after every piece that one is done. */
export async function* xmlChunks(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  events: XmlEvents,
): AsyncGenerator<void> {
  const parser = parserFor(events);
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let pieceChars = 0;
  try {
    for await (const chunk of chunks) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      for (let at = 0; at < chunk.byteLength; at += PIECE_BYTES) {
        const text = decoder.decode(chunk.subarray(at, at + PIECE_BYTES), { stream: true });
        const last = text.lastIndexOf('<');
        pieceChars = last < 0 ? pieceChars + text.length : text.length - last;
        if (pieceChars > PIECE_CHARS_MAX) throw new Error('a cell is longer than any cell may be');
        parser.write(text);
        yield;
      }
    }
    parser.close();
    yield;
  } catch (error) {
    throw brokenBook(file, error);
  }
}

/** Feeds the events with a whole part. */
export async function readXml(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  events: XmlEvents,
): Promise<void> {
  for await (const _ of xmlChunks(file, chunks, events));
}

export function brokenBook(file: string, error: unknown): unknown {
  if (error instanceof DomainError) return error;
  const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 200) : 'unreadable';
  return new DomainError(E.broken_book, { file, reason }, { cause: error });
}

function parserFor(events: XmlEvents): SaxesParser {
  const parser = new SaxesParser({ position: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) =>
    events.open(local(name), attributes as Record<string, string>),
  );
  parser.on('text', (text) => events.text(text));
  parser.on('cdata', (text) => events.text(text));
  parser.on('closetag', ({ name }) => events.close(local(name)));
  return parser;
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function encodingOf([a, b]: Uint8Array): string {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
}
