/** Authenticated sealing, key derivation and matching keys (ENGINE §3). */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
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

/**
 * AES-256-GCM with a random nonce: format (1), key version (1), nonce (12), ciphertext, tag (16).
 * Random nonces allow at most 2²⁰ seals per derived key, which a batch never reaches.
 */
export function seal(key: KeyObject, keyVersion: number, plaintext: Uint8Array, aad: string): Buffer {
  assert(Number.isInteger(keyVersion) && keyVersion > 0 && keyVersion < 256, 'a key version is 1…255');
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(aad, 'utf8'));
  const body = cipher.update(plaintext);
  const rest = cipher.final();
  return Buffer.concat([Buffer.from([FORMAT, keyVersion]), nonce, body, rest, cipher.getAuthTag()]);
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
    return Buffer.concat([body, decipher.final()]);
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
