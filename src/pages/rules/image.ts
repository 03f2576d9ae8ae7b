/** What an image file is by its own bytes: PNG or JPEG, and how large; names and headers are not believed. */
import { type Both, both } from '../../kernel/both.ts';

export interface ImageFacts {
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
}

/** The logo rides on every page: with it one stays under 50 KB. */
export const LOGO_BYTES_MAX = 12 * 1024;
export const LOGO_PIXELS_MIN = 16;
export const LOGO_PIXELS_MAX = 2_000;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Null for anything else, also for a file cut off before it says its size. */
export function readImage(bytes: Buffer): ImageFacts | null {
  if (bytes.subarray(0, 8).equals(PNG)) return png(bytes);
  return bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8 ? jpeg(bytes) : null;
}

/** One clause, or null where it may stand on every page. */
export function logoProblem(bytes: Buffer): Both | null {
  if (bytes.length > LOGO_BYTES_MAX) {
    return both(
      `it has ${bytes.length} bytes and ${LOGO_BYTES_MAX} fit beside a page on a slow phone`,
      `besarnya ${bytes.length} bita, yang muat di samping halaman pada ponsel lambat ${LOGO_BYTES_MAX}`,
    );
  }
  const facts = readImage(bytes);
  if (!facts) return both('it is neither a PNG nor a JPEG image', 'ini bukan gambar PNG atau JPEG');
  const fits = [facts.width, facts.height].every(
    (side) => side >= LOGO_PIXELS_MIN && side <= LOGO_PIXELS_MAX,
  );
  return fits
    ? null
    : both(
        `its sides must have ${LOGO_PIXELS_MIN} to ${LOGO_PIXELS_MAX} pixels`,
        `sisi-sisinya harus ${LOGO_PIXELS_MIN} sampai ${LOGO_PIXELS_MAX} piksel`,
      );
}

function png(bytes: Buffer): ImageFacts | null {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { mediaType: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Walks the segments to the frame header (SOF0…SOF15 without DHT, JPG and DAC). */
function jpeg(bytes: Buffer): ImageFacts | null {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return {
        mediaType: 'image/jpeg',
        height: bytes.readUInt16BE(at + 5),
        width: bytes.readUInt16BE(at + 7),
      };
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}
