/** Authenticated sealing, key derivation and matching keys (ENGINE §3). */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomFillSync,
  type KeyObject,
} from 'node:crypto';
import sodium from 'sodium-native';
import { assert } from '../../kernel/assert.ts';
import { DomainError } from '../../kernel/errors.ts';
import { PLATFORM_ERRORS } from '../platform.errors.ts';

/** The first byte of what is sealed: AES-256-GCM, or XChaCha20-Poly1305 for what is small and comes by the million. */
const GCM = 1;
const XCHACHA = 2;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 2 + NONCE_BYTES;
const SMALL_NONCE_BYTES = 24;
const SMALL_HEAD_BYTES = 2 + SMALL_NONCE_BYTES;
const CIPHER = 'aes-256-gcm';
/** What is enciphered at once: of a large piece no second whole one is made on the way. */
const PIECE_BYTES = 64 * 1024;

/**
 * AES-256-GCM with a random nonce: format (1), key version (1), nonce (12), ciphertext, tag (16).
 * Random nonces allow at most 2²⁰ seals per derived key, which a batch never reaches.
 */
export function seal(key: KeyObject, keyVersion: number, plaintext: Uint8Array, aad: string): Buffer {
  assert(Number.isInteger(keyVersion) && keyVersion > 0 && keyVersion < 256, 'a key version is 1…255');
  const sealed = Buffer.allocUnsafe(sealedBytes(plaintext.byteLength));
  sealInto(sealed, 0, { key, keyVersion, plaintext, aad: Buffer.from(aad, 'utf8') });
  return sealed;
}

/** How long `plaintext` bytes are once sealed. */
export function sealedBytes(plaintext: number): number {
  return HEAD_BYTES + plaintext + TAG_BYTES;
}

export interface Sealing {
  readonly key: KeyObject;
  readonly keyVersion: number;
  readonly plaintext: Uint8Array;
  readonly aad: Uint8Array;
}

/** `seal` where somebody else holds the bytes: for millions of rows. Answers where it ended. */
export function sealInto(target: Buffer, at: number, { key, keyVersion, plaintext, aad }: Sealing): number {
  const nonce = gcmNonces.fresh();
  // The tag of this mode is 16 bytes unless told; saying so costs as much as sealing.
  const cipher = createCipheriv(CIPHER, key, nonce);
  cipher.setAAD(aad);
  const body = at + HEAD_BYTES;
  const { byteLength } = plaintext;
  for (let from = 0; from < byteLength; from += PIECE_BYTES) {
    target.set(cipher.update(plaintext.subarray(from, from + PIECE_BYTES)), body + from);
  }
  // A stream mode holds nothing back: `final` only makes the tag.
  cipher.final();
  target[at] = GCM;
  target[at + 1] = keyVersion;
  target.set(nonce, at + 2);
  target.set(cipher.getAuthTag(), body + byteLength);
  return at + sealedBytes(byteLength);
}

/** Random bytes cost a call each; they are drawn by the thousand, and each is used once. */
class Nonces {
  readonly #pool: Buffer;
  readonly #each: readonly Uint8Array[];
  #drawn = POOLED_NONCES;

  constructor(bytes: number) {
    const pool = Buffer.allocUnsafeSlow(POOLED_NONCES * bytes);
    this.#pool = pool;
    this.#each = Array.from({ length: POOLED_NONCES }, (_, i) => pool.subarray(i * bytes, (i + 1) * bytes));
  }

  /** Stands until a thousand more are drawn. */
  fresh(): Uint8Array {
    if (this.#drawn === POOLED_NONCES) {
      randomFillSync(this.#pool);
      this.#drawn = 0;
    }
    this.#drawn += 1;
    return this.#each[this.#drawn - 1]!;
  }
}

const POOLED_NONCES = 1024;
const gcmNonces = new Nonces(NONCE_BYTES);
const smallNonces = new Nonces(SMALL_NONCE_BYTES);

/**
 * Seals what is small, by the million, with XChaCha20-Poly1305: format (2), key version (1), nonce (24), ciphertext, tag
 * (16). A cipher object of Node for each row costs five times as much, and its collection again (docs/decisions/0014);
 * nonces of 192 random bits never meet.
 */
export class SmallSealer {
  readonly #key: Uint8Array;
  readonly #keyVersion: number;

  constructor(key: KeyObject, keyVersion: number) {
    assert(Number.isInteger(keyVersion) && keyVersion > 0 && keyVersion < 256, 'a key version is 1…255');
    this.#key = key.export();
    this.#keyVersion = keyVersion;
  }

  /** How long `plaintext` bytes are once sealed. */
  static bytes(plaintext: number): number {
    return SMALL_HEAD_BYTES + plaintext + TAG_BYTES;
  }

  /** Writes the sealed bytes to `target` from `at`. */
  sealInto(target: Buffer, at: number, plaintext: Uint8Array, aad: Uint8Array): void {
    const nonce = smallNonces.fresh();
    target[at] = XCHACHA;
    target[at + 1] = this.#keyVersion;
    target.set(nonce, at + 2);
    const body = target.subarray(at + SMALL_HEAD_BYTES, at + SmallSealer.bytes(plaintext.byteLength));
    sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(body, plaintext, aad, null, nonce, this.#key);
  }
}

/** The plaintext; throws `platform.unsealable` where key, AAD or bytes differ by anything. */
export function open(key: KeyObject, sealed: Uint8Array, aad: string | Uint8Array): Buffer {
  const place = typeof aad === 'string' ? Buffer.from(aad, 'utf8') : aad;
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (isSmall(bytes)) return openSmall(key, bytes, place);
  if (bytes.length < HEAD_BYTES + TAG_BYTES || bytes[0] !== GCM) {
    throw new DomainError(PLATFORM_ERRORS.unsealable);
  }
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(2, HEAD_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(place);
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  try {
    const body = decipher.update(bytes.subarray(HEAD_BYTES, bytes.length - TAG_BYTES));
    decipher.final();
    return body;
  } catch (cause) {
    throw new DomainError(PLATFORM_ERRORS.unsealable, {}, { cause });
  }
}

/** Was it sealed by a `SmallSealer`? */
export function isSmall(sealed: Uint8Array): boolean {
  return sealed.length >= SMALL_HEAD_BYTES + TAG_BYTES && sealed[0] === XCHACHA;
}

function openSmall(key: KeyObject, bytes: Buffer, aad: Uint8Array): Buffer {
  const plain = Buffer.allocUnsafe(bytes.length - SmallSealer.bytes(0));
  const nonce = bytes.subarray(2, SMALL_HEAD_BYTES);
  const body = bytes.subarray(SMALL_HEAD_BYTES);
  try {
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(plain, null, body, aad, nonce, key.export());
    return plain;
  } catch (cause) {
    throw new DomainError(PLATFORM_ERRORS.unsealable, {}, { cause });
  }
}

/** Which version of its key a blob was sealed with; read before the key is fetched. */
export function sealedKeyVersion(sealed: Uint8Array): number {
  assert(
    sealed.length > 1 && (sealed[0] === GCM || sealed[0] === XCHACHA),
    'a sealed blob starts with its format',
  );
  return sealed[1]!;
}

/** HKDF-SHA-256 with an empty salt; `info` names the purpose. */
export function deriveKey(key: KeyObject, info: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, '', info, 32)));
}

/** A matching key: HMAC-SHA-256(kind ‖ 0x00 ‖ value), its first 16 bytes. */
export function mac16(key: KeyObject, kind: string, value: string): Buffer {
  return createHmac('sha256', key).update(`${kind}\0${value}`, 'utf8').digest().subarray(0, 16);
}
