/** The first bytes of somebody's memory: a view is made once per length, since by the million it costs like hashing. */
const KEPT_MAX = 4096;

export class Prefixes {
  readonly bytes: Buffer;
  readonly #views: (Buffer | undefined)[] = [];

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  upTo(length: number): Buffer {
    if (length > KEPT_MAX) return this.bytes.subarray(0, length);
    return (this.#views[length] ??= this.bytes.subarray(0, length));
  }
}
