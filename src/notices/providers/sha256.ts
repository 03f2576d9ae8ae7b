/** SHA-256 as the SDK signs with it, in one step, and with a key that signs thousands of calls made ready once. */
import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';

type Bytes = ArrayBuffer | ArrayBufferView;

/** By the very bytes that the SDK keeps for a day; forgotten with them. */
const ready = new WeakMap<Bytes, KeyObject>();

export class Sha256 {
  readonly #secret: string | KeyObject | undefined;
  readonly #said: Uint8Array[] = [];

  constructor(secret?: string | Bytes) {
    this.#secret = typeof secret === 'object' ? keyOf(secret) : secret;
  }

  update(chunk: Uint8Array): void {
    this.#said.push(chunk);
  }

  async digest(): Promise<Uint8Array> {
    const said = this.#said.length === 1 ? this.#said[0]! : Buffer.concat(this.#said);
    if (this.#secret === undefined) return hash('sha256', said, 'buffer');
    return createHmac('sha256', this.#secret).update(said).digest();
  }

  reset(): void {
    this.#said.length = 0;
  }
}

function keyOf(secret: Bytes): KeyObject {
  const known = ready.get(secret);
  if (known) return known;
  const key = createSecretKey(
    ArrayBuffer.isView(secret)
      ? Buffer.from(secret.buffer, secret.byteOffset, secret.byteLength)
      : Buffer.from(secret),
  );
  ready.set(secret, key);
  return key;
}
