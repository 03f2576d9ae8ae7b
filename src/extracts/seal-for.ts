/** Encrypts a stream of text to one recipient while it flows: no other key opens it, and no whole of it is held. */
import { ReadableStream } from 'node:stream/web';
import type { Key } from 'openpgp';

/** Clear text waits in pieces of this size before it is encrypted. */
const PIECE_BYTES = 256 * 1024;

interface Sealing {
  readonly filename: string;
  readonly now: Date;
}

/** Binary OpenPGP; the session key lives and dies in this call. */
export function sealFor(
  key: Key,
  lines: AsyncIterable<string>,
  options: Sealing,
): AsyncGenerator<Uint8Array> {
  return sealBytesFor(key, inPieces(lines), options);
}

/** The same for what is no text. */
export async function* sealBytesFor(
  key: Key,
  pieces: AsyncGenerator<Uint8Array, undefined>,
  options: Sealing,
): AsyncGenerator<Uint8Array> {
  const { createMessage, encrypt } = await import('openpgp');
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  const message = await createMessage({ binary: stream, filename: options.filename, date: options.now });
  const sealed = await encrypt({
    message,
    encryptionKeys: key,
    format: 'binary',
    date: options.now,
    config: { showVersion: false, showComment: false },
  });
  yield* sealed as unknown as AsyncIterable<Uint8Array>;
}

async function* inPieces(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array, undefined> {
  let held: string[] = [];
  let chars = 0;
  for await (const line of lines) {
    held.push(line);
    chars += line.length;
    if (chars < PIECE_BYTES) continue;
    yield Buffer.from(held.join(''), 'utf8');
    held = [];
    chars = 0;
  }
  if (chars > 0) yield Buffer.from(held.join(''), 'utf8');
  return undefined;
}
