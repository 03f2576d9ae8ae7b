/** Opens an incident's keys: wrapped in the database, unwrapped by the key store, cached five minutes at most. */
import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId } from '../kernel/ids.ts';
import { KeyStore } from '../platform/crypto/key-store.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { INCIDENTS_ERRORS as E } from './incidents.errors.ts';
import { keyEpoch, keyRow, type WrappedKey } from './incidents.store.ts';

export const KEY_PURPOSES = ['contact', 'index', 'link', 'event', 'conflict'] as const;
export type KeyPurpose = (typeof KEY_PURPOSES)[number];

export interface OpenKey {
  readonly key: KeyObject;
  readonly version: number;
}

const CACHE_MS = 5 * 60_000;
const KEY_BYTES = 32;
const SAME_QUESTION_MS = 100;

type Epoch = ReturnType<typeof keyEpoch>;

interface Cached {
  readonly open: OpenKey;
  readonly epoch: number;
  readonly untilMs: number;
}

@Injectable()
export class IncidentKeys {
  readonly #cache = new Map<string, Cached>();
  readonly #asked = new WeakMap<Tx, { readonly slot: string; readonly at: number; readonly epoch: Epoch }>();

  constructor(
    private readonly db: Db,
    private readonly keyStore: KeyStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The newest key of a purpose, or the named version (links stay valid under the one before).
   * Every call asks the database for the key epoch; a changed epoch or five minutes end the cache (ENGINE §3).
   * Inside a transaction pass it: asking on a second connection while holding one can exhaust the pool.
   */
  async open(incidentId: IncidentId, purpose: KeyPurpose, version?: number, tx?: Tx): Promise<OpenKey> {
    const ask = <T>(work: (tx: Tx) => Promise<T>) => (tx ? work(tx) : this.db.once(work));
    const slot = `${incidentId}:${purpose}:${version ?? 'newest'}`;
    const cached = this.#cache.get(slot);
    const nowMs = this.clock.now().getTime();
    if (cached && cached.untilMs > nowMs) {
      const epoch = await ask((on) => this.#epoch(on, incidentId));
      if (epoch === cached.epoch) return cached.open;
    }
    this.#cache.delete(slot);
    const row = await ask((on) => keyRow(on, incidentId, purpose, version ?? null));
    if (!row) throw new DomainError(E.unknown, { incident: incidentId });
    if (row.version === null || row.wrapped === null) {
      throw new DomainError(E.no_key, { purpose, version: version ?? row.version ?? 1 });
    }
    const open = {
      key: await this.#unwrap(incidentId, purpose, row.version, row.wrapped),
      version: row.version,
    };
    this.#cache.set(slot, { open, epoch: row.epoch, untilMs: nowMs + CACHE_MS });
    return open;
  }

  /** What opens several keys at once in one transaction asks once. */
  #epoch(tx: Tx, incidentId: IncidentId): Epoch {
    const last = this.#asked.get(tx);
    const at = performance.now();
    if (last?.slot === incidentId && at - last.at < SAME_QUESTION_MS) return last.epoch;
    const epoch = keyEpoch(tx, incidentId);
    this.#asked.set(tx, { slot: incidentId, at, epoch });
    return epoch;
  }

  async #unwrap(
    incidentId: IncidentId,
    purpose: KeyPurpose,
    version: number,
    wrapped: Buffer,
  ): Promise<KeyObject> {
    try {
      return createSecretKey(await this.keyStore.unwrap(incidentId, wrapped));
    } catch (cause) {
      throw new DomainError(E.no_key, { purpose, version }, { cause });
    }
  }
}

/** Fresh keys for a new incident, each wrapped; made before the transaction that stores them. */
export async function freshWrappedKeys(keyStore: KeyStore, incidentId: IncidentId): Promise<WrappedKey[]> {
  await keyStore.createWrappingKey(incidentId);
  const keys: WrappedKey[] = [];
  for (const purpose of KEY_PURPOSES) {
    keys.push({ purpose, version: 1, wrapped: await keyStore.wrap(incidentId, randomBytes(KEY_BYTES)) });
  }
  return keys;
}
