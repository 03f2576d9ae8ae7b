/** The sealed file of an extract: made by a worker from the upload, fetched as it is, deleted with proof. */
import { Inject, Injectable } from '@nestjs/common';
import { SourceCells } from '../intake/index.ts';
import { type Actor, SYSTEM_ACTOR } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError, refusalOf } from '../kernel/errors.ts';
import { needs } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { type KeepBytes, MadeFiles, SpoolStore } from '../uploads/index.ts';
import { extractLines, type LineCounts } from './extract-lines.ts';
import { EXTRACTS_ERRORS as E } from './extracts.errors.ts';
import { lockExtract } from './extracts.ts';
import * as store from './extracts.store.ts';
import { readRecipient } from './recipient.ts';
import { sealFor } from './seal-for.ts';

const KEPT_MS = 14 * 24 * 3_600_000;

@Injectable()
export class ExtractFiles {
  readonly #files: MadeFiles;

  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly cells: SourceCells,
    spool: SpoolStore,
    private readonly audit: Audit,
  ) {
    this.#files = new MadeFiles(db, spool, 'extract');
  }

  /**
   * Makes what was approved. One process at a time makes one; a process that dies leaves nothing readable, and the
   * next begins anew. What cannot be made is `failed` with its sentence. False where there is nothing to do here.
   */
  async make(id: string, signal?: AbortSignal): Promise<boolean> {
    const steps = {
      begin: () => this.db.tx((tx) => store.begin(tx, id)),
      write: async (row: store.ExtractRow, keep: KeepBytes) => this.#keep(row, await this.#write(row, keep)),
      fail: (row: store.ExtractRow, error: DomainError) => this.#fail(row, error),
    };
    return this.#files.make(id, steps, signal);
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
    return {
      name: `${id}.csv.pgp`,
      bytes: row.bytes!,
      stream: () => this.#files.read(row, (taken) => this.#noteFetch(row, actor, taken)),
    };
  }

  /** What a worker still has to make. */
  waiting(): Promise<string[]> {
    return this.db.tx((tx) => store.waiting(tx));
  }

  /** Deletes files whose fourteen days or fetches are over, and what a killed process left, with proof. */
  async deleteDue(): Promise<void> {
    const now = this.clock.now();
    for (const id of await this.db.tx((tx) => store.due(tx, now))) await this.#delete(id);
    await this.#files.deleteStrays(now, () => this.db.tx((tx) => store.liveObjects(tx)));
  }

  async #write(row: store.ExtractRow, keep: KeepBytes): Promise<store.Made> {
    const now = this.clock.now();
    const { key } = await readRecipient(row.public_key, now);
    const run = await this.db.tx((tx) => store.publishedRun(tx, row.incident_id));
    if (run === null) throw new DomainError(E.not_published);
    const counts: LineCounts = { recordsRead: 0, lines: 0 };
    const lines = extractLines({ db: this.db, cells: this.cells, extract: row, counts });
    const written = await keep(sealFor(key, lines, { filename: 'extract.csv', now }));
    return { run, ...counts, ...written };
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
      if (!(await store.failed(tx, row, refusalOf(error)))) return;
      await this.audit.record(tx, {
        ...subjectOf(row),
        action: 'extracts.fail',
        facts: { code: error.code },
      });
    });
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
    const { segments, left } = await this.#files.delete(row);
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
