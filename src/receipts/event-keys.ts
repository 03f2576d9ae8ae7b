/** Keys that raw events are sealed with: the incident's own, or one per day for what no tag names (ENGINE §3). */
import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { fingerprintHex } from '../kernel/fingerprint.ts';
import type { IncidentId } from '../kernel/ids.ts';
import { IncidentKeys } from '../incidents/index.ts';
import { KeyStore } from '../platform/crypto/key-store.ts';
import { open, SmallSealer } from '../platform/crypto/seal.ts';
import { Db } from '../platform/db/db.ts';
import * as store from './receipts.store.ts';

const DAY_KEY_BYTES = 32;
const DAY_KEY_VERSION = 1;
const DAYS_IN_MEMORY_MAX = 3;
/** Unroutable events can be read this long. */
export const DAYS_KEPT = 30;

export interface EventKey {
  readonly key: KeyObject;
  readonly version: number;
}

@Injectable()
export class EventKeys {
  readonly #days = new Map<string, KeyObject>();
  readonly #sealers = new WeakMap<KeyObject, SmallSealer>();

  constructor(
    private readonly db: Db,
    private readonly keyStore: KeyStore,
    private readonly incidentKeys: IncidentKeys,
  ) {}

  /** Outside any transaction. */
  async ofIncident(incidentId: IncidentId): Promise<EventKey> {
    return this.incidentKeys.open(incidentId, 'event');
  }

  /** `day` as YYYY-MM-DD. Made on first use; of two processes that make it, one wins and both use its key. */
  async ofDay(day: string): Promise<EventKey> {
    const known = this.#days.get(day);
    if (known) return { key: known, version: DAY_KEY_VERSION };
    const id = wrappingIdOf(day);
    await this.keyStore.createWrappingKey(id);
    const fresh = await this.keyStore.wrap(id, randomBytes(DAY_KEY_BYTES));
    const wrapped = await this.db.tx((tx) => store.dayKey(tx, day, fresh));
    const key = createSecretKey(await this.keyStore.unwrap(id, wrapped));
    if (this.#days.size >= DAYS_IN_MEMORY_MAX) this.#days.clear();
    this.#days.set(day, key);
    return { key, version: DAY_KEY_VERSION };
  }

  /** Pages come by the million under one key: their nonces must never meet (ENGINE §3). */
  seal({ key, version }: EventKey, plain: Uint8Array, name: string): Buffer {
    let sealer = this.#sealers.get(key);
    if (!sealer) this.#sealers.set(key, (sealer = new SmallSealer(key, version)));
    const sealed = Buffer.allocUnsafe(SmallSealer.bytes(plain.length));
    sealer.sealInto(sealed, 0, plain, Buffer.from(name, 'utf8'));
    return sealed;
  }

  /** What was sealed for an incident or a day; null where that key is gone, or it was not sealed by us as this. */
  async open(
    of: { readonly incidentId: IncidentId | null; readonly day: string | null },
    sealed: Buffer,
    name: string,
  ): Promise<Buffer | null> {
    try {
      const { key } =
        of.incidentId === null
          ? await this.ofDay(of.day ?? '')
          : await this.incidentKeys.open(of.incidentId, 'event', sealed[1]);
      return open(key, sealed, name);
    } catch {
      return null;
    }
  }

  /** Destroys the keys of days more than 30 days ago: what was sealed under them stays closed for ever. */
  async forgetDaysBefore(now: Date): Promise<number> {
    const before = new Date(now.getTime() - DAYS_KEPT * 86_400_000).toISOString().slice(0, 10);
    const days = await this.db.tx((tx) => store.daysBefore(tx, before));
    for (const day of days) {
      await this.keyStore.destroy(wrappingIdOf(day));
      this.#days.delete(day);
      await this.db.tx((tx) => store.markDayDestroyed(tx, day, now));
    }
    return days.length;
  }
}

/** The key store names wrapping keys by UUID; a day's is derived, so that every process means the same. */
function wrappingIdOf(day: string): string {
  const h = fingerprintHex({ receipts: 'day', day });
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-8${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`;
}
