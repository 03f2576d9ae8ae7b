/** Brings a file of this machine in, going on where an earlier try of the very same file was broken off. */
import type { Actor } from '../kernel/actor.ts';
import type { Content } from '../kernel/content.ts';
import type { IncidentId } from '../kernel/ids.ts';
import type { LocalFile } from './local-file.ts';
import type { Uploads } from './uploads.ts';
import type { Upload } from './uploads.types.ts';

export interface Brought {
  readonly upload: Upload;
  /** Bytes that were there from an earlier try. */
  readonly resumedAtBytes: number;
}

/**
 * An earlier try is the same file where name and length agree and every byte that has landed is the file's own: a
 * file that was exported anew meanwhile is never joined to the beginning of the old one.
 */
export async function bringIn(
  uploads: Uploads,
  incidentId: IncidentId,
  file: LocalFile,
  actor: Actor,
): Promise<Brought> {
  const { baseName, bytes: lengthBytes } = file;
  if (lengthBytes === null) {
    const upload = await uploads.receive(incidentId, baseName, file.stream(), actor);
    return { upload, resumedAtBytes: 0 };
  }
  const earlier = await findEarlier(uploads, incidentId, file);
  const upload = earlier ?? (await uploads.begin(incidentId, { baseName, lengthBytes }, actor));
  const { receivedBytes: offset, uploadId } = upload;
  if (upload.status === 'landed') return { upload, resumedAtBytes: offset };
  const piece = { offset, chunks: file.stream(offset) };
  return { upload: await uploads.append(incidentId, uploadId, piece, actor), resumedAtBytes: offset };
}

async function findEarlier(
  uploads: Uploads,
  incidentId: IncidentId,
  file: LocalFile,
): Promise<Upload | null> {
  for (const listed of await uploads.list(incidentId)) {
    const isOpen = listed.status === 'landing' || listed.status === 'landed';
    if (!isOpen || listed.baseName !== file.baseName || listed.lengthBytes !== file.bytes) continue;
    const upload = await uploads.get(incidentId, listed.uploadId);
    if (upload.receivedBytes === 0) continue;
    if (await isBeginning(await uploads.soFar(incidentId, upload.uploadId), file)) return upload;
  }
  return null;
}

/** Whether all of `content` stands at the beginning of the file. */
async function isBeginning(content: Content, file: LocalFile): Promise<boolean> {
  const ours = content.stream()[Symbol.asyncIterator]();
  let [held, at] = [Buffer.alloc(0), 0];
  for await (const chunk of file.stream()) {
    for (let from = 0; from < chunk.byteLength;) {
      if (held.length === 0) {
        const next = await ours.next();
        if (next.done) return at === content.bytes;
        held = Buffer.from(next.value);
      }
      const piece = chunk.subarray(from, from + held.length);
      if (held.compare(piece, 0, piece.byteLength, 0, piece.byteLength) !== 0) return false;
      held = held.subarray(piece.byteLength);
      from += piece.byteLength;
      at += piece.byteLength;
    }
  }
  return at === content.bytes;
}
