/** The sealed file of a batch: made by a worker for the vendor's key alone, given out byte for byte, deleted with proof. */
import { Inject, Injectable } from '@nestjs/common';
import { sealBytesFor } from '../extracts/index.ts';
import { type Actor, SYSTEM_ACTOR } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError, refusalOf } from '../kernel/errors.ts';
import { needs } from '../operators/index.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { type KeepBytes, MadeFiles, SpoolStore } from '../uploads/index.ts';
import { Batches, findBatch } from './batches.ts';
import * as store from './batches.store.ts';
import { HANDOVER_ERRORS as E } from './handover.errors.ts';
import { Contents } from './contents.ts';
import { findVendor, recipientOf } from './vendors.ts';

/** A vendor may ask for its file again for so long; afterwards its hash and lines are what is kept. */
const KEPT_MS = 90 * 24 * 3_600_000;

@Injectable()
export class BatchFiles {
  readonly #files: MadeFiles;

  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly batches: Batches,
    private readonly contents: Contents,
    spool: SpoolStore,
  ) {
    this.#files = new MadeFiles(db, spool, 'handover');
  }

  /**
   * Makes the file of a batch. One process at a time makes one; a process that dies leaves nothing readable, and the
   * next begins anew. What cannot be made keeps its sentence. False where there is nothing to do here.
   */
  async make(id: string, signal?: AbortSignal): Promise<boolean> {
    const steps = {
      begin: () => this.db.tx((tx) => store.begin(tx, id)),
      write: (row: store.BatchRow, keep: KeepBytes) => this.#write(row, keep),
      fail: (row: store.BatchRow, error: DomainError) => this.#fail(row, error),
    };
    return this.#files.make(id, steps, signal);
  }

  /**
   * The ciphertext. The first call hands the batch out: every attempt is committed before a byte is given. Afterwards
   * the same bytes as often as they are asked for. Needs `handover.write`; every fetch stands in the audit.
   */
  async fetch(
    id: string,
    actor: Actor,
  ): Promise<{ readonly name: string; readonly bytes: bigint; stream(): AsyncGenerator<Uint8Array> }> {
    needs(actor, 'handover.write');
    const found = await this.db.tx((tx) => findBatch(tx, id));
    if (found.deletedAt) {
      throw new DomainError(E.deleted, { no: found.no, day: found.deletedAt.toISOString().slice(0, 10) });
    }
    const row = await this.batches.handOut(id, actor);
    const ending = row.channel === 'letter' ? 'zip' : 'jsonl';
    return {
      name: `${row.id}.${ending}.pgp`,
      bytes: row.bytes!,
      stream: () => this.#files.read(row, (taken) => this.#noteFetch(row, actor, taken)),
    };
  }

  /** What a worker still has to make. */
  waiting(): Promise<string[]> {
    return this.db.tx((tx) => store.waiting(tx));
  }

  /** Deletes files whose time is over, and what a cancelled batch or a killed process left. */
  async deleteDue(): Promise<void> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - KEPT_MS);
    for (const id of await this.db.tx((tx) => store.due(tx, before))) await this.#delete(id);
    await this.#files.deleteStrays(now, () => this.db.tx((tx) => store.liveObjects(tx)));
  }

  async #write(row: store.BatchRow, keep: KeepBytes): Promise<boolean> {
    const now = this.clock.now();
    const vendor = await this.db.tx((tx) => findVendor(tx, row.vendorId));
    const { key } = await recipientOf(vendor.publicKey, now);
    const content = await this.contents.of(row, vendor);
    const sealed = sealBytesFor(key, content.bytes(), { filename: content.filename, now });
    const { bytes, sha256 } = await keep(sealed);
    const file = { bytes, sha256, pages: content.pages() };
    const { items } = content;
    return this.db.tx(async (tx) => {
      if (!(await this.batches.ready(tx, row, { file, items }))) return false;
      const facts = { bytes, pages: file.pages, lines: items.filter(({ reason }) => reason === null).length };
      const proof = { ...facts, fingerprint: vendor.fingerprint, sha256: file.sha256.toString('hex') };
      await this.batches.record(tx, { verb: 'make', batch: row, facts: proof }, SYSTEM_ACTOR);
      return true;
    });
  }

  async #fail(row: store.BatchRow, error: DomainError): Promise<void> {
    await this.db.tx(async (tx) => {
      if (!(await store.failed(tx, row, refusalOf(error)))) return;
      await this.batches.record(tx, { verb: 'fail', batch: row, facts: { code: error.code } }, SYSTEM_ACTOR);
    });
  }

  async #noteFetch(row: store.BatchRow, actor: Actor, taken: bigint): Promise<void> {
    await this.db.tx(async (tx) => {
      const whole = taken === row.bytes;
      const fetches = whole ? await store.fetched(tx, row.id) : row.fetches;
      const facts = { whole, bytes: taken.toString(), fetches };
      await this.batches.record(tx, { verb: 'fetch', batch: row, facts }, actor);
    });
  }

  /** Deleted, looked for, and only then said to be gone. */
  async #delete(id: string): Promise<void> {
    const row = await this.db.tx((tx) => findBatch(tx, id));
    if ((await this.#files.delete(row)).left > 0) return;
    await this.db.tx(async (tx) => {
      await store.setDeleted(tx, id, this.clock.now());
      const facts = { sha256: row.sha256?.toString('hex') ?? null, fetches: row.fetches };
      await this.batches.record(tx, { verb: 'delete', batch: row, facts }, SYSTEM_ACTOR);
    });
  }
}
