/** A page of the event log: texts that came together as the bytes to seal, and back. Alike as they are, they shrink to a fifth. */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** Two microseconds a text; the next quality saves little and takes twice as long. */
const QUALITY = 1;
/** Of 256 KB, more than most pages have: a window of the usual size takes as long to set up as a page to press. */
const WINDOW_BITS = 18;

/** The length of each text on a line of its own, then the texts. */
export function pageOf(texts: readonly string[]): Buffer {
  const lengths = texts.map((text) => text.length).join(',');
  const plain = Buffer.from(`${lengths}\n${texts.join('')}`, 'utf8');
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  };
  return brotliCompressSync(plain, { params });
}

export function textsOf(page: Uint8Array): string[] {
  const text = brotliDecompressSync(page).toString('utf8');
  let end = text.indexOf('\n') + 1;
  return text
    .slice(0, end - 1)
    .split(',')
    .map((length) => text.slice(end, (end += Number(length))));
}
