/** The bank's public key: read, judged, and nothing but public parts kept. */
import type { Key } from 'openpgp';
import { DomainError } from '../kernel/errors.ts';
import { EXTRACTS_ERRORS as E } from './extracts.errors.ts';

export interface Recipient {
  readonly key: Key;
  /** Lower-case hexadecimal, of the primary key. */
  readonly fingerprint: string;
  readonly armored: string;
}

/** Loaded only where a key is read: it keeps 16 MB in a process that never does. */
async function library() {
  const openpgp = await import('openpgp');
  const { config, enums } = openpgp;
  /** Weaker than what anybody should still seal money to. */
  const strict = {
    ...config,
    minRSABits: 2047,
    rejectPublicKeyAlgorithms: new Set([enums.publicKey.elgamal, enums.publicKey.dsa]),
  };
  return { readKeys: openpgp.readKeys, strict };
}

/** Reads what a bank sent and judges it as of `now`; every fault is one sentence. */
export async function readRecipient(armored: string, now: Date): Promise<Recipient> {
  const { readKeys, strict } = await library();
  const keys = await readKeys({ armoredKeys: armored }).catch((cause: unknown) => {
    throw new DomainError(E.bad_key, {}, { cause });
  });
  const [key] = keys;
  if (!key || keys.length === 0) throw new DomainError(E.bad_key);
  if (keys.some((one) => one.isPrivate())) throw new DomainError(E.private_key);
  if (keys.length > 1) throw new DomainError(E.several_keys, { count: keys.length });
  const fingerprint = key.getFingerprint();
  if (await key.isRevoked(undefined, undefined, now).catch(() => false)) {
    throw new DomainError(E.revoked_key, { fingerprint });
  }
  const expires = await key.getExpirationTime().catch(() => null);
  if (expires instanceof Date && expires <= now) {
    throw new DomainError(E.expired_key, { fingerprint, day: expires.toISOString().slice(0, 10) });
  }
  await key.getEncryptionKey(undefined, now, undefined, strict).catch((cause: unknown) => {
    throw new DomainError(E.weak_key, { fingerprint }, { cause });
  });
  return { key, fingerprint, armored: key.toPublic().armor() };
}
