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
import { assert } from '../../kernel/assert.ts';
import { DomainError } from '../../kernel/errors.ts';
import { PLATFORM_ERRORS } from '../platform.errors.ts';

const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 2 + NONCE_BYTES;
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
  const nonce = freshNonce();
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
  target[at] = FORMAT;
  target[at + 1] = keyVersion;
  target.set(nonce, at + 2);
  target.set(cipher.getAuthTag(), body + byteLength);
  return at + sealedBytes(byteLength);
}

/** Random bytes cost a call each; they are drawn by the thousand, and each is used once. */
const POOLED_NONCES = 1024;
const pool = Buffer.allocUnsafeSlow(POOLED_NONCES * NONCE_BYTES);
let drawn = POOLED_NONCES;

function freshNonce(): Uint8Array {
  if (drawn === POOLED_NONCES) {
    randomFillSync(pool);
    drawn = 0;
  }
  const nonce = pool.subarray(drawn * NONCE_BYTES, (drawn + 1) * NONCE_BYTES);
  drawn += 1;
  return nonce;
}

/** The plaintext; throws `platform.unsealable` where key, AAD or bytes differ by anything. */
export function open(key: KeyObject, sealed: Uint8Array, aad: string): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < HEAD_BYTES + TAG_BYTES || bytes[0] !== FORMAT) {
    throw new DomainError(PLATFORM_ERRORS.unsealable);
  }
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(2, HEAD_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(aad, 'utf8'));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  try {
    const body = decipher.update(bytes.subarray(HEAD_BYTES, bytes.length - TAG_BYTES));
    decipher.final();
    return body;
  } catch (cause) {
    throw new DomainError(PLATFORM_ERRORS.unsealable, {}, { cause });
  }
}

/** Which version of its key a blob was sealed with; read before the key is fetched. */
export function sealedKeyVersion(sealed: Uint8Array): number {
  assert(sealed.length > 1 && sealed[0] === FORMAT, 'a sealed blob starts with its format');
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
