/** Intake's verbs: files are taken in, started with a mapping, read, and their rejects accepted by a second person. */
import { Inject, Injectable } from '@nestjs/common';
import { IncidentKeys } from '../incidents/index.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId, SourceId } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { acceptWaiting } from './acceptance.ts';
import { cancelReading } from './cancelling.ts';
import { checkPart } from './check.ts';
import { deleteDueUploads, deleteStrayUploads } from './deletion.ts';
import { ingestClaimed, type IngestOptions, type Tools } from './ingest.ts';
import { claimSource } from './ingesting.store.ts';
import { INTAKE_ERRORS as E } from './intake.errors.ts';
import * as store from './intake.store.ts';
import type { SourceRow } from './intake.store.ts';
import type { Entered, Reject, RejectCounts, RejectedFor, Source, Uploaded } from './intake.types.ts';
import { findSource } from './proposing.ts';
import { rejectedFor } from './reject-examples.ts';
import * as rows from './rows.store.ts';
import { sourceOf } from './source-view.ts';
import { startFiles } from './starting.ts';
import { localFile, Uploads, type UploadId } from '../uploads/index.ts';
import { readSeveral } from './several.ts';
import { enterUpload, isUnread } from './uploads.ts';

const REJECTS_PAGE = 1000;
/** A reader stores a batch every few seconds; longer silence means it is gone. */
const IDLE_MS = 60_000;

/** Makes the mapping of uploaded files, keyed by base name. */
export type MappingMaker = (baseNames: readonly string[]) => Promise<object>;

@Injectable()
export class Intake {
  readonly #tools: Tools;

  constructor(db: Db, @Inject(CLOCK) clock: Clock, keys: IncidentKeys, uploads: Uploads, audit: Audit) {
    this.#tools = { db, clock, keys, uploads, spool: uploads.spool, audit };
  }

  /**
   * Takes one upload in, sealed while it lands, and enters it: one source for a file, plain or gzip; one for each
   * member of a ZIP archive, sheet of a workbook or table of a dump; all of them or none. An unfinished source of the
   * same name and content is answered instead of a new one; one not yet read is replaced by a repaired export of its
   * name. Refused: the same content twice, the name of a source already read, nothing in it, what we do not read.
   */
  async upload(
    incidentId: IncidentId,
    baseName: string,
    content: AsyncIterable<Uint8Array>,
    actor: Actor,
  ): Promise<Uploaded> {
    const { uploadId } = await this.#tools.uploads.receive(incidentId, baseName, content, actor);
    return this.enter(uploadId, actor);
  }

  /**
   * Makes sources of a landed upload, as `upload` would. What it refuses is kept on the upload as well, whose bytes
   * then go; what cannot be decided just now leaves it landed. Killed at any time, it can be repeated.
   */
  enter(uploadId: UploadId, actor: Actor): Promise<Uploaded> {
    return enterUpload(this.#tools, { uploadId, again: false }, actor);
  }

  /** `upload` of a file of this machine; a finished source of its own may be named again to change its mapping. */
  async uploadFile(incidentId: IncidentId, path: string, actor: Actor): Promise<Uploaded> {
    const file = await localFile(path);
    const { uploadId } = await this.#tools.uploads.receive(incidentId, file.baseName, file.stream(), actor);
    return enterUpload(this.#tools, { uploadId, again: true }, actor);
  }

  /**
   * What the terminal does with its files: all are looked at, uploaded and checked before the first is staged;
   * on a refusal nothing of this call stays. Answers the sources to ingest. A function in place of the mapping makes
   * it once the files are uploaded, out of their names.
   */
  async takeFiles(
    incidentId: IncidentId,
    mapping: object | MappingMaker,
    paths: readonly string[],
    actor: Actor,
  ): Promise<Source[]> {
    const names = new Set<string>();
    for (const path of paths) {
      const file = await localFile(path);
      if (names.has(file.baseName)) throw new DomainError(E.same_name, { file: file.baseName });
      names.add(file.baseName);
      if (typeof mapping !== 'function') await checkPart(mapping, file);
    }
    const uploaded: Entered[] = [];
    try {
      for (const path of paths) uploaded.push(...(await this.uploadFile(incidentId, path, actor)).sources);
      const baseNames = uploaded.map(({ baseName }) => baseName);
      const made: unknown = typeof mapping === 'function' ? await mapping(baseNames) : mapping;
      return await this.start(incidentId, made, baseNames, actor);
    } catch (error) {
      for (const { sourceId, resumed } of uploaded) if (!resumed) await this.discard(sourceId, actor);
      throw error;
    }
  }

  /** `discard` of a source a person names; refused where something was read from it. */
  async remove(incidentId: IncidentId, which: string, actor: Actor): Promise<void> {
    const source = await findSource(this.#tools, incidentId, which);
    if (!isUnread(source)) throw new DomainError(E.read_already, { file: source.base_name });
    await this.discard(source.id, actor);
  }

  /** Forgets a source nothing was read from, with its upload. */
  async discard(sourceId: SourceId, actor: Actor): Promise<void> {
    const source = await this.#tools.db.tx(async (tx) => {
      const found = await store.sourceById(tx, sourceId);
      if (!found || !isUnread(found)) return null;
      await store.deleteSource(tx, sourceId);
      await this.#tools.audit.record(tx, {
        actor,
        action: 'intake.discard',
        incidentId: found.incident_id,
        subject: `source:${sourceId}`,
      });
      return found;
    });
    if (source) await this.#tools.uploads.deleteBytes(source.spool_name);
  }

  /**
   * Gives uploaded files their mapping, keyed by base name. Every file is checked first (columns, categories, a
   * good row); then all are ready for `ingest`, or none. A source being read goes on where it stood when its
   * mapping is the same; a finished one is read again from the start when its mapping changed, refused otherwise.
   * `also` is done in the transaction that starts them: waking a worker, say.
   */
  async start(
    incidentId: IncidentId,
    mapping: unknown,
    baseNames: readonly string[],
    actor: Actor,
    also?: (tx: Tx, started: readonly SourceId[]) => Promise<void>,
  ): Promise<Source[]> {
    await startFiles(this.#tools, { incidentId, mapping, baseNames }, actor, also);
    const started = await this.sources(incidentId);
    return started.filter(({ baseName }) => baseNames.includes(baseName));
  }

  /**
   * Reads a started source into staged rows and rejects. Any process may be killed: the next call goes on at the
   * last checkpoint and ends with the same rows. Two at once: the later takes over, the earlier is refused with
   * `intake.taken_over`. A finished source is answered as it is.
   */
  async ingest(sourceId: SourceId, options: IngestOptions = {}): Promise<Source> {
    const source = await this.#tools.db.tx(async (tx) => {
      const claimed = await claimSource(tx, sourceId, this.#tools.clock.now());
      return claimed ?? (await store.sourceById(tx, sourceId));
    });
    if (!source) throw new DomainError(E.unknown_source, { file: sourceId });
    if (source.status === 'uploaded') throw new DomainError(E.not_mapped, { file: source.base_name });
    if (source.status === 'ingesting') await ingestClaimed(this.#tools, source, options);
    return this.source(sourceId);
  }

  /**
   * Ends the reading of a started source at its next checkpoint: its rows go, it is as uploaded, and can be started
   * again. The reader, wherever it runs, is refused with `intake.cancelled`. Refused where nothing is being read.
   */
  async cancel(sourceId: SourceId, actor: Actor): Promise<Source> {
    await cancelReading(this.#tools, sourceId, actor);
    return this.source(sourceId);
  }

  /**
   * Reads several started sources, as many at once as the cores allow; the rows are the same in any order. All are
   * read to their end before the first refusal is thrown.
   */
  ingestAll(sourceIds: readonly SourceId[], options: IngestOptions = {}): Promise<Source[]> {
    return readSeveral(sourceIds, options, (id, each) => this.ingest(id, each));
  }

  /** One source as it stands; progress moves while it is read. */
  async source(sourceId: SourceId): Promise<Source> {
    const [found] = await this.#view(async (tx) => {
      const row = await store.sourceById(tx, sourceId);
      return row ? [row] : [];
    });
    if (!found) throw new DomainError(E.unknown_source, { file: sourceId });
    return found;
  }

  /** One source by its id or base name. */
  async sourceNamed(incidentId: IncidentId, which: string): Promise<Source> {
    return sourceOf(await findSource(this.#tools, incidentId, which), this.#tools.clock.now());
  }

  /** The sources of an incident by name. */
  sources(incidentId: IncidentId): Promise<Source[]> {
    return this.#view((tx) => store.sourcesOf(tx, incidentId));
  }

  /** Every reject of the finished sources, or of one of them: file, line and reason, never a value. */
  async *rejects(incidentId: IncidentId, which: string | null = null): AsyncGenerator<Reject> {
    const sources =
      which === null
        ? await this.#tools.db.tx((tx) => store.sourcesOf(tx, incidentId))
        : [await findSource(this.#tools, incidentId, which)];
    for (const source of sources.filter(isRead)) {
      for (let after: rows.RejectPlace = { line: 0, recordNo: 0 }; ;) {
        const from = after;
        const page = await this.#tools.db.tx((tx) => rows.rejectPage(tx, source.id, from, REJECTS_PAGE));
        for (const { file, line, reason } of page) yield { file, line, reason };
        if (page.length < REJECTS_PAGE) break;
        after = page.at(-1)!;
      }
    }
  }

  /** One source's rejects by reason, each with its first examples: their places, and what the cells look like. */
  async rejectsOf(incidentId: IncidentId, which: string): Promise<readonly RejectedFor[]> {
    return rejectedFor(this.#tools, await findSource(this.#tools, incidentId, which));
  }

  /**
   * A second person accepts the rejects of one finished source, or of all that wait, stating the counts by reason
   * as they stand. Afterwards the uploads are deleted, with proof. Refused for whoever uploaded or mapped.
   */
  async acceptRejects(
    incidentId: IncidentId,
    which: string,
    stated: { readonly counts: RejectCounts },
    actor: Actor,
  ): Promise<Source[]> {
    const accepted = await acceptWaiting(this.#tools, { incidentId, which, counts: stated.counts }, actor);
    await this.deleteDueUploads();
    return Promise.all(accepted.map((id) => this.source(id)));
  }

  /**
   * Deletes uploads that are accepted, behind a launched individual notice, or 14 days old, with proof; and the
   * conflict hashes of their rows once a run has read them. The sweep repeats what a crash left.
   */
  deleteDueUploads(): Promise<void> {
    return deleteDueUploads(this.#tools);
  }

  /** Deletes uploads that no source owns: a process ended between landing and entering. */
  deleteStrayUploads(): Promise<void> {
    return deleteStrayUploads(this.#tools);
  }

  /** Started sources that nobody has read for a while; the sweep's work. */
  idle(): Promise<SourceId[]> {
    const since = new Date(this.#tools.clock.now().getTime() - IDLE_MS);
    return this.#tools.db.tx((tx) => store.idleSources(tx, since));
  }

  #view(find: (tx: Tx) => Promise<SourceRow[]>): Promise<Source[]> {
    const now = this.#tools.clock.now();
    return this.#tools.db.tx(async (tx) => (await find(tx)).map((row) => sourceOf(row, now)));
  }
}

function isRead(source: SourceRow): boolean {
  return source.status === 'finished' || source.status === 'accepted';
}
