/** Uploads' verbs: a file is begun, lands sealed in pieces, is whole, and is handed on to be read. */
import { Inject, Injectable } from '@nestjs/common';
import { IncidentKeys } from '../incidents/index.ts';
import { SYSTEM_ACTOR, type Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Content } from '../kernel/content.ts';
import { DomainError, type Refusal, refusalOf } from '../kernel/errors.ts';
import { must } from '../kernel/assert.ts';
import { isUuid, newId, type IncidentId } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { Landing, notLanding, refuseLength } from './landing.ts';
import { isPlainName } from './rules/names.ts';
import { endOf, openSealed, writeSealed } from './sealed-objects.ts';
import { spoolKey } from './segments.ts';
import { SpoolStore } from './spool-store.ts';
import { uploadOf } from './upload-view.ts';
import { UPLOADS_ERRORS as E } from './uploads.errors.ts';
import * as store from './uploads.store.ts';
import type { UploadRow } from './uploads.store.ts';
import type { SealedObject, Upload, UploadId } from './uploads.types.ts';

export interface Beginning {
  readonly baseName: string;
  /** Null where the sender will say it later, or end the upload with `finish`. */
  readonly lengthBytes: number | null;
}

@Injectable()
export class Uploads {
  readonly #db: Db;
  readonly #clock: Clock;
  readonly #keys: IncidentKeys;
  readonly #audit: Audit;
  /** Where everything lies; worker threads reopen it by its place. */
  readonly spool: SpoolStore;

  constructor(db: Db, @Inject(CLOCK) clock: Clock, keys: IncidentKeys, spool: SpoolStore, audit: Audit) {
    this.#db = db;
    this.#clock = clock;
    this.#keys = keys;
    this.#audit = audit;
    this.spool = spool;
  }

  /** Opens an upload for its bytes; one announced as too large is refused before the first of them. */
  async begin(incidentId: IncidentId, beginning: Beginning, actor: Actor): Promise<Upload> {
    const { baseName, lengthBytes } = beginning;
    if (!isPlainName(baseName)) throw new DomainError(E.bad_name);
    if (lengthBytes !== null) refuseLength(baseName, lengthBytes, this.spool);
    const { version } = await this.#keys.open(incidentId, 'contact');
    const now = this.#clock.now();
    const id = newId<UploadId>(now);
    return this.#db.tx(async (tx) => {
      const madeBy = actor.operatorId;
      const begun = { id, incidentId, baseName, lengthBytes, keyVersion: version, madeBy, now };
      const row = await store.insertUpload(tx, begun);
      await this.#record(tx, row, 'uploads.begun', actor);
      return lengthBytes === 0 ? this.#landed(tx, row, 0, actor) : uploadOf(row);
    });
  }

  /** States the length of an upload begun without one; once. */
  async declareLength(incidentId: IncidentId, id: UploadId, lengthBytes: number): Promise<Upload> {
    const row = await this.#row(incidentId, id);
    refuseLength(row.base_name, lengthBytes, this.spool);
    const declared = await this.#db.tx((tx) => store.declareLength(tx, id, lengthBytes));
    if (!declared) throw new DomainError(E.bad_length);
    return this.get(incidentId, id);
  }

  /**
   * Adds bytes at the offset the upload stands at (`get`), else `uploads.wrong_offset`. What came is kept also where
   * the sender breaks off; a killed process loses the piece it held, at most 4 MiB. Of several senders of one upload
   * one wins each piece and the others are refused (`uploads.overtaken`): nothing is ever mixed or overwritten.
   * The last announced byte makes the upload landed.
   */
  async append(
    incidentId: IncidentId,
    id: UploadId,
    piece: { readonly offset: number; readonly chunks: AsyncIterable<Uint8Array> },
    actor: Actor,
  ): Promise<Upload> {
    const row = await this.#row(incidentId, id);
    const landing = await this.#landing(row);
    landing.refuseOffset(piece.offset);
    try {
      await landing.take(piece.chunks, () => this.#note(id, landing));
    } finally {
      await this.#note(id, landing);
    }
    if (row.length_bytes === null || landing.bytes < Number(row.length_bytes)) {
      return uploadOf({ ...row, received_bytes: BigInt(landing.bytes) });
    }
    await this.#refuseLoss(row, landing);
    return this.#db.tx((tx) => this.#landed(tx, row, landing.bytes, actor));
  }

  /** Says that everything has come of an upload begun without a length. */
  async finish(incidentId: IncidentId, id: UploadId, actor: Actor): Promise<Upload> {
    const row = await this.#row(incidentId, id);
    const landing = await this.#landing(row);
    const { bytes } = landing;
    const lengthBytes = Number(row.length_bytes ?? bytes);
    if (bytes < lengthBytes) {
      throw new DomainError(E.too_short, { file: row.base_name, lengthBytes, receivedBytes: bytes });
    }
    await this.#refuseLoss(row, landing);
    return this.#db.tx((tx) => this.#landed(tx, row, bytes, actor));
  }

  /** A whole file at once; on a refusal or a broken stream nothing of it stays. */
  async receive(
    incidentId: IncidentId,
    baseName: string,
    chunks: AsyncIterable<Uint8Array>,
    actor: Actor,
  ): Promise<Upload> {
    const { uploadId } = await this.begin(incidentId, { baseName, lengthBytes: null }, actor);
    try {
      await this.append(incidentId, uploadId, { offset: 0, chunks }, actor);
      return await this.finish(incidentId, uploadId, actor);
    } catch (error) {
      // Where that fails too, the upload expires.
      await this.abandon(incidentId, uploadId, actor).catch(() => undefined);
      throw error;
    }
  }

  /** One upload; while it lands, with what the spool really holds. */
  async get(incidentId: IncidentId, id: UploadId): Promise<Upload> {
    const row = await this.#row(incidentId, id);
    if (row.status !== 'landing') return uploadOf(row);
    return uploadOf({ ...row, received_bytes: BigInt((await this.#landing(row)).bytes) });
  }

  /** What has landed of an upload, whole or not, to compare with the file it comes from. */
  async soFar(incidentId: IncidentId, id: UploadId): Promise<Content> {
    const { receivedBytes: bytes } = await this.get(incidentId, id);
    const { spool_key_version: keyVersion } = await this.#row(incidentId, id);
    return this.openObject({ incidentId, name: id, keyVersion, bytes });
  }

  /**
   * Whether these are the bytes that have landed from `offset` on: asked before a file goes on that only has the same
   * name and length. False where they reach further than what has landed.
   */
  async holds(incidentId: IncidentId, id: UploadId, offset: number, bytes: Uint8Array): Promise<boolean> {
    const content = await this.soFar(incidentId, id);
    if (offset + bytes.byteLength > content.bytes) return false;
    let at = 0;
    for await (const piece of content.stream(offset, offset + bytes.byteLength)) {
      if (Buffer.compare(piece, bytes.subarray(at, at + piece.byteLength)) !== 0) return false;
      at += piece.byteLength;
    }
    return true;
  }

  /** By id alone, as its row says; for whoever was told of it by a job. */
  async find(id: UploadId): Promise<Upload | null> {
    const row = await this.#db.tx((tx) => store.uploadById(tx, id));
    return row ? uploadOf(row) : null;
  }

  /** The uploads of an incident, the newest first. */
  async list(incidentId: IncidentId): Promise<Upload[]> {
    return (await this.#db.tx((tx) => store.uploadsOf(tx, incidentId))).map(uploadOf);
  }

  /** Gives an upload up that has not become a source; its bytes go at once. Idempotent. */
  async abandon(incidentId: IncidentId, id: UploadId, actor: Actor): Promise<void> {
    const row = await this.#row(incidentId, id);
    const isEnded = await this.#end(row, { to: 'abandoned', refusal: null }, actor);
    if (isEnded) await this.deleteBytes(id);
    else if (row.status === 'entered') throw notLanding(row);
  }

  /** A landed upload and its bytes, to be read; refused while it lands, and once it was entered or ended. */
  async open(id: UploadId): Promise<{ upload: Upload; object: SealedObject; content: Content }> {
    const row = await this.#db.tx((tx) => store.uploadById(tx, id));
    if (!row) throw new DomainError(E.unknown, { upload: id });
    if (row.status !== 'landed') {
      throw new DomainError(E.not_landed, { file: row.base_name, status: row.status });
    }
    const object = {
      incidentId: row.incident_id,
      name: row.id,
      keyVersion: row.spool_key_version,
      bytes: Number(row.received_bytes),
    };
    return { upload: uploadOf(row), object, content: await this.openObject(object) };
  }

  /**
   * In the transaction that makes sources of it, with the names of what became none; false where it is no longer
   * landed (somebody else was faster).
   */
  async entered(tx: Tx, id: UploadId, ignored: readonly string[] = []): Promise<boolean> {
    const end = { from: ['landed'], to: 'entered', refusal: null, now: this.#clock.now() } as const;
    if (!(await store.endUpload(tx, id, end))) return false;
    if (ignored.length > 0) await store.noteIgnored(tx, id, ignored);
    return true;
  }

  /** A landed upload that cannot become a source: the sentence stays and is shown, the bytes go at once. */
  async refuse(id: UploadId, error: DomainError, actor: Actor): Promise<void> {
    const row = await this.#db.tx((tx) => store.uploadById(tx, id));
    if (!row || row.status !== 'landed') return;
    const refusal = refusalOf(error);
    if (await this.#end(row, { to: 'refused', refusal }, actor)) await this.deleteBytes(id);
  }

  /**
   * Deletes an object, and notes it where that is an ended upload itself and not a member unpacked from one.
   * Idempotent. The proof stands with what was made of it: the source, or the upload's refusal.
   */
  async deleteBytes(name: string): Promise<void> {
    await this.spool.delete(name);
    await this.#db.tx((tx) => store.noteSpoolDeleted(tx, name, this.#clock.now()));
  }

  /** Landed uploads that nobody has entered for a while; the sweep's work. */
  landed(waitedMs = 0): Promise<UploadId[]> {
    const before = new Date(this.#clock.now().getTime() - waitedMs);
    return this.#db.tx((tx) => store.uploadsLanded(tx, before));
  }

  /** Ends uploads untouched for so long that never became sources, and deletes what any process left undeleted. */
  async expire(after: { readonly landingMs: number; readonly landedMs: number }): Promise<void> {
    const nowMs = this.#clock.now().getTime();
    const since = { landing: new Date(nowMs - after.landingMs), landed: new Date(nowMs - after.landedMs) };
    for (const row of await this.#db.tx((tx) => store.uploadsExpired(tx, since))) {
      await this.#end(row, { to: 'expired', refusal: null }, SYSTEM_ACTOR);
    }
    for (const { id } of await this.#db.tx((tx) => store.uploadsToDelete(tx))) await this.deleteBytes(id);
  }

  /** Which of these names are uploads that are still to become sources; what lies there is no stray. */
  async owned(names: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(await this.#db.tx((tx) => store.ownedUploads(tx, names.filter(isUuid))));
  }

  /** Writes a sealed object beside the uploads, whole or not at all: a member unpacked from one. */
  async writeObject(
    incidentId: IncidentId,
    name: string,
    chunks: AsyncIterable<Uint8Array>,
  ): Promise<SealedObject> {
    const { key, version } = await this.#keys.open(incidentId, 'contact');
    const bytes = await writeSealed(this.spool, name, spoolKey(key, name), chunks);
    return { incidentId, name, keyVersion: version, bytes };
  }

  async openObject({ incidentId, name, keyVersion, bytes }: SealedObject): Promise<Content> {
    const { key } = await this.#keys.open(incidentId, 'contact', keyVersion);
    return openSealed(this.spool, name, spoolKey(key, name), bytes);
  }

  async #row(incidentId: IncidentId, id: UploadId): Promise<UploadRow> {
    const row = isUuid(id) ? await this.#db.tx((tx) => store.uploadById(tx, id)) : undefined;
    if (row?.incident_id !== incidentId) throw new DomainError(E.unknown, { upload: id });
    return row;
  }

  async #landing(row: UploadRow): Promise<Landing> {
    if (row.status !== 'landing') throw notLanding(row);
    const { key } = await this.#keys.open(row.incident_id, 'contact', row.spool_key_version);
    return Landing.open(this.spool, row, spoolKey(key, row.id));
  }

  async #note(id: UploadId, { reach }: Landing): Promise<void> {
    await this.#db.tx((tx) => store.noteReceived(tx, id, reach, this.#clock.now()));
  }

  /** Looked at once, as a whole: an upload whose spool lost a piece (a restored disk) ends, and begins anew. */
  async #refuseLoss(row: UploadRow, landing: Landing): Promise<void> {
    if (endOf(await this.spool.segments(row.id)).bytes === landing.bytes) return;
    // One that somebody ended meanwhile has no pieces either; that is said where it should land.
    if (!(await this.#end(row, { to: 'expired', refusal: null }, SYSTEM_ACTOR))) return;
    await this.deleteBytes(row.id);
    throw new DomainError(E.spool_gone);
  }

  async #landed(tx: Tx, row: UploadRow, bytes: number, actor: Actor): Promise<Upload> {
    const now = this.#clock.now();
    if (await store.noteLanded(tx, row.id, bytes, now)) {
      await this.#record(tx, row, 'uploads.landed', actor, { bytes });
    }
    const found = must(await store.uploadById(tx, row.id), 'an upload’s row stays');
    if (found.status === 'landing') throw new DomainError(E.bad_length);
    if (found.status === 'expired' || found.status === 'abandoned') throw notLanding(found);
    return uploadOf(found);
  }

  async #end(
    row: UploadRow,
    { to, refusal }: { to: 'refused' | 'expired' | 'abandoned'; refusal: Refusal | null },
    actor: Actor,
  ): Promise<boolean> {
    const from = to === 'refused' ? (['landed'] as const) : (['landing', 'landed'] as const);
    return this.#db.tx(async (tx) => {
      if (!(await store.endUpload(tx, row.id, { from, to, refusal, now: this.#clock.now() }))) return false;
      const bytes = row.received_bytes;
      await this.#record(tx, row, `uploads.${to}`, actor, {
        bytes,
        ...(refusal && { refusal: refusal.message }),
      });
      return true;
    });
  }

  async #record(tx: Tx, row: UploadRow, action: string, actor: Actor, facts: object = {}): Promise<void> {
    const subject = `upload:${row.id}`;
    await this.#audit.record(tx, {
      actor,
      action,
      incidentId: row.incident_id,
      subject,
      facts: { ...facts },
    });
  }
}
