/** Takes files in: inspected and encrypted while they land, each name and content once per incident. */
import type { Actor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/errors.ts';
import { newId, type IncidentId, type SourceId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { isPlainName, localFile } from '../uploads/index.ts';
import type { Tools } from './ingest.ts';
import { Inspection, type Inspected } from './inspect.ts';
import { INTAKE_ERRORS as E } from './intake.errors.ts';
import * as store from './intake.store.ts';
import type { SourceRow } from './intake.store.ts';
import type { Uploaded } from './intake.types.ts';

export interface Upload {
  readonly incidentId: IncidentId;
  readonly baseName: string;
  readonly content: AsyncIterable<Uint8Array>;
  /** Whether a finished source of the same name and content may be named again, to change its mapping. */
  readonly again: boolean;
}

interface Landed extends Inspected {
  readonly sourceId: SourceId;
  readonly spoolBytes: number;
  readonly spoolKeyVersion: number;
}

/** Spools the content, then enters it as a source, or answers the unfinished one it repeats. */
export async function takeIn(tools: Tools, upload: Upload, actor: Actor): Promise<Uploaded> {
  refuseName(upload.baseName);
  const landed = await land(tools, upload);
  let kept = false;
  try {
    const { answer, replaced } = await tools.db.tx((tx) => enter(tools, tx, { upload, landed, actor }));
    kept = answer.sourceId === landed.sourceId;
    if (replaced) await tools.spool.delete(replaced);
    return answer;
  } finally {
    if (!kept) await tools.spool.delete(landed.sourceId);
  }
}

/** A file of this machine as an upload; what is no readable file is refused with one sentence. */
export async function openFile(
  path: string,
): Promise<{ baseName: string; content: AsyncIterable<Uint8Array> }> {
  const file = await localFile(path);
  return { baseName: file.baseName, content: file.stream() };
}

function refuseName(baseName: string): void {
  if (!isPlainName(baseName)) throw new DomainError(E.bad_name);
}

async function land(tools: Tools, { incidentId, baseName, content }: Upload): Promise<Landed> {
  const sourceId = newId<SourceId>(tools.clock.now());
  const inspection = new Inspection(baseName, tools.spool.limitBytes);
  const object = await tools.uploads.writeObject(incidentId, sourceId, inspection.watch(content));
  try {
    return {
      ...(await inspection.finish()),
      sourceId,
      spoolBytes: object.bytes,
      spoolKeyVersion: object.keyVersion,
    };
  } catch (error) {
    await tools.spool.delete(sourceId);
    throw error;
  }
}

interface Entry {
  readonly upload: Upload;
  readonly landed: Landed;
  readonly actor: Actor;
}

async function enter(
  tools: Tools,
  tx: Tx,
  { upload, landed, actor }: Entry,
): Promise<{ answer: Uploaded; replaced: SourceId | null }> {
  const { incidentId, baseName } = upload;
  const named = await store.sourceNamed(tx, incidentId, baseName);
  if (named?.content_hash.equals(landed.contentHash)) {
    return { answer: resume(named, upload.again), replaced: null };
  }
  // A source nothing was read from yet may be replaced by a repaired export.
  const replaced = named && isUnread(named) ? named.id : null;
  if (named && !replaced) throw new DomainError(E.same_name, { file: baseName });
  const twin = await store.sourceWithContent(tx, incidentId, landed.contentHash);
  if (twin) throw new DomainError(E.same_content, { file: baseName, other: twin.base_name });
  if (replaced) await store.deleteSource(tx, replaced);
  const now = tools.clock.now();
  const read = { format: 'csv', delimiter: null, columns: null, width: null, uploadId: null } as const;
  const source = {
    ...landed,
    ...read,
    id: landed.sourceId,
    spoolName: landed.sourceId,
    incidentId,
    baseName,
    uploadedBy: actor.operatorId,
    now,
  };
  // Somebody else entered the same name or content since we looked.
  if (!(await store.insertSource(tx, source))) throw new DomainError(E.same_name, { file: baseName });
  await tools.audit.record(tx, {
    actor,
    action: 'intake.upload',
    incidentId,
    subject: `source:${source.id}`,
    facts: { contentHash: landed.contentHash.toString('hex'), contentBytes: landed.contentBytes, replaced },
  });
  return { answer: { sourceId: source.id, baseName, status: 'uploaded', resumed: false }, replaced };
}

export function isUnread(source: SourceRow): boolean {
  return source.status === 'uploaded' || source.status === 'failed';
}

function resume(named: SourceRow, again: boolean): Uploaded {
  const file = named.base_name;
  if (named.status === 'accepted') throw new DomainError(E.accepted, { file });
  if (named.status === 'finished' && !again) throw new DomainError(E.already_ingested, { file });
  return { sourceId: named.id, baseName: file, status: named.status, resumed: true };
}
