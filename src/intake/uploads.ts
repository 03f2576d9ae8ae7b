/** Enters landed uploads as sources: one for every file in them, each name and content once per incident. */
import type { Actor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/errors.ts';
import { newId, type IncidentId, type SourceId } from '../kernel/ids.ts';
import { membersOf, type Member } from '../formats/index.ts';
import type { Tx } from '../platform/db/db.ts';
import { UPLOADS_ERRORS, type SealedObject, type UploadId } from '../uploads/index.ts';
import type { Tools } from './ingest.ts';
import { INTAKE_ERRORS as E } from './intake.errors.ts';
import * as store from './intake.store.ts';
import type { SourceRow } from './intake.store.ts';
import type { Entered, Uploaded } from './intake.types.ts';
import { MemberShelf } from './member-shelf.ts';

export interface Entry {
  readonly uploadId: UploadId;
  /** Whether a finished source of the same name and content may be named again, to change its mapping. */
  readonly again: boolean;
}

/**
 * All files of an upload become sources, or none does. A process killed meanwhile leaves the upload landed, to be
 * entered again. A refusal is kept on the upload, whose bytes go; what cannot be decided just now leaves it landed.
 */
export async function enterUpload(tools: Tools, entry: Entry, actor: Actor): Promise<Uploaded> {
  const { uploads } = tools;
  const { upload, object, content } = await uploads.open(entry.uploadId);
  const shelf = new MemberShelf(uploads, upload.incidentId);
  const limitBytes = tools.spool.limitBytes;
  try {
    const { members, ignored } = await membersOf(content, { name: upload.baseName, limitBytes, shelf });
    const entering = new Entering(tools, { ...entry, incidentId: upload.incidentId, object, shelf }, actor);
    await tools.db.tx((tx) => entering.run(tx, members, ignored));
    await entering.tidy();
    return { sources: entering.sources, ignored };
  } catch (error) {
    await shelf.dropAll();
    if (error instanceof DomainError && error.kind !== 'unavailable') {
      await uploads.refuse(entry.uploadId, error, actor);
    }
    throw error;
  }
}

interface Place extends Entry {
  readonly incidentId: IncidentId;
  readonly object: SealedObject;
  readonly shelf: MemberShelf;
}

class Entering {
  readonly sources: Entered[] = [];
  readonly #tools: Tools;
  readonly #place: Place;
  readonly #actor: Actor;
  /** Objects that new sources own. */
  readonly #owned = new Set<string>();
  readonly #replaced: SourceRow[] = [];

  constructor(tools: Tools, place: Place, actor: Actor) {
    this.#tools = tools;
    this.#place = place;
    this.#actor = actor;
  }

  async run(tx: Tx, members: readonly Member[], ignored: readonly string[]): Promise<void> {
    const { uploadId, object } = this.#place;
    if (!(await this.#tools.uploads.entered(tx, uploadId, ignored))) {
      throw new DomainError(UPLOADS_ERRORS.not_landed, { file: object.name, status: 'entered' });
    }
    for (const member of members) this.sources.push(await this.#enter(tx, member));
  }

  /** Once all of it is committed: what no source reads goes at once. What a crash leaves here, the sweep finds. */
  async tidy(): Promise<void> {
    const { object, shelf, uploadId } = this.#place;
    await shelf.dropAll(this.#owned);
    if (!this.#owned.has(object.name)) await this.#tools.uploads.deleteBytes(uploadId);
    for (const source of this.#replaced) await this.#tools.uploads.deleteBytes(source.spool_name);
  }

  async #enter(tx: Tx, member: Member): Promise<Entered> {
    const { incidentId, again } = this.#place;
    const named = await store.sourceNamed(tx, incidentId, member.name);
    if (named?.content_hash.equals(member.contentHash)) return resume(named, again);
    // A source nothing was read from yet may be replaced by a repaired export.
    const replaced = named && isUnread(named) ? named : null;
    if (named && !replaced) throw new DomainError(E.same_name, { file: member.name });
    const twin = await store.sourceWithContent(tx, incidentId, member.contentHash);
    if (twin) throw new DomainError(E.same_content, { file: member.name, other: twin.base_name });
    if (replaced) {
      await store.deleteSource(tx, replaced.id);
      this.#replaced.push(replaced);
    }
    return this.#insert(tx, member, replaced);
  }

  async #insert(tx: Tx, member: Member, replaced: SourceRow | null): Promise<Entered> {
    const { incidentId, uploadId, object, shelf } = this.#place;
    const now = this.#tools.clock.now();
    const id = newId<SourceId>(now);
    const { name, keyVersion, bytes } = member.kept ? shelf.objectOf(member.kept) : object;
    const spooled = { uploadId, spoolName: name, spoolBytes: bytes, spoolKeyVersion: keyVersion };
    const uploadedBy = this.#actor.operatorId;
    const source = { ...member, ...spooled, id, incidentId, baseName: member.name, uploadedBy, now };
    // Somebody else entered the same name or content since we looked.
    if (!(await store.insertSource(tx, source))) throw new DomainError(E.same_name, { file: member.name });
    this.#owned.add(name);
    await this.#tools.audit.record(tx, {
      actor: this.#actor,
      action: 'intake.upload',
      incidentId,
      subject: `source:${id}`,
      facts: {
        upload: uploadId,
        format: member.format,
        contentHash: member.contentHash.toString('hex'),
        contentBytes: member.contentBytes,
        replaced: replaced?.id ?? null,
      },
    });
    return { sourceId: id, baseName: member.name, status: 'uploaded', resumed: false };
  }
}

export function isUnread(source: SourceRow): boolean {
  return source.status === 'uploaded' || source.status === 'failed';
}

function resume(named: SourceRow, again: boolean): Entered {
  const file = named.base_name;
  if (named.status === 'accepted') throw new DomainError(E.accepted, { file });
  if (named.status === 'finished' && !again) throw new DomainError(E.already_ingested, { file });
  return { sourceId: named.id, baseName: file, status: named.status, resumed: true };
}
