/** Keys that live outside PostgreSQL: no backup of the database can undo their destruction (ENGINE §3). */
import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { chmod, link, mkdir, open as openFile, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assert } from '../../kernel/assert.ts';
import { DomainError } from '../../kernel/errors.ts';
import { isUuid } from '../../kernel/ids.ts';
import { errorCode } from '../error-code.ts';
import { PLATFORM_ERRORS } from '../platform.errors.ts';
import { open, seal } from './seal.ts';

const KEY_BYTES = 32;
const WRAPPING_VERSION = 1;

/** A wrapping key per incident and named keys of the installation. A KMS implements the same five verbs. */
export abstract class KeyStore {
  /** Makes the incident's wrapping key where there is none; refuses an incident whose key was destroyed. */
  abstract createWrappingKey(incidentId: string): Promise<void>;
  abstract wrap(incidentId: string, key: Buffer): Promise<Buffer>;
  abstract unwrap(incidentId: string, wrapped: Uint8Array): Promise<Buffer>;
  /** Ends retention: what was wrapped stays closed for ever. Idempotent. */
  abstract destroy(incidentId: string): Promise<void>;
  /** A key of this installation, made on first use; every process gets the same one. */
  abstract processKey(name: string): Promise<KeyObject>;
}

/** The default: a directory (0700) of files (0600), to be backed up apart from the database. */
export class DirectoryKeyStore extends KeyStore {
  readonly #dir: string;

  constructor(dir: string) {
    super();
    this.#dir = dir;
  }

  async createWrappingKey(incidentId: string): Promise<void> {
    await this.#refuseDestroyed(incidentId);
    await this.#makeOnce(this.#wrappingPath(incidentId));
  }

  async wrap(incidentId: string, key: Buffer): Promise<Buffer> {
    return seal(await this.#wrappingKey(incidentId), WRAPPING_VERSION, key, aadOf(incidentId));
  }

  async unwrap(incidentId: string, wrapped: Uint8Array): Promise<Buffer> {
    return open(await this.#wrappingKey(incidentId), wrapped, aadOf(incidentId));
  }

  async destroy(incidentId: string): Promise<void> {
    const path = this.#wrappingPath(incidentId);
    await privateDirectory(dirname(path));
    // The tombstone comes first: a crash between the two steps must not let the key be made again.
    await writeFile(tombstone(path), '', { mode: 0o600 });
    await syncDirectory(dirname(path));
    const bytes = await readIfThere(path);
    if (bytes) await writeFile(path, randomBytes(bytes.length), { flush: true });
    await rm(path, { force: true });
    await syncDirectory(dirname(path));
  }

  async processKey(name: string): Promise<KeyObject> {
    assert(/^[a-z][a-z0-9-]{0,40}$/.test(name), 'a process key has a short lower-case name');
    return createSecretKey(await this.#makeOnce(join(this.#dir, 'process', `${name}.key`)));
  }

  async #wrappingKey(incidentId: string): Promise<KeyObject> {
    await this.#refuseDestroyed(incidentId);
    const bytes = await readIfThere(this.#wrappingPath(incidentId));
    if (bytes?.length !== KEY_BYTES) throw new DomainError(PLATFORM_ERRORS.key_missing, { incidentId });
    return createSecretKey(bytes);
  }

  async #refuseDestroyed(incidentId: string): Promise<void> {
    if (await readIfThere(tombstone(this.#wrappingPath(incidentId)))) {
      throw new DomainError(PLATFORM_ERRORS.key_destroyed, { incidentId });
    }
  }

  #wrappingPath(incidentId: string): string {
    assert(isUuid(incidentId), 'a wrapping key belongs to an incident id');
    return join(this.#dir, 'incidents', `${incidentId.toLowerCase()}.key`);
  }

  /** Written aside and linked into place: whoever loses the race reads the winner's key, never half of one. */
  async #makeOnce(path: string): Promise<Buffer> {
    const existing = await readIfThere(path);
    if (existing?.length === KEY_BYTES) return existing;
    await privateDirectory(this.#dir);
    await privateDirectory(dirname(path));
    const aside = `${path}.${process.pid}.${randomBytes(6).toString('hex')}`;
    await writeFile(aside, randomBytes(KEY_BYTES), { mode: 0o600, flag: 'wx', flush: true });
    try {
      await link(aside, path);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    } finally {
      await rm(aside, { force: true });
    }
    await syncDirectory(dirname(path));
    const bytes = await readFile(path);
    assert(bytes.length === KEY_BYTES, `the key file ${path} holds ${KEY_BYTES} bytes`);
    return bytes;
  }
}

function aadOf(incidentId: string): string {
  return `wrap:${incidentId.toLowerCase()}`;
}

function tombstone(path: string): string {
  return `${path.slice(0, -'.key'.length)}.destroyed`;
}

async function privateDirectory(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await chmod(dir, 0o700);
}

async function syncDirectory(dir: string): Promise<void> {
  const handle = await openFile(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
