/** Makes the secrets that let a person in, and the hashes by which they are found again. */
import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { sha256 } from '../kernel/fingerprint.ts';
import { ARGON2ID } from './rules/limits.ts';

/** 256 random bits, base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** `amk_<8 characters shown in lists>_<256 secret bits>`: easy for a secret scanner to spot. */
export function newApiKey(): { key: string; prefix: string } {
  const prefix = `amk_${randomBytes(5).toString('base64url').replace(/[-_]/g, 'x').padEnd(8, 'x').slice(0, 8)}`;
  return { key: `${prefix}_${newToken()}`, prefix };
}

export function tokenHash(token: string): Buffer {
  return sha256(token);
}

export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), ARGON2ID);
}

let nobody: Promise<string> | undefined;

/** Takes the same time whether or not there is such a person. */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(newToken());
  const fits = await verify(passwordHash ?? (await nobody), password.normalize('NFKC'));
  return fits && passwordHash !== null;
}
