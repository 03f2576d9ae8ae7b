/** Bytes at hand as a content. */
import type { Content } from '../kernel/content.ts';

export function contentOf(bytes: Uint8Array): Content {
  return {
    bytes: bytes.byteLength,
    async *stream(from = 0, to = bytes.byteLength) {
      yield bytes.subarray(from, to);
    },
  };
}
