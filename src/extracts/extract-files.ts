/** The sealed file of an extract: made by a worker from the upload, fetched as it is, deleted with proof. */
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SourceCells } from '../intake/index.ts';
import { type Actor, SYSTEM_ACTOR } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { assert } from '../kernel/assert.ts';
import { DomainError } from '../kernel/errors.ts';
import { needs } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { SpoolStore } from '../uploads/index.ts';
import { extractLines, type LineCounts } from './extract-lines.ts';
import { EXTRACTS_ERRORS as E } from './extracts.errors.ts';
import { lockExtract } from './extracts.ts';
import * as store from './extracts.store.ts';
import { readRecipient } from './recipient.ts';
import { sealFor } from './seal-for.ts';

const KEPT_MS = 14 * 24 * 3_600_000;
const SEGMENT_BYTES = 4 * 1024 * 1024;
/** An object of ours that nobody owns may still be on its way for so long. */
const STRAY_AFTER_MS = 24 * 3_600_000;

@Injectable()
export class ExtractFiles {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly cells: SourceCells,
    private readonly spool: SpoolStore,
    private readonly audit: Audit,
  ) {}

  /**
   * Makes what was approved. One process at a time makes one; a process that dies leaves nothing readable, and the
   * next begins anew. What cannot be made is `failed` with its sentence. False where there is nothing to do here.
   */
  async make(id: string, signal?: AbortSignal): Promise<boolean> {
    let made = false;
    await this.db.exclusively(`extract:${id}`, async () => {
      const row = await this.db.tx((tx) => store.begin(tx, id));
      if (!row) return;
      const mine = store.objectName(row);
      try {
        await this.spool.delete(store.objectName({ id, attempt: row.attempt - 1 }));
        made = await this.#keep(row, await this.#write(row, mine, signal));
        if (!made) await this.spool.delete(mine);
      } catch (error) {
        await this.spool.delete(mine);
        if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
        await this.#fail(row, error);
      }
    });
    return made;
  }

  /**
   * The ciphertext, byte for byte. A fetch counts once its last byte was taken; the last one agreed on deletes the file.
   * Needs `extract.write`; every fetch, broken off ones too, stands in the audit.
   */
  async fetch(
    id: string,
    actor: Actor,
  ): Promise<{ readonly name: string; readonly bytes: bigint; stream(): AsyncGenerator<Uint8Array> }> {
    needs(actor, 'extract.write');
    await this.deleteDue();
    const row = await this.db.tx((tx) => lockExtract(tx, id));
    if (row.deleted_at) throw new DomainError(E.deleted, { day: row.deleted_at.toISOString().slice(0, 10) });
    if (row.status !== 'ready') throw new DomainError(E.not_ready, { status: row.status });
    return { name: `${id}.csv.pgp`, bytes: row.bytes!, stream: () => this.#stream(row, actor) };
  }

  /** What a worker still has to make. */
  waiting(): Promise<string[]> {
    return this.db.tx((tx) => store.waiting(tx));
  }

  /** Deletes files whose fourteen days or fetches are over, and what a killed process left, with proof. */
  async deleteDue(): Promise<void> {
    const now = this.clock.now();
    for (const id of await this.db.tx((tx) => store.due(tx, now))) await this.#delete(id);
    const strays = await this.spool.namesBefore(new Date(now.getTime() - STRAY_AFTER_MS));
    const ours = strays.filter((name) => name.startsWith('extract-'));
    const live = ours.length > 0 ? await this.db.tx((tx) => store.liveObjects(tx)) : new Set();
    for (const name of ours) if (!live.has(name)) await this.spool.delete(name);
  }

  async #write(row: store.ExtractRow, name: string, signal?: AbortSignal): Promise<store.Made> {
    const now = this.clock.now();
    const { key } = await readRecipient(row.public_key, now);
    const run = await this.db.tx((tx) => store.publishedRun(tx, row.incident_id));
    if (run === null) throw new DomainError(E.not_published);
    const counts: LineCounts = { recordsRead: 0, lines: 0 };
    const lines = extractLines({ db: this.db, cells: this.cells, extract: row, counts });
    const hash = createHash('sha256');
    let [held, heldBytes, bytes, no] = [[] as Uint8Array[], 0, 0, 0];
    const put = async (): Promise<void> => {
      signal?.throwIfAborted();
      assert(await this.spool.put(name, no, Buffer.concat(held)), 'an attempt writes its own object alone');
      [held, heldBytes, no] = [[], 0, no + 1];
    };
    for await (const piece of sealFor(key, lines, { filename: 'extract.csv', now })) {
      hash.update(piece);
      bytes += piece.byteLength;
      heldBytes += piece.byteLength;
      held.push(piece);
      if (heldBytes >= SEGMENT_BYTES) await put();
    }
    if (heldBytes > 0) await put();
    return { run, ...counts, bytes, sha256: hash.digest() };
  }

  async #keep(row: store.ExtractRow, made: store.Made): Promise<boolean> {
    const at = this.clock.now();
    const dueAt = new Date(at.getTime() + KEPT_MS);
    return this.db.tx(async (tx) => {
      if (!(await store.ready(tx, row, { ...made, at, dueAt }))) return false;
      const { sha256, ...facts } = made;
      await this.audit.record(tx, {
        ...subjectOf(row),
        action: 'extracts.make',
        facts: { ...facts, fingerprint: row.fingerprint, sha256: sha256.toString('hex') },
      });
      return true;
    });
  }

  async #fail(row: store.ExtractRow, error: DomainError): Promise<void> {
    await this.db.tx(async (tx) => {
      if (!(await store.failed(tx, row, error.message))) return;
      await this.audit.record(tx, {
        ...subjectOf(row),
        action: 'extracts.fail',
        facts: { code: error.code },
      });
    });
  }

  async *#stream(row: store.ExtractRow, actor: Actor): AsyncGenerator<Uint8Array> {
    const name = store.objectName(row);
    let sent = 0n;
    try {
      for (const { no } of await this.spool.segments(name)) {
        const piece = await this.spool.get(name, no);
        yield piece;
        sent += BigInt(piece.byteLength);
      }
    } finally {
      await this.#noteFetch(row, actor, sent);
    }
  }

  async #noteFetch(row: store.ExtractRow, actor: Actor, sent: bigint): Promise<void> {
    const whole = sent === row.bytes;
    const fetches = await this.db.tx(async (tx) => {
      const count = whole ? await store.fetched(tx, row.id) : row.fetches;
      const facts = { whole, bytes: sent.toString(), fetches: count };
      await this.audit.record(tx, { ...subjectOf(row), actor, action: 'extracts.fetch', facts });
      return count;
    });
    if (fetches >= row.fetches_max) await this.#delete(row.id);
  }

  /** Deleted, looked for, and only then said to be gone. */
  async #delete(id: string): Promise<void> {
    const row = await this.db.tx((tx) => store.find(tx, id));
    if (row?.status !== 'ready') return;
    const name = store.objectName(row);
    const segments = (await this.spool.segments(name)).length;
    await this.spool.delete(name);
    const left = (await this.spool.segments(name)).length;
    await this.db.tx(async (tx) => {
      if (left > 0 || !(await store.deleted(tx, id, this.clock.now()))) return;
      const sha256 = row.sha256?.toString('hex') ?? null;
      const facts = { sha256, bytes: row.bytes?.toString(), segments, left, fetches: row.fetches };
      await this.audit.record(tx, { ...subjectOf(row), action: 'extracts.delete', facts });
    });
  }
}

function subjectOf(row: store.ExtractRow) {
  return { actor: SYSTEM_ACTOR, incidentId: row.incident_id, subject: `extract:${row.id}` };
}
