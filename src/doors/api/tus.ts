/**
 * tus 1.0 over the uploads room, by @tus/server: it reads the protocol's headers, the room decides. Answers come as
 * web responses and leave like every other of this door; whoever asks and about which incident is known by then.
 */
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { HttpException } from '@nestjs/common';
import { DataStore, ERRORS, Server, Upload as TusUpload, type Locker } from '@tus/server';
import type { Actor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { type Upload, type UploadId, type Uploads, UPLOADS_ERRORS as E } from '../../uploads/index.ts';

export interface TusVisit {
  readonly incidentId: IncidentId;
  readonly actor: Actor;
  /** The address of this incident's uploads, as it was asked. */
  readonly path: string;
  /** Told once an upload is whole. */
  readonly landed: (upload: Upload) => Promise<void>;
}

/** What the protocol itself calls for, beside what our own routes send. */
const HEADERS = /^(?:tus-|upload-|location$|cache-control$)/;

export interface TusAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  /** What to refuse with; null where all is well. */
  readonly refusal: unknown;
}

/** Serves one request of the protocol. */
export async function serveTus(
  uploads: Uploads,
  request: IncomingMessage,
  visit: TusVisit,
): Promise<TusAnswer> {
  const store = new RoomStore(uploads, visit);
  let failure: unknown = null;
  const server = new Server({
    path: visit.path,
    datastore: store,
    locker: UNLOCKED,
    relativeLocation: true,
    maxSize: (_request, id) => (id === null ? uploads.spool.limitBytes : 0),
    onResponseError: (_request, error) => {
      if (!('status_code' in error)) failure = error;
      return undefined;
    },
  });
  const response = await server.handleWeb(webRequest(request, visit.path));
  const { status } = response;
  const headers = new Map([...response.headers].filter(([name]) => HEADERS.test(name)));
  if (status < 400) return { status, headers, refusal: null };
  // Whoever is refused amid a body must be able to read why: the rest of it is let go by.
  request.removeAllListeners('data');
  request.resume();
  const refusal = failure ?? protocolRefusal(status, await response.text(), store.seen);
  return { status, headers, refusal };
}

/** What the protocol refuses by itself, in the room's words where it has them. */
function protocolRefusal(status: number, said: string, upload: Upload | null): unknown {
  const { baseName: file = 'this file', receivedBytes = 0, lengthBytes = 0 } = upload ?? {};
  if (status === 409) return new DomainError(E.wrong_offset, { file, receivedBytes });
  if (status === 413) return new DomainError(E.too_long, { file, lengthBytes });
  if (status === 410) {
    const { code, message } = new DomainError(E.not_landing, { file, status: upload?.status });
    return new HttpException({ code, message }, status);
  }
  // What this door does not offer is the sender's mistake, not our failure.
  return new HttpException(`${said.trim().replace(/\.$/, '')}.`, status >= 500 ? 400 : status);
}

/** The body streams; the address is only looked at for the upload's id. */
function webRequest(request: IncomingMessage, path: string): Request {
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    typeof value === 'string' && !name.startsWith(':') ? [[name, value] as [string, string]] : [],
  );
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? path, 'http://localhost');
  if (method !== 'PATCH' && method !== 'POST') return new Request(url, { method, headers });
  const body = Readable.toWeb(request) as ReadableStream<Uint8Array>;
  return new Request(url, { method, headers, body, duplex: 'half' });
}

/**
 * No locks: each piece of an upload is written once, by whoever is first, on whatever machine. A sender whose
 * connection died unnoticed thus never holds up the one that goes on.
 */
const UNLOCKED: Locker = {
  newLock: () => ({ lock: () => Promise.resolve(), unlock: () => Promise.resolve() }),
};

class RoomStore extends DataStore {
  readonly #uploads: Uploads;
  readonly #visit: TusVisit;
  /** The upload the request is about, as it was found. */
  seen: Upload | null = null;

  constructor(uploads: Uploads, visit: TusVisit) {
    super();
    this.extensions = ['creation', 'creation-with-upload', 'creation-defer-length', 'termination'];
    this.#uploads = uploads;
    this.#visit = visit;
  }

  override async create(asked: TusUpload): Promise<TusUpload> {
    const { incidentId, actor } = this.#visit;
    const baseName = asked.metadata?.['filename'] ?? asked.metadata?.['name'] ?? '';
    const begun = await this.#uploads.begin(incidentId, { baseName, lengthBytes: asked.size ?? null }, actor);
    asked.id = begun.uploadId;
    if (begun.status === 'landed') await this.#visit.landed(begun);
    return asked;
  }

  override async getUpload(id: string): Promise<TusUpload> {
    const upload = await this.#uploads.get(this.#visit.incidentId, id as UploadId);
    this.seen = upload;
    if (upload.status === 'expired' || upload.status === 'abandoned') throw ERRORS.FILE_NO_LONGER_EXISTS;
    return new TusUpload({
      id,
      offset: upload.receivedBytes,
      ...(upload.lengthBytes === null ? {} : { size: upload.lengthBytes }),
      metadata: { filename: upload.baseName },
      creation_date: upload.madeAt.toISOString(),
    });
  }

  override async declareUploadLength(id: string, lengthBytes: number): Promise<void> {
    await this.#uploads.declareLength(this.#visit.incidentId, id as UploadId, lengthBytes);
  }

  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const { incidentId, actor } = this.#visit;
    const piece = { offset, chunks: stream };
    const upload = await this.#uploads.append(incidentId, id as UploadId, piece, actor);
    if (upload.status === 'landed') await this.#visit.landed(upload);
    return upload.receivedBytes;
  }

  override async remove(id: string): Promise<void> {
    await this.#uploads.abandon(this.#visit.incidentId, id as UploadId, this.#visit.actor);
  }
}
