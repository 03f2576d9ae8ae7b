/** Sources and uploads as the operators' door answers them: with what this person may do, and why not. */
import type { FilesStanding, Source } from '../../intake/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import { type Both, both } from '../../kernel/both.ts';
import type { Upload } from '../../uploads/index.ts';
import { type Can, can } from '../can.ts';

export interface SourceAnswer extends Source {
  readonly can: {
    /** Look at a sample, change the mapping and so have it read anew. */
    readonly inspect: Can;
    readonly map: Can;
    readonly cancel: Can;
    readonly remove: Can;
    readonly accept: Can;
  };
}

export interface UploadAnswer extends Upload {
  readonly can: { readonly resume: Can; readonly abandon: Can };
}

export interface FilesAnswer {
  readonly sources: readonly SourceAnswer[];
  readonly uploads: readonly UploadAnswer[];
  readonly limits: { readonly uploadBytesMax: number };
  readonly can: { readonly upload: Can; readonly start: Can };
}

export function filesAnswer(actor: Actor, files: FilesStanding, uploadBytesMax: number): FilesAnswer {
  const isWaiting = files.sources.some(({ status }) => status === 'uploaded' || status === 'failed');
  return {
    sources: files.sources.map((source) => sourceAnswer(actor, source)),
    uploads: files.uploads.map((upload) => uploadAnswer(actor, upload)),
    limits: { uploadBytesMax },
    can: {
      upload: can(actor, 'intake.write'),
      start: can(
        actor,
        'intake.write',
        isWaiting ? null : both('No file waits to be read.', 'Tidak ada berkas yang menunggu dibaca.'),
      ),
    },
  };
}

export function sourceAnswer(actor: Actor, source: Source): SourceAnswer {
  const kept =
    source.spool.deletedAt === null
      ? null
      : both(
          'Its file is deleted, so it cannot be read again.',
          'Berkasnya sudah dihapus, jadi tidak dapat dibaca lagi.',
        );
  return {
    ...source,
    can: {
      inspect: can(actor, 'intake.read', kept),
      map: can(actor, 'intake.write', kept),
      cancel: can(actor, 'intake.write', againstCancelling(source)),
      remove: can(actor, 'intake.write', againstRemoving(source)),
      accept: can(actor, 'intake.accept', againstAccepting(actor, source)),
    },
  };
}

export function uploadAnswer(actor: Actor, upload: Upload): UploadAnswer {
  const ended = both('It has ended; begin a new one.', 'Sudah berakhir; mulai yang baru.');
  const { status } = upload;
  return {
    ...upload,
    can: {
      resume: can(actor, 'intake.write', status === 'landing' ? null : ended),
      abandon: can(actor, 'intake.write', status === 'landing' || status === 'landed' ? null : ended),
    },
  };
}

function againstCancelling({ status }: Source): Both | null {
  return status === 'mapped' || status === 'ingesting'
    ? null
    : both('It is not being read.', 'Tidak sedang dibaca.');
}

function againstRemoving({ status }: Source): Both | null {
  return status === 'uploaded' || status === 'failed'
    ? null
    : both(
        'Something was read from it; only a file nothing was read from can be removed.',
        'Sudah ada yang dibaca darinya; hanya berkas yang belum dibaca dapat dihapus.',
      );
}

function againstAccepting({ operatorId }: Actor, source: Source): Both | null {
  if (source.status === 'accepted') return both('It is accepted already.', 'Sudah disetujui.');
  if (source.status !== 'finished')
    return both('It is not read to its end yet.', 'Belum dibaca sampai akhir.');
  const isMaker = operatorId === source.uploadedBy || operatorId === source.mappedBy;
  return isMaker
    ? both(
        'You uploaded or mapped this file; a second person accepts its rejects.',
        'Anda mengunggah atau memetakan berkas ini; orang kedua yang menyetujui baris yang ditolak.',
      )
    : null;
}
