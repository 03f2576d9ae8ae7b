/** Streams the XML of a workbook's parts; names come without their prefix, and no piece grows without bound. */
import { SaxesParser } from 'saxes';
import { DomainError } from '../../kernel/errors.ts';
import { FORMATS_ERRORS as E } from '../formats.errors.ts';

export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/** A cell holds 32,767 characters; a tag, a text or a comment longer than this is an attack or damage. */
export const PIECE_CHARS_MAX = 4 * 1024 * 1024;
/** A workbook's parts are a handful of tags deep; whatever is open is held. */
const DEPTH_MAX = 256;

/** What is parsed at once: so little that its cells are gone before the collector copies them. */
const PIECE_BYTES = 32 * 1024;

/** Feeds the events and says after every piece that one is done. */
export async function* xmlChunks(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  events: XmlEvents,
): AsyncGenerator<void> {
  const held = { chars: 0, depth: 0 };
  const parser = parserFor(events, held);
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  try {
    for await (const chunk of chunks) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      for (let at = 0; at < chunk.byteLength; at += PIECE_BYTES) {
        const text = decoder.decode(chunk.subarray(at, at + PIECE_BYTES), { stream: true });
        held.chars += text.length;
        if (held.chars > PIECE_CHARS_MAX) throw new Error('a cell is longer than any cell may be');
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

/** What the parser holds: characters since the last thing it told, and tags that are open. */
interface Held {
  chars: number;
  depth: number;
}

function parserFor(events: XmlEvents, held: Held): SaxesParser {
  const parser = new SaxesParser({ position: false });
  const told = (): void => {
    held.chars = 0;
  };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    told();
    held.depth += 1;
    if (held.depth > DEPTH_MAX) throw new Error('its parts are nested deeper than any workbook');
    events.open(local(name), attributes as Record<string, string>);
  });
  const text = (piece: string): void => {
    told();
    events.text(piece);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('comment', told);
  parser.on('processinginstruction', told);
  parser.on('closetag', ({ name }) => {
    told();
    held.depth -= 1;
    events.close(local(name));
  });
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
