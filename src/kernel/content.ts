/** Bytes that can be read more than once, from anywhere: an upload, a member of an archive, a sealed object. */

export interface Content {
  readonly bytes: number;
  /** From `from` (0) up to, not including, `to` (the end). */
  stream(from?: number, to?: number): AsyncIterable<Uint8Array>;
}
