/** A page of the event log: texts that came together as the bytes to seal, and back. Alike as they are, they shrink to a fifth. */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** Two microseconds a text; the next quality saves little and takes twice as long. */
const FAST = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

/** The length of each text on a line of its own, then the texts. */
export function pageOf(texts: readonly string[]): Buffer {
  const lengths = texts.map((text) => text.length).join(',');
  return brotliCompressSync(Buffer.from(`${lengths}\n${texts.join('')}`, 'utf8'), FAST);
}

export function textsOf(page: Uint8Array): string[] {
  const text = brotliDecompressSync(page).toString('utf8');
  let end = text.indexOf('\n') + 1;
  return text
    .slice(0, end - 1)
    .split(',')
    .map((length) => text.slice(end, (end += Number(length))));
}
