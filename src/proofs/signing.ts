/** The installation's signature: ECDSA over P-256, which every `openssl` verifies; the key lives in the key store. */
import { createECDH, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from 'node:crypto';
import type { KeyStore } from '../platform/crypto/key-store.ts';

const CURVE = 'prime256v1';
/** The order of the group P-256 (FIPS 186-4, D.1.2.3). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const SCALAR_BYTES = 32;
/** 128 bits more than the order has, so that the remainder is even. */
const SEED_BYTES = 48;

export class ProofKey {
  readonly #key: KeyObject;

  private constructor(key: KeyObject) {
    this.#key = key;
  }

  static async of(keyStore: KeyStore): Promise<ProofKey> {
    const seed = hkdfSync('sha256', await keyStore.processKey('proof'), '', 'ecdsa-p256', SEED_BYTES);
    const scalar = (BigInt(`0x${Buffer.from(seed).toString('hex')}`) % (ORDER - 1n)) + 1n;
    const d = Buffer.from(scalar.toString(16).padStart(2 * SCALAR_BYTES, '0'), 'hex');
    const pair = createECDH(CURVE);
    pair.setPrivateKey(d);
    const point = pair.getPublicKey();
    const [x, y] = [part(point.subarray(1, 1 + SCALAR_BYTES)), part(point.subarray(1 + SCALAR_BYTES))];
    return new ProofKey(
      createPrivateKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', d: part(d), x, y } }),
    );
  }

  /** PEM, as `openssl` reads it. */
  get publicPem(): string {
    return createPublicKey(this.#key).export({ type: 'spki', format: 'pem' }).toString();
  }

  /** DER, as `openssl dgst -verify` reads it. */
  sign(text: string): Buffer {
    return sign('sha256', Buffer.from(text, 'utf8'), this.#key);
  }
}

function part(bytes: Buffer): string {
  return bytes.toString('base64url');
}
